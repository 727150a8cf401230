// SPDX-License-Identifier: EUPL-1.2
// Building a page that asks something.
#include "boxes.h"
#include "fresh.h"
#include "items.h"
#include "views.h"

struct form_page *form_begin(const struct visit *v, struct str title, struct str button)
{
	struct form_page *p = arena_new(v->arena, struct form_page);
	*p = (struct form_page){.visit = v,
	        .frame = items_frame(v, title, 1),
	        .title = title,
	        .button = button,
	        .key = id_text(v->arena, fresh_short()),
	        .version = v->plan->version,
	        .back = {visit_url((struct visit *)v, "/plan/%s", items_id(v, v->plan->id))},
	        .back_text = SAY(v, "Naar het plan")};
	return p;
}

// Whether this form is the one that was refused; the only form of a page says so before it has an action.
static bool form_sent(const struct form_page *p)
{
	const struct visit *v = p->visit;
	struct str here = v->in->query.len ? STR_JOIN(v->arena, v->in->path, STR("?"), v->in->query) : v->in->path;
	return v->again && (!p->action.text.len || str_eq(p->action.text, here));
}

// The id of a field is its name, to which the top of the page leads; on a page of several forms that is so in the one refused.
static struct str box_id(const struct form_page *p, const char *name)
{
	if (!p->visit->again || form_sent(p))
		return str_of(name);
	return STR_JOIN(p->visit->arena, str_of(name), STR("-ernaast"));
}

struct box *box_add(struct form_page *p, enum box_kind kind, const char *name, struct str label, struct str now)
{
	static struct box spare; // a page with too many boxes is a mistake of ours; it shows fewer
	if (p->boxes.n == BOXES)
		return &spare;
	struct box *b = &p->boxes.at[p->boxes.n++];
	*b = (struct box){.kind = kind,
	        .name = str_of(name),
	        .id = box_id(p, name),
	        .label = label,
	        .fault = form_sent(p) ? fault_of(p->visit, name) : STR(""),
	        .value = form_sent(p) ? typed(p->visit, name, now) : now};
	if (p->visit->overtaken && (kind == BOX_LINE || kind == BOX_TEXT) && !str_eq(b->value, now))
		b->stands = now;
	return b;
}

void box_beside(struct form_page *p, struct box *b, const char *id)
{
	if (!form_sent(p))
		b->id = str_of(id);
}

void form_hidden(struct form_page *p, const char *name, struct str value)
{
	struct box *b = box_add(p, BOX_HIDDEN, name, STR(""), value);
	b->value = value;
}

// Options come one by one; room doubles with them.
void box_option(struct form_page *p, struct box *b, struct str value, struct str text, bool on)
{
	size_t n = b->options.n;
	if ((n & (n - 1)) == 0) {
		struct box_option *wider = arena_many(p->visit->arena, struct box_option, n ? n * 2 : 1);
		for (size_t i = 0; i < n; i++)
			wider[i] = b->options.at[i];
		b->options.at = wider;
	}
	const char *name = str_zero(p->visit->arena, b->name);
	b->options.at[b->options.n++] =
	        (struct box_option){.value = value, .text = text, .on = form_sent(p) ? was_typed(p->visit, name, value) : on};
}

static bool named(struct sight_names names, struct id id)
{
	for (size_t i = 0; i < names.n; i++)
		if (id_eq(names.at[i]->id, id))
			return true;
	return false;
}

void box_people(struct form_page *p, struct box *b, struct sight_names on)
{
	const struct visit *v = p->visit;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < v->plan->people.n; i++) {
			const struct sight_person *m = &v->plan->people.at[i];
			if (m->me != (pass == 0) || !m->whole)
				continue;
			struct sight_name name = {m->id, m->name};
			box_option(p, b, id_text(v->arena, m->id), m->me ? SAY(v, "Ik") : words_name(v, &name), named(on, m->id));
		}
}

void box_person(struct form_page *p, struct box *b, const struct sight_name *on)
{
	const struct sight_name *list[1] = {on};
	const struct visit *v = p->visit;
	box_option(p, b, STR(""), SAY(v, "Niemand"), !on);
	box_people(p, b, (struct sight_names){list, on ? 1 : 0});
}

void box_seats(struct form_page *p, struct box *b, struct sight_names on)
{
	const struct visit *v = p->visit;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (!s->me && !s->ended && !s->waiting)
			box_option(p, b, id_text(v->arena, s->id), words_name(v, s->person), named(on, s->id));
	}
}

void box_goals(struct form_page *p, struct box *b, struct id on)
{
	const struct visit *v = p->visit;
	box_option(p, b, STR(""), SAY(v, "Zonder doel"), !id_set(on));
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *g = &v->plan->goals.at[i];
		if (g->ending == ENDING_NONE || id_eq(g->id, on))
			box_option(p, b, id_text(v->arena, g->id), g->text, id_eq(g->id, on));
	}
}

void box_rhythms(struct form_page *p, struct box *b, enum rhythm on)
{
	static const struct str names[] = {[RHYTHM_ONCE] = TEXT("Eén keer"),
	        [RHYTHM_DAILY] = TEXT("Elke dag"),
	        [RHYTHM_WEEKLY] = TEXT("Elke week"),
	        [RHYTHM_FORTNIGHTLY] = TEXT("Om de week"),
	        [RHYTHM_MONTHLY] = TEXT("Elke maand")};
	for (int i = RHYTHM_ONCE; i < choice_rhythm.n; i++)
		box_option(p, b, choice_rhythm.words[i], say_text(p->visit, names[i]),
		        i == (int)on || (i == RHYTHM_ONCE && on == RHYTHM_NONE));
}

void form_note(struct form_page *p, struct str sentence)
{
	if (p->notes.n < sizeof p->notes.at / sizeof p->notes.at[0])
		p->notes.at[p->notes.n++].text = sentence;
}

void form_show(struct visit *v, struct form_page *p)
{
	for (size_t i = 0; i < p->boxes.n; i++) {
		const struct box *b = &p->boxes.at[i];
		p->more |= b->folded;
		p->open |= b->folded && (b->fault.len || b->value.len);
	}
	view_form_page(&v->out->body, &v->view, p);
}

struct str clock_text(const struct visit *v, int32_t minute)
{
	if (minute == NUMBER_NONE)
		return STR("");
	return str_print(v->arena, "%02d:%02d", minute / 60, minute % 60);
}

struct str day_text(const struct visit *v, int32_t day)
{
	if (day == DAY_NONE)
		return STR("");
	struct date d = day_date(day);
	return str_print(v->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}
