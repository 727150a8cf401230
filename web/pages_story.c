// SPDX-License-Identifier: EUPL-1.2
// What happened, newest first, in sentences, and who looked. A helper from outside is shown with day and quarter of an hour, the
// people of the circle by the week and never closer (product.md C11).
#include "pages_story.h"
#include "site.h"
#include "views.h"

enum { PAGE_LINES = 50, HEAD = 160 };

// ---- the sentences

bool story_is_change(enum say say)
{
	return say == SAY_ENTRY_CHANGE || say == SAY_GOAL_CHANGE || say == SAY_ACTION_CHANGE || say == SAY_DEAL_CHANGE;
}

// Who typed it for another; what was said at an action that is gone; why a seat ended, for an owner (plan/told.c).
static struct str told_more(const struct visit *v, const struct happened *h, struct str line)
{
	struct str why = h->say == SAY_SEAT_END ? h->event.as.seat_end.why : STR("");
	struct text_arg args[] = {{"naam", h->event.typist}, {"tekst", str_head(why, HEAD)}, {NULL, {0}}};
	if (h->event.typist.len)
		line = STR_JOIN(v->arena, line, STR(" "), text_fill(v->arena, SAY(v, "(getypt door {naam})"), args));
	if (h->left.len)
		line = str_print(v->arena, "%.*s “%.*s”", STR_ARG(line), STR_ARG(str_head(h->left, HEAD)));
	if (why.len)
		line = STR_JOIN(v->arena, line, STR(" "), text_fill(v->arena, SAY(v, "Waarom: {tekst}"), args));
	return line;
}

// A sentence has one beside {wie} at most: what it is about, whatever that is called.
static const char *other_hole(const struct visit *v, struct str line)
{
	while (line.len) {
		(void)str_cut(&line, '{');
		struct str name = str_cut(&line, '}');
		if (name.len && !str_is(name, "wie"))
			return str_zero(v->arena, name);
	}
	return "tekst";
}

// "{wie} zette er een doel bij: {tekst}" ends at its colon when this seat does not see the words any more.
struct str story_told(const struct visit *v, const struct happened *h)
{
	if (h->say == SAY_TOLD_BEFORE) // a sentence out of a file, as it stood there
		return h->event.as.told_before.line;
	struct str line = say_text(v, h->tells), text = str_head(h->text, HEAD);
	if (text.len < h->text.len)
		text = str_print(v->arena, "%.*s…", STR_ARG(text));
	const char *colon = text.len ? NULL : memchr(line.at, ':', line.len);
	if (colon)
		line = str_print(v->arena, "%.*s.", (int)(colon - line.at), line.at);
	struct str nobody = !id_set(h->event.seat)                ? SAY(v, "De beheerder van de computer")
	                    : id_eq(h->event.seat, v->plan->seat) ? SAY(v, "Jij")
	                                                          : SAY(v, "Iemand");
	struct text_arg args[] = {
	        {"wie", h->who.len ? h->who : nobody}, {other_hole(v, line), text.len ? text : SAY(v, "iemand")}, {NULL, {0}}};
	return told_more(v, h, text_fill(v->arena, line, args));
}

struct str story_change_url(const struct visit *v, struct str id)
{
	struct str plan = id_text(v->arena, v->plan->id);
	return str_print(v->arena, "/plan/%.*s/geschiedenis/%.*s", STR_ARG(plan), STR_ARG(id));
}

static struct str heading(const struct visit *v, struct str day) // "Vandaag"
{
	char first = day.len && day.at[0] >= 'a' && day.at[0] <= 'z' ? (char)(day.at[0] - 'a' + 'A') : 0;
	return first ? str_print(v->arena, "%c%.*s", first, (int)day.len - 1, day.at + 1) : day;
}

// One day of lines: those of `all` from `*at` down to `stop`, as far as they are of the same day.
static struct story_day day_of_lines(const struct visit *v, const struct happenings *all, size_t *at, size_t stop)
{
	struct story_line *lines = arena_many(v->arena, struct story_line, *at - stop);
	int32_t day = day_of(all->at[*at - 1].time);
	size_t n = 0;
	for (; *at > stop && day_of(all->at[*at - 1].time) == day; --*at) {
		const struct happened *h = &all->at[*at - 1];
		lines[n] = (struct story_line){.text = story_told(v, h), .carried = h->carried};
		if (story_is_change(h->say))
			lines[n].to.text = story_change_url(v, h->id);
		n++;
	}
	struct story_day of = {.day = heading(v, words_day(v, day))};
	of.lines.at = lines;
	of.lines.n = n;
	return of;
}

static size_t number(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len && i < 6 && s.at[i] >= '0' && s.at[i] <= '9'; i++)
		n = n * 10 + (size_t)(s.at[i] - '0');
	return n;
}

static void show_story(struct visit *v)
{
	struct happenings all;
	enum status got = seat_history(v->seat, STR(""), v->arena, &all);
	if (got != OK)
		return visit_trouble(v, got);
	size_t skip = number(form_value(v, "vanaf")), at = skip < all.n ? all.n - skip : 0;
	size_t stop = at > PAGE_LINES ? at - PAGE_LINES : 0, n = 0;
	struct story_day *days = arena_many(v->arena, struct story_day, PAGE_LINES);
	while (at > stop)
		days[n++] = day_of_lines(v, &all, &at, stop);
	struct story_page p = {.frame = visit_frame(v, SAY(v, "Wat er gebeurde"), 4),
	        .plan = v->plan->id,
	        .earlier = stop ? (int)skip + PAGE_LINES : -1,
	        .later = skip >= PAGE_LINES ? (int)skip - PAGE_LINES
	                 : skip             ? 0
	                                    : -1};
	p.days.at = days;
	p.days.n = n;
	view_story_page(&v->out->body, &v->view, &p);
}

// ---- who looked

static struct str what_part(const struct visit *v, const struct looked *l)
{
	static const struct str parts[] = {[PART_OWN] = TEXT("Iets"),
	        [PART_PLAN] = TEXT("Het plan"),
	        [PART_ROOM] = TEXT("Een kamer"),
	        [PART_STEPS] = TEXT("De doelen en stappen"),
	        [PART_CIRCLE] = TEXT("De kring"),
	        [PART_VERSION] = TEXT("Een eerder plan"),
	        [PART_EXPORT] = TEXT("Nam een kopie mee")};
	struct str text = str_head(l->text, HEAD);
	return text.len ? text : say_text(v, parts[l->part]);
}

static struct str what_week(const struct visit *v, int64_t monday)
{
	int32_t day = day_of(monday), this = v->view.today - (day_weekday(v->view.today) - 1);
	if (day >= this)
		return SAY(v, "heeft dit gelezen, deze week");
	if (day >= this - 7)
		return SAY(v, "heeft dit gelezen, vorige week");
	struct text_arg args[] = {{"dag", words_day(v, day)}, {NULL, {0}}};
	return text_fill(v->arena, SAY(v, "heeft dit gelezen, in de week van {dag}"), args);
}

static bool has_row(const struct look_row *rows, size_t n, const struct look_row *row)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(rows[i].who, row->who) && str_eq(rows[i].when, row->when))
			return true;
	return false;
}

static bool comes_after(struct str a, struct str b)
{
	int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
	return order > 0 || (order == 0 && a.len > b.len);
}

// Within a week by name: who looked last is closer than a week.
static void add_by_name(struct look_row *rows, size_t n, struct look_row row)
{
	for (; n > 0 && str_eq(rows[n - 1].when, row.when) && comes_after(rows[n - 1].who, row.who); n--)
		rows[n] = rows[n - 1];
	rows[n] = row;
}

// What the keeper of the machine did stands with what was said, and only for whom it was told (plan/readers.c).
static enum status keeper_rows(struct visit *v, struct look_rows *to)
{
	struct happenings all;
	enum status got = seat_history(v->seat, STR(""), v->arena, &all);
	struct look_row *rows = arena_many(v->arena, struct look_row, got == OK ? all.n : 0);
	size_t n = 0;
	for (size_t i = got == OK ? all.n : 0; i > 0; i--) {
		const struct happened *h = &all.at[i - 1];
		bool key = h->say == SAY_KEY_RENEWED;
		if (!id_set(h->event.seat) && (key || h->say == SAY_CARRIED_OFF))
			rows[n++] = (struct look_row){h->text.len ? h->text : SAY(v, "Jou"),
			        key ? SAY(v, "Een nieuwe link of sleutel") : SAY(v, "Een kopie meegenomen"),
			        words_time(v, h->time)};
	}
	*to = (struct look_rows){rows, n};
	return got;
}

static void show_looks(struct visit *v)
{
	struct lookeds all;
	struct look_rows keeper;
	enum status got = seat_lookers(v->seat, v->arena, &all);
	if (got == OK)
		got = keeper_rows(v, &keeper);
	if (got != OK)
		return visit_trouble(v, got);
	struct look_row *outside = arena_many(v->arena, struct look_row, all.n),
	                *circle = arena_many(v->arena, struct look_row, all.n);
	size_t n_out = 0, n_circle = 0;
	for (size_t i = 0; i < all.n; i++) {
		const struct looked *l = &all.at[i];
		struct look_row row = {l->who.len ? l->who : SAY(v, "Iemand"), what_part(v, l),
		        l->outside ? words_time(v, l->time) : what_week(v, l->time)};
		if (l->outside)
			outside[n_out++] = row;
		else if (!has_row(circle, n_circle, &row)) // once for each week, whatever was read in it
			add_by_name(circle, n_circle++, row);
	}
	struct looks_page p = {.frame = visit_frame(v, SAY(v, "Wie keek er"), 4),
	        .plan = v->plan->id,
	        .outside = {outside, n_out},
	        .circle = {circle, n_circle},
	        .keeper = keeper,
	        .tells = told_who_looked(v->plan->owner, v->plan->role)};
	view_looks_page(&v->out->body, &v->view, &p);
}

static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/geschiedenis", "geschiedenis", show_story, PAGE_SEAT, PART_PLAN, NULL},
        {METHOD_GET, "/plan/{id}/geschiedenis/{word}", "verandering", change_show, PAGE_SEAT, PART_PLAN, NULL},
        {METHOD_POST, "/plan/{id}/geschiedenis/{word}", NULL, change_back, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/gekeken", "gekeken", show_looks, PAGE_SEAT, PART_OWN, NULL},
};
const struct pages pages_story = {rows, sizeof rows / sizeof rows[0]};
