-- SPDX-License-Identifier: EUPL-1.2
-- The private time in which it was put in, as long as nothing names it: it counts for those who were inside alone. 0: in none.
ALTER TABLE blob ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
