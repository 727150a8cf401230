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

static void gathering(struct sheet *s, const struct sight_gathering *g)
{
	out_lit(s->out, "<article>");
	sheet_heading(s, 3, g->title);
	if (g->over)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Deze bijeenkomst is voorbij.")));
	if (g->kept)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Uit de privétijd ligt er nog iets dat niet is getoond.")));
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
