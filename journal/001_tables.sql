-- SPDX-License-Identifier: EUPL-1.2
-- kring.db. Rows are appended, never clustered by plan. Times are milliseconds UTC, days are counted from 1970-01-01.

-- The two chains of a plan (chain.h). sealed is NULL when the text was taken away.
CREATE TABLE event(
	id INTEGER PRIMARY KEY,
	plan BLOB NOT NULL,
	seq INTEGER NOT NULL,
	hash BLOB NOT NULL,
	digest BLOB NOT NULL,
	sealed BLOB
) STRICT;
CREATE UNIQUE INDEX event_place ON event(plan, seq);

CREATE TABLE look(
	id INTEGER PRIMARY KEY,
	plan BLOB NOT NULL,
	seq INTEGER NOT NULL,
	hash BLOB NOT NULL,
	digest BLOB NOT NULL,
	sealed BLOB
) STRICT;
CREATE UNIQUE INDEX look_place ON look(plan, seq);

-- Pictures and the like, sealed with the plan's key.
CREATE TABLE blob(
	plan BLOB NOT NULL,
	id BLOB NOT NULL,
	digest BLOB NOT NULL,
	sealed BLOB,
	at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX blob_place ON blob(plan, id);

-- A plan that was erased: that it was, and when. Its rows and its key are gone.
CREATE TABLE erased(
	plan BLOB PRIMARY KEY NOT NULL,
	at INTEGER NOT NULL,
	done INTEGER NOT NULL
) STRICT;

-- Projections of the events: which plans a person sits in, and what is to be reminded when.
CREATE TABLE seat(
	person BLOB NOT NULL,
	plan BLOB NOT NULL,
	seat BLOB NOT NULL,
	until INTEGER
) STRICT;
CREATE UNIQUE INDEX seat_place ON seat(plan, seat);
CREATE INDEX seat_person ON seat(person);

CREATE TABLE due(
	plan BLOB NOT NULL,
	seat BLOB NOT NULL,
	day INTEGER NOT NULL,
	kind TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX due_place ON due(plan, seat, kind, day);
CREATE INDEX due_day ON due(day);

-- What waits to be sent. key: the same thing is never queued twice.
CREATE TABLE outbox(
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: a late "sent" forgets no other mail
	due INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	sealed BLOB NOT NULL,
	plan BLOB,
	key BLOB NOT NULL UNIQUE
) STRICT;
CREATE INDEX outbox_due ON outbox(due);

-- Persons, sealed with their own key; hash is always a keyed hash (keys_hash).
CREATE TABLE person(
	id BLOB PRIMARY KEY NOT NULL,
	sealed BLOB NOT NULL
) STRICT;

CREATE TABLE session(
	hash BLOB PRIMARY KEY NOT NULL,
	person BLOB NOT NULL,
	made INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	sealed BLOB NOT NULL
) STRICT;
CREATE INDEX session_person ON session(person);

CREATE TABLE secret(
	hash BLOB PRIMARY KEY NOT NULL,
	kind TEXT NOT NULL,
	plan BLOB,
	seat BLOB,
	person BLOB,
	until INTEGER,
	keeper INTEGER NOT NULL
) STRICT;
CREATE INDEX secret_person ON secret(person);
CREATE INDEX secret_plan ON secret(plan);

-- Which person an e-mail address, by its hash, lets in.
CREATE TABLE address(
	hash BLOB PRIMARY KEY NOT NULL,
	person BLOB NOT NULL
) STRICT;
CREATE INDEX address_person ON address(person);

-- Codes by mail. All three hashes; digits together with binding. person is NULL for an address nobody has; sealed is the address that
-- is to be added to the person, with the person's key.
CREATE TABLE code(
	id INTEGER PRIMARY KEY,
	address BLOB NOT NULL,
	binding BLOB NOT NULL,
	digits BLOB NOT NULL,
	person BLOB,
	sealed BLOB,
	made INTEGER NOT NULL,
	tries INTEGER NOT NULL
) STRICT;
CREATE INDEX code_address ON code(address);
CREATE INDEX code_binding ON code(binding);
