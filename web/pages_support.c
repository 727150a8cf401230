// SPDX-License-Identifier: EUPL-1.2
// Support as it suits (product.md O3): how the owners want to make their plan, on one screen, to be changed on any day. Nothing
// depends on it and nobody asks for it: the choice only says what is offered below it.
#include "pages_support.h"
#include "items.h"
#include "pages_circle.h"
#include "pages_coordinator.h"
#include "views.h"

static const struct {
	enum support support;
	struct str text, more;
	enum role ask_as;
} routes[] = {
        {SUPPORT_ALONE, TEXT("Wij doen het zelf"), TEXT("Met tips. En je kunt altijd bellen.")},
        {SUPPORT_OWN, TEXT("Iemand van onszelf begeleidt ons"),
                TEXT("Familie, een vriend of een vrijwilliger. Die leidt het gesprek en typt. Die ziet alleen wat jullie "
                     "delen.")},
        {SUPPORT_PROFESSIONAL, TEXT("Met een hulpverlener"), TEXT("Iemand die met gezinnen werkt. Jullie kiezen wat die leest."),
                ROLE_PROFESSIONAL},
        {SUPPORT_COORDINATOR, TEXT("Met een onafhankelijke coördinator"),
                TEXT("Die regelt het gesprek. Die kiest geen kant en beslist niet mee."), ROLE_COORDINATOR},
        {SUPPORT_CALL, TEXT("Alleen even bellen"), TEXT("Soms is één gesprek genoeg.")},
};

static const struct form_page *route_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = str_print(v->arena, "/plan/%s/hulp", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_ONE, "route", SAY(v, "Wat past bij jullie?"), STR(""));
	b->wide = true;
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
		box_option(p, b, choice_support.words[routes[i].support], say_text(v, routes[i].text),
		        v->plan->support == routes[i].support);
		b->options.at[b->options.n - 1].more = say_text(v, routes[i].more);
	}
	box_option(p, b, STR(""), SAY(v, "Dat weten we nog niet"), v->plan->support == SUPPORT_NONE);
	return p;
}

static struct str guides_now(const struct visit *v)
{
	const struct sight_name **names = arena_many(v->arena, const struct sight_name *, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (seat_marked(&v->plan->seats.at[i], MARK_GUIDE) && !v->plan->seats.at[i].ended)
			names[n++] = v->plan->seats.at[i].person;
	return n ? words_names(v, (struct sight_names){names, n}) : STR("");
}

// Who of the own people could guide; nobody when nobody sits beside the owner.
static const struct form_page *guide_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Kies als begeleider"));
	p->action.text = str_print(v->arena, "/plan/%s/hulp/begeleider", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_SELECT, "stoel", SAY(v, "Wie begeleidt jullie?"), STR(""));
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (s->role == ROLE_NETWORK && !s->ended && !s->waiting && !seat_marked(s, MARK_GUIDE))
			box_option(p, b, id_text(v->arena, s->id), words_name(v, s->person), false);
	}
	form_hidden(p, "merk", choice_mark.words[MARK_GUIDE]);
	return b->options.n ? p : NULL;
}

static void support_show(struct visit *v)
{
	struct support_page p = {.frame = items_frame(v, SAY(v, "Hulp bij het plan"), 1),
	        .plan = v->plan->id,
	        .support = v->plan->support,
	        .may_ask = can(v, SAY_INVITE),
	        .may_meet = can(v, SAY_GATHERING_ADD),
	        .ask_as = ROLE_NETWORK};
	for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++)
		if (routes[i].support == v->plan->support && routes[i].ask_as)
			p.ask_as = routes[i].ask_as;
	p.coordinator = coordinator_sits(v);
	if (can(v, SAY_SUPPORT_CHOOSE))
		p.form = route_form(v);
	if (v->plan->support == SUPPORT_OWN && can(v, SAY_SEAT_MARK)) {
		p.guide = guide_form(v);
		p.guides = guides_now(v);
	}
	view_support_page(&v->out->body, &v->view, &p);
}

static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/hulp", "steun", support_show, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/hulp", NULL, items_do, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/hulp/{word}", NULL, items_do, PAGE_SEAT, PART_OWN, NULL},
};
const struct pages pages_support = {rows, sizeof rows / sizeof rows[0]};
