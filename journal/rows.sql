-- SPDX-License-Identifier: EUPL-1.2
-- The statements on the rows of a plan. Each is bound to a plan or a person; only kring verify goes through all.

-- name: event_add(plan id, seq int, hash bytes, digest bytes, sealed bytes)
INSERT INTO event(plan, seq, hash, digest, sealed) VALUES (:plan, :seq, :hash, :digest, :sealed)

-- name: event_last(plan id) -> row(seq int, hash bytes)
SELECT seq, hash FROM event WHERE plan = :plan ORDER BY seq DESC LIMIT 1

-- name: event_after(plan id, after int) -> row(seq int, hash bytes, sealed bytes)
SELECT seq, hash, sealed FROM event WHERE plan = :plan AND seq > :after ORDER BY seq

-- name: event_at(plan id, seq int) -> one(hash bytes)
SELECT hash FROM event WHERE plan = :plan AND seq = :seq

-- name: event_links(plan id) -> row(seq int, hash bytes, digest bytes, sealed bytes)
SELECT seq, hash, digest, sealed FROM event WHERE plan = :plan ORDER BY seq

-- name: event_take_away(plan id, seq int) -> changes
UPDATE event SET sealed = NULL WHERE plan = :plan AND seq = :seq

-- name: event_erase(plan id)
DELETE FROM event WHERE plan = :plan

-- name: event_next_plan(after id) -> one(plan id)
-- Plans in the order of their ids: the first one past `after`.
SELECT plan FROM event WHERE plan > :after ORDER BY plan LIMIT 1

-- name: look_add(plan id, seq int, hash bytes, digest bytes, sealed bytes)
INSERT INTO look(plan, seq, hash, digest, sealed) VALUES (:plan, :seq, :hash, :digest, :sealed)

-- name: look_last(plan id) -> row(seq int, hash bytes)
SELECT seq, hash FROM look WHERE plan = :plan ORDER BY seq DESC LIMIT 1

-- name: look_after(plan id, after int) -> row(seq int, hash bytes, sealed bytes)
SELECT seq, hash, sealed FROM look WHERE plan = :plan AND seq > :after ORDER BY seq

-- name: look_links(plan id) -> row(seq int, hash bytes, digest bytes, sealed bytes)
SELECT seq, hash, digest, sealed FROM look WHERE plan = :plan ORDER BY seq

-- name: look_take_away(plan id, seq int) -> changes
UPDATE look SET sealed = NULL WHERE plan = :plan AND seq = :seq

-- name: look_erase(plan id)
DELETE FROM look WHERE plan = :plan

-- name: look_next_plan(after id) -> one(plan id)
SELECT plan FROM look WHERE plan > :after ORDER BY plan LIMIT 1

-- name: event_last_said(before int) -> one(id int, plan id, seq int)
-- Whatever was said last in the whole folder, and still has its text.
SELECT id, plan, seq FROM event WHERE sealed IS NOT NULL AND id < :before ORDER BY id DESC LIMIT 1

-- name: event_taken() -> row(plan id, digest bytes)
-- What was taken away, by what it was.
SELECT plan, digest FROM event WHERE sealed IS NULL

-- name: event_take_away_again(plan id, digest bytes)
UPDATE event SET sealed = NULL WHERE plan = :plan AND digest = :digest

-- name: blob_add(plan id, blob id, digest bytes, sealed bytes, at int, named int, round int)
-- digest is of what is sealed: it says nothing of the picture, and is another one when the same picture comes again.
INSERT INTO blob(plan, id, digest, sealed, at, named, round) VALUES (:plan, :blob, :digest, :sealed, :at, :named, :round)

-- name: blob_name(plan id, blob id)
-- Something that was said names it.
UPDATE blob SET named = 1 WHERE plan = :plan AND id = :blob AND named = 0

-- name: blob_again(plan id, blob id, at int, round int)
-- It came again: it has another day, and is of a private time only when it never came from outside one.
UPDATE blob SET at = :at, round = min(round, :round) WHERE plan = :plan AND id = :blob

-- name: blob_get(plan id, blob id) -> one(digest bytes, sealed bytes, at int)
SELECT digest, sealed, at FROM blob WHERE plan = :plan AND id = :blob

-- name: blob_take_away(plan id, blob id) -> changes
-- That there was one stays, and nothing of what it was.
UPDATE blob SET sealed = NULL, id = substr(digest, 1, 16) WHERE plan = :plan AND id = :blob

-- name: blob_taken() -> row(plan id, digest bytes)
SELECT plan, digest FROM blob WHERE sealed IS NULL

-- name: blob_take_away_again(plan id, digest bytes)
UPDATE blob SET sealed = NULL, id = substr(digest, 1, 16) WHERE plan = :plan AND digest = :digest

-- name: blobs_sweep(before int) -> changes
-- What was kept before that moment and nothing names.
DELETE FROM blob WHERE named = 0 AND at < :before

-- name: blob_erase(plan id)
DELETE FROM blob WHERE plan = :plan

-- name: seat_put(person id, plan id, seat id, until int!)
INSERT INTO seat(person, plan, seat, until) VALUES (:person, :plan, :seat, :until)
ON CONFLICT(plan, seat) DO UPDATE SET person = excluded.person, until = excluded.until

-- name: seat_drop(plan id, seat id)
DELETE FROM seat WHERE plan = :plan AND seat = :seat

-- name: seats_of_person(person id) -> row(plan id, seat id, until int!)
SELECT plan, seat, until FROM seat WHERE person = :person ORDER BY rowid

-- name: seats_of_plan(plan id) -> row(person id, seat id, until int!)
SELECT person, seat, until FROM seat WHERE plan = :plan ORDER BY rowid

-- name: seat_of(person id, plan id) -> one(seat id, until int!)
-- The newest of this person in this plan.
SELECT seat, until FROM seat WHERE person = :person AND plan = :plan ORDER BY rowid DESC LIMIT 1

-- name: seat_find(seat id) -> one(person id, plan id, until int!)
-- For the operator's commands, which name a seat only.
SELECT person, plan, until FROM seat WHERE seat = :seat ORDER BY rowid DESC LIMIT 1

-- name: seats_drop(person id)
DELETE FROM seat WHERE person = :person

-- name: seats_erase(plan id)
DELETE FROM seat WHERE plan = :plan

-- name: due_put(plan id, seat id, day int, kind text)
INSERT OR IGNORE INTO due(plan, seat, day, kind) VALUES (:plan, :seat, :day, :kind)

-- name: due_drop(plan id, seat id, day int, kind text)
DELETE FROM due WHERE plan = :plan AND seat = :seat AND day = :day AND kind = :kind

-- name: due_until(day int) -> row(plan id, seat id, day int, kind text)
SELECT plan, seat, day, kind FROM due WHERE day <= :day ORDER BY day

-- name: dues_of_plan(plan id) -> row(seat id, day int, kind text)
SELECT seat, day, kind FROM due WHERE plan = :plan ORDER BY seat, kind, day

-- name: dues_erase(plan id)
DELETE FROM due WHERE plan = :plan

-- name: outbox_erase(plan id)
DELETE FROM outbox WHERE plan = :plan

-- name: secrets_erase(plan id)
DELETE FROM secret WHERE plan = :plan

-- name: erase_begin(plan id, at int)
INSERT OR IGNORE INTO erased(plan, at, done) VALUES (:plan, :at, 0)

-- name: erase_done(plan id)
UPDATE erased SET done = 1 WHERE plan = :plan

-- name: erases_unfinished() -> row(plan id, at int)
SELECT plan, at FROM erased WHERE done = 0

-- name: erased_at(plan id) -> one(at int, done int)
SELECT at, done FROM erased WHERE plan = :plan

-- name: blob_bytes(plan id) -> one(bytes int)
SELECT coalesce(sum(length(sealed)), 0) AS bytes FROM blob WHERE plan = :plan

-- name: blob_unnamed(plan id) -> row(round int, bytes int)
-- What was put in within a private time, and nothing names yet.
SELECT round, sum(length(sealed)) AS bytes FROM blob WHERE plan = :plan AND named = 0 AND round > 0 GROUP BY round

-- name: blob_size(plan id, blob id) -> one(bytes int, round int, at int)
SELECT coalesce(length(sealed), 0) AS bytes, round, at FROM blob WHERE plan = :plan AND id = :blob

-- name: seats_nowhere() -> one(plan id)
-- A seat or a day of a plan that is not there.
SELECT plan FROM seat WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.plan = seat.plan) LIMIT 1

-- name: dues_nowhere() -> one(plan id)
SELECT plan FROM due WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.plan = due.plan) LIMIT 1

-- name: time_last() -> one(at int)
-- The latest of the times that stand in the rows themselves; each is the last of its table.
SELECT coalesce(max(at), 0) AS at FROM (
	SELECT at FROM (SELECT at FROM erased ORDER BY rowid DESC LIMIT 1)
	UNION ALL SELECT at FROM (SELECT at FROM blob ORDER BY rowid DESC LIMIT 1)
	UNION ALL SELECT made FROM (SELECT made FROM session ORDER BY rowid DESC LIMIT 1)
	UNION ALL SELECT made FROM (SELECT made FROM code ORDER BY id DESC LIMIT 1))

-- name: sessions_end_all()
-- Of a copy that is put back: whoever was signed in then comes in anew.
DELETE FROM session

-- name: secrets_end_all()
-- Links, table codes, tokens: what was used or withdrawn since would open again. Keys on paper stay.
DELETE FROM secret WHERE kind <> 'sleutel'

-- name: codes_end_all()
DELETE FROM code

-- name: outbox_end_all()
-- Each mail holds such a link or code, and may be sent already.
DELETE FROM outbox
