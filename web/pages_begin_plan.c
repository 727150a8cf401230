// SPDX-License-Identifier: EUPL-1.2
// The beginning, screen 2: who else looks at this telephone. Only with the answer a plan and a person exist.
#include "begun.h"
#include "fresh.h"
#include "pages_begin.h"
#include "site.h"
#include "views.h"

static bool young(const struct visit *v)
{
	return str_is(form_value(v, "rol"), "jongere");
}
static bool answered(const struct visit *v)
{
	return was_typed(v, "telefoon", STR("alleen-ik")) || was_typed(v, "telefoon", STR("soms")) ||
	       was_typed(v, "telefoon", STR("weet-ik-niet"));
}

void begin_phone(struct visit *v)
{
	struct text_arg args[] = {{"n", STR("1")}, {NULL, {"", 0}}};
	struct begin_page b = {.frame = visit_frame(v, text_fill(v->arena, SAY(v, "Vraag {n} van 7"), args), 0),
	        .question = 1,
	        .key = fresh_short()};
	view_begin_phone(&v->out->body, &v->view, &b);
}

static enum status plan_make(struct visit *v, struct id person, struct id *ret_plan)
{
	struct typed fields[] = {{STR("naam"), SAY(v, "Ons plan")}, {STR("taal"), text_code(v->view.lang)},
	        {STR("telefoon"), form_value(v, "telefoon")}, {STR("rol"), young(v) ? STR("jongere") : STR("")}};
	struct who who = {.person = person};
	struct intent intent;
	struct said said;
	intent_init(&intent, SAY_PLAN_BEGIN);
	intent_from_form(v->arena, fields, sizeof fields / sizeof *fields, &intent, &v->faults);
	intent.typist = begin_typist(v);
	enum status got = plan_start(v->house, &who, &intent, &v->faults, v->arena, ret_plan, &said);
	return got == OK && said.verdict.outcome != SAID ? BAD_INPUT : got;
}

static enum status sit_down(struct visit *v, struct id plan)
{
	struct who who = visit_who(v);
	v->match.ids[0] = plan;
	v->match.n_ids = 1;
	enum status got = seat_open(v->house, plan, &who, v->arena, &v->seat);
	return got == OK ? seat_look(v->seat, PART_OWN, ID_NONE, &v->plan) : got;
}

// Back to this question and answered again: that is still the plan she was beginning, on a telephone of the other kind.
static bool is_beginning(struct visit *v, struct id *ret_plan)
{
	struct person_settings settings;
	if (!v->signed_in || person_settings_get(v->house, v->session.person, v->arena, &settings) != OK || settings.page == 0 ||
	        settings.page >= BEGIN_PLAN)
		return false;
	*ret_plan = settings.page_plan;
	return sit_down(v, settings.page_plan) == OK; // a plan that was erased since is begun anew
}

// Tapped twice, or again because no answer came.
static bool is_begun(struct visit *v, struct id *ret_plan)
{
	struct begun begun;
	if (!begun_before(v, &begun))
		return false;
	v->session.person = begun.person;
	*ret_plan = begun.plan;
	return sit_down(v, begun.plan) == OK;
}

static enum status make_plan(struct visit *v, struct id *ret_plan)
{
	struct begun begun = {.person = v->session.person};
	enum status got = v->signed_in ? OK : person_make(v->house, &begun.person);
	if (got == OK)
		got = plan_make(v, begun.person, &begun.plan);
	if (got == OK)
		got = begun_with(v, &begun);
	if (got != OK)
		return got;
	v->session.person = begun.person;
	*ret_plan = begun.plan;
	return sit_down(v, begun.plan);
}

static enum status remember(struct visit *v, struct id plan, bool shared)
{
	struct person_settings settings;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &settings);
	settings.shared_phone = shared;
	settings.lang = v->view.lang;
	settings.page = young(v) ? BEGIN_DIGITS : BEGIN_WHO;
	settings.page_plan = plan;
	return got == OK ? person_settings_set(v->house, v->session.person, &settings) : got;
}

// Where others look too, nothing stays on the telephone: her key comes before the first question. A young person, who is not
// asked how to come back, gets it here too.
static void show_first(struct visit *v)
{
	struct begin_code code;
	struct str key;
	if (!begin_new_key(v, &code, &key))
		return;
	if (!young(v))
		return begin_show_who(v, code);
	struct begin_key p = {.b = begin_page(v, BEGIN_DIGITS), .shared = v->session.shared};
	p.b.code = code;
	view_begin_digits(&v->out->body, &v->view, &p);
}

void begin_phone_told(struct visit *v)
{
	bool for_another = form_value(v, "hulp").len > 0;
	bool shared = !str_is(form_value(v, "telefoon"), "alleen-ik") || for_another, was_in = v->signed_in;
	struct id plan;
	if (!answered(v))
		return visit_go(v, "/begin/telefoon");
	bool there = is_beginning(v, &plan) || is_begun(v, &plan);
	if (!there && begun_too_many(v, "voorkant"))
		return;
	enum status got = there ? OK : make_plan(v, &plan);
	if (got != OK)
		return visit_trouble(v, got);
	if (!was_in)
		visit_sign_in(v, v->session.person, shared, SHUT_NOTHING);
	else
		got = session_share(v->house, v->cookie, shared);
	if (!v->signed_in)
		return; // the answer is made
	v->session.shared = shared;
	if (got == OK)
		got = remember(v, plan, shared);
	if (got != OK)
		return visit_trouble(v, got);
	begin_help_on(v);
	if (shared || young(v))
		return show_first(v);
	visit_go(v, "%s", str_zero(v->arena, begin_page(v, BEGIN_WHO).to.text));
}
