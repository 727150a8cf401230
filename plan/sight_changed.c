// SPDX-License-Identifier: EUPL-1.2
// Behind a shut door: what stood there before and was changed since, as this seat reads it, old beside new. What is compared is
// what the seat is shown of both plans, by the tables of plan/words: whatever is shown of a thing is found, also tomorrow.
#include "sight.h"

static const struct show *const shown_as[THINGS] = {[THING_SEAT] = &show_sight_seat,
        [THING_ROOM] = &show_sight_room,
        [THING_FIELD] = &show_sight_field,
        [THING_PERSON] = &show_sight_person,
        [THING_ENTRY] = &show_sight_entry,
        [THING_GATHERING] = &show_sight_gathering,
        [THING_GOAL] = &show_sight_goal,
        [THING_ACTION] = &show_sight_action,
        [THING_DEAL] = &show_sight_deal,
        [THING_OFFER] = &show_sight_offer,
        [THING_VERSION] = &show_sight_version,
        [THING_STATEMENT] = &show_sight_statement,
        [THING_QUESTION] = &show_sight_question,
        [THING_PREP] = &show_sight_prep,
        [THING_GUEST] = &show_sight_guest};

static bool is_thing(const struct show *show)
{
	for (int thing = 0; thing < THINGS; thing++)
		if (shown_as[thing] == show)
			return true;
	return false;
}

struct shown_list { // as every list of a sight
	const char *at;
	size_t n;
};

static const struct shown_list *list_in(const struct field *f, const void *base)
{
	return (const void *)((const char *)base + f->offset);
}

// In what is shown, the struct of that thing; NULL when it is not shown.
static const void *find_shown(const struct show *in, const void *base, const struct show *what, struct id id)
{
	const void *found = NULL;
	for (size_t i = 0; i < in->n && !found; i++) {
		const struct field *f = &in->fields[i];
		if (f->kind != FIELD_LIST || !is_thing(f->show))
			continue;
		const struct shown_list *list = list_in(f, base);
		for (size_t k = 0; k < list->n && !found; k++) {
			const char *one = list->at + k * f->show->size;
			if (f->show == what && id_eq(*(const struct id *)(const void *)(one + f->show->fields[0].offset), id))
				found = one;
			else
				found = find_shown(f->show, one, what, id);
		}
	}
	return found;
}

static struct str written(struct arena *arena, const struct show *show, const void *base)
{
	struct out out;
	out_init(&out, 1 << 20);
	show_write(&(struct json_out){.out = &out}, show, base);
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

// ---- a value, in words

static void put(struct out *out, struct str text)
{
	if (text.len && out_str(out).len)
		out_lit(out, ", ");
	out_put(out, text);
}

static struct str day_words(struct arena *arena, int32_t day)
{
	struct date d = day_date(day);
	return str_print(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void put_value(struct arena *arena, struct out *out, const struct field *f, const void *base)
{
	const void *at = (const char *)base + f->offset;
	const struct sight_names *names = at;
	const struct strs *texts = at;
	int32_t number = f->kind == FIELD_MINUTE || f->kind == FIELD_INT ? *(const int32_t *)at : NUMBER_NONE;
	if (f->kind == FIELD_LINE || f->kind == FIELD_TEXT)
		put(out, *(const struct str *)at);
	else if (f->kind == FIELD_REF && *(const struct sight_name *const *)at)
		put(out, (*(const struct sight_name *const *)at)->name);
	else if (f->kind == FIELD_CHOICE)
		put(out, f->choice->words[*(const int *)at]);
	else if (f->kind == FIELD_MINUTE && number != NUMBER_NONE)
		put(out, str_print(arena, "%02d:%02d", number / 60, number % 60));
	else if (f->kind == FIELD_INT && number != NUMBER_NONE)
		put(out, str_print(arena, "%d", number));
	else if (f->kind == FIELD_DAY && *(const int32_t *)at != DAY_NONE)
		put(out, day_words(arena, *(const int32_t *)at));
	for (size_t i = 0; f->kind == FIELD_REFS && i < names->n; i++)
		put(out, names->at[i]->name);
	for (size_t i = 0; f->kind == FIELD_TEXTS && i < texts->n; i++)
		put(out, texts->at[i]);
}

static bool stands_in(struct arena *arena, const struct show *show, const struct shown_list *list, const char *one)
{
	struct str text = written(arena, show, one);
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(written(arena, show, list->at + i * show->size), text))
			return true;
	return false;
}

// Of what hangs under a thing, such as its cells and what was said of it: what the other one has not.
static void put_list(struct arena *arena, struct out *out, const struct field *f, const void *base, const void *other)
{
	const struct shown_list *list = list_in(f, base);
	for (size_t i = 0; i < list->n; i++) {
		const char *one = list->at + i * f->show->size;
		for (size_t k = 0; !stands_in(arena, f->show, list_in(f, other), one) && k < f->show->n; k++)
			if (f->show->fields[k].kind != FIELD_LIST)
				put_value(arena, out, &f->show->fields[k], one);
	}
}

static struct str value_of(struct arena *arena, const struct field *f, const void *base, const void *other)
{
	struct out out;
	out_init(&out, 1 << 20);
	if (f->kind == FIELD_LIST)
		put_list(arena, &out, f, base, other);
	else
		put_value(arena, &out, f, base);
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static void add_part(struct sight_change *to, struct str field, struct str was, struct str is)
{
	struct sight_difference *parts = (struct sight_difference *)(uintptr_t)to->parts.at;
	if (!str_eq(was, is))
		parts[to->parts.n++] = (struct sight_difference){field, was, is};
}

// Who is named is who it is: under another name the same one.
static bool field_alike(struct arena *arena, const struct field *f, const void *a, const void *b)
{
	struct show alone = {.fields = f, .n = 1};
	return str_eq(written(arena, &alone, a), written(arena, &alone, b));
}

static bool compare_field(struct look_at *l, const struct field *f, const void *was, const void *is, struct sight_change *to)
{
	if (field_alike(l->arena, f, was, is))
		return false;
	add_part(to, f->wire, value_of(l->arena, f, was, is), value_of(l->arena, f, is, was));
	return true;
}

// ---- one thing

// Which rooms somebody reads is told at those rooms, and who reads the steps and the people at the plan.
static bool told_elsewhere(const struct show *show, const struct field *f)
{
	return (f->kind == FIELD_LIST && is_thing(f->show)) || (show == &show_sight_seat && str_starts(f->wire, "leest"));
}

static bool compare(struct look_at *l, const struct show *show, const void *was, const void *is, struct sight_change *to)
{
	bool differs = false;
	to->parts.at = arena_many(l->arena, struct sight_difference, show->n + 1);
	for (size_t i = 0; was && is && i < show->n; i++)
		if (!told_elsewhere(show, &show->fields[i]))
			differs = compare_field(l, &show->fields[i], was, is, to) || differs;
	return differs;
}

static bool reads_alone(const struct look_at *l, enum thing thing, int index)
{
	const struct plan *p = l->plan;
	return seats_only(seats_or(readers_of(p, thing, index), readers_of(p->outside, thing, index)), l->seat);
}

// What it stands behind, of what this seat reads on both sides of the door.
static int stands_behind(const struct look_at *l, const struct plan *in, enum thing thing, int index)
{
	const struct plan *p = l->plan;
	const uint16_t *order = thing == THING_ROOM ? in->room_order.at : in->entry_order.at;
	int behind = NOBODY;
	for (uint32_t i = 0; order[i] != index; i++)
		if (plan_item(in, thing, order[i])->round != (int)p->rounds.n && may_see(p, l->seat, thing, order[i]) &&
		        may_see(p->outside, l->seat, thing, order[i]))
			behind = order[i];
	return behind;
}

static bool put_elsewhere(const struct look_at *l, enum thing thing, int index)
{
	return (thing == THING_ROOM || thing == THING_ENTRY) &&
	       stands_behind(l, l->plan, thing, index) != stands_behind(l, l->plan->outside, thing, index);
}

static bool change_of(struct look_at *l, enum thing thing, int index, const struct sight_plan *then, const struct sight_plan *now,
        struct sight_change *to)
{
	const struct show *show = shown_as[thing];
	struct id id = plan_item(l->plan, thing, index)->id;
	const void *was = find_shown(&show_sight_plan, then, show, id), *is = find_shown(&show_sight_plan, now, show, id);
	bool gone = plan_item(l->plan, thing, index)->gone && may_see(l->plan, l->seat, thing, index);
	bool lost = !is && !gone; // it was there, and not for this seat any more
	if ((!was && !is) || lost || reads_alone(l, thing, index))
		return false;
	struct str before = thing_text(l->plan->outside, thing, index), text = thing_text(l->plan, thing, index);
	*to = (struct sight_change){.thing = show->wire, .id = id, .text = is ? text : before, .gone = !is};
	if (was && is && !str_eq(before, text))
		to->before = before;
	bool elsewhere = was && is && put_elsewhere(l, thing, index), differs = compare(l, show, was, is, to);
	if (elsewhere)
		add_part(to, STR("plek"), STR(""), STR("anders"));
	return !was || !is || differs || elsewhere;
}

static bool change_of_whole(
        struct look_at *l, const struct sight_plan *then, const struct sight_plan *now, struct sight_change *to)
{
	static const char *const own[] = {"naam", "beeld", "ondersteuning", "stappen-lezers", "mensen-lezers"};
	*to = (struct sight_change){.thing = STR("plan"), .id = l->plan->id, .text = now->name};
	if (!str_eq(then->name, now->name))
		to->before = then->name;
	to->parts.at = arena_many(l->arena, struct sight_difference, sizeof own / sizeof own[0]);
	for (size_t i = 0; i < show_sight_plan.n; i++)
		for (size_t k = 0; k < sizeof own / sizeof own[0]; k++)
			if (str_is(show_sight_plan.fields[i].wire, own[k]))
				(void)compare_field(l, &show_sight_plan.fields[i], then, now, to);
	return to->parts.n > 0;
}

// What lies in the box is read by nobody inside, nor told by the room in which it lies.
static const struct sight_plan *sight_before(struct look_at *l, struct id seat)
{
	struct plan *before = plan_copy(l->plan->outside);
	list_each(e, &before->entries) e->item.gone |= e->item.waits == (int)before->rounds.n;
	const struct sight_plan *then = sight_of(before, seat, l->now, l->whole, l->arena);
	plan_release(before); // the texts live on in the plan
	return then;
}

void sight_changed(struct look_at *l, const struct sight_plan *now, struct sight_private *to)
{
	const struct plan *p = l->plan;
	size_t most = p->within > round_shut(p)->from, n = 0;
	for (enum thing thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(p, thing); i++)
			most += private_changed(p, plan_item(p, thing, i));
	if (!most)
		return;
	struct sight_change *list = arena_many(l->arena, struct sight_change, most);
	const struct sight_plan *then = sight_before(l, now->seat);
	if (!then)
		return;
	if (p->within > round_shut(p)->from)
		n += change_of_whole(l, then, now, &list[n]);
	for (enum thing thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(p, thing); i++)
			if (private_changed(p, plan_item(p, thing, i)))
				n += change_of(l, thing, i, then, now, &list[n]);
	to->changes = (struct sight_change_list){list, n};
}
