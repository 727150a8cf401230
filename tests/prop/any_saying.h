// SPDX-License-Identifier: EUPL-1.2
// Made-up sayings, from the tables of plan/words: whatever can be said is tried, also what is added there tomorrow. And a table
// at which they are said: a plan with a family of which every role has a seat, and everything that was kept.
#pragma once
#include "plan.h"
#include "prop.h"

enum { MARK_TEXT = 16 }; // every text that is made up holds a mark of its own: "uu", which no id holds, and fourteen signs

struct kept {
	struct str text; // as event_write writes it
	uint64_t seq;
};
struct scene {
	struct chance *chance;
	struct arena *arena;
	struct plan *plan;
	int64_t now;
	struct {
		LIST(struct kept);
	} kept;
};

struct id any_id(struct chance *, bool is_long);
struct str any_mark(struct chance *, struct arena *);
// Fields of this kind of saying, well formed: ids are those of things in the plan, or in one of ten of nothing.
void any_intent(struct chance *, struct arena *, const struct plan *, int64_t now, enum say, struct intent *);

void scene_begin(struct scene *, struct chance *, struct arena *); // a founder, one of every role, rooms, goals and actions
void scene_soon(struct scene *, int seat, struct id gathering); // "Over één minuut gaat de deur open", and the minute
void scene_end(struct scene *);
struct id scene_seat(const struct scene *, int index);
// Decides, and when it may be said writes it down and applies it to a copy that becomes the plan. *ret_event lives in the arena.
struct verdict scene_say(struct scene *, struct voice, const struct intent *, struct event *ret_event);
// One made-up saying by a made-up voice.
struct verdict scene_step(struct scene *, struct event *ret_event);
int scene_seat_of_role(const struct scene *, enum role); // one that sits, NOBODY when none
struct voice voice_of(const struct scene *, int seat);

// What a seat sees, as JSON; empty when it sees nothing. On the heap of the arena.
struct str sight_text(const struct plan *, int seat, int64_t now, struct arena *);
// Is every index within its list, is each order a permutation, is everything under its bound? Prints what is not.
bool plan_is_sound(const struct plan *);
// Of a plan in which all was decided: who ended reads nothing, an owner sits and reads, the plan is somebody's.
bool seats_are_lawful(const struct plan *);
