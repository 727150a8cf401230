// SPDX-License-Identifier: EUPL-1.2
// The file as a page: no script, no address outside itself, and readable without its style. It shows what an import would show,
// so it is made from the carried events and not from the seat: nothing can stand in the page that is not in the plan inside it.
#include "html.h"

static const char STYLE[] =
        "body{font:1.0625rem/1.55 system-ui,sans-serif;color:#23313a;background:#fbf8f3;margin:0 "
        "auto;max-width:42rem;padding:1rem}"
        "h1,h2,h3{line-height:1.25;overflow-wrap:anywhere}h2{margin-top:2.5rem;border-top:1px solid #d9d2c5;padding-top:1rem}"
        "article,.card{background:#fff;border:1px solid #e4ddd0;border-radius:.75rem;padding:.75rem 1rem;margin:.75rem 0}"
        "p{margin:.4rem 0;white-space:pre-line;overflow-wrap:anywhere}.meta,.hint{color:#53636d;font-size:.9375rem}"
        ".authority{border:2px solid #53636d;border-radius:.75rem;padding:0 1rem;margin-top:2.5rem}.authority "
        "h2{border:0;margin-top:0}"
        "blockquote{margin:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid #d9d2c5}"
        "summary{padding:.75rem 0}"
        "img{max-width:100%;height:auto;border-radius:.5rem}audio{width:100%}ul,ol{padding-inline-start:1.25rem}"
        "@media print{body{background:#fff;max-width:none}article,.card{break-inside:avoid}audio{display:none}}";

enum { LINK_WORDS = 60 };

struct str sheet_say(const struct sheet *s, struct str msgid)
{
	return text_say(s->lang, msgid);
}

void sheet_open(struct sheet *s, const char *tag)
{
	out_print(s->out, "<%s>", tag);
}

void sheet_block(struct sheet *s, const char *tag, struct str text)
{
	if (!text.len)
		return;
	sheet_open(s, tag);
	out_html(s->out, text);
	out_print(s->out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

void sheet_heading(struct sheet *s, int level, struct str text)
{
	sheet_block(s, level == 1 ? "h1 dir=\"auto\"" : level == 2 ? "h2 dir=\"auto\"" : "h3 dir=\"auto\"", text);
}

void sheet_label(struct sheet *s, struct str label, struct str text)
{
	if (!text.len)
		return;
	out_lit(s->out, "<p class=\"meta\">");
	out_html(s->out, label);
	out_lit(s->out, ": <bdi>");
	out_html(s->out, text);
	out_lit(s->out, "</bdi></p>\n");
}

void sheet_name(struct sheet *s, const struct sight_name *name)
{
	out_lit(s->out, "<bdi>");
	out_html(s->out, name && name->name.len ? name->name : sheet_say(s, TEXT("Iemand")));
	out_lit(s->out, "</bdi>");
}

struct str sheet_names(struct sheet *s, struct sight_names names)
{
	struct str all = {"", 0};
	for (size_t i = 0; i < names.n; i++)
		all = str_print(s->arena, "%.*s%s%.*s", STR_ARG(all), all.len ? ", " : "", STR_ARG(names.at[i]->name));
	return all;
}

struct str sheet_day(struct sheet *s, int32_t day)
{
	struct date date = day_date(day);
	return day == DAY_NONE ? STR("") : str_print(s->arena, "%d-%d-%d", date.day, date.month, date.year);
}

// ---- rooms

void sheet_media(struct sheet *s, struct str hash, struct str caption)
{
	for (size_t i = 0; hash.len && i < s->archive->n_blobs; i++) {
		const struct blob *b = &s->archive->blobs[i];
		if (!str_eq(b->hash, hash))
			continue;
		bool picture = b->type[0] == 'i';
		out_print(s->out, "<%s id=\"b-%.*s\" src=\"", picture ? "img" : "audio controls", STR_ARG(b->hash));
		archive_blob(s->out, b);
		out_lit(s->out, "\"");
		if (picture) {
			out_lit(s->out, " alt=\"");
			out_html(s->out, caption);
			out_lit(s->out, "\"");
		}
		out_put(s->out, picture ? STR(">\n") : STR("></audio>\n"));
	}
}

static void entry_foot(struct sheet *s, const struct sight_entry *e)
{
	sheet_said(s, e->from, e->at, STR(""));
	sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), e->typed_then);
	if (e->changed)
		sheet_label(s, sheet_say(s, TEXT("Veranderd op")), sheet_day(s, day_of(e->changed)));
	sheet_inside(s, e->inside);
	if (e->proposed)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Hier is nog geen ja op gezegd.")));
	if (e->denied)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Hierbij is gezegd: zo zei ik het niet.")));
	sheet_remarks(s, sheet_say(s, TEXT("In gewone woorden:")), e->plainer);
	sheet_remarks(s, sheet_say(s, TEXT("Zo zien anderen het:")), e->readings);
	sheet_unclear(s, e->unclear, e->asked);
}

// An entry's number in the file: its id is another one in every plan.
static int number_of(const struct sheet *s, struct id id)
{
	int n = 0;
	for (size_t i = 0; i < s->plan->rooms.n; i++)
		for (size_t k = 0; k < s->plan->rooms.at[i].entries.n; k++, n++)
			if (id_eq(s->plan->rooms.at[i].entries.at[k].id, id))
				return n;
	return -1;
}

static void entry_links(struct sheet *s, const struct sight_entry *e)
{
	for (size_t i = 0; i < e->links.n; i++) {
		struct str words = e->links.at[i]->name.len ? e->links.at[i]->name : sheet_say(s, TEXT("Een foto of tekening"));
		int n = number_of(s, e->links.at[i]->id);
		if (n < 0)
			continue;
		out_lit(s->out, "<p class=\"meta\">");
		out_html(s->out, sheet_say(s, TEXT("Hoort bij:")));
		out_print(s->out, " <a href=\"#n-%d\"><bdi>", n);
		out_html(s->out, str_head(words, LINK_WORDS));
		out_lit(s->out, "</bdi></a></p>\n");
	}
}

static void entry(struct sheet *s, const struct sight_entry *e)
{
	out_print(s->out, "<article id=\"n-%d\">", number_of(s, e->id));
	sheet_block(s, "p dir=\"auto\"", e->text);
	for (size_t i = 0; i < e->cells.n; i++)
		sheet_label(s, e->cells.at[i].title, e->cells.at[i].value);
	sheet_media(s, e->photo, e->caption);
	sheet_block(s, "p class=\"meta\" dir=\"auto\"", e->photo.len ? e->caption : STR(""));
	sheet_media(s, e->sound, STR(""));
	entry_links(s, e);
	entry_foot(s, e);
	out_lit(s->out, "</article>\n");
}

static void people(struct sheet *s)
{
	static const struct str rings[] = {{"", 0}, TEXT("Heel dichtbij"), TEXT("Dichtbij"), TEXT("Verder weg")};
	for (size_t i = 0; i < s->plan->people.n; i++) {
		const struct sight_person *m = &s->plan->people.at[i];
		out_lit(s->out, "<div class=\"card\">");
		sheet_heading(s, 3, m->name);
		sheet_block(s, "p class=\"meta\" dir=\"auto\"", m->tie);
		if (m->ring >= 1 && m->ring <= 3)
			sheet_block(s, "p class=\"meta\"", text_say(s->lang, rings[m->ring]));
		sheet_label(s, sheet_say(s, TEXT("Telefoon")), m->phone);
		sheet_label(s, sheet_say(s, TEXT("Adres")), m->address);
		sheet_inside(s, m->inside);
		out_lit(s->out, "</div>\n");
	}
	s->people_stand = true;
}

static void rooms(struct sheet *s)
{
	for (size_t i = 0; i < s->plan->rooms.n; i++) {
		const struct sight_room *room = &s->plan->rooms.at[i];
		out_lit(s->out, "<section>\n");
		sheet_heading(s, 2, room->title);
		sheet_block(s, "p class=\"hint\" dir=\"auto\"", room->hint);
		sheet_inside(s, room->inside);
		for (size_t k = 0; k < room->entries.n; k++)
			entry(s, &room->entries.at[k]);
		if (room->shows == SHOWS_PEOPLE && !s->people_stand)
			people(s);
		if (room->shows == SHOWS_STEPS && !s->steps_stand)
			sheet_steps(s);
		out_lit(s->out, "</section>\n");
	}
}

// What has no room of its own stands behind the rooms.
static void without_room(struct sheet *s)
{
	const struct sight_plan *p = s->plan;
	if (!s->steps_stand && (p->goals.n || p->loose.n || p->deals.n))
		sheet_heading(s, 2, sheet_say(s, TEXT("Doelen en acties")));
	if (!s->steps_stand)
		sheet_steps(s);
	sheet_offers(s);
	sheet_gatherings(s);
	if (!s->people_stand && p->people.n)
		sheet_heading(s, 2, sheet_say(s, TEXT("Onze mensen")));
	if (!s->people_stand)
		people(s);
}

// ---- history

static void history(struct sheet *s)
{
	if (!s->archive->n_lines)
		return;
	sheet_heading(s, 2, sheet_say(s, TEXT("Wat er gebeurde")));
	out_lit(s->out, "<ol>\n");
	for (size_t i = s->archive->n - s->archive->n_lines; i < s->archive->n; i++) {
		const struct event *e = &s->archive->at[i];
		out_lit(s->out, "<li dir=\"auto\">");
		out_html(s->out, e->as.told_before.line);
		out_lit(s->out, " <span class=\"meta\">");
		out_html(s->out, sheet_day(s, day_of(e->carried.time)));
		out_lit(s->out, "</span></li>\n");
	}
	out_lit(s->out, "</ol>\n");
}

// ---- the page

static void head(struct sheet *s, int64_t now)
{
	out_print(s->out,
	        "<!doctype html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n"
	        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src "
	        "data:; "
	        "media-src data:\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	        "<meta name=\"referrer\" "
	        "content=\"no-referrer\">\n<title>Kring</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
	        STR_ARG(text_code(s->lang)), STYLE);
	sheet_heading(s, 1, s->plan->name.len ? s->plan->name : sheet_say(s, TEXT("Ons plan")));
	sheet_label(s, sheet_say(s, TEXT("Meegenomen uit Kring op")), sheet_day(s, day_of(now)));
}

void html_write(struct out *out, const struct archive *archive, int64_t now, struct arena *arena)
{
	struct plan *held;
	int64_t then = archive->at[0].carried.time;
	const struct sight_plan *plan = carried_sight(archive->at, archive->n, ID_NONE, then, arena, &held);
	struct sheet s = {.out = out, .arena = arena, .plan = plan, .archive = archive};
	s.lang = plan->lang == LANGUAGE_ENGLISH ? LANG_EN : LANG_NL;
	head(&s, now);
	rooms(&s);
	without_room(&s);
	sheet_statements(&s);
	sheet_versions(&s);
	history(&s);
	out_lit(out, "</main>\n<script type=\"application/json\" id=\"kring-plan\">");
	archive_write(&(struct json_out){.out = out}, archive, now, false);
	out_lit(out, "</script>\n</body>\n</html>\n");
	plan_release(held);
}
