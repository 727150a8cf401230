-- SPDX-License-Identifier: EUPL-1.2
-- named: something that was said names it. What nothing names a day after it came is swept (sweep.c).
ALTER TABLE blob ADD COLUMN named INTEGER NOT NULL DEFAULT 1;
CREATE INDEX blob_unnamed ON blob(at) WHERE named = 0;
CREATE INDEX blob_taken ON blob(plan) WHERE sealed IS NULL;
-- What was taken away is looked up when a copy is made (taken.c).
CREATE INDEX event_taken ON event(plan) WHERE sealed IS NULL;
