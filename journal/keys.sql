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
