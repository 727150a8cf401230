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

-- name: blob_add(plan id, blob id, digest bytes, sealed bytes, at int)
INSERT INTO blob(plan, id, digest, sealed, at) VALUES (:plan, :blob, :digest, :sealed, :at)

-- name: blob_get(plan id, blob id) -> one(digest bytes, sealed bytes, at int)
SELECT digest, sealed, at FROM blob WHERE plan = :plan AND id = :blob

-- name: blob_take_away(plan id, blob id) -> changes
UPDATE blob SET sealed = NULL WHERE plan = :plan AND id = :blob

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

-- name: blobs_old(before int) -> row(plan id, blob id)
-- What was kept before that moment: those no entry names are swept (journal/blobs.c).
SELECT plan, id AS blob FROM blob WHERE at < :before AND sealed IS NOT NULL
