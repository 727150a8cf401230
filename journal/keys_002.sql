-- SPDX-License-Identifier: EUPL-1.2
-- What was taken away out of the plans, by the digests of its rows. It goes along with a copy of the keys, so that an older copy of the
-- rows, when it is restored, loses the same (taken.c).
CREATE TABLE taken(
	plan BLOB NOT NULL,
	digest BLOB NOT NULL,
	PRIMARY KEY(plan, digest)
) STRICT, WITHOUT ROWID;

-- Where the keys were last copied to, and by which folder: a copy of this file in another folder keeps its hands off.
CREATE TABLE copied(
	only INTEGER PRIMARY KEY CHECK (only = 1),
	path TEXT NOT NULL,
	folder TEXT NOT NULL
) STRICT;
