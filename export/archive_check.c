// SPDX-License-Identifier: EUPL-1.2
// Whether the events of a file could have been written by an export. What is refused here never reaches a plan; what is let
// through is applied by a function that is total.
#include "archive.h"
#include <stdlib.h>

static bool is_carried(enum say say)
{
	static const enum say kinds[] = {SAY_PLAN_COVER, SAY_PERSON_ADD, SAY_PERSON_CHANGE, SAY_PERSON_REACH, SAY_PERSON_REMOVE,
	        SAY_ROOM_ADD, SAY_FIELD_ADD, SAY_ENTRY_ADD, SAY_ENTRY_DENY, SAY_ENTRY_MOVE, SAY_ENTRY_READING, SAY_ENTRY_PLAINER,
	        SAY_ENTRY_UNCLEAR, SAY_GOAL_ADD, SAY_GOAL_DENY, SAY_GOAL_CLOSE, SAY_ACTION_ADD, SAY_ACTION_ANSWER,
	        SAY_ACTION_REPORT, SAY_ACTION_HELPED, SAY_DEAL_ADD, SAY_OFFER_ADD, SAY_GATHERING_ADD, SAY_GATHERING_DAYS,
	        SAY_GATHERING_WHEN, SAY_GATHERING_ARRANGE, SAY_TASK_GIVE, SAY_GUEST_ADD, SAY_GUEST_DAYS, SAY_GUEST_ANSWER,
	        SAY_GUEST_NEEDS, SAY_PHASE_SKIP, SAY_PHASE_OPEN, SAY_GATHERING_END, SAY_PRIVATE_END, SAY_TOLD_BEFORE,
	        SAY_LEAD_NOT, SAY_LEAD_ANSWER, SAY_CONDITION_SET, SAY_WISH_SAY, SAY_INFORM, SAY_STATEMENT_ANSWER,
	        SAY_STATEMENT_PLAINER, SAY_STATEMENT_UNCLEAR, SAY_STATEMENT_WITHDRAW, SAY_CONDITION_CHECK, SAY_QUESTION_ASK,
	        SAY_QUESTION_ANSWER, SAY_QUESTION_UNCLEAR, SAY_PREP_ADD, SAY_PREP_CALL, SAY_VERSION_PUT, SAY_VERSION_STAND,
	        SAY_PLAN_ADOPT};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i] == say)
			return true;
	return false;
}

// What has days of its own, and so is not of how the plan was.
static bool is_beside_then(enum say say)
{
	return say == SAY_VERSION_PUT || say == SAY_PRIVATE_END || say == SAY_GATHERING_ADD || say == SAY_TOLD_BEFORE;
}

static bool time_fits(int64_t time)
{
	return time > 0 && time < ARCHIVE_TIME_LAST;
}

// A plan on its own: the one of the file, or how it was when a version was put. Ids are each new within it, and are named only
// after they were made.
struct scope {
	const struct event *const *at;
	size_t n;
	bool then; // how it was
};

static bool is_well_formed(const struct event *e, bool first, bool then)
{
	bool makes = e->say == SAY_PLAN_BEGIN || say_infos[e->say].makes >= 0;
	bool kind = first ? e->say == SAY_PLAN_BEGIN : is_carried(e->say) && !(then && is_beside_then(e->say));
	bool times = time_fits(e->carried.time) && (!e->carried.changed || time_fits(e->carried.changed));
	if (!kind || !e->carried.is || !times || !event_whole(e) || id_set(e->seat) || e->key.len)
		return false;
	if (then && e->carried.inside)
		return false;
	return e->fresh.n == (makes ? 1 : 0) && (!makes || !id_long(e->fresh.at[0]));
}

// ---- ids

struct made {
	struct id id;
	int thing;
	size_t at; // of its event
};

static int by_id(const void *a, const void *b)
{
	return memcmp(((const struct made *)a)->id.b, ((const struct made *)b)->id.b, sizeof(struct id));
}

struct mades {
	struct made *at;
	size_t n;
};

static const struct made *find(const struct mades *all, struct id id)
{
	struct made key = {.id = id};
	return all->n ? bsearch(&key, all->at, all->n, sizeof key, by_id) : NULL;
}

static bool known(const struct mades *all, struct id id, int thing, size_t before)
{
	const struct made *m = find(all, id);
	return m && m->thing == thing && m->at < before;
}

static bool field_known(const struct mades *all, const struct field *f, const struct event *e, size_t at)
{
	const void *value = (const char *)&e->as + f->offset;
	if (f->thing < 0)
		return true;
	if (f->kind == FIELD_ID)
		return !id_set(*(const struct id *)value) || known(all, *(const struct id *)value, f->thing, at);
	size_t n = ((const struct ids *)value)->n; // every list is {pointer, count}
	for (size_t i = 0; i < n; i++) {
		struct id id =
		        f->kind == FIELD_PAIRS ? ((const struct pairs *)value)->at[i].id : ((const struct ids *)value)->at[i];
		if (!known(all, id, f->thing, at))
			return false;
	}
	return true;
}

static void gather(const struct scope *s, struct mades *to)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i]->fresh.n)
			to->at[to->n++] =
			        (struct made){s->at[i]->fresh.at[0], i ? say_infos[s->at[i]->say].makes : THING_PERSON, i};
	qsort(to->at, to->n, sizeof *to->at, by_id);
}

// Only of a condition is said whether it is covered.
static bool checks_condition(const struct scope *s, const struct event *e, const struct mades *all)
{
	const struct made *m = e->say == SAY_CONDITION_CHECK ? find(all, e->as.condition_check.statement) : NULL;
	return !m || s->at[m->at]->say == SAY_CONDITION_SET;
}

static bool ids_fit(const struct scope *s, const struct mades *all)
{
	for (size_t i = 1; i < all->n; i++)
		if (id_eq(all->at[i - 1].id, all->at[i].id))
			return false;
	for (size_t i = 0; i < s->n; i++) {
		struct id by = s->at[i]->carried.by;
		if ((id_set(by) && !known(all, by, THING_PERSON, i)) || !checks_condition(s, s->at[i], all))
			return false;
		for (size_t f = 0; f < say_infos[s->at[i]->say].n; f++)
			if (!field_known(all, &say_infos[s->at[i]->say].fields[f], s->at[i], i))
				return false;
	}
	return true;
}

static bool scope_fits(const struct scope *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (!is_well_formed(s->at[i], i == 0, s->then))
			return false;
	struct mades all = {calloc(s->n, sizeof(struct made)), 0};
	if (!all.at)
		abort();
	gather(s, &all);
	bool fit = ids_fit(s, &all);
	free(all.at);
	return fit;
}

// ---- the file

// What was never shown comes after its door, and there is one: without it, it would lie open.
static bool doors_fit(const struct scope *s)
{
	size_t doors = 0;
	for (size_t i = 0; i < s->n; i++) {
		doors += s->at[i]->say == SAY_PRIVATE_END;
		bool behind = s->at[i]->carried.inside && s->at[i]->say != SAY_GUEST_NEEDS;
		if (doors > 1 || (behind && !doors))
			return false;
	}
	return true;
}

static bool history_stands_last(const struct scope *s, size_t *ret_lines)
{
	*ret_lines = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (*ret_lines && s->at[i]->say != SAY_TOLD_BEFORE)
			return false;
		*ret_lines += s->at[i]->say == SAY_TOLD_BEFORE;
	}
	return true;
}

// How the plan was stands at once behind the version that was put then. What is left is the plan of the file.
static bool versions_fit(const struct event *events, size_t n, const struct event **list, struct scope *ret_now)
{
	size_t now = 0;
	for (size_t i = 0, to; i < n; i = to) {
		struct id version = events[i].carried.version;
		for (to = i + 1; id_set(version) && to < n && id_eq(events[to].carried.version, version);)
			to++;
		if (!id_set(version)) {
			list[now++] = &events[i];
			continue;
		}
		const struct event *put = now ? list[now - 1] : NULL;
		struct scope then = {&list[now], to - i, true};
		for (size_t k = i; k < to; k++)
			list[now + k - i] = &events[k];
		if (!put || put->say != SAY_VERSION_PUT || put != &events[i - 1] || !put->fresh.n ||
		        !id_eq(put->fresh.at[0], version) || !scope_fits(&then))
			return false;
	}
	*ret_now = (struct scope){list, now, false};
	return true;
}

enum status archive_check(const struct event *events, size_t n, size_t *ret_lines)
{
	struct scope now;
	const struct event **list = calloc(n + 1, sizeof *list);
	if (!list)
		abort();
	bool fit = n && versions_fit(events, n, list, &now) && scope_fits(&now) && history_stands_last(&now, ret_lines) &&
	           doors_fit(&now);
	free(list);
	return fit ? OK : BAD_INPUT;
}
