// SPDX-License-Identifier: EUPL-1.2
// The plan itself: what is for this week, what the family wants, its rooms and its people, in the order of beginnen.md screen 10.
// Nothing counts, nothing is red, nothing says what lacks.
#include "pages_plan.h"
#include "fresh.h"
#include "items.h"
#include "pages_begin.h"
#include "pages_circle.h"
#include "pages_coordinator.h"
#include "pages_print.h"
#include "site.h"
#include "views.h"

enum { LINES = 2, HEAD = 110, FIRST_WORDS = 44, ACTS = 4, CARDS = 5, FACES = 12, FACES_FOLDED = 8 };

static struct str letter_of(struct str name)
{
	return name.len ? str_head(name, 1) : STR("·");
}

static int colour_of(struct id id)
{
	return id.b[0] % 6 + 1;
}

// ---- this week and the goals

// The goals themselves; small ones stand under them on a page of their own.
static void fill_goals(const struct visit *v, struct plan_page *p)
{
	struct plan_goal *goals = arena_many(v->arena, struct plan_goal, v->plan->goals.n);
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *g = &v->plan->goals.at[i];
		if (!id_set(g->under) || !see_goal(v, g->under))
			goals[p->goals.n++] = (struct plan_goal){g->id, g->text,
			        g->ending ? words_choice(v, &choice_ending, g->ending) : STR(""), items_kept(v, g->inside)};
	}
	p->goals.at = goals;
}

// ---- the rooms

// The first words of one thing in a room, and who says them; of a row of a table nobody.
static struct plan_line line_of(const struct visit *v, const struct sight_room *r, size_t i, size_t most)
{
	const struct sight_entry *e = &r->entries.at[i];
	return (struct plan_line){entry_words(v, e, most), r->shows == SHOWS_TABLE ? STR("") : words_name(v, e->from)};
}

static void card_lines(const struct visit *v, const struct sight_room *r, struct plan_card *to)
{
	struct plan_line *lines = arena_many(v->arena, struct plan_line, LINES);
	size_t n = 0;
	for (size_t i = 0; i < r->entries.n && n < LINES; i++)
		lines[n++] = line_of(v, r, i, HEAD);
	to->lines.at = lines;
	to->lines.n = n;
	to->more = r->entries.n > n;
}

static void fill_cards(const struct visit *v, struct plan_page *p)
{
	struct plan_card *cards = arena_many(v->arena, struct plan_card, v->plan->rooms.n);
	p->folded = v->plan->rooms.n > CARDS;
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		cards[i] = (struct plan_card){.id = r->id,
		        .title = r->title,
		        .audience = r->alone || !p->folded ? words_audience(v, r->readers, r->alone) : STR(""),
		        .tile = colour_of(r->id),
		        .alone = r->alone,
		        .people = r->shows == SHOWS_PEOPLE,
		        .steps = r->shows == SHOWS_STEPS,
		        .table = r->shows == SHOWS_TABLE};
		if (!p->folded)
			card_lines(v, r, &cards[i]);
		else if (r->entries.n) {
			struct plan_line first = line_of(v, r, 0, FIRST_WORDS);
			cards[i].words = first.text;
			cards[i].who = first.who;
		}
	}
	p->cards.at = cards;
	p->cards.n = v->plan->rooms.n;
	const struct sight_room *matter = begin_room(v, TEXT("Wat er aan de hand is"));
	p->people_at = matter ? (size_t)(matter - v->plan->rooms.at) : p->cards.n;
}

// ---- the people

static void fill_faces(const struct visit *v, struct plan_page *p)
{
	struct plan_face *faces = arena_many(v->arena, struct plan_face, v->plan->people.n);
	size_t n = 0, most = p->folded ? FACES_FOLDED : FACES;
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		struct str name = m->name;
		if (!name.len)
			name = m->me ? SAY(v, "Jij") : SAY(v, "iemand zonder naam");
		if (!m->unasked && !m->organisation && n < most)
			faces[n++] = (struct plan_face){
			        m->id, name, letter_of(name), m->tie, colour_of(m->id), m->whole && !m->seated && !m->me};
	}
	p->faces.at = faces;
	p->faces.n = n;
	p->more_faces = n == most;
}

static void fill_knocks(const struct visit *v, struct plan_page *p)
{
	struct plan_face *knocks = arena_many(v->arena, struct plan_face, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].waiting)
			knocks[n++] = (struct plan_face){
			        .id = v->plan->seats.at[i].id, .name = words_name(v, v->plan->seats.at[i].person)};
	p->knocks.at = knocks;
	p->knocks.n = n;
}

static struct str who_reads_along(const struct visit *v)
{
	const struct sight_name **names = arena_many(v->arena, const struct sight_name *, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (!s->me && !s->invited && !s->waiting && !s->ended)
			names[n++] = s->person;
	}
	if (n == 0)
		return v->plan->owner ? SAY(v, "Je hebt nog niemand gevraagd.") : STR("");
	struct text_arg args[] = {{"namen", words_names(v, (struct sight_names){names, n})}, {NULL, {0}}};
	return text_fill(v->arena, n == 1 ? SAY(v, "{namen} leest mee.") : SAY(v, "{namen} lezen mee."), args);
}

static void fill_cover(const struct visit *v, struct plan_page *p)
{
	static const enum cover_kind kinds[] = {[PICTURE_NONE] = COVER_NONE,
	        [PICTURE_PLAIN] = COVER_NONE,
	        [PICTURE_HOUSE] = COVER_HOUSE,
	        [PICTURE_HOUSES] = COVER_TWO,
	        [PICTURE_TREE] = COVER_TREE,
	        [PICTURE_BOAT] = COVER_BOAT,
	        [PICTURE_CIRCLE] = COVER_CIRCLE};
	const struct act_rows all[] = {p->week.asked, p->week.mine, p->week.open, p->week.others};
	bool done[COVER_WINDOWS];
	size_t n = 0;
	p->cover = (struct cover){.kind = kinds[v->plan->cover], .name = v->plan->name};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		for (size_t k = 0; k < all[i].n && n < COVER_WINDOWS; k++) {
			done[n] = all[i].at[k].done || all[i].at[k].good;
			if (done[n++] && !p->cover.words.len)
				p->cover.words = all[i].at[k].what;
		}
	cover_light(&p->cover, done, n);
}

static void show_plan(struct visit *v)
{
	struct plan_page p = {.frame = items_frame(v, SAY(v, "Plan"), 1), .plan = v->plan};
	p.frame.wide = true;
	p.first = who_reads_along(v);
	if (v->plan->erase != DAY_NONE)
		p.erase = words_day(v, v->plan->erase);
	week_of(v, "plan", true, ACTS, &p.week);
	p.meets = meets_near(v);
	fill_goals(v, &p);
	fill_cards(v, &p);
	fill_faces(v, &p);
	fill_knocks(v, &p);
	p.coordinator = coordinator_notice(v);
	p.coordinated = coordinator_sits(v);
	p.terms = seat_terms(v);
	fill_cover(v, &p);
	view_plan_page(&v->out->body, &v->view, &p);
}

static void show_more(struct visit *v)
{
	struct plan_page p = {
	        .frame = visit_frame(v, SAY(v, "Meer"), 4), .plan = v->plan, .shut = v->session.shut != SHUT_NOTHING};
	view_more_page(&v->out->body, &v->view, &p);
}

// ---- which plan

// Which plans this person wants in one list, and a plan that the keeper of the machine erased. True while that is news.
static bool fill_settled(const struct visit *v, struct plans_page *p)
{
	struct person_settings mine;
	int64_t at;
	if (person_settings_get(v->house, v->session.person, v->arena, &mine) != OK)
		return false;
	p->together = mine.together.len > 0;
	if (!id_set(mine.erased) || plan_erased(v->house, mine.erased, &at) != OK)
		return false;
	p->erased = mine.erased;
	p->day = words_day(v, day_of(at));
	return v->view.today - day_of(at) <= COPY_DAYS;
}

// To the one plan there is; who is halfway its beginning is first told where.
static void go_to(struct visit *v, struct id plan)
{
	struct person_settings settings;
	bool halfway = person_settings_get(v->house, v->session.person, v->arena, &settings) == OK && settings.page &&
	               id_eq(settings.page_plan, plan);
	visit_go(v, halfway ? "/plan/%.*s/begin/terug" : "/plan/%.*s", STR_ARG(id_text(v->arena, plan)));
}

static void show_plans(struct visit *v)
{
	struct my_plans mine;
	enum status got = plans_of(v->house, v->session.person, v->arena, &mine);
	if (got != OK)
		return visit_trouble(v, got);
	struct plan_choice *list = arena_many(v->arena, struct plan_choice, mine.n);
	struct plans_page p = {.frame = visit_frame(v, SAY(v, "Mijn plannen"), 0)};
	size_t n = 0;
	for (size_t i = 0; i < mine.n; i++) {
		const struct sight_plan *sight;
		struct seat *seat;
		struct who who = visit_who(v);
		if (seat_open(v->house, mine.at[i].plan, &who, v->arena, &seat) != OK)
			continue;
		if (seat_look(seat, PART_OWN, ID_NONE, &sight) == OK) {
			p.work |= works_with_families(sight->role);
			list[n++] = (struct plan_choice){mine.at[i].plan,
			        str_copy(v->arena, sight->name.len ? sight->name : SAY(v, "Ons plan")),
			        words_choice(v, &choice_role, (int)sight->role)};
		}
		seat_close(seat);
	}
	bool tells = fill_settled(v, &p);
	if (n == 1 && !tells)
		return go_to(v, list[0].id);
	p.plans.at = list;
	p.plans.n = n;
	view_plans_page(&v->out->body, &v->view, &p);
}

// ---- its name and its picture

static void show_name(struct visit *v)
{
	struct name_page p = {.frame = visit_frame(v, SAY(v, "Naam"), 1),
	        .id = v->plan->id,
	        .name = typed(v, "naam", v->plan->name),
	        .fault = fault_of(v, "naam"),
	        .key = id_text(v->arena, fresh_short()),
	        .version = v->plan->version};
	view_name_page(&v->out->body, &v->view, &p);
}

static void say_name(struct visit *v)
{
	struct said said;
	if (visit_say_form(v, SAY_PLAN_NAME, "naam", &said))
		visit_go(v, "/plan/%.*s", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

static void show_picture(struct visit *v)
{
	struct name_page p = {.frame = visit_frame(v, SAY(v, "Plaatje"), 4),
	        .id = v->plan->id,
	        .name = choice_picture.words[v->plan->cover],
	        .key = id_text(v->arena, fresh_short())};
	view_picture_page(&v->out->body, &v->view, &p);
}

static void say_picture(struct visit *v)
{
	struct said said;
	if (visit_say_form(v, SAY_PLAN_COVER, "plaatje", &said))
		visit_go(v, "/plan/%.*s", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

static const struct page rows[] = {
        {METHOD_GET, "/plan", NULL, show_plans, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}", "plan", show_plan, PAGE_SEAT, PART_PLAN, NULL},
        {METHOD_GET, "/plan/{id}/meer", "meer", show_more, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/naam", "naam", show_name, PAGE_SEAT, PART_OWN, NULL, SAY_PLAN_NAME},
        {METHOD_POST, "/plan/{id}/naam", NULL, say_name, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/plaatje", "plaatje", show_picture, PAGE_SEAT, PART_OWN, NULL, SAY_PLAN_COVER},
        {METHOD_POST, "/plan/{id}/plaatje", NULL, say_picture, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/ideeen", NULL, ideas_show, PAGE_SEAT, PART_OWN, NULL, SAY_ROOM_ADD},
        {METHOD_GET, "/plan/{id}/print", NULL, print_show, PAGE_SEAT, PART_PLAN, NULL},
};
const struct pages pages_plan = {rows, sizeof rows / sizeof rows[0]};
