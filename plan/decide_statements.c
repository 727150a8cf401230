// SPDX-License-Identifier: EUPL-1.2
// What a statement asks beyond rights: a court's decision has its day, what is missing is said precisely, and what was withdrawn
// is answered no more.
#include "plan.h"

static void condition_fits(const struct ask *a)
{
	const struct say_condition_set *b = &a->intent->as.condition_set;
	if (b->ground == GROUND_COURT && b->ruled == DAY_NONE)
		fault_at(a, "besluit", TEXT("Zet erbij van welke dag het besluit is."));
	if (b->ruled != DAY_NONE && b->ruled > day_of(a->now))
		fault_at(a, "besluit", TEXT("Deze dag moet nog komen. Kies de dag van het besluit."));
}

static struct str check_fits(const struct ask *a)
{
	const struct say_condition_check *b = &a->intent->as.condition_check;
	if (b->check == CHECK_MISSING && !b->word.len)
		fault_at(a, "woord", TEXT("Zeg precies wat er nog mist."));
	if (b->check == CHECK_LATER && b->until == DAY_NONE)
		fault_at(a, "tot", TEXT("Kies de dag waarop je het weet."));
	if (b->until != DAY_NONE && (b->until < day_of(a->now) || b->until > day_of(a->now) + AHEAD_DAYS))
		fault_at(a, "tot", TEXT("Kies een dag die nog komt, binnen tien jaar."));
	return STR("");
}

// Asked of somebody who works with families, and has a seat or is invited to one.
static void asks_a_helper(const struct ask *a)
{
	const struct say_question_ask *b = &a->intent->as.question_ask;
	int seat = plan_seat_of_person(a->plan, plan_find(a->plan, THING_PERSON, b->whom));
	if (seat == NOBODY || !works_with_families(a->plan->seats.at[seat].role))
		fault_at(a, "aan", TEXT("Kies een hulpverlener die meedoet."));
	day_ahead(a, b->by, "voor");
}

static bool own_words(const struct ask *a)
{
	return a->about != NOBODY && plan_item(a->plan, a->thing, a->about)->author == a->seat;
}

// What was stated, asked or agreed elsewhere is history here: who said it does not sit at this table. It can be taken away, and
// shared.
static bool is_history(const struct ask *a)
{
	enum say say = a->intent->say;
	bool such = a->thing == THING_STATEMENT || a->thing == THING_QUESTION || a->thing == THING_VERSION;
	bool away = say == SAY_QUESTION_DROP || say == SAY_STATEMENT_REMOVE || say == SAY_VERSION_REMOVE;
	bool shares = say == SAY_STATEMENT_READERS || say == SAY_QUESTION_READERS;
	return such && !away && !shares && a->about != NOBODY && plan_item(a->plan, a->thing, a->about)->carried;
}

struct str about_statement(const struct ask *a)
{
	enum say say = a->intent->say;
	if (is_history(a))
		return TEXT("Dit komt uit een bestand. Hier verandert het niet meer.");
	const struct statement *s = a->thing == THING_STATEMENT && a->about != NOBODY ? &a->plan->statements.at[a->about] : NULL;
	if (say == SAY_CONDITION_SET)
		condition_fits(a);
	else if (say == SAY_PLAN_ADOPT && a->intent->as.plan_adopt.adopted == ADOPTED_LATER && !a->intent->as.plan_adopt.why.len)
		fault_at(a, "waarom", TEXT("Zeg erbij waarom nog niet."));
	else if (s && s->withdrawn && (say == SAY_STATEMENT_WITHDRAW || say == SAY_CONDITION_CHECK))
		return TEXT("Dit is al ingetrokken. Je hoeft niets te doen.");
	else if (say == SAY_QUESTION_ASK)
		asks_a_helper(a);
	else if (say == SAY_STATEMENT_UNCLEAR && own_words(a))
		return TEXT("Dit schreef je zelf. Zeg het in andere woorden.");
	return say == SAY_CONDITION_CHECK ? check_fits(a) : STR("");
}
