// SPDX-License-Identifier: EUPL-1.2
// When and where a gathering is: days to choose from, who can on which, the one that is chosen, the place, and who brings what.
// And what of it is near for who opens the plan.
#include "calendar.h"
#include "fresh.h"
#include "items.h"
#include "pages_gatherings.h"
#include "pages_guests.h"
#include "views.h"

enum { NEW_DAYS = 3 }; // empty places below the days that are there

struct str moment_words(const struct visit *v, int32_t day, int32_t from)
{
	if (from == NUMBER_NONE)
		return words_day(v, day);
	struct text_arg args[] = {{"dag", words_day(v, day)}, {"tijd", clock_text(v, from)}, {NULL, {0}}};
	return text_fill(v->arena, SAY(v, "{dag} om {tijd} uur"), args);
}

static struct str when_words(const struct visit *v, const struct sight_gathering *g)
{
	struct text_arg args[] = {{"begin", moment_words(v, g->day, g->from)}, {"tijd", clock_text(v, g->till)}, {NULL, {0}}};
	return g->till == NUMBER_NONE ? args[0].value : text_fill(v->arena, SAY(v, "{begin}, tot ongeveer {tijd} uur"), args);
}

struct meet_facts meet_facts(const struct visit *v, const struct sight_gathering *g)
{
	struct meet_facts f = {.place = g->place, .food = g->food};
	if (g->day != DAY_NONE)
		f.when = when_words(v, g);
	if (g->day != DAY_NONE && !g->over)
		f.calendar = gathering_url(v, g->id, "/afspraak.ics");
	if (g->lead)
		f.lead = g->leading ? SAY(v, "jij") : words_name(v, g->lead);
	if (g->led &&
	        !(g->lead && str_eq(g->led->name, g->lead->name))) // where it was carried over from, or before that seat ended
		f.led = words_name(v, g->led);
	return f;
}

// A number of this seat's own: two calendars do not show that theirs is the same appointment.
void calendar_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	if (g->day == DAY_NONE)
		return visit_missing(v);
	struct appointment one = {
	        .id = g->id, .title = SAY(v, "Afspraak"), .day = g->day, .from = g->from, .till = g->till, .made = v->in->now};
	for (size_t i = 0; i < sizeof one.id.b; i++)
		one.id.b[i] ^= v->plan->seat.b[i];
	calendar_write(&v->out->body, &one);
	v->out->type = "text/calendar; charset=utf-8";
	response_header(v->out, "Content-Disposition", "attachment; filename=\"afspraak.ics\"");
}

// ---- the days

static const struct form_page *days_form(struct visit *v, const struct sight_gathering *g)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Stel deze dagen voor"));
	p->action = gathering_url(v, g->id, "/prikken");
	size_t n = g->moments.n + NEW_DAYS < MOMENTS ? g->moments.n + NEW_DAYS : MOMENTS;
	for (size_t i = 0; i < n; i++) {
		const struct sight_moment *m = i < g->moments.n ? &g->moments.at[i] : NULL;
		struct text_arg args[] = {{"nummer", str_print(v->arena, "%zu", i + 1)}, {NULL, {0}}};
		const char *day = str_zero(v->arena, str_print(v->arena, "dag-%zu", i));
		const char *time = str_zero(v->arena, str_print(v->arena, "tijd-%zu", i));
		struct box *b = box_add(
		        p, BOX_DAY, day, text_fill(v->arena, SAY(v, "Dag {nummer}"), args), m ? day_text(v, m->day) : STR(""));
		if (i == 0 && fault_of(v, "momenten").len) { // the mistake of the list stands at the first of its days
			b->id = STR("momenten");
			b->fault = fault_of(v, "momenten");
		}
		box_add(p, BOX_TIME, time, text_fill(v->arena, SAY(v, "Hoe laat? (dag {nummer})"), args),
		        m ? clock_text(v, m->from) : STR(""));
	}
	return p;
}

void days_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct day_line *days = arena_many(v->arena, struct day_line, g->moments.n);
	for (size_t i = 0; i < g->moments.n; i++) {
		const struct sight_moment *m = &g->moments.at[i];
		days[i] = (struct day_line){moment_words(v, m->day, m->from), words_names(v, m->can), m->moment,
		        id_text(v->arena, fresh_short()), m->chosen};
	}
	const struct sight_guest *me = guest_me(g);
	struct days_page p = {.frame = items_frame(v, SAY(v, "Welke dag?"), 1),
	        .plan = v->plan->id,
	        .gathering = g->id,
	        .mine = me && !g->over ? me->id : ID_NONE,
	        .title = g->title,
	        .key = id_text(v->arena, fresh_short()),
	        .may = !g->over && can(v, SAY_GATHERING_DAYS),
	        .chosen = g->day != DAY_NONE};
	p.days.at = days;
	p.days.n = g->moments.n;
	if (p.may)
		p.form = days_form(v, g);
	view_days_page(&v->out->body, &v->view, &p);
}

// Each day of the form with its time becomes one moment; a day without a time is a moment too.
void days_do(struct visit *v)
{
	struct form_field found[MOMENTS];
	size_t n = 0;
	for (int i = 0; i < MOMENTS; i++) {
		struct str day = form_value(v, str_zero(v->arena, str_print(v->arena, "dag-%d", i)));
		struct str time = form_value(v, str_zero(v->arena, str_print(v->arena, "tijd-%d", i)));
		if (!day.len)
			continue;
		found[n++] = (struct form_field){STR("momenten"), time.len ? STR_JOIN(v->arena, day, STR(" "), time) : day};
	}
	items_do_with(v, found, n);
}

// ---- place, food, who leads

void arrange_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Waar en hoe?"), SAY(v, "Bewaar"));
	p->action = gathering_url(v, g->id, "/regelen");
	p->back = gathering_url(v, g->id, "");
	p->back_text = SAY(v, "Terug naar de bijeenkomst");
	box_add(p, BOX_LINE, "plek", SAY(v, "Waar komen jullie samen?"), g->place)->hint =
	        SAY(v, "Een plek waar iedereen durft te komen. Iedereen met een stoel leest dit.");
	box_add(p, BOX_TIME, "tot", SAY(v, "Tot hoe laat, ongeveer?"), clock_text(v, g->till))->hint =
	        SAY(v, "Weet je het niet? Laat het leeg.");
	box_add(p, BOX_TEXT, "eten", SAY(v, "Wat eten en drinken jullie?"), g->food)->hint =
	        SAY(v, "Wie wat meeneemt, spreek je af op de pagina van de bijeenkomst.");
	struct box *b = box_add(p, BOX_SELECT, "leidt", SAY(v, "Wie leidt de bijeenkomst?"), STR(""));
	b->hint = SAY(v, "Die leest ook wat mensen alleen aan wie leidt vertellen.");
	box_option(p, b, id_text(v->arena, v->plan->seat), SAY(v, "Ik"), g->leading);
	box_seats(p, b, (struct sight_names){&g->lead, g->lead ? 1 : 0});
	form_show(v, p);
}

// ---- who brings what: actions of this gathering, on its day

static void add_brings(
        const struct visit *v, const struct sight_gathering *g, struct sight_action_list from, struct act_row *to, size_t *n)
{
	for (size_t i = 0; i < from.n; i++)
		if (from.at[i].brings && id_eq(from.at[i].gathering, g->id))
			to[(*n)++] = act_row_of(v, &from.at[i], "tafel", false);
}

struct act_rows brings_of(const struct visit *v, const struct sight_gathering *g)
{
	size_t most = v->plan->loose.n, n = 0;
	for (size_t i = 0; i < v->plan->goals.n; i++)
		most += v->plan->goals.at[i].actions.n;
	struct act_row *rows = arena_many(v->arena, struct act_row, most);
	for (size_t i = 0; i < v->plan->goals.n; i++)
		add_brings(v, g, v->plan->goals.at[i].actions, rows, &n);
	add_brings(v, g, v->plan->loose, rows, &n);
	return (struct act_rows){rows, n};
}

// What was written down before as one text is there to begin with.
const struct form_page *bring_form(struct visit *v, const struct sight_gathering *g)
{
	if (!can(v, SAY_ACTION_ADD))
		return NULL;
	bool first = brings_of(v, g).n == 0 && str_points(g->food) <= ACTION_TEXT;
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet erbij"));
	p->action = gathering_url(v, g->id, "/meebrengen");
	struct box *what = box_add(p, BOX_LINE, "tekst", SAY(v, "Wat is er nodig?"), first ? g->food : STR(""));
	what->hint = SAY(v, "Bijvoorbeeld: soep voor tien mensen.");
	box_beside(p, what, "meebrengen");
	struct box *who = box_add(p, BOX_SELECT, "doeners", SAY(v, "Wie zorgt daarvoor?"), STR(""));
	box_beside(p, who, "wie-meebrengen");
	who->hint = SAY(v, "Die kan nog ja of nee zeggen.");
	if (v->plan->me && v->plan->own_only) {
		box_option(p, who, id_text(v->arena, v->plan->me->id), SAY(v, "Ik"), true);
		return p;
	}
	box_option(p, who, STR(""), SAY(v, "Dat weten we nog niet"), true);
	box_people(p, who, (struct sight_names){NULL, 0});
	return p;
}

void form_drop_empty(struct visit *v, const char *field)
{
	struct form_field *kept = arena_many(v->arena, struct form_field, v->form.n);
	size_t n = 0;
	for (size_t i = 0; i < v->form.n; i++)
		if (v->form.at[i].value.len || !str_is(v->form.at[i].name, field))
			kept[n++] = v->form.at[i];
	v->form = (struct form){kept, n};
}

void brings_do(struct visit *v)
{
	form_drop_empty(v, "doeners"); // nobody chosen is nobody named
	items_do_with(v, &(struct form_field){STR("neemt-mee"), STR("ja")}, 1);
}

// ---- what comes after

enum { AFTER_SOON = 7, AFTER_LONG = 30 }; // days before it, and after it, that it stands in the plan

struct after_lines after_lines(const struct visit *v, const struct sight_gathering *g)
{
	struct after_line *lines = arena_many(v->arena, struct after_line, g->after.n);
	size_t n = 0;
	for (size_t i = 0; i < g->after.n; i++) {
		const struct sight_after *a = &g->after.at[i];
		if (a->day == DAY_NONE)
			continue;
		lines[n++] = (struct after_line){
		        a->what, words_day(v, a->day), day_text(v, a->day), id_text(v->arena, fresh_short()), a->planned};
	}
	return (struct after_lines){lines, n};
}

static bool after_is_near(const struct visit *v, const struct sight_after *a)
{
	return !a->planned && a->day != DAY_NONE && a->day - AFTER_SOON <= v->view.today && v->view.today <= a->day + AFTER_LONG;
}

// ---- what is near

static bool unanswered(const struct sight_gathering *g, const struct sight_guest *me)
{
	return me && ((g->day == DAY_NONE && g->moments.n && !me->polled) || (g->day != DAY_NONE && me->comes == COMING_NONE));
}

static void near_itself(const struct visit *v, const struct sight_gathering *g, struct meet_line *lines, size_t *n)
{
	const struct sight_guest *me = guest_me(g);
	bool asked = unanswered(g, me);
	if (g->over || (!asked && (g->day == DAY_NONE || g->day < v->view.today)))
		return;
	struct meet_line *to = &lines[(*n)++];
	to->at = gathering_url(v, g->id, "");
	to->text = g->day == DAY_NONE ? g->title : STR_JOIN(v->arena, g->title, STR(": "), moment_words(v, g->day, g->from));
	to->task = v->plan->me ? tasks_of(v, g, v->plan->me->id) : STR("");
	to->more = SAY(v, "Bekijk de bijeenkomst");
	if (asked) {
		to->at.text = str_print(v->arena, "/plan/%s/gast/%s", items_id(v, v->plan->id), items_id(v, me->id));
		to->more = g->day == DAY_NONE ? SAY(v, "Zeg welke dagen jij kunt") : SAY(v, "Zeg of je komt");
	}
}

struct meet_lines meets_near(const struct visit *v)
{
	size_t n = 0, most = v->plan->gatherings.n;
	for (size_t i = 0; i < v->plan->gatherings.n; i++)
		most += v->plan->gatherings.at[i].after.n;
	struct meet_line *lines = arena_many(v->arena, struct meet_line, most);
	for (size_t i = 0; i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		near_itself(v, g, lines, &n);
		for (size_t k = 0; k < g->after.n; k++)
			if (after_is_near(v, &g->after.at[k]))
				lines[n++] = (struct meet_line){gathering_url(v, g->id, ""),
				        STR_JOIN(v->arena, g->after.at[k].what, STR(" "), words_day(v, g->after.at[k].day)),
				        SAY(v, "Bekijk de bijeenkomst"), STR("")};
	}
	return (struct meet_lines){{lines, n}};
}
