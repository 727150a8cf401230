// SPDX-License-Identifier: EUPL-1.2
// What the plan's own pages show (views/plan.html).
#pragma once
#include "cover.h"
#include "pages_circle.h"
#include "pages_guests.h"
#include "pages_week.h"

struct plan_line {
	struct str text, who;
};
struct plan_card {
	struct id id;
	struct str title, audience, words, who; // words: the first of what stands in it, and who says it
	int tile;
	bool alone, more, people, steps, table;
	struct {
		const struct plan_line *at;
		size_t n;
	} lines;
};
struct plan_face {
	struct id id;
	struct str name, letter, role;
	int colour;
	bool asked;
};
struct plan_goal {
	struct id id;
	struct str text, ending, kept;
};
struct plan_page {
	struct frame frame;
	const struct sight_plan *plan;
	struct str first; // who reads along, as names
	struct cover cover;
	struct week_part week;
	struct meet_lines meets;
	struct {
		const struct plan_goal *at;
		size_t n;
	} goals;
	struct {
		const struct plan_card *at;
		size_t n;
	} cards;
	struct {
		const struct plan_face *at;
		size_t n;
	} faces;
	struct {
		const struct plan_face *at;
		size_t n;
	} knocks;
	struct terms terms; // seats whose last day is near
	struct str coordinator; // what is to be done for, or as, a coordinator
	bool more_faces, coordinated; // coordinated: a coordinator sits here
	size_t people_at; // of the cards, the one before which the people stand
	bool shut; // what is only this person's waits for four digits
	bool folded; // many rooms: a line each, not a card
	struct str erase;
};
struct plan_choice {
	struct id id;
	struct str name, role;
};
struct plans_page {
	struct frame frame;
	struct id erased; // by the keeper of the machine, on `day`; none for most
	struct str day;
	bool together, work; // some were asked to stand in one list; in some one works with the family
	struct {
		const struct plan_choice *at;
		size_t n;
	} plans;
};
struct name_page {
	struct frame frame;
	struct id id;
	struct str name, fault, key, version;
};
struct idea { // becomes a room of this kind, or has a page to go to
	struct str title, text, shows, go;
	struct url to;
	struct id key;
};
struct ideas_page {
	struct frame frame;
	struct id id;
	int next;
	struct {
		const struct idea *at;
		size_t n;
	} ideas;
};

void ideas_show(struct visit *); // pages_ideas.c
