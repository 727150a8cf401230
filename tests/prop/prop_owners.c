// SPDX-License-Identifier: EUPL-1.2
// Owner against owner (contract.md, Who is who), and who types for another: what no sequence of sayings may bring about.
#include "any_saying.h"
#include <stdio.h>
#include <stdlib.h>

enum { A = 0, B = 1 };

static struct id must_say(struct scene *s, int seat, const struct intent *in)
{
	struct verdict v = scene_say(s, voice_of(s, seat), in, &(struct event){0});
	if (v.outcome != SAID) {
		printf("%s could not be said\n", say_infos[in->say].wire.at);
		abort();
	}
	return v.about;
}

static struct id room_of(struct scene *s, int seat, struct ids readers, struct str title, struct str text)
{
	struct intent in;
	intent_init(&in, SAY_ROOM_ADD);
	in.as.room_add.title = title;
	in.as.room_add.readers = readers;
	struct id room = must_say(s, seat, &in);
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = room;
	in.as.entry_add.text = text;
	must_say(s, seat, &in);
	return room;
}

// A room of a carer that both owners read: neither can take it from the other.
static void room_of_carer(struct scene *s, struct str text)
{
	int carer = scene_seat_of_role(s, ROLE_CARER);
	struct id owners[2] = {scene_seat(s, A), scene_seat(s, B)}, *reader = arena_new(s->arena, struct id);
	*reader = scene_seat(s, carer);
	struct intent in;
	intent_init(&in, SAY_PART_READERS); // who chooses a reader must see that seat
	in.as.part_readers.part = SHOWS_PEOPLE;
	in.as.part_readers.readers = (struct ids){reader, 1};
	must_say(s, A, &in);
	struct id room = room_of(s, carer, (struct ids){owners, 2}, STR("Van ons"), text);
	intent_init(&in, SAY_ROOM_READERS);
	in.as.room_readers.room = room;
	must_say(s, A, &in); // nobody but A
}

static bool reads(const struct scene *s, int seat, struct str mark)
{
	struct str text = sight_text(s->plan, seat, s->now, s->arena);
	return text.len && memmem(text.at, text.len, mark.at, mark.len);
}

// A may take back what A wrote, or choose anew who reads it.
static bool takes_away(const struct intent *in, struct id entry)
{
	enum thing thing;
	bool says_so = in->say == SAY_ENTRY_CHANGE || in->say == SAY_ENTRY_ERASE || in->say == SAY_ENTRY_READERS;
	return says_so && id_eq(about_of(in->say, &in->as, (struct ids){NULL, 0}, &thing), entry);
}

static bool no_owner_puts_out_or_limits_another(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	struct id b = scene_seat(&s, B);
	struct str alone = any_mark(chance, arena), title = any_mark(chance, arena), shared = any_mark(chance, arena);
	struct str open_title = any_mark(chance, arena), later = any_mark(chance, arena);
	room_of(&s, B, (struct ids){&b, 1}, title, alone);
	struct id open = room_of(&s, B, (struct ids){NULL, 0}, open_title, shared);
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = open;
	in.as.entry_add.text = later;
	struct id entry = must_say(&s, A, &in);
	struct str of_carer = any_mark(chance, arena);
	room_of_carer(&s, of_carer);
	bool later_stands = true;
	bool good = true;
	for (int i = 0; i < 900 && good; i++) {
		struct event e;
		any_intent(chance, arena, s.plan, s.now, (enum say)chance_below(chance, SAYS), &in);
		later_stands &= !takes_away(&in, entry);
		if (scene_say(&s, voice_of(&s, A), &in, &e).outcome != SAID)
			continue;
		const struct place *other = &s.plan->seats.at[B];
		bool sits = other->state == SEAT_TAKEN && other->owner && other->until == DAY_NONE;
		bool reads_own = reads(&s, B, alone) && reads(&s, B, title) && reads(&s, B, shared) &&
		                 (!later_stands || reads(&s, B, later)) && reads(&s, B, of_carer);
		bool reads_parts = seats_has(s.plan->steps, B) && seats_has(s.plan->people_readers, B);
		good = sits && reads_own && reads_parts && !reads(&s, A, alone) && !reads(&s, A, title);
		if (!good)
			printf("after %s: %d %d %d\n", say_infos[e.say].wire.at, sits, reads_own, reads_parts);
	}
	scene_end(&s);
	return good;
}

// ---- who works for families types, who said it says yes

static bool works_for_families(const struct plan *p, int seat)
{
	enum role role = p->seats.at[seat].role;
	return role == ROLE_PROFESSIONAL || role == ROLE_COORDINATOR;
}

static bool proposed_fairly(const struct plan *before, const struct plan *after, const struct event *e)
{
	int speaker = plan_find(after, THING_SEAT, e->seat);
	for (uint32_t i = 0; i < after->entries.n; i++) {
		const struct entry *now = &after->entries.at[i], *was = i < before->entries.n ? &before->entries.at[i] : NULL;
		bool other = now->item.author != NOBODY && after->seats.at[now->item.author].person != now->from;
		bool typed_for = other && works_for_families(after, now->item.author);
		if (!was && typed_for && !now->proposed)
			return printf("typed for another, and it stands at once\n"), false;
		if (was && was->proposed && !now->proposed && (e->say != SAY_ENTRY_CONFIRM || speaker == now->item.author))
			return printf("a proposal stands without a yes, after %s\n", say_infos[e->say].wire.at), false;
		if (was && typed_for && speaker == now->item.author && !str_eq(was->text, now->text) && !now->proposed &&
		        !now->item.gone)
			return printf("other words after the yes\n"), false;
	}
	return true;
}

static void say_about_entries(struct scene *s, struct event *e, enum outcome *ret)
{
	static const enum say says[] = {SAY_ENTRY_ADD, SAY_ENTRY_CHANGE, SAY_ENTRY_CONFIRM, SAY_ENTRY_CONFIRM, SAY_ENTRY_DENY};
	struct intent in;
	any_intent(s->chance, s->arena, s->plan, s->now, says[chance_below(s->chance, 5)], &in);
	if (in.say == SAY_ENTRY_ADD)
		in.as.entry_add.from = s->plan->people.at[chance_below(s->chance, s->plan->people.n)].item.id;
	*ret = scene_say(s, voice_of(s, (int)chance_below(s->chance, s->plan->seats.n)), &in, e).outcome;
}

static bool what_is_typed_for_another_waits_for_their_yes(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 1500 && good; i++) {
		struct event e;
		enum outcome outcome;
		struct plan *before = s.plan;
		plan_hold(before);
		say_about_entries(&s, &e, &outcome);
		good = outcome != SAID || proposed_fairly(before, s.plan, &e);
		plan_release(before);
	}
	scene_end(&s);
	return good;
}

int main(void)
{
	return prop_check(
	               "no owner puts out or limits another, or reads what they keep", 12, no_owner_puts_out_or_limits_another) +
	       prop_check("what is typed for another waits for their yes", 25, what_is_typed_for_another_waits_for_their_yes);
}
