// SPDX-License-Identifier: EUPL-1.2
// A table where people sit together: one code for two hours, and a door (product.md C2). Who types the code gives a first name
// and waits; nobody comes in before an owner saw that name and opened.
#include "pages_invite.h"
#include "views.h"

// ---- the owner's side

void invite_show_table(struct visit *v)
{
	if (!v->plan || !v->plan->owner)
		return visit_missing(v);
	struct invite_table_page p = {visit_frame(v, SAY(v, "Aan tafel"), 3), v->plan->id, circle_fresh_key(v)};
	view_invite_table(&v->out->body, &v->view, &p);
}

void invite_say_table(struct visit *v)
{
	struct said said;
	struct secret_facts facts = {.kind = SECRET_TABLE, .plan = v->match.ids[0]};
	struct invite_code_page p = {.plan = v->match.ids[0], .table = true};
	if (!visit_say_form(v, SAY_TABLE_OPEN, "table", &said))
		return;
	enum status got = secret_make(v->house, &facts, v->arena, &p.code);
	if (got != OK)
		return visit_trouble(v, got);
	p.frame = visit_frame(v, SAY(v, "De tafelcode"), 3);
	p.link = str_print(v->arena, "%.*s/tafel", STR_ARG(v->texts->base_url));
	p.qr = qr_draw(v->arena, str_print(v->arena, "%.*s/%.*s", STR_ARG(p.link), STR_ARG(p.code)));
	view_invite_code(&v->out->body, &v->view, &p);
}

static const struct sight_seat *who_knocks(const struct visit *v)
{
	const struct sight_seat *s = v->match.n_ids > 1 && v->plan && v->plan->owner ? see_seat(v, v->match.ids[1]) : NULL;
	return s && s->waiting ? s : NULL;
}

static struct invite_form door_form(struct visit *v, const struct sight_seat *s)
{
	struct invite_form f = invite_form(v, ID_NONE, words_name(v, s->person), ROLE_NETWORK);
	f.seat = s->id;
	return f;
}

void invite_show_door(struct visit *v)
{
	const struct sight_seat *s = who_knocks(v);
	if (!s)
		return visit_missing(v);
	struct invite_door_page p = {visit_frame(v, SAY(v, "De deur"), 3), door_form(v, s)};
	view_invite_door(&v->out->body, &v->view, &p);
}

static void back_to_circle(struct visit *v)
{
	visit_go(v, "/plan/%.*s/kring", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

static void close_door(struct visit *v)
{
	struct said said;
	if (!who_knocks(v))
		return back_to_circle(v);
	if (!visit_say_form(v, SAY_DOOR_CLOSE, "door", &said))
		return;
	invite_ends(v, v->match.ids[1]);
	back_to_circle(v);
}

void invite_say_door(struct visit *v)
{
	struct said said;
	const struct sight_seat *s = who_knocks(v);
	if (!s)
		return back_to_circle(v); // opened already, with the first of two taps
	if (str_is(form_value(v, "doe"), "niet"))
		return close_door(v);
	if (invite_honest_needed(v))
		return invite_show_honest(v, door_form(v, s), STR(""), true);
	if (visit_say_form(v, SAY_DOOR_OPEN, "door", &said))
		back_to_circle(v);
}

// ---- the guest's side

void invite_show_knock(struct visit *v)
{
	struct str code = v->match.n_words ? v->match.words[0] : STR("");
	struct guest_knock_page p = {.frame = visit_frame(v, SAY(v, "Aankloppen"), 0),
	        .code = typed(v, "code", code),
	        .name = typed(v, "naam", STR("")),
	        .code_fault = fault_of(v, "code"),
	        .name_fault = fault_of(v, "naam")};
	view_guest_knock(&v->out->body, &v->view, &p);
}

// Who is signed in here already knocks as that person, unless they sit there: then somebody else holds this phone.
static enum status whose_knock(struct visit *v, struct id plan, struct id *ret)
{
	struct my_plans mine = {NULL, 0};
	if (v->signed_in && !v->session.shared && plans_of(v->house, v->session.person, v->arena, &mine) == OK) {
		bool sits = false;
		for (size_t i = 0; i < mine.n; i++)
			sits |= id_eq(mine.at[i].plan, plan);
		if (!sits) {
			*ret = v->session.person;
			return OK;
		}
	}
	return visit_new_person(v, ret);
}

void invite_say_knock(struct visit *v)
{
	struct secret_facts facts;
	struct said said;
	struct id person;
	enum status got = secret_find(v->house, form_value(v, "code"), v->in->from.b, v->in->now, &facts);
	if (got == TOO_OFTEN)
		return visit_wrong(v, "knock", STR("code"), TEXT("Dit is te vaak geprobeerd. Wacht een minuut."), 429);
	if (got == NOT_FOUND || (got == OK && facts.kind != SECRET_TABLE))
		return visit_wrong(v, "knock", STR("code"), TEXT("Deze code kennen we niet. Vraag of hij nog geldt."), 400);
	if (got == OK)
		got = seat_open_by_id(v->house, facts.plan, ID_NONE, v->arena, &v->seat);
	if (got != OK)
		return visit_trouble(v, got);
	if (!visit_say_form(v, SAY_DOOR_KNOCK, "knock", &said))
		return;
	got = whose_knock(v, facts.plan, &person);
	if (got == OK)
		got = seat_give(v->house, facts.plan, said.about, person);
	if (got != OK)
		return visit_trouble(v, got);
	if (!v->signed_in || !id_eq(person, v->session.person)) // a code of the table shows nothing of who it is
		visit_sign_in(v, person, str_is(form_value(v, "telefoon"), "nee"), SHUT_NOTHING);
	visit_go(v, "/plan/%.*s/wacht", STR_ARG(id_text(v->arena, facts.plan)));
}

// Asks again by itself until the door is opened, or it is not. A plan that is not there looks the same as a door that stays shut.
void invite_show_wait(struct visit *v)
{
	struct who who = visit_who(v);
	enum status got = seat_open(v->house, v->match.ids[0], &who, v->arena, &v->seat);
	if (got != OK && got != NOT_FOUND)
		return visit_trouble(v, got);
	struct guest_wait_page p = {
	        .frame = visit_frame(v, SAY(v, "Bij de deur"), 0), .plan = v->match.ids[0], .closed = got == NOT_FOUND};
	if (got == OK) {
		struct seat_facts facts = seat_facts(v->seat);
		if (!facts.waiting && !facts.invited)
			return invite_go_inside(v, p.plan);
		p.name = facts.name;
	}
	if (!p.closed)
		response_header(v->out, "Refresh", "5");
	view_guest_wait(&v->out->body, &v->view, &p);
}
