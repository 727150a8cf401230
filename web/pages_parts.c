// SPDX-License-Identifier: EUPL-1.2
// The parts of a gathering as a family makes them: another name, other questions, another place, one to leave out, and one of
// their own.
#include "fresh.h"
#include "items.h"
#include "pages_gatherings.h"
#include "views.h"

static struct str one_a_line(const struct visit *v, struct strs from)
{
	struct str all = STR("");
	for (size_t i = 0; i < from.n; i++)
		all = STR_JOIN(v->arena, all, i ? STR("\n") : STR(""), from.at[i]);
	return all;
}

static bool names_role(struct strs roles, int role)
{
	for (size_t i = 0; i < roles.n; i++)
		if (str_eq(roles.at[i], choice_role.words[role]))
			return true;
	return false;
}

static bool names_to(struct strs roles, int last)
{
	while (last >= ROLE_PARENT && names_role(roles, last))
		last--;
	return last < ROLE_PARENT;
}

// Of a closed part the names are chosen at the door.
struct str there_words(const struct visit *v, const struct sight_phase *f)
{
	static const struct {
		struct str words;
		enum role last; // of all before it too
	} groups[] = {{TEXT("iedereen aan tafel"), ROLE_COORDINATOR}, {TEXT("de familie, vrienden en buren"), ROLE_NETWORK},
	        {TEXT("de familie"), ROLE_CHILD}};
	static const struct str one[] = {[ROLE_PARENT] = TEXT("ouders"),
	        [ROLE_CARER] = TEXT("verzorgers"),
	        [ROLE_YOUNG] = TEXT("jongeren"),
	        [ROLE_CHILD] = TEXT("kinderen"),
	        [ROLE_NETWORK] = TEXT("vrienden en buren"),
	        [ROLE_PROFESSIONAL] = TEXT("hulpverleners"),
	        [ROLE_COORDINATOR] = TEXT("de coördinator")};
	struct str all = STR("");
	int role = ROLE_PARENT;
	for (size_t i = 0; i < sizeof groups / sizeof *groups && !all.len && !f->closed; i++)
		if (names_to(f->there, groups[i].last))
			all = say_text(v, groups[i].words), role = groups[i].last + 1;
	for (; role <= ROLE_COORDINATOR && !f->closed; role++)
		if (names_role(f->there, role))
			all = STR_JOIN(v->arena, all, all.len ? STR(", ") : STR(""), say_text(v, one[role]));
	return all;
}

static struct str time_words(const struct visit *v, int32_t begins, int32_t minutes)
{
	struct text_arg args[] = {{"tijd", clock_text(v, begins)}, {"minuten", str_print(v->arena, "%d", minutes)}, {NULL, {0}}};
	if (minutes == NUMBER_NONE)
		return begins == NUMBER_NONE ? STR("") : text_fill(v->arena, SAY(v, "om {tijd} uur"), args);
	struct str takes = minutes == 1 ? SAY(v, "1 minuut") : text_fill(v->arena, SAY(v, "{minuten} minuten"), args);
	if (begins == NUMBER_NONE)
		return takes;
	return STR_JOIN(v->arena, text_fill(v->arena, SAY(v, "om {tijd} uur"), args), STR(" · "), takes);
}

// The agenda: how long each part takes, and when it begins as long as all before it say so.
const struct str *part_times(const struct visit *v, const struct sight_gathering *g)
{
	struct str *times = arena_many(v->arena, struct str, g->phases.n);
	int32_t at = g->day == DAY_NONE ? NUMBER_NONE : g->from;
	bool any = false;
	for (size_t i = 0; i < g->phases.n; i++) {
		const struct sight_phase *f = &g->phases.at[i];
		if (f->skipped)
			continue;
		any |= f->minutes != NUMBER_NONE;
		times[i] = time_words(v, any ? at : NUMBER_NONE, f->minutes);
		bool known = at != NUMBER_NONE && f->minutes != NUMBER_NONE && at + f->minutes < 24 * 60;
		at = known ? at + f->minutes : NUMBER_NONE;
	}
	return times;
}

// “Ik wil dat …” · “Het helpt als …”
struct str starters_now(const struct visit *v, const struct sight_gathering *g)
{
	struct str all = STR("");
	for (size_t i = 0; i < g->phases.n; i++)
		for (size_t k = 0; g->phases.at[i].now && k < g->phases.at[i].starters.n; k++)
			all = STR_JOIN(v->arena, all, all.len ? STR(" · “") : STR("“"), g->phases.at[i].starters.at[k], STR("”"));
	return all;
}

static const struct sight_phase *this_part(const struct visit *v, const struct sight_gathering *g)
{
	for (size_t i = 0; i < g->phases.n; i++)
		if (str_eq(g->phases.at[i].id, form_value(v, "fase")))
			return &g->phases.at[i];
	return NULL;
}

static struct form_page *part_form(
        struct visit *v, const struct sight_gathering *g, struct str title, struct str button, const char *rest)
{
	struct form_page *p = form_begin(v, title, button);
	p->action = gathering_url(v, g->id, rest);
	p->back = gathering_url(v, g->id, "");
	p->back_text = SAY(v, "Terug naar de bijeenkomst");
	return p;
}

static void box_questions(struct form_page *p, struct strs now)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_TEXT, "regels", SAY(v, "Wat vragen jullie elkaar?"), one_a_line(v, now));
	b->hint = SAY(v, "Elke vraag op een eigen regel. Hooguit twaalf.");
}

// After which other part it comes; the one before it now is chosen.
static struct box *box_place(struct form_page *p, const struct sight_gathering *g, const struct sight_phase *of)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_SELECT, "na", SAY(v, "Waar komt dit deel?"), STR(""));
	if (of)
		box_option(p, b, STR(""), SAY(v, "Als eerste"), of == g->phases.at);
	for (size_t i = 0; i < g->phases.n; i++) {
		const struct sight_phase *f = &g->phases.at[i];
		struct text_arg args[] = {{"deel", f->title}, {NULL, {0}}};
		if (f != of)
			box_option(p, b, f->id, text_fill(v->arena, SAY(v, "Na: {deel}"), args),
			        of ? f + 1 == of : i + 1 == g->phases.n);
	}
	return b;
}

static void part_show(struct visit *v, const struct sight_gathering *g, const struct sight_phase *f)
{
	fault_move(v, "vragen", "regels");
	struct form_page *name = part_form(v, g, SAY(v, "Dit deel"), SAY(v, "Bewaar"), "/deel-noemen");
	box_add(name, BOX_LINE, "titel", SAY(v, "Hoe noemen jullie dit deel?"), f->title);
	form_hidden(name, "fase", f->id);
	box_questions(name, f->prompts);
	struct form_page *place = part_form(v, g, STR(""), SAY(v, "Zet het daar"), "/deel-plek");
	box_place(place, g, f);
	form_hidden(place, "fase", f->id);
	struct part_page p = {.frame = name->frame,
	        .plan = v->plan->id,
	        .gathering = g->id,
	        .title = f->title,
	        .phase = f->id,
	        .key = id_text(v->arena, fresh_short()),
	        .name = name,
	        .place = g->phases.n > 1 && can(v, SAY_PHASE_MOVE) ? place : NULL,
	        .may_skip = !f->now && can(v, SAY_PHASE_SKIP),
	        .skipped = f->skipped};
	view_part_page(&v->out->body, &v->view, &p);
}

void gathering_name_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	const struct sight_phase *f = this_part(v, g);
	if (f)
		return part_show(v, g, f);
	struct form_page *p = part_form(v, g, SAY(v, "Een andere naam"), SAY(v, "Bewaar"), "/noemen");
	box_add(p, BOX_LINE, "titel", SAY(v, "Hoe noemen jullie deze bijeenkomst?"), g->title);
	form_show(v, p);
}

void part_add_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	fault_move(v, "vragen", "regels");
	struct form_page *p = part_form(v, g, SAY(v, "Een eigen deel"), SAY(v, "Zet het erbij"), "/deel-erbij");
	p->lead = SAY(v, "Wat willen jullie nog meer met elkaar doen?");
	box_add(p, BOX_LINE, "titel", SAY(v, "Hoe noemen jullie dit deel?"), STR(""))->hint =
	        SAY(v, "Bijvoorbeeld: samen zingen, opa vertelt, even naar buiten.");
	box_questions(p, (struct strs){NULL, 0});
	if (g->phases.n)
		box_place(p, g, NULL);
	form_show(v, p);
}

// The questions come as lines of one box.
void phase_name_do(struct visit *v)
{
	struct form_field found[PHASE_PROMPTS + 1]; // one too many is told by the core
	struct str rest = form_value(v, "regels");
	size_t n = 0;
	while (rest.len && n < sizeof found / sizeof *found) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		if (line.len)
			found[n++] = (struct form_field){STR("vragen"), line};
	}
	items_do_with(v, found, n);
}
