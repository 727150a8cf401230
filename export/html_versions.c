// SPDX-License-Identifier: EUPL-1.2
// Versions in the page of an export: what each said of it, and folded in, how the plan was then.
#include "html.h"

static struct str stand_words(struct sheet *s, enum stand stand)
{
	static const struct str words[] = {[STAND_NONE] = {"", 0},
	        [STAND_BEHIND] = TEXT("Ik sta hierachter"),
	        [STAND_CANNOT] = TEXT("Dit kan ik niet"),
	        [STAND_TALK] = TEXT("Ik wil praten"),
	        [STAND_THINKING] = TEXT("Ik denk er nog over na"),
	        [STAND_DISAGREES] = TEXT("Ik ben het er niet mee eens")};
	return sheet_say(s, words[stand]);
}

static void stand(struct sheet *s, const struct sight_stand *one)
{
	out_lit(s->out, "<blockquote>");
	sheet_block(s, "p", stand_words(s, one->stand));
	sheet_block(s, "p dir=\"auto\"", one->word);
	sheet_said(s, one->who, one->at, STR(""));
	sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), one->typed ? one->typed->name : STR(""));
	sheet_label(s, sheet_say(s, TEXT("Wie was erbij")), one->witness ? one->witness->name : STR(""));
	out_lit(s->out, "</blockquote>\n");
}

// ---- how it was

static void line(struct sheet *s, struct str text, struct str more)
{
	out_lit(s->out, "<li dir=\"auto\">");
	out_html(s->out, text);
	if (more.len) {
		out_lit(s->out, " <span class=\"meta\"><bdi>");
		out_html(s->out, more);
		out_lit(s->out, "</bdi></span>");
	}
	out_lit(s->out, "</li>\n");
}

static void steps_then(struct sheet *s, struct str title, struct sight_action_list actions, struct sight_deal_list deals)
{
	sheet_heading(s, 3, title);
	out_lit(s->out, "<ul>\n");
	for (size_t i = 0; i < actions.n; i++)
		line(s, actions.at[i].text, sheet_names(s, actions.at[i].doers));
	for (size_t i = 0; i < deals.n; i++)
		line(s, deals.at[i].text, sheet_say(s, TEXT("afspraak")));
	out_lit(s->out, "</ul>\n");
}

static void room_then(struct sheet *s, const struct sight_room *room)
{
	sheet_heading(s, 3, room->title);
	out_lit(s->out, "<ul>\n");
	for (size_t i = 0; i < room->entries.n; i++) {
		const struct sight_entry *e = &room->entries.at[i];
		struct str text = e->text;
		for (size_t k = 0; k < e->cells.n; k++)
			if (e->cells.at[k].value.len)
				text = str_print(s->arena, "%.*s%s%.*s: %.*s", STR_ARG(text), text.len ? " · " : "",
				        STR_ARG(e->cells.at[k].title), STR_ARG(e->cells.at[k].value));
		line(s, text, e->from ? e->from->name : STR(""));
	}
	out_lit(s->out, "</ul>\n");
}

static void then(struct sheet *s, struct id version)
{
	struct plan *held;
	int64_t now = s->archive->at[0].carried.time;
	const struct sight_plan *p = carried_sight(s->archive->at, s->archive->n, version, now, s->arena, &held);
	if (p) {
		out_lit(s->out, "<details><summary>");
		out_html(s->out, sheet_say(s, TEXT("Het plan zoals het was")));
		out_lit(s->out, "</summary>\n");
		for (size_t i = 0; i < p->goals.n; i++)
			steps_then(s, p->goals.at[i].text, p->goals.at[i].actions, p->goals.at[i].deals);
		if (p->loose.n + p->deals.n)
			steps_then(s, sheet_say(s, TEXT("Zonder doel")), p->loose, p->deals);
		for (size_t i = 0; i < p->rooms.n; i++)
			room_then(s, &p->rooms.at[i]);
		out_lit(s->out, "</details>\n");
	} else {
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Hoe het plan toen was, paste niet in het bestand.")));
	}
	plan_release(held);
}

static void version(struct sheet *s, const struct sight_version *v)
{
	struct text_arg args[] = {{"nummer", str_print(s->arena, "%d", v->number)}, {NULL, {0}}};
	sheet_open(s, "article");
	sheet_heading(s, 3, v->title.len ? v->title : text_fill(s->arena, sheet_say(s, TEXT("Versie {nummer}")), args));
	sheet_said(s, v->by, v->at, STR(""));
	for (size_t i = 0; i < v->stands.n; i++)
		stand(s, &v->stands.at[i]);
	sheet_remarks(s, STR(""), v->adopted);
	if (v->waits)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Wat anderen zeiden, was nog niet te zien.")));
	then(s, v->id);
	out_lit(s->out, "</article>\n");
}

void sheet_versions(struct sheet *s)
{
	if (s->plan->versions.n)
		sheet_heading(s, 2, sheet_say(s, TEXT("Wat vindt iedereen ervan?")));
	for (size_t i = 0; i < s->plan->versions.n; i++)
		version(s, &s->plan->versions.at[i]);
}
