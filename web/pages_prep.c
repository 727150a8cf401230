// SPDX-License-Identifier: EUPL-1.2
// Preparing a gathering with a coordinator: what somebody says to them alone, and whom they may call afterwards. The same page
// for both, each with what is theirs: a person their own words, the coordinator those of everybody who spoke to them.
#include "fresh.h"
#include "items.h"
#include "pages_coordinator.h"
#include "views.h"

static const struct {
	enum prepares about;
	struct str text;
} questions[] = {
        {PREPARES_DARE, TEXT("Durf ik te komen? Wat helpt?")},
        {PREPARES_BESIDE, TEXT("Wie wil ik naast me?")},
        {PREPARES_NOT, TEXT("Wat mag er niet gebeuren?")},
        {PREPARES_OTHER, TEXT("Iets anders")},
};
enum { QUESTIONS = sizeof questions / sizeof questions[0] };

static struct str question_of(const struct visit *v, enum prepares about)
{
	for (size_t i = 0; i < QUESTIONS; i++)
		if (questions[i].about == about)
			return say_text(v, questions[i].text);
	return SAY(v, "Wie bel ik straks?");
}

static struct url url_of(const struct visit *v, struct id seat, const char *verb)
{
	return (struct url){str_print(v->arena, "/plan/%s/voorbereiden/%s%s", items_id(v, v->plan->id), items_id(v, seat), verb)};
}

// Whose words they are: a coordinator says so, everybody else speaks for themselves.
static bool box_from(struct form_page *p, const struct sight_seat *with)
{
	const struct visit *v = p->visit;
	if (!with->me)
		return true;
	struct box *b = box_add(p, BOX_SELECT, "van", SAY(v, "Wie zei dit?"), STR(""));
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		if (m->whole && !m->me)
			box_option(p, b, id_text(v->arena, m->id), words_name(v, &(struct sight_name){m->id, m->name}), false);
	}
	return b->options.n > 0;
}

static const struct form_page *words_form(struct visit *v, const struct sight_seat *with)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action = url_of(v, with->id, "/zeg");
	bool from = box_from(p, with);
	struct box *b = box_add(p, BOX_SELECT, "vraag", SAY(v, "Waar gaat het over?"), STR(""));
	for (size_t i = 0; i < QUESTIONS; i++)
		box_option(p, b, choice_prepares.words[questions[i].about], say_text(v, questions[i].text), i == 0);
	(void)box_add(p, BOX_TEXT, "tekst",
	        with->me ? SAY(v, "Schrijf het op zoals die het zei") : SAY(v, "Schrijf het op zoals je het zegt"), STR(""));
	return from ? p : NULL;
}

static const struct form_page *call_form(struct visit *v, const struct sight_seat *with)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar dit nummer"));
	p->action = url_of(v, with->id, "/bellen");
	bool from = box_from(p, with);
	if (with->me)
		box_beside(p, &p->boxes.at[0], "van-bellen");
	struct box *whom =
	        box_add(p, BOX_LINE, "naam", with->me ? SAY(v, "Wie bel ik?") : SAY(v, "Wie mag gebeld worden?"), STR(""));
	whom->hint = SAY(v, "Leeg is: deze mens zelf.");
	(void)box_add(p, BOX_LINE, "nummer", SAY(v, "Op welk nummer?"), STR(""));
	(void)box_add(p, BOX_LINE, "rustig", SAY(v, "Wanneer is het rustig?"), STR(""));
	return from ? p : NULL;
}

static struct prep_card card_of(const struct visit *v, const struct sight_prep *one)
{
	bool typed = one->typed && id_eq(one->typed->id, v->plan->me->id);
	return (struct prep_card){.id = one->id,
	        .away = one->seat ? url_of(v, one->seat->id, "/weg")
	                          : (struct url){str_print(v->arena, "/plan/%s/coordinator/weg", items_id(v, v->plan->id))},
	        .key = id_text(v->arena, fresh_short()),
	        .who = words_name(v, one->from),
	        .with = one->carried && one->with ? words_name(v, one->with) : STR(""),
	        .typed = one->typed ? words_name(v, one->typed) : one->typed_then,
	        .about = question_of(v, one->about),
	        .text = one->text,
	        .whom = one->whom,
	        .phone = one->phone,
	        .quiet = one->quiet,
	        .when = words_time(v, one->at),
	        .mine = one->carried || typed || id_eq(one->from->id, v->plan->me->id),
	        .named = one->carried && !id_eq(one->from->id, v->plan->me->id)};
}

// In the order of who said it, so that a coordinator reads one person after another. Without a seat: those out of a file.
static struct prep_cards cards_with(const struct visit *v, const struct sight_seat *with)
{
	struct prep_card *cards = arena_many(v->arena, struct prep_card, v->plan->preps.n);
	bool *done = arena_many(v->arena, bool, v->plan->preps.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->preps.n; i++)
		for (size_t k = i; k < v->plan->preps.n; k++) {
			const struct sight_prep *first = &v->plan->preps.at[i], *one = &v->plan->preps.at[k];
			bool theirs = with ? one->seat && id_eq(one->seat->id, with->id) : one->carried;
			if (done[k] || !theirs || !id_eq(one->from->id, first->from->id))
				continue;
			done[k] = true;
			cards[n] = card_of(v, one);
			cards[n++].named |= with && with->me;
		}
	return (struct prep_cards){cards, n};
}

struct prep_cards preps_carried(const struct visit *v)
{
	return cards_with(v, NULL);
}

void prep_show(struct visit *v)
{
	const struct sight_seat *with = v->match.n_ids > 1 ? see_seat(v, v->match.ids[1]) : NULL;
	if (!with || !seat_coordinates(with))
		return visit_missing(v);
	struct prep_page p = {.frame = items_frame(v, SAY(v, "Voorbereiden"), 1),
	        .plan = v->plan->id,
	        .seat = with->id,
	        .name = words_name(v, with->person),
	        .me = with->me,
	        .cards = cards_with(v, with),
	        .shut = v->signed_in && v->session.shut};
	if (!with->me && !can(v, SAY_PREP_ADD) && !p.cards.n)
		return visit_missing(v);
	if (can(v, SAY_PREP_ADD)) {
		p.words = words_form(v, with);
		p.call = call_form(v, with);
	}
	view_prep_page(&v->out->body, &v->view, &p);
}
