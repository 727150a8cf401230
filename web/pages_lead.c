// SPDX-License-Identifier: EUPL-1.2
// How a gathering is led: a coordinator who finds it unsafe says "zo leid ik het niet" and what instead, and the family decides.
// And the end of the work: the plan is handed over, on what day the seat stops, and on what day there is a call.
#include "items.h"
#include "pages_coordinator.h"
#include "views.h"

static const struct {
	enum safer safer;
	struct str text;
} proposals[] = {
        {SAFER_ROOMS, TEXT("Twee kamers. Ik loop heen en weer")},
        {SAFER_VIDEO, TEXT("Iemand doet mee met video")},
        {SAFER_DAY, TEXT("Een andere dag")},
        {SAFER_OTHER, TEXT("Iets anders")},
};
static const struct {
	enum decision decision;
	struct str text;
} decisions[] = {
        {DECISION_YES, TEXT("Zo doen we het")},
        {DECISION_TALK, TEXT("We willen er eerst over praten")},
        {DECISION_NO, TEXT("Wij doen het anders")},
};

static struct str proposal_text(const struct visit *v, enum safer safer)
{
	for (size_t i = 0; i < sizeof proposals / sizeof proposals[0]; i++)
		if (proposals[i].safer == safer)
			return say_text(v, proposals[i].text);
	return STR("");
}

static struct str decision_text(const struct visit *v, enum decision decision)
{
	for (size_t i = 0; i < sizeof decisions / sizeof decisions[0]; i++)
		if (decisions[i].decision == decision)
			return say_text(v, decisions[i].text);
	return STR("");
}

static struct form_page *form_to(struct visit *v, struct id gathering, const char *verb, struct str button)
{
	struct form_page *p = form_begin(v, STR(""), button);
	p->action.text = str_print(v->arena, "/plan/%s/leiden/%s/%s", items_id(v, v->plan->id), items_id(v, gathering), verb);
	return p;
}

static const struct form_page *not_form(struct visit *v, const struct sight_gathering *g)
{
	struct form_page *p = form_to(v, g->id, "niet", SAY(v, "Zeg dit"));
	struct box *b = box_add(p, BOX_ONE, "voorstel", SAY(v, "Wat stel je voor?"), STR(""));
	b->wide = true;
	for (size_t i = 0; i < sizeof proposals / sizeof proposals[0]; i++)
		box_option(p, b, choice_safer.words[proposals[i].safer], say_text(v, proposals[i].text), i == 0);
	b = box_add(p, BOX_TEXT, "woord", SAY(v, "Wil je er iets bij zeggen?"), STR(""));
	b->hint = SAY(v, "De familie leest dit. Vertel niet wat iemand jou alleen zei.");
	return p;
}

static const struct form_page *answer_form(struct visit *v, const struct sight_gathering *g)
{
	struct form_page *p = form_to(v, g->id, "antwoord", SAY(v, "Geef antwoord"));
	struct box *b = box_add(p, BOX_ONE, "besluit", SAY(v, "Wat willen jullie?"), STR(""));
	b->wide = true;
	for (size_t i = 0; i < sizeof decisions / sizeof decisions[0]; i++)
		box_option(p, b, choice_decision.words[decisions[i].decision], say_text(v, decisions[i].text), false);
	(void)box_add(p, BOX_TEXT, "woord", SAY(v, "Wil je er iets bij zeggen?"), STR(""));
	return p;
}

void lead_fill(struct visit *v, struct coordinator_page *p)
{
	struct lead_card *cards = arena_many(v->arena, struct lead_card, v->plan->gatherings.n);
	for (size_t i = 0; i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		bool may_not = can(v, SAY_LEAD_NOT) && (!g->unled || g->unled_carried), shown = g->unled || may_not;
		if (g->over || !shown)
			continue;
		cards[p->leads.n++] = (struct lead_card){.title = g->title,
		        .who = g->unled ? words_name(v, g->unled) : STR(""),
		        .proposal = proposal_text(v, g->safer),
		        .word = g->safer_word,
		        .decision = decision_text(v, g->decision),
		        .decision_word = g->decision_word,
		        .not = may_not ? not_form(v, g) : NULL,
		        .answer = g->unled && !g->unled_carried && can(v, SAY_LEAD_ANSWER) && !g->decision ? answer_form(v, g)
		                                                                                           : NULL};
	}
	p->leads.at = cards;
}

const struct form_page *hand_over_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Ik geef dit plan aan jullie"));
	p->action.text = str_print(v->arena, "/plan/%s/coordinator/overdragen", items_id(v, v->plan->id));
	struct box *b =
	        box_add(p, BOX_DAY, "tot", SAY(v, "Wanneer stopt jouw stoel?"), day_text(v, v->view.today + HAND_OVER_DAYS));
	b->hint = SAY(v, "Over vier weken bel je hoe het gaat. Leeg is: die dag.");
	return p;
}

bool lead_waits(const struct visit *v)
{
	for (size_t i = 0; can(v, SAY_LEAD_ANSWER) && i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		if (g->unled && !g->unled_carried && !g->decision && !g->over)
			return true;
	}
	return false;
}
