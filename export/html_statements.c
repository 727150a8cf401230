// SPDX-License-Identifier: EUPL-1.2
// What helpers stated, in the page of an export: what is the least that is needed in a block that is the authority's alone, and
// apart from it their wishes, what all know, the questions, and what was prepared. What the family says stands with each of
// their words (product.md P12), so that paper never shows the one without the other.
#include "html.h"

void sheet_said(struct sheet *s, const struct sight_name *who, int64_t at, struct str of)
{
	out_lit(s->out, "<p class=\"meta\">");
	sheet_name(s, who);
	out_lit(s->out, " · ");
	out_html(s->out, sheet_day(s, day_of(at)));
	if (of.len) {
		out_lit(s->out, " · <bdi>");
		out_html(s->out, of);
		out_lit(s->out, "</bdi>");
	}
	out_lit(s->out, "</p>\n");
}

static struct str on_day(struct sheet *s, struct str msgid, int32_t day)
{
	struct text_arg args[] = {{"dag", sheet_day(s, day)}, {NULL, {0}}};
	return text_fill(s->arena, sheet_say(s, msgid), args);
}

static struct str outcome(struct sheet *s, const struct sight_remark *r)
{
	switch (r->check) {
	case CHECK_COVERED: return sheet_say(s, TEXT("Geregeld"));
	case CHECK_MISSING: return sheet_say(s, TEXT("Dit mist nog"));
	case CHECK_LATER: return on_day(s, TEXT("Ik heb tot {dag} nodig"), r->until);
	case CHECK_NONE: break;
	}
	if (r->adopted == ADOPTED_YES)
		return sheet_say(s, TEXT("Overgenomen als plan van aanpak: het plan van jeugdbescherming"));
	if (r->adopted == ADOPTED_LATER)
		return sheet_say(s, TEXT("Nog niet overgenomen"));
	return r->refused ? sheet_say(s, TEXT("Dit kan niet")) : STR("");
}

void sheet_remarks(struct sheet *s, struct str title, struct sight_remark_list all)
{
	if (all.n)
		sheet_block(s, "p class=\"meta\"", title);
	for (size_t i = 0; i < all.n; i++) {
		out_lit(s->out, "<blockquote>");
		sheet_block(s, "p", outcome(s, &all.at[i]));
		sheet_block(s, "p dir=\"auto\"", all.at[i].text);
		sheet_said(s, all.at[i].who, all.at[i].at, STR(""));
		sheet_inside(s, all.at[i].inside);
		out_lit(s->out, "</blockquote>\n");
	}
}

void sheet_unclear(struct sheet *s, bool any, bool mine)
{
	if (any || mine)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, mine ? TEXT("Ik snap dit niet") : TEXT("Iemand snapt dit niet")));
}

// ---- statements

static struct str ground(struct sheet *s, const struct sight_statement *one)
{
	if (one->ground == GROUND_ASKED)
		return sheet_say(s, TEXT("De rechter zei dit niet. Wij vragen het."));
	if (one->ground != GROUND_COURT)
		return STR("");
	return one->ruled == DAY_NONE ? sheet_say(s, TEXT("Dit staat in een besluit van de rechter."))
	                              : on_day(s, TEXT("Dit staat in een besluit van de rechter van {dag}."), one->ruled);
}

static void statement(struct sheet *s, const struct sight_statement *one)
{
	sheet_open(s, "article");
	sheet_block(s, "p dir=\"auto\"", one->text);
	sheet_label(s, sheet_say(s, TEXT("Reden")), one->why);
	sheet_block(s, "p", ground(s, one));
	sheet_said(s, one->by, one->at, one->whose);
	sheet_inside(s, one->inside);
	if (one->withdrawn)
		sheet_label(s, sheet_say(s, TEXT("Niet meer nodig")), one->dropped);
	sheet_remarks(s, sheet_say(s, TEXT("In gewone woorden:")), one->plainer);
	sheet_remarks(s, STR(""), one->checks);
	sheet_remarks(s, sheet_say(s, TEXT("De familie zegt:")), one->answers);
	sheet_unclear(s, one->unclear, one->asked);
	out_lit(s->out, "</article>\n");
}

static void statements_of(struct sheet *s, enum stated stated, const char *section, struct str title, struct str hint)
{
	struct sight_statement_list all = s->plan->statements;
	bool any = false;
	for (size_t i = 0; i < all.n; i++) {
		if (all.at[i].stated != stated)
			continue;
		if (!any) {
			sheet_open(s, section);
			sheet_heading(s, 2, sheet_say(s, title));
			sheet_block(s, "p class=\"hint\"", hint.len ? sheet_say(s, hint) : hint);
		}
		any = true;
		statement(s, &all.at[i]);
	}
	if (any)
		out_lit(s->out, "</section>\n");
}

// ---- questions, and what was prepared

static void question(struct sheet *s, const struct sight_question *q)
{
	sheet_open(s, "article");
	sheet_block(s, "p dir=\"auto\"", q->text);
	sheet_label(s, sheet_say(s, TEXT("Gevraagd aan")), q->to ? q->to->name : STR(""));
	sheet_said(s, q->by, q->at, STR(""));
	sheet_inside(s, q->inside);
	if (!q->answers.n && q->until != DAY_NONE)
		sheet_block(s, "p class=\"meta\"", on_day(s, TEXT("Antwoord graag voor {dag}. Nog geen antwoord."), q->until));
	else if (!q->answers.n)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Nog geen antwoord.")));
	sheet_remarks(s, STR(""), q->answers);
	sheet_unclear(s, q->unclear, q->asked);
	out_lit(s->out, "</article>\n");
}

static void prep(struct sheet *s, const struct sight_prep *one)
{
	static const struct str about[] = {[PREPARES_NONE] = {"", 0},
	        [PREPARES_DARE] = TEXT("Durf ik te komen? Wat helpt?"),
	        [PREPARES_BESIDE] = TEXT("Wie wil ik naast me?"),
	        [PREPARES_NOT] = TEXT("Wat mag er niet gebeuren?"),
	        [PREPARES_OTHER] = TEXT("Iets anders"),
	        [PREPARES_CALL] = TEXT("Wie bel ik straks?")};
	sheet_open(s, "article");
	sheet_heading(s, 3, sheet_say(s, about[one->about]));
	sheet_block(s, "p dir=\"auto\"", one->text);
	sheet_block(s, "p dir=\"auto\"", one->whom);
	sheet_label(s, sheet_say(s, TEXT("Telefoon")), one->phone);
	sheet_label(s, sheet_say(s, TEXT("Wanneer is het rustig?")), one->quiet);
	sheet_label(s, sheet_say(s, TEXT("Voorbereid met")), one->with ? one->with->name : STR(""));
	sheet_said(s, one->from, one->at, STR(""));
	sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), one->typed_then);
	sheet_inside(s, one->inside);
	out_lit(s->out, "</article>\n");
}

void sheet_statements(struct sheet *s)
{
	const struct sight_plan *p = s->plan;
	statements_of(s, STATED_CONDITION, "section class=\"authority\"", TEXT("Wat er minstens nodig is"),
	        TEXT("Dit zegt alleen wie beslist over veiligheid, zoals jeugdbescherming of de rechter."));
	statements_of(
	        s, STATED_WISH, "section", TEXT("Wensen van hulpverleners"), TEXT("Dit hoeft niet. De familie kiest zelf."));
	statements_of(s, STATED_INFORMATION, "section", TEXT("Wat iedereen weet"), STR(""));
	if (p->questions.n)
		sheet_heading(s, 2, sheet_say(s, TEXT("Vragen aan hulpverleners")));
	for (size_t i = 0; i < p->questions.n; i++)
		question(s, &p->questions.at[i]);
	if (p->preps.n) {
		sheet_heading(s, 2, sheet_say(s, TEXT("Voorbereiden")));
		sheet_block(s, "p class=\"hint\"", sheet_say(s, TEXT("Dit lazen twee mensen, niemand anders.")));
	}
	for (size_t i = 0; i < p->preps.n; i++)
		prep(s, &p->preps.at[i]);
}
