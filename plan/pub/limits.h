// SPDX-License-Identifier: EUPL-1.2
// Every bound of a plan, in one place. Texts count code points. tools/words.c reads this file too, so that the API's document
// gives the same numbers; each is tested at, under and over its value. They are far above what families use (domain.md §6: about
// ten people and four subjects), and low enough that the largest plan folds and shows within a blink.
#pragma once

enum limits {
	PLAN_NAME = 80,
	NAME = 60, // a person, as the family calls them
	TIE = 60, // "de zus van Linda"
	ADDRESS = 200,
	PHONE = 40,
	ROOM_TITLE = 120,
	ROOM_HINT = 400, // the line under a room's title
	FIELD_TITLE = 80,
	FIELD_CHOICES = 20,
	CELL = 1000, // one value of an own field
	ENTRY_TEXT = 8000,
	CAPTION = 300, // what a picture shows, for who cannot see it
	GOAL_TEXT = 500,
	ACTION_TEXT = 500,
	IF_NOT = 500,
	WORD = 1000, // "een woord erbij"
	DEAL_TEXT = 500,
	OFFER_TEXT = 500,
	OFFER_WHEN = 120,
	VERSION_TITLE = 120,
	QUESTION_TEXT = 1000, // to who works with families
	STATEMENT_TEXT = 2000, // what a professional states to everyone
	WHY = 500,
	KEY_MIN = 16, // the caller's own key of a saying (contract.md, sleutel)
	KEY_MAX = 64,
	HASH_TEXT = 64, // a picture or voice, by the hash of what was kept, in hexadecimal

	SEATS = 128, // ever, ended ones too: a set of seats is two machine words
	PEOPLE = 150,
	ROOMS = 60,
	ROOMS_AT_ONCE = 16,
	FIELDS = 200, // own fields, over all rooms
	ROOM_FIELDS = 12,
	ENTRIES = 3000,
	ENTRY_LINKS = 20,
	GOALS = 120,
	ACTIONS = 600,
	ACTION_DOERS = 20,
	DEALS = 200,
	OFFERS = 300,
	VERSIONS = 200,
	STATEMENTS = 200,
	PREPS = 400, // with all coordinators, of everybody
	PREP_TEXT = 2000,
	PREP_QUIET = 120, // "na acht uur, niet op zondag"
	QUESTIONS_ASKED = 300,
	GATHERINGS = 60,
	GATHERING_TITLE = 120,
	MOMENTS = 12, // to choose from, of one gathering
	MOMENT_TEXT = 16, // "2027-01-31 14:00"
	PLACE = 200,
	GUESTS = 1200, // over all gatherings
	METHOD_ID = 40,
	METHOD_TEXT = 40000, // a pack, as it is kept in the journal; of the program's making, so counted in bytes too
	PHASES = 24, // of one method
	PHASE_ID = 40,
	PHASE_TITLE = 120,
	PHASE_PROMPTS = 12, // and so many ways to begin a sentence
	PHASE_MINUTES = 600, // that one takes, at most
	TASK_PEOPLE = 12, // who have one role of a method, when more than one may
	METHOD_LATER = 12, // moments after the gathering, none past AHEAD_DAYS
	PACK_BYTES = 65536, // of a pack's file
	PACKS = 100, // the program's own and those of the folder together
	PACK_ROLES = 16, // that take part; of the rest of a pack the bounds are those of a method, its rooms ROOMS_AT_ONCE
	PRESENT_KEPT = 400, // things that stay behind when a plan is presented
	PRIVATE_HOURS = 24, // agreed at the door
	PRIVATE_ASK_HOURS = 8, // then those inside are asked whether they are still at the table
	PRIVATE_SLEEP_DAYS = 14, // then it falls asleep
	PRIVATE_SOON_SECONDS = 60, // between saying that the door opens and showing the plan, for whoever is inside
	EVENTS = 50000, // of one plan, ever
	TAKEN_ALONG = 40000, // events of a file: the plan that comes out of it takes ten thousand sayings more
	TAKEN_ALONG_THEN = 12000, // of these: how the plan was when its versions were put, the newest first
	FRESH = 20, // new ids one saying may need
	KEY_DAYS = 30,
	ERASE_DAYS = 14, // between asking for erasing and its doing (product.md P15)
	HAND_OVER_DAYS = 28, // after it the coordinator calls, and the seat ends unless another day was said
	OUTSIDE_DAYS = 91, // then the seat of who works with families ends, unless the family lengthens it
	COPY_DAYS = 30, // that long at most a backup of data or keys is kept (product.md, what holds everywhere, 6)
	AHEAD_DAYS = 3660, // no date lies further ahead than ten years

	PLANS_AN_HOUR = 60, // begun from one address, or one /64: twelve families at a table begin at once, twice over
	PLANS_IN_ALL = 3000, // begun in an hour, altogether
};
