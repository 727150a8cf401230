-- SPDX-License-Identifier: EUPL-1.2
-- keys.db: the key of a plan or a person, wrapped by the master key. The owner of sixteen zeros has the key that proves the master key right.
CREATE TABLE key(
	owner BLOB PRIMARY KEY NOT NULL,
	wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
