// SPDX-License-Identifier: EUPL-1.2
// Asking somebody (beginnen.md, screens 11 and 12): who first, what they may read, and a message one sends oneself. Kring sends
// nothing by itself. A link or key leaves the program once, in the answer to the form that made it; pages that show it anew (as a
// code, a letter, an e-mail) get it back from that page's own form and keep nothing.
#include "pages_invite.h"
#include "items.h"
#include "pages_begin.h"
#include "views.h"

enum { FIRST_WORDS = 60 };

// ---- who first

enum role invite_meant(const struct visit *v, const char *field)
{
	struct str number = form_value(v, field);
	int role = number.len == 1 ? number.at[0] - '0' : 0;
	return role > 0 && role < choice_role.n ? (enum role)role : ROLE_NONE;
}

void invite_show_who(struct visit *v)
{
	if (!v->plan->owner)
		return visit_missing(v);
	begin_came_to(v, BEGIN_ASK);
	struct invite_who_page p = {
	        .frame = visit_frame(v, SAY(v, "Iemand erbij"), 3), .plan = v->plan->id, .as = invite_meant(v, "als")};
	struct face *list = arena_many(v->arena, struct face, v->plan->people.n);
	for (int children = 0; children < 2; children++) // after who can think along
		for (size_t i = 0; i < v->plan->people.n; i++) {
			const struct sight_person *one = &v->plan->people.at[i];
			if (one->me || one->organisation || !one->whole || (one->ring == 1) != children ||
			        circle_seat_of_person(v, one->id))
				continue;
			list[p.faces.n] = circle_face_of(v, one);
			list[p.faces.n++].asked = false;
		}
	p.faces.at = list;
	p.beginning = begin_asking(v);
	view_invite_who(&v->out->body, &v->view, &p);
}

// ---- what they may read

// The first words of what stands there, and whether it is hers alone.
static struct str word_first(struct visit *v, const struct sight_room *room)
{
	struct text_arg args[] = {
	        {"tekst", room->entries.n ? entry_words(v, &room->entries.at[0], FIRST_WORDS) : STR("")}, {NULL, {0}}};
	if (!room->entries.n)
		return SAY(v, "Hier staat nog niets");
	return room->alone ? text_fill(v->arena, SAY(v, "{tekst} (alleen jij)"), args) : args[0].value;
}

static struct options roles(const struct visit *v, enum role now)
{
	static const enum role offered[] = {
	        ROLE_NETWORK, ROLE_PARENT, ROLE_CARER, ROLE_YOUNG, ROLE_CHILD, ROLE_PROFESSIONAL, ROLE_COORDINATOR};
	enum { N = sizeof offered / sizeof offered[0] };
	struct option *list = arena_many(v->arena, struct option, N);
	for (size_t i = 0; i < N; i++) {
		struct str value = choice_role.words[offered[i]];
		bool on = form_has(&v->form, "rol") ? was_typed(v, "rol", value) : offered[i] == now;
		list[i] = (struct option){value, words_choice(v, &choice_role, (int)offered[i]), on};
	}
	return (struct options){list, N};
}

static struct str first_step(const struct visit *v)
{
	const struct sight_plan *plan = v->plan;
	if (plan->loose.n)
		return str_head(plan->loose.at[0].text, FIRST_WORDS);
	for (size_t i = 0; i < plan->goals.n; i++)
		return str_head(plan->goals.at[i].text, FIRST_WORDS);
	return SAY(v, "Hier staat nog niets");
}

static struct str people_names(const struct visit *v)
{
	struct str all = {"", 0};
	for (size_t i = 0; i < v->plan->people.n && i < 4; i++) {
		struct str name = v->plan->people.at[i].name;
		if (name.len && !v->plan->people.at[i].unasked)
			all = all.len ? str_print(v->arena, "%.*s, %.*s", STR_ARG(all), STR_ARG(name)) : name;
	}
	return all;
}

static bool chosen(const struct visit *v, const char *field, struct str value, bool at_first)
{
	return form_has(&v->form, "rol") ? was_typed(v, field, value) : at_first;
}

static struct let_read part_of(struct visit *v, const char *field, struct str title, struct str words, bool at_first)
{
	struct let_read part = {.field = str_of(field), .value = STR("ja"), .title = title, .words = words};
	part.on = chosen(v, field, part.value, at_first);
	return part;
}

static struct let_read room_read(struct visit *v, const struct sight_room *room)
{
	struct str value = id_text(v->arena, room->id);
	return (struct let_read){
	        room->id, STR("kamers"), value, room->title, word_first(v, room), chosen(v, "kamers", value, false)};
}

// In the order of the plan: this week, the rooms, the people, and last what is going on.
static void reads_of(struct visit *v, struct let_read *list, struct invite_form *f)
{
	const struct sight_room *matter = begin_room(v, TEXT("Wat er aan de hand is"));
	if (v->plan->steps)
		list[f->reads.n++] = part_of(v, "stappen", SAY(v, "Deze week"), first_step(v), true);
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *room = &v->plan->rooms.at[i];
		bool is_part = room->shows == SHOWS_PEOPLE || room->shows == SHOWS_STEPS;
		if (!is_part && room != matter)
			list[f->reads.n++] = room_read(v, room);
	}
	if (v->plan->circle)
		list[f->reads.n++] = part_of(v, "mensen", SAY(v, "Onze mensen"), people_names(v), false);
	if (matter)
		list[f->reads.n++] = room_read(v, matter);
	f->reads.at = list;
}

struct invite_form invite_form(struct visit *v, struct id person, struct str name, enum role now)
{
	struct invite_form f = {.plan = v->plan->id,
	        .person = person,
	        .name = name,
	        .key = circle_fresh_key(v),
	        .roles = roles(v, now),
	        .honest_fault = fault_of(v, "eerlijk"),
	        .until = typed(v, "tot", form_value(v, "tot")),
	        .until_fault = fault_of(v, "tot"),
	        .role_fault = fault_of(v, "rol")};
	struct let_read *list = arena_many(v->arena, struct let_read, v->plan->rooms.n + 2);
	reads_of(v, list, &f);
	return f;
}

static const struct sight_person *asked_person(const struct visit *v)
{
	return v->match.n_ids > 1 && v->plan && v->plan->owner ? see_person(v, v->match.ids[1]) : NULL;
}

void invite_show(struct visit *v)
{
	const struct sight_person *who = asked_person(v);
	if (!who)
		return visit_missing(v);
	begin_came_to(v, BEGIN_ASK);
	enum role meant = invite_meant(v, "als");
	struct invite_page p = {visit_frame(v, SAY(v, "Iemand erbij"), 3),
	        invite_form(v, who->id, words_name(v, &(struct sight_name){who->id, who->name}), meant ? meant : ROLE_NETWORK),
	        begin_asking(v)};
	view_invite(&v->out->body, &v->view, &p);
}

// ---- the three honest lines, before anyone who works with families gets a seat (product.md)

bool invite_honest_needed(const struct visit *v)
{
	int role = ROLE_NONE;
	for (int i = 1; i < choice_role.n; i++)
		if (str_eq(form_value(v, "rol"), choice_role.words[i]))
			role = i;
	return works_with_families((enum role)role) && !form_value(v, "eerlijk").len;
}

void invite_show_honest(struct visit *v, struct invite_form form, struct str works, bool door)
{
	struct invite_honest_page p = {visit_frame(v, SAY(v, "Goed om te weten"), 3), form, works, form_value(v, "rol"), door};
	view_invite_honest(&v->out->body, &v->view, &p);
}

// ---- the message

struct str invite_secret_url(struct visit *v, struct str secret)
{
	return str_print(v->arena, "%.*s/in/%.*s", STR_ARG(v->texts->base_url), STR_ARG(secret));
}

bool invite_make_secret(struct visit *v, enum secret_kind kind, struct id seat, struct str *ret)
{
	struct secret_facts facts = {
	        .kind = kind, .plan = v->match.ids[0], .seat = seat, .by_keeper = (v->session.shut & SHUT_INSIDE) != 0};
	if (person_of_seat(v->house, facts.plan, seat, &facts.person) != OK)
		facts.person = ID_NONE;
	enum status got = secret_make(v->house, &facts, v->arena, ret);
	if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

struct str invite_message_text(struct visit *v, struct str name, struct str link)
{
	struct str me = v->plan->me ? v->plan->me->name : STR("");
	struct text_arg args[] = {{"naam", name}, {"ik", me}, {NULL, {0}}};
	struct str text = text_fill(v->arena,
	        me.len ? SAY(v, "Hoi {naam}, ik maak een plan voor ons. Doe je mee? Deze link is alleen voor jou. Groetjes, {ik}")
	               : SAY(v, "Hoi {naam}, ik maak een plan voor ons. Doe je mee? Deze link is alleen voor jou. Groetjes"),
	        args);
	return str_print(v->arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(link));
}

const struct sight_seat *invite_untaken(struct visit *v, struct id seat)
{
	const struct sight_seat *s = v->plan && v->plan->owner ? see_seat(v, seat) : NULL;
	return s && s->invited ? s : NULL;
}

void invite_show_message(struct visit *v, const struct sight_seat *s, struct str secret)
{
	struct str name = words_name(v, s->person);
	struct invite_message_page p = {.frame = visit_frame(v, SAY(v, "Klaar"), 3),
	        .plan = v->plan->id,
	        .seat = s->id,
	        .name = name,
	        .secret = secret,
	        .message = invite_message_text(v, name, invite_secret_url(v, secret)),
	        .shared = v->session.shared,
	        .beginning = begin_asking(v),
	        .mail = form_value(v, "mail")};
	view_invite_message(&v->out->body, &v->view, &p);
}

static void new_message(struct visit *v, const struct sight_seat *s)
{
	struct str secret;
	if (!s)
		return visit_missing(v);
	begin_came_to(v, BEGIN_READY);
	if (invite_make_secret(v, SECRET_LINK, s->id, &secret))
		invite_show_message(v, s, secret);
}

void invite_say(struct visit *v)
{
	struct said said;
	const struct sight_person *who = asked_person(v);
	if (!who)
		return visit_missing(v);
	if (begin_doing(v, "stop"))
		return begin_stop(v);
	if (invite_honest_needed(v))
		return invite_show_honest(v, invite_form(v, who->id, who->name, ROLE_NETWORK), who->tie, false);
	if (!visit_say_form(v, SAY_INVITE, "invite", &said))
		return;
	if (seat_look(v->seat, PART_OWN, ID_NONE, &v->plan) != OK)
		return visit_missing(v);
	new_message(v, circle_seat_of_person(v,
	                       v->match.ids[1])); // said before, with a double tap: there is a seat, and a new link is one more
}

// ---- an invitation that waits

void invite_show_asked(struct visit *v)
{
	const struct sight_seat *s = v->match.n_ids > 1 ? invite_untaken(v, v->match.ids[1]) : NULL;
	if (!s)
		return visit_missing(v);
	struct invite_asked_page p = {
	        visit_frame(v, SAY(v, "De uitnodiging"), 3), v->plan->id, s->id, words_name(v, s->person), circle_fresh_key(v)};
	view_invite_asked(&v->out->body, &v->view, &p);
}

void invite_make_message(struct visit *v)
{
	new_message(v, invite_untaken(v, v->match.ids[1]));
}

void invite_ends(struct visit *v, struct id seat)
{
	enum status got = secrets_end(v->house, v->match.ids[0], seat);
	if (got != OK && got != NOT_FOUND)
		visit_trouble(v, got);
}

void invite_withdraw(struct visit *v)
{
	struct said said;
	if (!visit_say_form(v, SAY_INVITE_WITHDRAW, "asked", &said))
		return;
	invite_ends(v, v->match.ids[1]);
	visit_go(v, "/plan/%.*s/kring", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

// ---- the rows of all pages around coming in

#define GET(path, name, show)                                                                                                    \
	{                                                                                                                        \
		METHOD_GET, path, name, show, PAGE_SEAT, PART_OWN, NULL                                                          \
	}
#define POST(path, show)                                                                                                         \
	{                                                                                                                        \
		METHOD_POST, path, NULL, show, PAGE_SEAT, PART_OWN, NULL                                                         \
	}
#define OPEN(method, path, name, show)                                                                                           \
	{                                                                                                                        \
		method, path, name, show, PAGE_OPEN, PART_OWN, NULL                                                              \
	}
static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/erbij", "who", invite_show_who, PAGE_SEAT | PAGE_SAYS, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/erbij/{id}", "invite", invite_show, PAGE_SEAT | PAGE_SAYS, PART_OWN, NULL},
        POST("/plan/{id}/erbij/{id}", invite_say),
        GET("/plan/{id}/uitnodiging/{id}", "asked", invite_show_asked),
        POST("/plan/{id}/uitnodiging/{id}", invite_make_message),
        POST("/plan/{id}/uitnodiging/{id}/sleutel", invite_make_key),
        POST("/plan/{id}/uitnodiging/{id}/doe", invite_show_as),
        POST("/plan/{id}/uitnodiging/{id}/mail", invite_send_mail),
        POST("/plan/{id}/uitnodiging/{id}/terug", invite_withdraw),
        GET("/plan/{id}/tafel", "table", invite_show_table),
        POST("/plan/{id}/tafel", invite_say_table),
        GET("/plan/{id}/deur/{id}", "door", invite_show_door),
        POST("/plan/{id}/deur/{id}", invite_say_door),
        OPEN(METHOD_GET, "/tafel", "knock", invite_show_knock),
        OPEN(METHOD_GET, "/tafel/{word}", NULL, invite_show_knock),
        OPEN(METHOD_POST, "/tafel", NULL, invite_say_knock),
        {METHOD_GET, "/plan/{id}/wacht", "wait", invite_show_wait, PAGE_SIGNED, PART_OWN, NULL},
        OPEN(METHOD_GET, "/in/{word}", NULL, invite_come_by_link),
        OPEN(METHOD_GET, "/in", "guest", invite_show_guest),
        OPEN(METHOD_POST, "/in", NULL, invite_say_guest),
        OPEN(METHOD_GET, "/sleutel", "key", invite_show_key),
        OPEN(METHOD_POST, "/sleutel", NULL, invite_say_key),
        GET("/plan/{id}/cijfers/kies", "new_digits", invite_show_new_digits),
        {METHOD_POST, "/plan/{id}/cijfers/kies", NULL, invite_say_new_digits, PAGE_SEAT | PAGE_SLOW, PART_OWN,
                invite_hash_digits},
        GET("/plan/{id}/dag", "day", invite_show_day),
        {METHOD_POST, "/plan/{id}/dag", NULL, invite_say_day, PAGE_SEAT | PAGE_UPLOAD, PART_OWN, NULL},
        GET("/plan/{id}/dank/{id}", "thanks", invite_show_thanks),
        GET("/plan/{id}/dag/{id}/zeg", "word", invite_show_word),
        GET("/plan/{id}/dag/{id}/papier", "fridge", invite_show_fridge),
        GET("/plan/{id}/voor", "instead", invite_show_instead),
        GET("/plan/{id}/voor/{id}", "instead_day", invite_show_instead_day),
        GET("/plan/{id}/eigen", "young", invite_show_young),
};
const struct pages pages_invite = {rows, sizeof rows / sizeof rows[0]};
