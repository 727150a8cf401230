// SPDX-License-Identifier: EUPL-1.2
// One action as a row: what, when, who, how it goes, and which buttons stand with it. Only what the visitor can really do gets a
// button; the rest is on the action's own page.
#include "fresh.h"
#include "items.h"

struct str items_doers(const struct visit *v, struct sight_names names)
{
	struct sight_name *mine = arena_new(v->arena, struct sight_name);
	const struct sight_name **list = arena_many(v->arena, const struct sight_name *, names.n);
	for (size_t i = 0; i < names.n; i++) {
		bool me = !v->paper && items_me(v, names.at[i]); // paper has no reader of its own
		*mine = me ? (struct sight_name){names.at[i]->id, SAY(v, "jij")} : *mine;
		list[i] = me ? mine : names.at[i];
	}
	return words_names(v, (struct sight_names){list, names.n});
}

// While the door is shut the top of each page says it of them all.
struct str items_kept(const struct visit *v, bool inside)
{
	bool shut = v->plan->private.n && v->plan->private.at[0].inside;
	return inside && !shut ? SAY(v, "nog niet laten zien") : STR("");
}

struct url items_sound(const struct visit *v, struct str hash)
{
	struct url none = {STR("")};
	if (!hash.len)
		return none;
	return (struct url){str_print(v->arena, "/plan/%s/geluid/%.*s", items_id(v, v->plan->id), STR_ARG(hash))};
}

static struct str waits_for(const struct visit *v, struct sight_names asked)
{
	struct text_arg args[] = {{"namen", words_names(v, asked)}, {NULL, {0}}};
	return text_fill(
	        v->arena, asked.n == 1 ? SAY(v, "{namen} weet dit nog niet") : SAY(v, "{namen} weten dit nog niet"), args);
}

struct act_row act_row_of(const struct visit *v, const struct sight_action *a, const char *back, bool first)
{
	bool waits = a->asked.n > 0 && !a->asked_me && a->state == REPORT_NONE;
	bool done = a->state == REPORT_DONE;
	return (struct act_row){
	        .plan = v->plan->id,
	        .id = a->id,
	        .what = a->text,
	        .when = words_when(v, a),
	        .who = items_doers(v, a->doers),
	        .sound = items_sound(v, a->sound),
	        .state = waits  ? waits_for(v, a->asked)
	                 : done ? STR("")
	                        : words_choice(v, &choice_report, (int)a->state),
	        .good = a->state == REPORT_WELL,
	        .waiting = waits || a->state == REPORT_STUCK || a->state == REPORT_HELP,
	        .kept = items_kept(v, a->inside),
	        .asked = a->asked_me,
	        .doing = a->doing && !(done && a->rhythm == RHYTHM_NONE),
	        .open = a->doers.n == 0 && !done && can(v, SAY_ACTION_TAKE),
	        .done = done,
	        .late = a->late && a->doing,
	        .undo = a->undo,
	        .first = first,
	        .all = a->rhythm != RHYTHM_NONE,
	        .back = str_of(back),
	        .key = id_text(v->arena, fresh_short()),
	};
}
