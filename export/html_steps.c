// SPDX-License-Identifier: EUPL-1.2
// Goals, actions, agreements and help offered in the page of an export. Nothing here depends on the day it is made: no "late", no
// "this week".
#include "html.h"

static struct str rhythm_words(struct sheet *s, enum rhythm rhythm)
{
	switch (rhythm) {
	case RHYTHM_DAILY: return sheet_say(s, TEXT("Elke dag"));
	case RHYTHM_WEEKLY: return sheet_say(s, TEXT("Elke week"));
	case RHYTHM_FORTNIGHTLY: return sheet_say(s, TEXT("Om de week"));
	case RHYTHM_MONTHLY: return sheet_say(s, TEXT("Elke maand"));
	case RHYTHM_NONE:
	case RHYTHM_ONCE: break;
	}
	return STR("");
}

static struct str report_words(struct sheet *s, enum report report)
{
	switch (report) {
	case REPORT_WELL: return sheet_say(s, TEXT("Gaat goed"));
	case REPORT_STUCK: return sheet_say(s, TEXT("Lukt niet"));
	case REPORT_HELP: return sheet_say(s, TEXT("Hulp nodig"));
	case REPORT_DONE: return sheet_say(s, TEXT("Gedaan"));
	case REPORT_NONE: break;
	}
	return STR("");
}

static struct str ending_words(struct sheet *s, enum ending ending)
{
	switch (ending) {
	case ENDING_REACHED: return sheet_say(s, TEXT("Gelukt"));
	case ENDING_PARTLY: return sheet_say(s, TEXT("Voor een deel gelukt"));
	case ENDING_NOT: return sheet_say(s, TEXT("Niet gelukt"));
	case ENDING_NONE: break;
	}
	return STR("");
}

static struct str helped_words(struct sheet *s, enum helped helped)
{
	switch (helped) {
	case HELPED_YES: return sheet_say(s, TEXT("Het hielp"));
	case HELPED_SOMEWHAT: return sheet_say(s, TEXT("Het hielp een beetje"));
	case HELPED_NO: return sheet_say(s, TEXT("Het hielp niet"));
	case HELPED_NONE: break;
	}
	return STR("");
}

struct str sheet_clock(struct sheet *s, int32_t minute)
{
	return minute == NUMBER_NONE ? STR("") : str_print(s->arena, "%02d:%02d", minute / 60, minute % 60);
}

static void reports(struct sheet *s, const struct sight_action *a)
{
	for (size_t i = a->reports.n; i-- > 0;) {
		const struct sight_report *r = &a->reports.at[i];
		out_lit(s->out, "<p class=\"meta\">");
		sheet_name(s, r->by);
		out_lit(s->out, " · ");
		out_html(s->out, sheet_day(s, day_of(r->at)));
		out_lit(s->out, " · ");
		out_html(s->out, report_words(s, r->report));
		if (r->word.len) {
			out_lit(s->out, "<br><bdi>");
			out_html(s->out, r->word);
			out_lit(s->out, "</bdi>");
		}
		out_lit(s->out, "</p>\n");
		sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), r->typed_then);
		sheet_media(s, r->sound, STR(""));
		sheet_inside(s, r->inside);
	}
	sheet_block(s, "p class=\"meta\"", helped_words(s, a->helped));
}

// "Sjaan zei ja. Petra vulde het in."
static void spoken(struct sheet *s, struct sight_spoken_list all)
{
	for (size_t i = 0; i < all.n; i++) {
		const struct sight_spoken *one = &all.at[i];
		struct text_arg args[] = {{"wie", one->who->name}, {"typte", one->typed->name}, {NULL, {0}}};
		struct str words =
		        sheet_say(s, one->answer == ANSWER_YES  ? TEXT("{wie} zei ja. {typte} vulde het in.")
		                     : one->answer == ANSWER_NO ? TEXT("{wie} zei nee. {typte} vulde het in.")
		                                                : TEXT("{wie} wil eerst bellen. {typte} vulde het in."));
		sheet_block(s, "p class=\"meta\"", text_fill(s->arena, words, args));
	}
}

// "Marjan zei dit. Petra typte het."
static void goal_said(struct sheet *s, const struct sight_goal *g)
{
	struct text_arg args[] = {{"wie", g->from ? g->from->name : STR("")}, {"typte", g->typed_then}, {NULL, {0}}};
	struct str words = sheet_say(s, g->typed_then.len ? TEXT("{wie} zei dit. {typte} typte het.") : TEXT("{wie} zei dit."));
	if (g->from)
		sheet_block(s, "p class=\"meta\"", text_fill(s->arena, words, args));
	if (g->denied)
		sheet_block(s, "p class=\"meta\"", sheet_say(s, TEXT("Hierbij is gezegd: zo zei ik het niet.")));
}

static void actions(struct sheet *s, struct sight_action_list list)
{
	for (size_t i = 0; i < list.n; i++) {
		const struct sight_action *a = &list.at[i];
		sheet_open(s, "article");
		sheet_block(s, "p dir=\"auto\"", a->text);
		sheet_media(s, a->sound, STR(""));
		sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), a->typed_then);
		sheet_label(s, sheet_say(s, TEXT("Wie doet het")), sheet_names(s, a->doers));
		sheet_label(s, sheet_say(s, TEXT("Nog geen antwoord")), sheet_names(s, a->asked));
		sheet_label(s, sheet_say(s, TEXT("Wil eerst bellen")), sheet_names(s, a->call));
		sheet_label(s, sheet_say(s, TEXT("Kan niet")), sheet_names(s, a->refused));
		spoken(s, a->spoken);
		sheet_label(s, sheet_say(s, TEXT("Wie kijkt mee")), a->checker ? a->checker->name : STR(""));
		sheet_label(s, sheet_say(s, TEXT("Wanneer")), sheet_day(s, a->when));
		sheet_block(s, "p class=\"meta\"", rhythm_words(s, a->rhythm));
		sheet_label(s, sheet_say(s, TEXT("Vanaf")), sheet_clock(s, a->from));
		sheet_label(s, sheet_say(s, TEXT("Tot")), sheet_clock(s, a->till));
		sheet_label(s, sheet_say(s, TEXT("Lukt het niet")), a->if_not);
		sheet_inside(s, a->inside);
		reports(s, a);
		out_lit(s->out, "</article>\n");
	}
}

static void deals(struct sheet *s, struct sight_deal_list list)
{
	static const struct str labels[] = {[BRANCH_NONE] = TEXT("Afspraak"),
	        [BRANCH_REACHED] = TEXT("Afspraak, als het lukt"),
	        [BRANCH_NOT] = TEXT("Afspraak, als het niet lukt")};
	for (size_t i = 0; i < list.n; i++) {
		sheet_label(s, text_say(s->lang, labels[list.at[i].branch]), list.at[i].text);
		sheet_inside(s, list.at[i].inside);
	}
}

static void goals(struct sheet *s)
{
	for (size_t i = 0; i < s->plan->goals.n; i++) {
		const struct sight_goal *g = &s->plan->goals.at[i];
		out_lit(s->out, "<section>\n");
		sheet_heading(s, 3, g->text);
		goal_said(s, g);
		sheet_inside(s, g->inside);
		sheet_block(s, "p class=\"meta\"", ending_words(s, g->ending));
		sheet_block(s, "p dir=\"auto\"", g->ending ? g->word : STR(""));
		actions(s, g->actions);
		deals(s, g->deals);
		out_lit(s->out, "</section>\n");
	}
}

void sheet_offers(struct sheet *s)
{
	if (s->plan->offers.n)
		sheet_heading(s, 2, sheet_say(s, TEXT("Wie kan helpen")));
	for (size_t i = 0; i < s->plan->offers.n; i++) {
		const struct sight_offer *o = &s->plan->offers.at[i];
		sheet_open(s, "article");
		sheet_block(s, "p dir=\"auto\"", o->text);
		sheet_label(s, sheet_say(s, TEXT("Wanneer")), o->when);
		sheet_label(s, sheet_say(s, TEXT("Opgeschreven door")), o->typed_then);
		sheet_inside(s, o->inside);
		out_lit(s->out, "<p class=\"meta\">");
		sheet_name(s, o->from);
		out_lit(s->out, "</p></article>\n");
	}
}

void sheet_steps(struct sheet *s)
{
	goals(s);
	actions(s, s->plan->loose);
	deals(s, s->plan->deals);
	s->steps_stand = true;
}
