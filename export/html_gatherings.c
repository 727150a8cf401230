// SPDX-License-Identifier: EUPL-1.2
// The gatherings on the page of an export: their parts, what each asks, and which one was open.
#include "html.h"

static void phase(struct sheet *s, const struct sight_phase *f)
{
	out_lit(s->out, "<li dir=\"auto\">");
	out_html(s->out, f->title);
	if (f->now) {
		out_lit(s->out, " · ");
		out_html(s->out, sheet_say(s, TEXT("nu")));
	}
	out_lit(s->out, "\n");
	if (f->closed)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Met de deur dicht. Alleen wie blijft, ziet het.")));
	sheet_block(s, "p class=\"hint\" dir=\"auto\"", f->hint);
	for (size_t i = 0; i < f->prompts.n; i++)
		sheet_block(s, "p dir=\"auto\"", f->prompts.at[i]);
	out_lit(s->out, "</li>\n");
}

static struct str comes_words(struct sheet *s, enum coming comes)
{
	static const struct str words[] = {[COMING_NONE] = TEXT("nog geen antwoord"),
	        [COMING_YES] = TEXT("komt"),
	        [COMING_FAR] = TEXT("doet mee op afstand"),
	        [COMING_NO] = TEXT("komt niet"),
	        [COMING_UNSURE] = TEXT("weet het nog niet")};
	return sheet_say(s, words[comes]);
}

static void guest(struct sheet *s, const struct sight_guest *g)
{
	out_lit(s->out, "<li>");
	sheet_name(s, g->person);
	out_lit(s->out, " · ");
	out_html(s->out, comes_words(s, g->comes));
	out_lit(s->out, "\n");
	sheet_block(s, "p dir=\"auto\"", g->words);
	sheet_label(s, sheet_say(s, TEXT("Nodig")), g->needs);
	sheet_label(s, sheet_say(s, TEXT("Wie zit ernaast")), g->beside ? g->beside->name : STR(""));
	sheet_label(s, sheet_say(s, TEXT("Gevraagd door")), g->asks ? g->asks->name : STR(""));
	sheet_inside(s, g->inside);
	out_lit(s->out, "</li>\n");
}

static struct str moment(struct sheet *s, int32_t day, int32_t minute)
{
	struct str date = sheet_day(s, day), time = sheet_clock(s, minute);
	return time.len ? str_print(s->arena, "%.*s, %.*s", STR_ARG(date), STR_ARG(time)) : date;
}

static void arranged(struct sheet *s, const struct sight_gathering *g)
{
	sheet_label(s, sheet_say(s, TEXT("Wanneer")), moment(s, g->day, g->from));
	sheet_label(s, sheet_say(s, TEXT("Tot ongeveer")), sheet_clock(s, g->till));
	sheet_label(s, sheet_say(s, TEXT("Waar")), g->place);
	sheet_label(s, sheet_say(s, TEXT("Eten en drinken")), g->food);
	for (size_t i = 0; i < g->moments.n && g->day == DAY_NONE; i++)
		sheet_label(s, moment(s, g->moments.at[i].day, g->moments.at[i].from), sheet_names(s, g->moments.at[i].can));
	if (g->guests.n)
		out_lit(s->out, "<ul>\n");
	for (size_t i = 0; i < g->guests.n; i++)
		guest(s, &g->guests.at[i]);
	if (g->guests.n)
		out_lit(s->out, "</ul>\n");
}

static void led(struct sheet *s, const struct sight_gathering *g)
{
	static const struct str safer[] = {[SAFER_NONE] = {"", 0},
	        [SAFER_ROOMS] = TEXT("Twee kamers. Ik loop heen en weer"),
	        [SAFER_VIDEO] = TEXT("Iemand doet mee met video"),
	        [SAFER_DAY] = TEXT("Een andere dag"),
	        [SAFER_OTHER] = TEXT("Iets anders")};
	static const struct str decision[] = {[DECISION_NONE] = {"", 0},
	        [DECISION_YES] = TEXT("Zo doen we het"),
	        [DECISION_TALK] = TEXT("We willen er eerst over praten"),
	        [DECISION_NO] = TEXT("Wij doen het anders")};
	sheet_label(s, sheet_say(s, TEXT("Wie leidt")), g->led ? g->led->name : STR(""));
	if (!g->safer)
		return;
	sheet_label(s, sheet_say(s, TEXT("Zo leid ik het niet")), g->unled ? g->unled->name : sheet_say(s, TEXT("Iemand")));
	sheet_label(s, sheet_say(s, TEXT("Voorstel")), sheet_say(s, safer[g->safer]));
	sheet_block(s, "p dir=\"auto\"", g->safer_word);
	if (!g->decision)
		return;
	sheet_label(s, sheet_say(s, TEXT("Antwoord van de familie")), sheet_say(s, decision[g->decision]));
	sheet_block(s, "p dir=\"auto\"", g->decision_word);
}

static void tasks(struct sheet *s, const struct sight_gathering *g)
{
	for (size_t i = 0; i < g->tasks.n; i++)
		sheet_label(s, g->tasks.at[i].title, sheet_names(s, g->tasks.at[i].people));
}

static void gathering(struct sheet *s, const struct sight_gathering *g)
{
	out_lit(s->out, "<article>");
	sheet_heading(s, 3, g->title);
	if (g->over)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Deze bijeenkomst is voorbij.")));
	if (g->kept)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Uit de privétijd ligt er nog iets dat niet is getoond.")));
	sheet_inside(s, g->inside);
	arranged(s, g);
	led(s, g);
	tasks(s, g);
	out_lit(s->out, "<ol>\n");
	for (size_t i = 0; i < g->phases.n; i++)
		phase(s, &g->phases.at[i]);
	out_lit(s->out, "</ol>\n");
	if (g->follows.len) {
		struct text_arg args[] = {{"naam", g->follows}, {NULL, {0}}};
		sheet_block(s, "p class=\"meta\"", text_fill(s->arena, sheet_say(s, TEXT("Lijkt op: {naam}.")), args));
		sheet_block(s, "p class=\"meta\" dir=\"auto\"", g->checked);
	}
	out_lit(s->out, "</article>\n");
}

void sheet_gatherings(struct sheet *s)
{
	if (!s->plan->gatherings.n)
		return;
	sheet_heading(s, 2, sheet_say(s, TEXT("Samen om de tafel")));
	for (size_t i = 0; i < s->plan->gatherings.n; i++)
		gathering(s, &s->plan->gatherings.at[i]);
}

void sheet_inside(struct sheet *s, bool inside)
{
	if (inside)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Uit de privétijd. Nog niet getoond.")));
}
