// SPDX-License-Identifier: EUPL-1.2
// The circle, in rings and as a list, and each person in it (product.md C1, C8). Rings are drawn only from five people: with
// fewer a drawing would show what lacks. Whom nobody asked yet is seen by who wrote them down, and by nobody else.
#include "fresh.h"
#include "pages_invite.h"
#include "views.h"

enum { RINGS_FROM = 5, COLOURS = 6 };

struct str circle_fresh_key(const struct visit *v)
{
	return id_text(v->arena, fresh_short());
}

const struct sight_seat *circle_seat_of_person(const struct visit *v, struct id person)
{
	for (size_t i = 0; v->plan && i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if ((!s->ended || s->lapsed) && s->person && id_eq(s->person->id, person)) // one that lapsed can be lengthened
			return s;
	}
	return NULL;
}

static struct face face_named(const struct visit *v, struct id person, struct str name)
{
	struct str shown = name;
	if (!shown.len)
		shown = SAY(v, "iemand zonder naam");
	return (struct face){.id = person, .name = shown, .letter = str_head(shown, 1), .colour = person.b[0] % COLOURS + 1};
}

struct face circle_face_of(const struct visit *v, const struct sight_person *p)
{
	struct face f = face_named(v, p->id, p->name);
	f.asked = p->whole && !p->seated && !p->me;
	f.role = p->tie;
	if (p->invited)
		f.role = p->tie.len ? str_print(v->arena, "%.*s · %.*s", STR_ARG(p->tie), STR_ARG(SAY(v, "gevraagd")))
		                    : SAY(v, "gevraagd");
	if (p->me)
		f.role = SAY(v, "jij");
	return f;
}

struct face circle_face_of_seat(const struct visit *v, const struct sight_seat *s)
{
	struct face f = face_named(v, s->person ? s->person->id : s->id, words_name(v, s->person));
	f.id = s->id;
	f.role = words_choice(v, &choice_role, s->role);
	f.asked = s->invited || s->waiting;
	return f;
}

// ---- the circle

static bool in_circle(const struct sight_person *p)
{
	return !p->unasked && !p->organisation && p->ring != NUMBER_NONE;
}
static bool in_ring_1(const struct sight_person *p)
{
	return in_circle(p) && p->ring == 1;
}
static bool in_ring_2(const struct sight_person *p)
{
	return in_circle(p) && p->ring == 2;
}
static bool in_ring_3(const struct sight_person *p)
{
	return in_circle(p) && p->ring == 3;
}
static bool is_unasked(const struct sight_person *p)
{
	return p->unasked;
}
static bool is_beside(const struct sight_person *p)
{
	return !p->unasked && !in_circle(p);
}
static bool is_asked(const struct sight_person *p)
{
	return !p->unasked;
}

static bool knocks(const struct visit *v, const struct sight_person *p)
{
	const struct sight_seat *s = circle_seat_of_person(v, p->id);
	return s && s->waiting;
}

static struct faces faces_that(const struct visit *v, bool (*fits)(const struct sight_person *))
{
	struct face *list = arena_many(v->arena, struct face, v->plan->people.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->people.n; i++)
		if (fits(&v->plan->people.at[i]) && !knocks(v, &v->plan->people.at[i]))
			list[n++] = circle_face_of(v, &v->plan->people.at[i]);
	return (struct faces){list, n};
}

static struct faces faces_waiting(const struct visit *v)
{
	struct face *list = arena_many(v->arena, struct face, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].waiting)
			list[n++] = circle_face_of_seat(v, &v->plan->seats.at[i]);
	return (struct faces){list, n};
}

static void fill_rings(const struct visit *v, struct circle_page *p)
{
	struct ring all[] = {{SAY(v, "Heel dichtbij"), faces_that(v, in_ring_1)}, {SAY(v, "Dichtbij"), faces_that(v, in_ring_2)},
	        {SAY(v, "Erbij"), faces_that(v, in_ring_3)}};
	size_t people = all[0].faces.n + all[1].faces.n + all[2].faces.n, n = 0;
	if (people < RINGS_FROM) {
		p->close = faces_that(v, is_asked);
		p->few = v->plan->circle; // of whom only some names are seen, nobody knows how many there are
		return;
	}
	struct ring *rings = arena_many(v->arena, struct ring, 3);
	for (size_t i = 0; i < 3; i++)
		if (all[i].faces.n)
			rings[n++] = all[i];
	p->rings.at = rings;
	p->rings.n = n;
	p->beside = faces_that(v, is_beside);
}

void circle_show(struct visit *v)
{
	struct circle_page p = {.frame = visit_frame(v, SAY(v, "De kring"), 3), .plan = v->plan->id, .owner = can(v, SAY_INVITE)};
	p.reads = can(v, SAY_PERSON_ADD);
	fill_rings(v, &p);
	p.unasked = faces_that(v, is_unasked);
	p.waiting = faces_waiting(v);
	if (v->plan->circle)
		p.audience = words_audience(v, v->plan->people_readers, false);
	p.stands = can(v, SAY_ENTRY_CONFIRM);
	p.offers = offer_rows_of(v);
	view_circle(&v->out->body, &v->view, &p);
}

// ---- adding and changing a person

static struct options ring_options(const struct visit *v, int32_t now)
{
	static const struct str texts[] = {TEXT("Heel dichtbij"), TEXT("Dichtbij"), TEXT("Erbij")};
	static const struct str values[] = {STR("1"), STR("2"), STR("3")};
	struct option *list = arena_many(v->arena, struct option, 3);
	for (int i = 0; i < 3; i++)
		list[i] = (struct option){
		        values[i], say_text(v, texts[i]), v->again ? was_typed(v, "ring", values[i]) : now == i + 1};
	return (struct options){list, 3};
}

static struct person_form person_form(const struct visit *v, const struct sight_person *now)
{
	struct str none = {"", 0};
	return (struct person_form){.plan = v->plan->id,
	        .id = now ? now->id : ID_NONE,
	        .name = typed(v, "naam", now ? now->name : none),
	        .name_fault = fault_of(v, "naam"),
	        .tie = typed(v, "band", now ? now->tie : none),
	        .tie_fault = fault_of(v, "band"),
	        .rings = ring_options(v, now ? now->ring : 2),
	        .organisation = form_has(&v->form, "organisatie"),
	        .key = circle_fresh_key(v),
	        .version = v->plan->version,
	        .next = form_value(v, "verder")};
}

void circle_show_person_add(struct visit *v)
{
	if (!v->plan)
		return visit_missing(v);
	struct person_add_page p = {visit_frame(v, SAY(v, "Iemand in de kring"), 3), person_form(v, NULL)};
	view_person_add(&v->out->body, &v->view, &p);
}

void circle_say_person_add(struct visit *v)
{
	struct said said;
	if (!visit_say_form(v, SAY_PERSON_ADD, "person_add", &said))
		return;
	struct str plan = id_text(v->arena, v->match.ids[0]), person = id_text(v->arena, said.about);
	enum role meant = invite_meant(v, "verder"); // on the way to asking this person
	if (meant && id_set(said.about))
		return visit_go(v, "/plan/%.*s/erbij/%.*s?als=%d", STR_ARG(plan), STR_ARG(person), (int)meant);
	if (form_value(v, "verder").len && id_set(said.about))
		return visit_go(v, "/plan/%.*s/erbij/%.*s", STR_ARG(plan), STR_ARG(person));
	visit_go(v, "/plan/%.*s/kring", STR_ARG(plan));
}

static struct str person_state(const struct visit *v, const struct sight_person *who)
{
	if (who->me)
		return SAY(v, "Dit ben jij.");
	if (!who->whole) // a name met somewhere: whether they sit is not told
		return STR("");
	if (who->seated)
		return SAY(v, "Doet mee.");
	if (who->invited)
		return SAY(v, "Is gevraagd. Zei nog geen ja.");
	return who->unasked ? SAY(v, "Nog niet gevraagd. Alleen jij ziet deze naam.") : SAY(v, "Nog niet gevraagd.");
}

static void fill_rights(const struct visit *v, const struct sight_person *who, struct person_page *p)
{
	const struct sight_seat *seat = circle_seat_of_person(v, who->id);
	bool seatless = !who->seated && !who->invited && !(seat && seat->waiting);
	p->owner = v->plan->owner;
	p->may_change = can(v, SAY_PERSON_CHANGE) && (p->owner || who->me);
	p->may_reach = can(v, SAY_PERSON_REACH) && (who->me || (p->owner && seatless));
	p->may_remove = can(v, SAY_PERSON_REMOVE) && seatless && !who->me;
	p->may_invite = can(v, SAY_INVITE) && seatless && !who->me && !who->organisation;
	p->invited = p->owner && who->invited;
	p->seated = who->seated || who->me;
	p->seat = seat ? seat->id : ID_NONE;
}

void circle_show_person(struct visit *v)
{
	const struct sight_person *who = v->match.n_ids > 1 ? see_person(v, v->match.ids[1]) : NULL;
	if (!who)
		return visit_missing(v);
	struct person_page p = {.frame = visit_frame(v, SAY(v, "Iemand in de kring"), 3),
	        .form = person_form(v, who),
	        .face = circle_face_of(v, who),
	        .address = typed(v, "adres", who->address),
	        .address_fault = fault_of(v, "adres"),
	        .phone = typed(v, "telefoon", who->phone),
	        .phone_fault = fault_of(v, "telefoon"),
	        .state = person_state(v, who),
	        .key = circle_fresh_key(v)};
	if (v->again && !form_has(&v->form, "naam")) { // the other form of this page was sent
		p.form.name = who->name;
		p.form.tie = who->tie;
	}
	p.face.asked = false;
	p.readers = circle_reader_ticks(v, "lezers", who->reach_readers);
	fill_rights(v, who, &p);
	view_person(&v->out->body, &v->view, &p);
}

static void say_of_person(struct visit *v, enum say say)
{
	struct said said;
	if (!visit_say_form(v, say, "person", &said))
		return;
	struct str plan = id_text(v->arena, v->match.ids[0]), person = id_text(v->arena, v->match.ids[1]);
	if (say == SAY_PERSON_REMOVE)
		return visit_go(v, "/plan/%.*s/kring", STR_ARG(plan));
	visit_go(v, "/plan/%.*s/mens/%.*s", STR_ARG(plan), STR_ARG(person));
}

void circle_say_person(struct visit *v)
{
	say_of_person(v, SAY_PERSON_CHANGE);
}
void circle_say_person_reach(struct visit *v)
{
	say_of_person(v, SAY_PERSON_REACH);
}
void circle_say_person_remove(struct visit *v)
{
	say_of_person(v, SAY_PERSON_REMOVE);
}

// ---- the rows of all pages of the circle

#define GET(path, name, show, part)                                                                                              \
	{                                                                                                                        \
		METHOD_GET, path, name, show, PAGE_SEAT, part, NULL                                                              \
	}
#define POST(path, show)                                                                                                         \
	{                                                                                                                        \
		METHOD_POST, path, NULL, show, PAGE_SEAT, PART_OWN, NULL                                                         \
	}
static const struct page rows[] = {
        GET("/plan/{id}/kring", "circle", circle_show, PART_CIRCLE),
        {METHOD_GET, "/plan/{id}/mens", "person_add", circle_show_person_add, PAGE_SEAT, PART_OWN, NULL, SAY_PERSON_ADD},
        POST("/plan/{id}/mens", circle_say_person_add),
        GET("/plan/{id}/mens/{id}", "person", circle_show_person, PART_CIRCLE),
        POST("/plan/{id}/mens/{id}", circle_say_person),
        POST("/plan/{id}/mens/{id}/bereik", circle_say_person_reach),
        POST("/plan/{id}/mens/{id}/weg", circle_say_person_remove),
        GET("/plan/{id}/stoel/{id}", "seat", circle_show_seat, PART_CIRCLE),
        POST("/plan/{id}/stoel/{id}", circle_say_seat),
        GET("/plan/{id}/weggaan", "leave", circle_show_leave, PART_OWN),
        POST("/plan/{id}/weggaan", circle_say_leave),
        GET("/plan/{id}/delen", "ledger", circle_show_ledger, PART_OWN),
        POST("/plan/{id}/delen/stop", circle_say_stop),
        GET("/plan/{id}/deel/{word}/lezers", "part_readers", circle_show_part_readers, PART_OWN),
        POST("/plan/{id}/deel/{word}/lezers", circle_say_part_readers),
};
const struct pages pages_circle = {rows, sizeof rows / sizeof rows[0]};
