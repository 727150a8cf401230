// SPDX-License-Identifier: EUPL-1.2
// What is taken away from readers inside a private time is taken away outside too, at once and by the same rules: no owner is
// shut out by it. What is given is given when the plan is shown.
#include "plan.h"

static bool narrow(struct seats before, struct seats to, struct seats *readers)
{
	if (!seats_any(seats_less(before, to)))
		return false;
	*readers = seats_and(before, to);
	return true;
}

static bool narrow_part(struct plan *out, const struct say_part_readers *b, int seat, struct seats *ret_told)
{
	struct seats *part = b->part == SHOWS_PEOPLE ? &out->people_readers : b->part == SHOWS_STEPS ? &out->steps : NULL;
	if (!part)
		return false;
	*ret_told = *part;
	return narrow(*part, seats_or(seats_with(seats_from(out, b->readers), seat), plan_owners(out)), part);
}

// Who does the action reads it whoever else does, so its chosen readers narrow apart from them.
static bool narrow_action(struct plan *out, struct action *a, struct ids chosen, int seat)
{
	struct seats now = a->own_readers ? a->readers : out->steps;
	bool less = narrow(now, readers_chosen(out, &a->item, now, chosen, seat), &a->readers);
	a->own_readers |= less;
	return less;
}

struct seats private_share_less(struct plan *out, const struct event *e, int seat)
{
	const union said_fields *as = &e->as;
	struct seats told = {{0}}, none = {{0}};
	enum thing thing;
	struct id about = about_of(e->say, as, e->fresh, &thing);
	int at = thing == THINGS ? NOBODY : plan_find(out, thing, about);
	bool less = false;
	if (e->say == SAY_PART_READERS)
		less = narrow_part(out, &as->part_readers, seat, &told);
	if (at == NOBODY)
		return less ? told : none;
	told = plan_item(out, thing, at)->gone ? none : who_see(out, thing, at);
	struct seats before = readers_of(out, thing, at);
	if (e->say == SAY_ROOM_READERS) {
		struct room *r = &out->rooms.at[at];
		less = narrow(r->readers, readers_chosen(out, &r->item, r->readers, as->room_readers.readers, seat), &r->readers);
	} else if (e->say == SAY_ENTRY_READERS)
		out->entries.at[at].own_readers |= less = narrow(
		        before, seats_with(seats_from(out, as->entry_readers.readers), seat), &out->entries.at[at].readers);
	else if (e->say == SAY_STATEMENT_READERS)
		less = narrow(out->statements.at[at].readers, seats_from(out, as->statement_readers.readers),
		        &out->statements.at[at].readers);
	else if (e->say == SAY_QUESTION_READERS)
		less = narrow(out->questions.at[at].readers, seats_with(seats_from(out, as->question_readers.readers), seat),
		        &out->questions.at[at].readers);
	else if (e->say == SAY_ACTION_READERS)
		less = narrow_action(out, &out->actions.at[at], as->action_readers.readers, seat);
	bool unseen = thing == THING_ENTRY && out->rooms.at[out->entries.at[at].room].item.gone;
	return less && !unseen ? told : none;
}
