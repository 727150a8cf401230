-- SPDX-License-Identifier: EUPL-1.2
-- Whether somebody sits at a plan is asked by both at once: who sits in hundreds of plans is found as fast as who sits in one.
CREATE INDEX seat_person_plan ON seat(person, plan);
DROP INDEX seat_person;
