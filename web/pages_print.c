// SPDX-License-Identifier: EUPL-1.2
// The plan on paper: goals with their steps, and the rooms with what stands in them. What a seat keeps for itself alone comes on
// paper only when it is asked for: paper can be read by whoever finds it.
#include "pages_print.h"
#include "items.h"
#include "views.h"

// On a screen it says "van jou"; paper has no reader of its own.
static void name_who_said(const struct visit *v, struct entry_row *row)
{
	const struct sight_entry *e = see_entry(v, row->id, NULL);
	if (e && !e->typed && !e->typed_then.len)
		row->said = words_name(v, e->from);
}

// Leaves out what only this seat reads; true when there was any.
static bool leave_own(const struct visit *v, struct entry_rows *rows, bool all)
{
	struct entry_row *list = (struct entry_row *)(uintptr_t)rows->at; // made for this page
	size_t n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		if (!all && list[i].alone)
			continue;
		list[n] = list[i];
		name_who_said(v, &list[n++]);
	}
	bool some = n < rows->n;
	rows->n = n;
	return some;
}

static void fill_rooms(struct visit *v, struct print_page *p)
{
	bool all = form_value(v, "alles").len > 0;
	struct room_page *rooms = arena_many(v->arena, struct room_page, v->plan->rooms.n);
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		struct room_page *to = &rooms[p->rooms.n];
		*to = (struct room_page){.plan = v->plan->id, .id = r->id, .title = r->title, .table = true};
		room_fill(v, r, to);
		bool rows = leave_own(v, &to->rows, all), said = leave_own(v, &to->said, all);
		p->kept_back = p->kept_back || rows || said;
		p->rooms.n += to->rows.n + to->said.n > 0;
	}
	p->rooms.at = rooms;
}

void print_show(struct visit *v)
{
	v->paper = true;
	struct print_page p = {.frame = visit_frame(v, SAY(v, "Print"), 0), .plan = v->plan->id, .name = v->plan->name};
	goals_fill(v, &p.steps);
	fill_rooms(v, &p);
	view_print_page(&v->out->body, &v->view, &p);
}
