-- SPDX-License-Identifier: EUPL-1.2
-- The statements on keys.db.

-- name: key_add(owner id, wrapped bytes)
INSERT INTO key(owner, wrapped) VALUES (:owner, :wrapped)

-- name: key_get(owner id) -> row(wrapped bytes)
SELECT wrapped FROM key WHERE owner = :owner

-- name: key_overwrite(owner id)
UPDATE key SET wrapped = zeroblob(length(wrapped)) WHERE owner = :owner

-- name: key_delete(owner id)
DELETE FROM key WHERE owner = :owner

-- name: taken_add(plan id, digest bytes) -> changes
INSERT OR IGNORE INTO taken(plan, digest) VALUES (:plan, :digest)

-- name: taken_drop(plan id, digest bytes) -> changes
DELETE FROM taken WHERE plan = :plan AND digest = :digest

-- name: taken_all() -> row(plan id, digest bytes)
-- Those of one plan stand together, in order.
SELECT plan, digest FROM taken ORDER BY plan, digest

-- name: taken_forget(plan id)
-- The plan is erased: nothing of it can be read any more.
DELETE FROM taken WHERE plan = :plan

-- name: copied_set(path text, folder text)
INSERT INTO copied(only, path, folder) VALUES (1, :path, :folder) ON CONFLICT(only) DO UPDATE SET path = excluded.path, folder = excluded.folder

-- name: copied_get() -> one(path text, folder text)
SELECT path, folder FROM copied WHERE only = 1
