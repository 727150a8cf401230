// SPDX-License-Identifier: EUPL-1.2
// Coming in with a link or a key (beginnen.md, the grandmother's minute; contract.md, /in/SECRET). Looking at a link uses nothing
// up: the secret goes into a short-lived cookie, so that it leaves the address bar, and the next page shows a first name and one
// button and never the plan's name. The button's POST takes the seat.
#include "cookie.h"
#include "pages_invite.h"
#include "views.h"

static const char *const CARRIED = "kring-in";

static void carry(struct visit *v, struct str secret)
{
	visit_cookie(v, CARRIED, secret, secret.len ? COOKIE_MINUTES * 60 : COOKIE_GONE);
}

static bool plain_secret(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!((s.at[i] >= '0' && s.at[i] <= '9') || (s.at[i] >= 'a' && s.at[i] <= 'z') ||
		            (s.at[i] >= 'A' && s.at[i] <= 'Z') || s.at[i] == '-'))
			return false;
	return s.len > 0 && s.len <= 64;
}

void invite_come_by_link(struct visit *v)
{
	if (plain_secret(v->match.words[0]))
		carry(v, v->match.words[0]);
	visit_go(v, "/in");
}

// ---- "Ben jij Truus?"

static enum status carried(struct visit *v, struct str *secret, struct secret_facts *facts)
{
	*secret = cookie_get(v->in->cookie, CARRIED);
	if (!secret->len)
		return NOT_FOUND;
	enum status got = secret_find(v->house, *secret, v->in->from.b, v->in->now, facts);
	return got == OK && (facts->kind == SECRET_TOKEN || facts->kind == SECRET_TABLE) ? NOT_FOUND : got;
}

static struct str first_name(struct visit *v, const struct secret_facts *facts)
{
	struct seat *seat;
	if (!id_set(facts->seat) || seat_open_by_id(v->house, facts->plan, facts->seat, v->arena, &seat) != OK)
		return STR("");
	struct str name = str_copy(v->arena, seat_facts(seat).name), first = name;
	seat_close(seat);
	return str_cut(&first, ' ');
}

void invite_show_guest(struct visit *v)
{
	struct str secret;
	struct secret_facts facts;
	enum status got = carried(v, &secret, &facts);
	if (got == TOO_OFTEN || got == NOT_KEPT || got == BUSY || got == BROKEN)
		return visit_trouble(v, got);
	struct guest_page p = {.frame = visit_frame(v, SAY(v, "Je bent uitgenodigd"), 0),
	        .gone = got != OK && secret.len > 0,
	        .none = !secret.len};
	p.frame.easy = true;
	p.frame.invited = true;
	if (got == OK) {
		p.name = first_name(v, &facts);
		p.ask_phone = form_has(&v->form, "telefoon");
		p.known = v->signed_in && !v->session.shared && !id_set(facts.person);
	}
	view_guest_in(&v->out->body, &v->view, &p);
}

static bool sits_already(struct visit *v, struct id plan)
{
	struct my_plans mine;
	if (plans_of(v->house, v->session.person, v->arena, &mine) != OK)
		return true;
	for (size_t i = 0; i < mine.n; i++)
		if (id_eq(mine.at[i].plan, plan))
			return true;
	return false;
}

// Who takes the seat: whoever said that this is their own plan too, else somebody new.
static enum status new_person(struct visit *v, struct id plan, struct id *ret)
{
	if (v->signed_in && form_value(v, "samen").len && !sits_already(v, plan)) {
		*ret = v->session.person;
		return OK;
	}
	return visit_new_person(v, ret);
}

static bool take_seat(struct visit *v, const struct secret_facts *facts, struct id *ret_person)
{
	struct said said;
	struct intent intent;
	enum status got = seat_open_by_id(v->house, facts->plan, facts->seat, v->arena, &v->seat);
	if (got == OK)
		got = new_person(v, facts->plan, ret_person);
	if (got != OK) {
		visit_trouble(v, got);
		return false;
	}
	intent_init(&intent, SAY_SEAT_TAKE);
	if (!visit_say(v, &intent, "guest", &said))
		return false;
	got = seat_give(v->house, facts->plan, facts->seat, *ret_person);
	if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

bool invite_enter(struct visit *v, const struct secret_facts *facts, struct str secret, bool shared)
{
	struct id person = facts->person;
	struct person_settings settings;
	enum status got = OK;
	if (!id_set(person))
		got = person_of_seat(v->house, facts->plan, facts->seat, &person);
	if (got == NOT_FOUND) {
		if (!take_seat(v, facts, &person))
			return false;
		got = OK;
	}
	if (got == OK)
		got = secret_use(v->house, secret);
	if (got == OK)
		got = person_settings_get(v->house, person, v->arena, &settings);
	if (got != OK) {
		visit_trouble(v, got);
		return false;
	}
	visit_come_in(v, person, shared || settings.shared_phone,
	        (facts->by_keeper ? SHUT_INSIDE : 0) | (settings.digits ? SHUT_OWN : 0));
	return v->out->status == 200;
}

void invite_go_inside(struct visit *v, struct id plan)
{
	struct str text = id_text(v->arena, plan);
	if (!id_set(plan)) // a link without a plan is of who works at an office
		return visit_go(v, "/kantoor");
	if (v->signed_in && v->session.shut)
		return visit_go(v, "/cijfers/open?verder=%.*s", STR_ARG(text));
	visit_go(v, "/plan/%.*s/dag", STR_ARG(text));
}

// "Nee": a link that nobody took up is ended; a key of somebody who sits here already only stays shut.
static void not_me(struct visit *v, const struct secret_facts *facts)
{
	struct id person = facts->person;
	struct guest_page p = {.frame = visit_frame(v, SAY(v, "Goed dat je het zegt"), 0)};
	carry(v, STR(""));
	bool free = !id_set(person) && id_set(facts->seat) &&
	            person_of_seat(v->house, facts->plan, facts->seat, &person) == NOT_FOUND;
	if (free && seat_open_by_id(v->house, facts->plan, facts->seat, v->arena, &v->seat) == OK) {
		struct said said;
		struct intent intent;
		intent_init(&intent, SAY_SEAT_DECLINE);
		intent.as.seat_decline.stranger = true;
		if (!visit_say(v, &intent, "guest", &said))
			return;
		enum status got = secrets_end(v->house, facts->plan, facts->seat);
		if (got != OK)
			return visit_trouble(v, got);
		p.gone = true;
	}
	p.frame.easy = true;
	view_guest_not_me(&v->out->body, &v->view, &p);
}

void invite_say_guest(struct visit *v)
{
	struct str secret;
	struct secret_facts facts;
	enum status got = carried(v, &secret, &facts);
	if (got == NOT_FOUND)
		return invite_show_guest(v);
	if (got != OK)
		return visit_trouble(v, got);
	if (!str_is(form_value(v, "antwoord"), "ja"))
		return not_me(v, &facts);
	if (!invite_enter(v, &facts, secret, str_is(form_value(v, "telefoon"), "nee")))
		return;
	invite_go_inside(v, facts.plan);
	carry(v, STR(""));
}

// ---- a key that is typed

void invite_show_key(struct visit *v)
{
	struct guest_key_page p = {
	        visit_frame(v, SAY(v, "Naar binnen"), 0), typed(v, "sleutel", STR("")), fault_of(v, "sleutel")};
	p.frame.easy = true;
	view_guest_key(&v->out->body, &v->view, &p);
}

// As somebody types it from paper: with spaces, or none.
static struct str without_spaces(struct visit *v, struct str typed)
{
	char *to = arena_take(v->arena, typed.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < typed.len; i++)
		if (typed.at[i] != ' ')
			to[n++] = typed.at[i];
	return (struct str){to, n};
}

void invite_say_key(struct visit *v)
{
	struct secret_facts facts;
	struct str key = without_spaces(v, str_trim(form_value(v, "sleutel")));
	enum status got = secret_find(v->house, key, v->in->from.b, v->in->now, &facts);
	if (got == TOO_OFTEN)
		return visit_wrong(v, "key", STR("sleutel"), TEXT("Dit is te vaak geprobeerd. Wacht een minuut."), 429);
	if (got == NOT_FOUND || (got == OK && (facts.kind == SECRET_TOKEN || !plain_secret(key))))
		return visit_wrong(
		        v, "key", STR("sleutel"), TEXT("Deze sleutel kennen we niet. Kijk of alle tekens kloppen."), 400);
	if (got != OK)
		return visit_trouble(v, got);
	if (facts.kind == SECRET_TABLE)
		return visit_go(v, "/tafel/%.*s", STR_ARG(key));
	visit_go(v, "/in?telefoon=vraag");
	carry(v, key);
}

// ---- four digits for who has none yet: with them, what one keeps to oneself stays shut (/cijfers/open opens it)

struct digits_made {
	enum status got;
	struct str hash;
};

void invite_show_new_digits(struct visit *v)
{
	struct guest_digits_page p = {
	        .frame = visit_frame(v, SAY(v, "Vier cijfers"), 0), .plan = v->match.ids[0], .fault = fault_of(v, "cijfers")};
	view_guest_digits(&v->out->body, &v->view, &p);
}

void invite_hash_digits(struct visit *v)
{
	struct digits_made *made = arena_new(v->arena, struct digits_made);
	bool skips = form_value(v, "doe").len > 0;
	made->got = !v->signed_in || !visit_trusted(v) || skips
	                    ? NOT_FOUND
	                    : digits_hash(v->house, v->session.person, str_trim(form_value(v, "cijfers")), v->arena, &made->hash);
	v->prepared = made;
}

// What a young person writes begins in rooms of their own, which nobody else reads until they say so (beginnen.md, J2).
bool invite_young_rooms(struct visit *v, const char *again)
{
	static const struct str titles[] = {TEXT("Wat er speelt"), TEXT("Wat fijn is"), TEXT("Wat ik wil")};
	struct said said;
	if (!young_role(v->plan->role))
		return true;
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		if (v->plan->rooms.at[i].mine)
			return true;
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
		struct intent intent;
		intent_init(&intent, SAY_ROOM_ADD);
		intent.as.room_add.title = say_text(v, titles[i]);
		intent.as.room_add.readers = (struct ids){&v->plan->seat, 1};
		if (!visit_say(v, &intent, again, &said))
			return false;
	}
	return true;
}

// New digits are only for who has none, or who gave the old ones in this session.
void invite_say_new_digits(struct visit *v)
{
	const struct digits_made *made = v->prepared;
	struct str plan = id_text(v->arena, v->match.ids[0]);
	if (made && made->got == BAD_INPUT)
		return visit_wrong(v, "new_digits", STR("cijfers"), TEXT("Kies vier cijfers. Zoals 4 7 1 9."), 400);
	if (made && made->got == OK) {
		enum status got = v->session.shut ? REFUSED : digits_set(v->house, v->session.person, made->hash);
		if (got == OK)
			got = session_opened(v->house, v->cookie);
		if (got != OK)
			return visit_trouble(v, got);
	} else if (made && made->got != NOT_FOUND) {
		return visit_trouble(v, made->got);
	}
	if (invite_young_rooms(v, "new_digits"))
		visit_go(v, "/plan/%.*s/eigen", STR_ARG(plan));
}
