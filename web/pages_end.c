// SPDX-License-Identifier: EUPL-1.2
// The end of a plan (product.md P15): finishing with a word, taking it along, going on in a plan of one's own, and erasing, with
// a page that says when and what could not be reached. A plan in which nobody else ever wrote goes at once.
#include "pages_end.h"
#include "fresh.h"
#include "site.h"
#include "views.h"

// With its weekday and its year, whatever day it is today: what is told here is read again later.
static struct str full_date(const struct visit *v, int32_t day)
{
	struct visit later = *v;
	later.view.today = day + 1000;
	return words_day(&later, day);
}

static struct end_page end_page(struct visit *v, struct str title)
{
	struct end_page p = {.frame = visit_frame(v, title, 4),
	        .plan = v->plan->id,
	        .key = id_text(v->arena, fresh_short()),
	        .owner = v->plan->owner,
	        .finished = v->plan->finished,
	        .solo = seat_solo(v->seat)};
	if (v->plan->erase != DAY_NONE)
		p.day = full_date(v, v->plan->erase);
	return p;
}

static void go_to(struct visit *v, const char *rest)
{
	visit_go(v, "/plan/%.*s%s", STR_ARG(id_text(v->arena, v->match.ids[0])), rest);
}

// ---- finishing

static void show_finish(struct visit *v)
{
	struct end_page p = end_page(v, SAY(v, "Klaar met het plan"));
	p.word = typed(v, "woord", STR(""));
	p.fault = fault_of(v, "woord");
	view_finish_page(&v->out->body, &v->view, &p);
}
static void say_finish(struct visit *v)
{
	struct said said;
	if (visit_say_form(v, SAY_PLAN_FINISH, "plan-klaar", &said))
		go_to(v, "/klaar");
}
static void say_resume(struct visit *v)
{
	struct said said;
	if (visit_say_form(v, SAY_PLAN_RESUME, "plan-klaar", &said))
		go_to(v, "");
}

// ---- erasing

static void show_erase(struct visit *v)
{
	struct end_page p = end_page(v, SAY(v, "Wissen"));
	p.fault = fault_of(v, "zeker");
	view_erase_page(&v->out->body, &v->view, &p);
}

// Who was halfway the beginning of this plan does not come back to it.
static enum status forget_place(struct visit *v)
{
	struct person_settings now;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &now);
	if (got != OK || !id_eq(now.page_plan, v->match.ids[0]))
		return got;
	now.page = 0;
	now.page_plan = ID_NONE;
	return person_settings_set(v->house, v->session.person, &now);
}

static void say_erase(struct visit *v)
{
	struct said said;
	if (!str_is(form_value(v, "zeker"), "ja"))
		return visit_wrong(
		        v, "wissen", STR("zeker"), TEXT("Zet eerst een vinkje. Wissen kun je niet terugdraaien."), 400);
	if (!visit_say_form(v, SAY_ERASE_ASK, "wissen", &said))
		return;
	if (!seat_solo(v->seat))
		return go_to(v, "/wissen");
	enum status got = plan_erase(v->house, v->match.ids[0]);
	if (got == OK)
		got = forget_place(v);
	if (got != OK)
		return visit_trouble(v, got);
	visit_go(v, "/gewist/%.*s", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

static void say_stop(struct visit *v)
{
	struct said said;
	if (visit_say_form(v, SAY_ERASE_STOP, "wissen", &said))
		go_to(v, "");
}

static void show_erased(struct visit *v)
{
	int64_t at;
	struct erased_page p = {.plan = v->match.ids[0]};
	enum status got = plan_erased(v->house, p.plan, &at);
	if (got != OK)
		return visit_trouble(v, got);
	p.frame = visit_frame(v, SAY(v, "Gewist"), 0);
	p.day = full_date(v, day_of(at));
	p.copies = full_date(v, day_of(at) + COPY_DAYS);
	view_erased_page(&v->out->body, &v->view, &p);
}

// ---- taking along, and going on alone

static void show_take(struct visit *v)
{
	struct end_page p = end_page(v, SAY(v, "Meenemen"));
	view_take_page(&v->out->body, &v->view, &p);
}
static void show_onwards(struct visit *v)
{
	struct end_page p = end_page(v, SAY(v, "Verder in een eigen plan"));
	view_onwards_page(&v->out->body, &v->view, &p);
}

static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/klaar", "plan-klaar", show_finish, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/klaar", NULL, say_finish, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/klaar/hervat", NULL, say_resume, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/wissen", "wissen", show_erase, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/wissen", NULL, say_erase, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/wissen/stop", NULL, say_stop, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/gewist/{id}", NULL, show_erased, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/meenemen", NULL, show_take, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/verder", "verder", show_onwards, PAGE_SEAT, PART_OWN, NULL},
};
const struct pages pages_end = {rows, sizeof rows / sizeof rows[0]};
