// SPDX-License-Identifier: EUPL-1.2
// The coordinator (product.md J5, G6): the four lines that are said before all else, what the family does with them, and until
// when that seat is there. Whoever cannot say the four lines sits as a professional.
#include "pages_coordinator.h"
#include "fresh.h"
#include "items.h"
#include "views.h"

static const struct {
	const char *field;
	struct str text;
} four[] = {
        {"niet-in-dienst", TEXT("Ik werk niet voor wie jullie hulp geeft, of erover beslist.")},
        {"niet-eerder", TEXT("Ik heb jullie niet eerder geholpen.")},
        {"geen-band", TEXT("Ik ben geen familie of vriend van iemand van jullie.")},
        {"zwijgt", TEXT("Wat jullie zeggen, vertel ik aan niemand.")},
};
enum { FOUR = sizeof four / sizeof four[0] };

static struct coordinator_lines lines_of(const struct visit *v)
{
	struct coordinator_line *list = arena_many(v->arena, struct coordinator_line, FOUR);
	for (size_t i = 0; i < FOUR; i++)
		list[i] = (struct coordinator_line){str_of(four[i].field), say_text(v, four[i].text), fault_of(v, four[i].field),
		        v->again && was_typed(v, four[i].field, STR("ja"))};
	return (struct coordinator_lines){list, FOUR};
}

// ---- the four lines

static void independence_show(struct visit *v)
{
	const struct sight_seat *mine = see_seat(v, v->plan->seat);
	struct independence_page p = {.frame = items_frame(v, SAY(v, "Onafhankelijk"), 1),
	        .plan = v->plan->id,
	        .key = id_text(v->arena, fresh_short()),
	        .other_key = id_text(v->arena, fresh_short()),
	        .said = mine && mine->stated,
	        .lines = lines_of(v)};
	view_independence_page(&v->out->body, &v->view, &p);
}

// ---- the coordinators of this plan

static struct str day_of_time(const struct visit *v, int64_t time)
{
	return time ? words_day(v, day_of(time)) : STR("");
}

static struct coordinator_card card_of(const struct visit *v, const struct sight_seat *s)
{
	return (struct coordinator_card){.seat = s->id,
	        .name = words_name(v, s->person),
	        .stated = day_of_time(v, s->stated),
	        .heard = day_of_time(v, s->heard),
	        .until = words_day(v, s->until),
	        .handed = words_day(v, s->handed),
	        .calls = words_day(v, s->calls),
	        .key = id_text(v->arena, fresh_short()),
	        .renewed = day_text(v, v->view.today + OUTSIDE_DAYS),
	        .me = s->me,
	        .coach = seat_marked(s, MARK_COACH),
	        .may_hear = s->stated && !s->heard && can(v, SAY_INDEPENDENCE_HEAR),
	        .may_renew = s->until != DAY_NONE && s->until < v->view.today + OUTSIDE_DAYS && can(v, SAY_SEAT_UNTIL),
	        .may_prepare = s->heard && (s->me || can(v, SAY_PREP_ADD)),
	        .may_coach = s->heard && !seat_marked(s, MARK_COACH) && can(v, SAY_SEAT_MARK)};
}

// A contact person of the family's own: whoever sits there from the circle.
static const struct form_page *contact_form(struct visit *v, struct str *ret_now)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Kies als contactpersoon"));
	p->action.text = str_print(v->arena, "/plan/%s/coordinator/contact", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_SELECT, "stoel", SAY(v, "Wie is jullie contactpersoon?"), STR(""));
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (!circle_role(s->role) || s->invited || s->waiting || s->ended)
			continue;
		if (seat_marked(s, MARK_CONTACT))
			*ret_now = words_name(v, s->person);
		box_option(p, b, id_text(v->arena, s->id), words_name(v, s->person), seat_marked(s, MARK_CONTACT));
	}
	form_hidden(p, "merk", choice_mark.words[MARK_CONTACT]);
	return b->options.n ? p : NULL;
}

static void coordinator_show(struct visit *v)
{
	struct coordinator_card *cards = arena_many(v->arena, struct coordinator_card, v->plan->seats.n);
	struct coordinator_page p = {.frame = items_frame(v, SAY(v, "Coördinator"), 1),
	        .plan = v->plan->id,
	        .seat = v->plan->seat,
	        .lines = lines_of(v),
	        .may_ask = can(v, SAY_INVITE),
	        .ask_as = ROLE_COORDINATOR};
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (seat_coordinates(s))
			cards[p.cards.n++] = card_of(v, s);
	}
	p.cards.at = cards;
	p.preps = preps_carried(v);
	lead_fill(v, &p);
	if (can(v, SAY_HAND_OVER))
		p.hand_over = hand_over_form(v);
	if (can(v, SAY_SEAT_MARK))
		p.contact = contact_form(v, &p.contacts);
	view_coordinator_page(&v->out->body, &v->view, &p);
}

bool coordinator_sits(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (seat_coordinates(&v->plan->seats.at[i]))
			return true;
	return false;
}

bool coordinator_asked(const struct visit *v)
{
	const struct sight_seat *mine = see_seat(v, v->plan->seat);
	return mine && !mine->stated && can(v, SAY_INDEPENDENCE_SAY);
}

struct str coordinator_notice(const struct visit *v)
{
	if (coordinator_asked(v))
		return SAY(v, "Zeg eerst of je onafhankelijk bent.");
	if (lead_waits(v))
		return SAY(v, "De coördinator zegt: zo leid ik het niet.");
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		struct text_arg args[] = {{"naam", words_name(v, s->person)}, {NULL, {0}}};
		if (seat_coordinates(s) && s->stated && !s->heard && can(v, SAY_INDEPENDENCE_HEAR))
			return text_fill(v->arena, SAY(v, "{naam} zegt: ik ben onafhankelijk."), args);
	}
	return STR("");
}

#define DO(path)                                                                                                                 \
	{                                                                                                                        \
		METHOD_POST, "/plan/{id}" path, NULL, items_do, PAGE_SEAT, PART_OWN, NULL                                        \
	}
static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/onafhankelijk", "onafhankelijk", independence_show, PAGE_SEAT, PART_OWN, NULL,
                SAY_INDEPENDENCE_SAY},
        {METHOD_GET, "/plan/{id}/coordinator", "coordinator", coordinator_show, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/voorbereiden/{id}", "voorbereiden", prep_show, PAGE_SEAT, PART_OWN, NULL},
        DO("/voorbereiden/{id}/{word}"),
        DO("/leiden/{id}/{word}"),
        DO("/onafhankelijk"),
        DO("/onafhankelijk/{word}"),
        DO("/coordinator/{word}"),
};
const struct pages pages_coordinator = {rows, sizeof rows / sizeof rows[0]};
