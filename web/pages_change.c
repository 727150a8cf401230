// SPDX-License-Identifier: EUPL-1.2
// What one change changed, side by side: the words, and of an action also who, when and what if not. What stood there first can
// be brought back, which is a change like any other: nothing is lost by it.
#include "fresh.h"
#include "items.h"
#include "pages_story.h"
#include "views.h"

enum { LINES = 16 };

struct change {
	const struct happened *after, *before; // before: NULL when its words are not there for this seat
	struct change_lines was, is;
};

// ---- what an event gave to what it is about

static void line_add(struct change_lines *to, struct str label, struct str text)
{
	if (text.len && to->n < LINES)
		((struct change_line *)(uintptr_t)to->at)[to->n++] = (struct change_line){label, text};
}

// Making an action and changing it have the same fields.
static struct say_action_change action_in(const struct event *e)
{
	const struct say_action_add *add = &e->as.action_add;
	if (e->say == SAY_ACTION_CHANGE)
		return e->as.action_change;
	return (struct say_action_change){.text = add->text,
	        .goal = add->goal,
	        .doers = add->doers,
	        .when = add->when,
	        .rhythm = add->rhythm,
	        .from = add->from,
	        .till = add->till,
	        .checker = add->checker,
	        .if_not = add->if_not};
}

static struct say_entry_change entry_in(const struct event *e)
{
	const struct say_entry_add *add = &e->as.entry_add;
	if (e->say == SAY_ENTRY_CHANGE)
		return e->as.entry_change;
	return (struct say_entry_change){.text = add->text, .cells = add->cells, .caption = add->caption};
}

static struct str names_of(const struct visit *v, struct ids ids)
{
	struct sight_name *names = arena_many(v->arena, struct sight_name, ids.n);
	const struct sight_name **list = arena_many(v->arena, const struct sight_name *, ids.n);
	size_t n = 0;
	for (size_t i = 0; i < ids.n; i++) {
		const struct sight_person *m = see_person(v, ids.at[i]);
		if (!m)
			continue;
		names[n] = (struct sight_name){m->id, m->name};
		list[n] = &names[n];
		n++;
	}
	return words_names(v, (struct sight_names){list, n});
}

static void action_lines(const struct visit *v, const struct event *e, struct change_lines *to)
{
	struct say_action_change a = action_in(e);
	struct sight_action when = {.when = a.when, .rhythm = a.rhythm, .from = a.from, .till = a.till, .last = DAY_NONE};
	const struct sight_goal *goal = see_goal(v, a.goal);
	line_add(to, STR(""), a.text);
	line_add(to, SAY(v, "Wie"), names_of(v, a.doers));
	line_add(to, SAY(v, "Wanneer"), words_when(v, &when));
	line_add(to, SAY(v, "Bij het doel"), goal ? goal->text : STR(""));
	line_add(to, SAY(v, "Kijkt of het lukt"), names_of(v, (struct ids){&a.checker, id_set(a.checker) ? 1 : 0}));
	line_add(to, SAY(v, "En als het niet lukt?"), a.if_not);
}

static struct str field_title(const struct visit *v, struct id field)
{
	for (size_t r = 0; r < v->plan->rooms.n; r++)
		for (size_t i = 0; i < v->plan->rooms.at[r].fields.n; i++)
			if (id_eq(v->plan->rooms.at[r].fields.at[i].id, field))
				return v->plan->rooms.at[r].fields.at[i].title;
	return STR("");
}

static void entry_lines(const struct visit *v, const struct event *e, struct change_lines *to)
{
	struct say_entry_change entry = entry_in(e);
	line_add(to, STR(""), entry.text);
	line_add(to, SAY(v, "Onder de foto"), entry.caption);
	for (size_t i = 0; i < entry.cells.n; i++)
		line_add(to, field_title(v, entry.cells.at[i].id), cell_said(v, entry.cells.at[i].id, entry.cells.at[i].text));
}

// False when this event gave it no words.
static bool lines_of(const struct visit *v, const struct event *e, struct change_lines *ret)
{
	struct change_lines to = {arena_many(v->arena, struct change_line, LINES), 0};
	switch ((int)e->say) {
	case SAY_ENTRY_ADD:
	case SAY_ENTRY_CHANGE: entry_lines(v, e, &to); break;
	case SAY_ACTION_ADD:
	case SAY_ACTION_CHANGE: action_lines(v, e, &to); break;
	case SAY_GOAL_ADD: line_add(&to, STR(""), e->as.goal_add.text); break;
	case SAY_GOAL_CHANGE: line_add(&to, STR(""), e->as.goal_change.text); break;
	case SAY_DEAL_ADD: line_add(&to, STR(""), e->as.deal_add.text); break;
	case SAY_DEAL_CHANGE: line_add(&to, STR(""), e->as.deal_change.text); break;
	default: return false;
	}
	*ret = to;
	return true;
}

static enum status find_change(struct visit *v, struct change *ret)
{
	struct happenings all;
	enum status got = seat_history(v->seat, STR(""), v->arena, &all);
	size_t at = 0;
	while (got == OK && at < all.n && !(story_is_change(all.at[at].say) && str_eq(all.at[at].id, v->match.words[0])))
		at++;
	if (got != OK || at == all.n)
		return got != OK ? got : NOT_FOUND;
	*ret = (struct change){.after = &all.at[at]};
	lines_of(v, &all.at[at].event, &ret->is);
	for (size_t i = at; i > 0 && !ret->before; i--)
		if (id_eq(all.at[i - 1].about, ret->after->about) && lines_of(v, &all.at[i - 1].event, &ret->was))
			ret->before = &all.at[i - 1];
	return OK;
}

// ---- the page

static bool same(struct change_lines a, struct change_lines b)
{
	bool equal = a.n == b.n;
	for (size_t i = 0; equal && i < a.n; i++)
		equal = str_eq(a.at[i].label, b.at[i].label) && str_eq(a.at[i].text, b.at[i].text);
	return equal;
}

static bool may_bring_back(const struct visit *v, const struct change *c)
{
	struct id about = c->after->about;
	const struct sight_entry *entry = see_entry(v, about, NULL);
	const struct sight_goal *goal = see_goal(v, about);
	const struct sight_action *action = see_action(v, about);
	const struct sight_deal *deal = see_deal(v, about);
	if (!c->before || !c->was.n || same(c->was, c->is) || !can(v, c->after->say))
		return false;
	bool mine = (goal && goal->mine) || (action && action->mine) || (deal && deal->mine);
	return entry ? entry->mine : mine || (v->plan->owner && (goal || action || deal));
}

void change_show(struct visit *v)
{
	struct change c;
	enum status got = find_change(v, &c);
	if (got != OK)
		return visit_trouble(v, got);
	struct change_page p = {.frame = visit_frame(v, SAY(v, "Wat veranderde er"), 4),
	        .plan = v->plan->id,
	        .told = story_told(v, c.after),
	        .day = words_day(v, day_of(c.after->time)),
	        .before = c.was,
	        .after = c.is,
	        .key = id_text(v->arena, fresh_short()),
	        .version = v->plan->version,
	        .may = may_bring_back(v, &c)};
	p.back.text = story_change_url(v, c.after->id);
	view_change_page(&v->out->body, &v->view, &p);
}

// ---- bringing back

// A day that is past by now is not brought back: the day it has now stays.
static struct say_action_change action_back(const struct visit *v, const struct change *c)
{
	const struct sight_action *now = see_action(v, c->after->about);
	struct say_action_change a = action_in(&c->before->event);
	a.action = c->after->about;
	if (now && a.when != DAY_NONE && a.when < v->view.today)
		a.when = now->when;
	if (!see_goal(v, a.goal))
		a.goal = ID_NONE;
	return a;
}

// An entry gets its fields and its caption back as well.
static struct intent bring_back(const struct visit *v, const struct change *c)
{
	struct intent i;
	struct str words = c->was.at[0].text;
	intent_init(&i, c->after->say);
	i.key = form_value(v, "sleutel");
	i.version = form_value(v, "volgnummer");
	if (c->after->say == SAY_GOAL_CHANGE) {
		i.as.goal_change = (struct say_goal_change){c->after->about, words};
	} else if (c->after->say == SAY_DEAL_CHANGE) {
		i.as.deal_change = (struct say_deal_change){c->after->about, words};
	} else if (c->after->say == SAY_ACTION_CHANGE) {
		i.as.action_change = action_back(v, c);
	} else {
		i.as.entry_change = entry_in(&c->before->event);
		i.as.entry_change.entry = c->after->about;
	}
	return i;
}

void change_back(struct visit *v)
{
	struct change c;
	struct said said;
	enum status got = find_change(v, &c);
	if (got != OK)
		return visit_trouble(v, got);
	if (!may_bring_back(v, &c))
		return visit_trouble(v, REFUSED);
	struct intent intent = bring_back(v, &c);
	if (visit_say(v, &intent, "verandering", &said))
		visit_go(v, "/plan/%s/geschiedenis", items_id(v, v->match.ids[0]));
}
