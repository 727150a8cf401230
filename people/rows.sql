-- SPDX-License-Identifier: EUPL-1.2
-- The statements on persons and how they come in. Every hash is a keyed one (house_hash).

-- name: session_add(hash bytes, person id, made int, sealed bytes)
INSERT INTO session(hash, person, made, seen, sealed) VALUES (:hash, :person, :made, :made, :sealed)

-- name: session_get(hash bytes) -> one(person id, made int, seen int, sealed bytes)
SELECT person, made, seen, sealed FROM session WHERE hash = :hash

-- name: session_put(hash bytes, sealed bytes)
UPDATE session SET sealed = :sealed WHERE hash = :hash

-- name: session_seen(hash bytes, seen int)
UPDATE session SET seen = max(seen, :seen) WHERE hash = :hash

-- name: session_forget_begun(hash bytes)
-- Who goes away is not found by the form that began their plan.
DELETE FROM secret WHERE kind = 'begonnen' AND person = (SELECT person FROM session WHERE hash = :hash)

-- name: session_drop(hash bytes)
DELETE FROM session WHERE hash = :hash

-- name: sessions_drop_others(person id, hash bytes)
DELETE FROM session WHERE person = :person AND hash <> :hash

-- name: sessions_sweep(before int)
-- Sessions that were not used for so long that they ended.
DELETE FROM session WHERE seen < :before

-- name: sessions_of_person(person id) -> row(hash bytes, made int, seen int, sealed bytes)
SELECT hash, made, seen, sealed FROM session WHERE person = :person ORDER BY seen DESC

-- name: person_put(person id, sealed bytes)
INSERT INTO person(id, sealed) VALUES (:person, :sealed) ON CONFLICT(id) DO UPDATE SET sealed = excluded.sealed

-- name: person_get(person id) -> one(sealed bytes)
SELECT sealed FROM person WHERE id = :person

-- name: person_drop(person id)
DELETE FROM person WHERE id = :person

-- name: person_drop_sessions(person id)
DELETE FROM session WHERE person = :person

-- name: person_drop_secrets(person id)
DELETE FROM secret WHERE person = :person

-- name: person_drop_codes(person id)
DELETE FROM code WHERE person = :person

-- name: person_drop_addresses(person id)
DELETE FROM address WHERE person = :person

-- name: address_put(hash bytes, person id)
INSERT INTO address(hash, person) VALUES (:hash, :person) ON CONFLICT(hash) DO UPDATE SET person = excluded.person

-- name: address_get(hash bytes) -> one(person id)
SELECT person FROM address WHERE hash = :hash

-- name: address_drop(hash bytes)
DELETE FROM address WHERE hash = :hash

-- name: secret_add(hash bytes, kind text, plan id!, seat id!, person id!, until int!, keeper int)
INSERT INTO secret(hash, kind, plan, seat, person, until, keeper) VALUES (:hash, :kind, :plan, :seat, :person, :until, :keeper)

-- name: secret_get(hash bytes) -> one(kind text, plan id!, seat id!, person id!, until int!, keeper int)
SELECT kind, plan, seat, person, until, keeper FROM secret WHERE hash = :hash

-- name: secret_drop(hash bytes) -> changes
DELETE FROM secret WHERE hash = :hash

-- name: secret_drop_kind(plan id!, seat id!, kind text)
DELETE FROM secret WHERE plan IS :plan AND seat IS :seat AND kind = :kind

-- name: secret_drop_seat(plan id!, seat id!)
DELETE FROM secret WHERE plan IS :plan AND seat IS :seat

-- name: secrets_sweep(now int)
DELETE FROM secret WHERE until < :now

-- name: code_add(address bytes, binding bytes, digits bytes, person id!, sealed bytes!, made int)
INSERT INTO code(address, binding, digits, person, sealed, made, tries)
VALUES (:address, :binding, :digits, :person, :sealed, :made, 0)

-- name: codes_asked(address bytes, after int) -> one(n int)
SELECT count(*) AS n FROM code WHERE address = :address AND made > :after

-- name: code_of(binding bytes) -> one(code int, address bytes, digits bytes, person id!, sealed bytes!, made int, tries int)
-- The last one that this browser asked for.
SELECT id AS code, address, digits, person, sealed, made, tries FROM code WHERE binding = :binding ORDER BY id DESC LIMIT 1

-- name: code_tried(code int)
UPDATE code SET tries = tries + 1 WHERE id = :code

-- name: code_used(code int)
-- It stays, so that asking is counted, and lets nobody in any more.
UPDATE code SET digits = zeroblob(32), person = NULL, sealed = NULL WHERE id = :code

-- name: codes_sweep(before int)
DELETE FROM code WHERE made < :before

-- name: mail_add(due int, sealed bytes, plan id!, key bytes)
INSERT OR IGNORE INTO outbox(due, tries, sealed, plan, key) VALUES (:due, 0, :sealed, :plan, :key)

-- name: mail_due(now int) -> one(mail int, due int, tries int, key bytes, sealed bytes)
SELECT id AS mail, due, tries, key, sealed FROM outbox WHERE due <= :now ORDER BY due, id LIMIT 1

-- name: mail_sweep(before int)
-- Codes that nobody came to fetch; what belongs to a plan waits for as long as it takes.
DELETE FROM outbox WHERE plan IS NULL AND due < :before

-- name: mail_drop(mail int)
DELETE FROM outbox WHERE id = :mail

-- name: mail_again(mail int, due int)
UPDATE outbox SET tries = tries + 1, due = :due WHERE id = :mail

-- name: mail_give_up(mail int, most int)
DELETE FROM outbox WHERE id = :mail AND tries >= :most
