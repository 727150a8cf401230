// SPDX-License-Identifier: EUPL-1.2
// The grandmother's minute (beginnen.md): what is asked of one person, three answers, thanks, and on the day itself how it went.
// The same for who speaks for another, with "Truus zegt:" above. And the half minute that decides whether a fourteen-year-old
// comes back.
#include "due.h"
#include "pages_begin.h"
#include "pages_coordinator.h"
#include "pages_invite.h"
#include "views.h"
#include "voice.h"

static struct str asker(const struct happenings *all, struct id action)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].say == SAY_ACTION_ADD && id_eq(all->at[i].about, action))
			return all->at[i].who;
	return STR("");
}

static bool names_person(struct sight_names names, struct id person)
{
	for (size_t i = 0; i < names.n; i++)
		if (id_eq(names.at[i]->id, person))
			return true;
	return false;
}

// ---- all actions one after another, loose ones and those of goals

typedef void visit_action(struct visit *, const struct sight_action *, void *with);

static void each_action(struct visit *v, visit_action *see, void *with)
{
	for (size_t i = 0; i < v->plan->loose.n; i++)
		see(v, &v->plan->loose.at[i], with);
	for (size_t g = 0; g < v->plan->goals.n; g++)
		for (size_t i = 0; i < v->plan->goals.at[g].actions.n; i++)
			see(v, &v->plan->goals.at[g].actions.at[i], with);
}

struct gather {
	struct id person;
	struct ask_card *asked, *done;
	size_t n_asked, n_done, n_all;
	struct happenings all;
};

static void count_action(struct visit *v, const struct sight_action *a, void *with)
{
	(void)v, (void)a;
	((struct gather *)with)->n_all++;
}

static void gather_action(struct visit *v, const struct sight_action *a, void *with)
{
	struct gather *g = with;
	struct ask_card card = {a->id, a->text, words_when(v, a), asker(&g->all, a->id), circle_fresh_key(v)};
	if (names_person(a->asked, g->person))
		g->asked[g->n_asked++] = card;
	else if (names_person(a->doers, g->person) && action_untold(v, a) != DAY_NONE)
		g->done[g->n_done++] = card;
}

static bool gather_cards(struct visit *v, struct id person, struct guest_day_page *p)
{
	struct gather g = {.person = person};
	enum status got = seat_history(v->seat, STR(""), v->arena, &g.all);
	if (got != OK) {
		visit_trouble(v, got);
		return false;
	}
	each_action(v, count_action, &g);
	g.asked = arena_many(v->arena, struct ask_card, g.n_all);
	g.done = arena_many(v->arena, struct ask_card, g.n_all);
	each_action(v, gather_action, &g);
	p->asked = (struct ask_cards){g.asked, g.n_asked};
	p->done = (struct ask_cards){g.done, g.n_done};
	return true;
}

static struct str owner_name(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].owner && !v->plan->seats.at[i].ended)
			return words_name(v, v->plan->seats.at[i].person);
	return STR("");
}

static struct str first_of(struct str name)
{
	return str_cut(&name, ' ');
}

void invite_show_day(struct visit *v)
{
	if (!v->plan->me)
		return visit_missing(v);
	if (begin_go_back(v))
		return;
	if (coordinator_asked(v))
		return visit_go(v, "/plan/%.*s/onafhankelijk", STR_ARG(id_text(v->arena, v->plan->id)));
	struct guest_day_page p = {.frame = visit_frame(v, SAY(v, "Dag"), 0),
	        .plan = v->plan->id,
	        .person = v->plan->me->id,
	        .name = first_of(v->plan->me->name),
	        .shared = v->session.shared};
	p.who = owner_name(v);
	if (!gather_cards(v, p.person, &p))
		return;
	if (!p.who.len && p.asked.n)
		p.who = p.asked.at[0].who;
	bool young = young_role(v->plan->role);
	if (!p.asked.n && !p.done.n && (v->plan->owner || family_role(v->plan->role)))
		return visit_go(v, young ? "/plan/%.*s/eigen" : "/plan/%.*s", STR_ARG(id_text(v->arena, p.plan)));
	p.frame.easy = true;
	p.frame.nav = false;
	view_guest_day(&v->out->body, &v->view, &p);
}

// What was spoken is a field of the saying too.
static void put_sound(struct visit *v, struct str hash)
{
	struct form_field *all = arena_many(v->arena, struct form_field, v->form.n + 1);
	memcpy(all, v->form.at, v->form.n * sizeof *all);
	all[v->form.n] = (struct form_field){STR("geluid"), hash};
	v->form = (struct form){all, v->form.n + 1};
}

static bool keep_voice(struct visit *v)
{
	struct str hash, why;
	enum status got = voice_keep(v, 1, &hash, &why);
	if (hash.len)
		put_sound(v, hash);
	if (why.len)
		visit_wrong(v, "word", STR("geluid.1"), why, 400);
	else if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

// One form for an answer and for how it went; `voor` when another types.
void invite_say_day(struct visit *v)
{
	struct said said;
	bool report = form_has(&v->form, "stand");
	struct id whom = form_id(v, "voor"), action = form_id(v, "actie");
	if (!keep_voice(v))
		return;
	if (!visit_say_form(v, report ? SAY_ACTION_REPORT : SAY_ACTION_ANSWER, report && !id_set(whom) ? "word" : "day", &said))
		return;
	struct str plan = id_text(v->arena, v->match.ids[0]), text = id_text(v->arena, action);
	struct str how = report ? STR("melding") : form_value(v, "antwoord");
	if (id_set(whom))
		return visit_go(v, "/plan/%.*s/dank/%.*s?voor=%.*s&hoe=%.*s", STR_ARG(plan), STR_ARG(text),
		        STR_ARG(id_text(v->arena, whom)), STR_ARG(how));
	visit_go(v, "/plan/%.*s/dank/%.*s?hoe=%.*s", STR_ARG(plan), STR_ARG(text), STR_ARG(how));
}

// ---- thanks

static struct str who_sees(struct visit *v, struct id action)
{
	struct happenings all;
	struct str who = seat_history(v->seat, STR(""), v->arena, &all) == OK ? asker(&all, action) : STR("");
	if (!who.len)
		who = owner_name(v);
	return who.len ? who : SAY(v, "Wie het vroeg");
}

static struct str thanks_line(struct visit *v, struct str how, struct str whose, struct str who)
{
	struct text_arg args[] = {{"naam", who}, {"wie", whose}, {"ik", v->plan->me ? v->plan->me->name : STR("")}, {NULL, {0}}};
	struct str text = SAY(v, "Dank je wel. {naam} ziet het.");
	if (str_is(how, "doe-ik"))
		text = whose.len ? SAY(v, "{wie} doet dit. {ik} vulde het in.") : SAY(v, "Fijn. {naam} ziet dat jij dit doet.");
	else if (str_is(how, "lukt-niet"))
		text = SAY(v, "Geen probleem. {naam} weet het.");
	else if (str_is(how, "bel-mij"))
		text = whose.len ? SAY(v, "{naam} ziet dat {wie} wil praten.") : SAY(v, "{naam} ziet dat je wilt praten.");
	return text_fill(v->arena, text, args);
}

void invite_show_thanks(struct visit *v)
{
	struct id whom = form_id(v, "voor");
	const struct sight_person *other = see_person(v, whom);
	struct guest_thanks_page p = {.frame = visit_frame(v, SAY(v, "Dank je wel"), 0),
	        .plan = v->plan->id,
	        .action = v->match.ids[1],
	        .person = whom,
	        .instead = other != NULL,
	        .shared = v->session.shared};
	p.who = who_sees(v, p.action);
	p.line = thanks_line(v, form_value(v, "hoe"), other ? other->name : STR(""), p.who);
	p.paper = str_is(form_value(v, "hoe"), "doe-ik") && see_action(v, p.action);
	p.frame.easy = true;
	p.frame.nav = false;
	view_guest_thanks(&v->out->body, &v->view, &p);
}

// ---- "Ik wil iets zeggen"

// Who asked is told; of who asked nobody else, an owner.
static void who_asked(struct visit *v, struct id action, struct guest_word_page *p)
{
	struct happenings all;
	if (seat_history(v->seat, STR(""), v->arena, &all) != OK)
		all.n = 0;
	for (size_t i = 0; i < all.n && !p->owner_name.len; i++)
		if (all.at[i].say == SAY_ACTION_ADD && id_eq(all.at[i].about, action) &&
		        !id_eq(all.at[i].event.seat, v->plan->seat)) {
			p->owner = all.at[i].event.seat;
			p->owner_name = all.at[i].who;
		}
	for (size_t i = 0; i < v->plan->seats.n && !p->owner_name.len; i++)
		if (v->plan->seats.at[i].owner && !v->plan->seats.at[i].me && !v->plan->seats.at[i].ended) {
			p->owner = v->plan->seats.at[i].id;
			p->owner_name = words_name(v, v->plan->seats.at[i].person);
		}
}

void invite_show_word(struct visit *v)
{
	struct id action = v->match.n_ids > 1 ? v->match.ids[1] : form_id(v, "actie");
	const struct sight_action *a = see_action(v, action);
	if (!a)
		return visit_missing(v);
	struct guest_word_page p = {.frame = visit_frame(v, SAY(v, "Iets zeggen"), 0),
	        .plan = v->plan->id,
	        .action = a->id,
	        .what = a->text,
	        .word = typed(v, "woord", STR("")),
	        .fault = fault_of(v, "woord"),
	        .sound_fault = fault_of(v, "geluid.1"),
	        .stuck = was_typed(v, "stand", STR("lukt-niet")),
	        .all = v->again && !form_value(v, "lezers").len,
	        .key = circle_fresh_key(v)};
	who_asked(v, a->id, &p);
	p.frame.easy = true;
	p.frame.nav = false;
	view_guest_word(&v->out->body, &v->view, &p);
}

// ---- a sheet for the fridge: no code that signs in, no name that was not asked for

// Paper hangs there for days: it names the day itself, and nothing that was done before.
static struct str when_on_paper(const struct visit *v, const struct sight_action *a)
{
	struct visit paper = *v;
	struct sight_action once = *a;
	once.last = DAY_NONE;
	if (a->when != DAY_NONE)
		paper.view.today = a->when - 7;
	return words_when(&paper, &once);
}

void invite_show_fridge(struct visit *v)
{
	const struct sight_action *a = v->match.n_ids > 1 ? see_action(v, v->match.ids[1]) : NULL;
	const struct sight_person *other = see_person(v, form_id(v, "voor"));
	if (!a)
		return visit_missing(v);
	struct guest_fridge_page p = {.frame = visit_frame(v, SAY(v, "Voor op de koelkast"), 0),
	        .what = str_is(form_value(v, "kind"), "nee") ? STR("") : a->text,
	        .bare = {visit_url(v, "?kind=nee%s%s", other ? "&voor=" : "",
	                other ? str_zero(v->arena, id_text(v->arena, other->id)) : "")},
	        .time = when_on_paper(v, a),
	        .name = other         ? other->name
	                : v->plan->me ? v->plan->me->name
	                              : STR(""),
	        .call = who_sees(v, a->id)};
	view_guest_fridge(&v->out->body, &v->view, &p);
}

// ---- for somebody else: who said that I may, or who has no seat

static bool speaks_for(const struct visit *v, const struct sight_person *one)
{
	const struct sight_seat *s = circle_seat_of_person(v, one->id);
	return !one->me && !one->organisation && (s ? s->stands_for : !one->seated && !one->invited);
}

void invite_show_instead(struct visit *v)
{
	struct guest_instead_page p = {.frame = visit_frame(v, SAY(v, "Voor iemand anders"), 3), .plan = v->plan->id};
	struct face *list = arena_many(v->arena, struct face, v->plan->people.n);
	for (size_t i = 0; i < v->plan->people.n; i++)
		if (speaks_for(v, &v->plan->people.at[i]))
			list[p.faces.n++] = circle_face_of(v, &v->plan->people.at[i]);
	p.faces.at = list;
	view_guest_instead(&v->out->body, &v->view, &p);
}

void invite_show_instead_day(struct visit *v)
{
	const struct sight_person *one = v->match.n_ids > 1 ? see_person(v, v->match.ids[1]) : NULL;
	if (!one || !speaks_for(v, one))
		return visit_missing(v);
	struct guest_day_page p = {.frame = visit_frame(v, SAY(v, "Voor iemand anders"), 3),
	        .plan = v->plan->id,
	        .person = one->id,
	        .name = first_of(one->name),
	        .instead = true};
	if (!gather_cards(v, one->id, &p))
		return;
	p.frame.easy = true;
	view_guest_day(&v->out->body, &v->view, &p);
}

// ---- one's own page of a young person

void invite_show_young(struct visit *v)
{
	struct person_settings settings;
	struct guest_young_page p = {.frame = visit_frame(v, SAY(v, "Jouw stuk"), 0), .plan = v->plan->id};
	if (person_settings_get(v->house, v->session.person, v->arena, &settings) == OK)
		p.digits = settings.digits;
	struct part_read *list = arena_many(v->arena, struct part_read, v->plan->rooms.n);
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		if (v->plan->rooms.at[i].mine)
			list[p.rooms.n++] = (struct part_read){.id = v->plan->rooms.at[i].id,
			        .title = v->plan->rooms.at[i].title,
			        .audience = words_audience(v, v->plan->rooms.at[i].readers, v->plan->rooms.at[i].alone)};
	p.rooms.at = list;
	view_guest_young(&v->out->body, &v->view, &p);
}
