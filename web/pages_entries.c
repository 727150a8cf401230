// SPDX-License-Identifier: EUPL-1.2
// One entry by itself: changing it, whose words it is, who reads it, where it stands, what stood there earlier, and taking it
// away for good. And what comes in with an entry: a photo is made again before anything of it is kept (picture.h).
#include "fresh.h"
#include "items.h"
#include "picture.h"
#include "plain_words.h"
#include "views.h"
#include "voice.h"

static const struct sight_entry *this_entry(struct visit *v, const struct sight_room **ret_room)
{
	const struct sight_entry *e = v->match.n_ids > 1 ? see_entry(v, v->match.ids[1], ret_room) : NULL;
	if (!e)
		visit_missing(v);
	return e;
}

static struct url url_of(const struct visit *v, const struct sight_entry *e, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/inbreng/%s%s", items_id(v, v->plan->id), items_id(v, e->id), rest)};
}

static const struct form_page *change_form(struct visit *v, const struct sight_room *r, const struct sight_entry *e)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action = url_of(v, e, "/wijzigen");
	box_cells(p, r, e);
	box_add(p, BOX_TEXT, "tekst", r->fields.n ? SAY(v, "Nog iets erbij?") : SAY(v, "De tekst"), e->text);
	if (e->photo.len)
		box_add(p, BOX_LINE, "bijschrift", SAY(v, "Wat staat er op de foto?"), e->caption);
	return p;
}

static const struct form_page *side_form(struct visit *v, const struct sight_entry *e)
{
	if (!e->of_helper || e->author || !can(v, SAY_ENTRY_READING))
		return NULL;
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet dit erbij"));
	p->action = url_of(v, e, "/eigen-kant");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Zo zie ik het"), remark_mine(e->readings))->hint =
	        SAY(v, "Dit staat er altijd bij, ook op papier. Wie de tekst leest, leest dit ook.");
	return p;
}

static const struct form_page *plainer_form(struct visit *v, const struct sight_entry *e)
{
	if (!e->of_helper || !e->author || !can(v, SAY_ENTRY_PLAINER))
		return NULL;
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet dit erbij"));
	p->action = url_of(v, e, "/verduidelijken");
	box_beside(
	        p, box_add(p, BOX_TEXT, "tekst", SAY(v, "Zeg het in gewone woorden"), remark_mine(e->plainer)), "gewoon-tekst");
	plain_words_note(p, e->text);
	return p;
}

static void earlier_cells(const struct visit *v, struct pairs cells, struct earlier_text *to)
{
	struct earlier_cell *list = arena_many(v->arena, struct earlier_cell, cells.n);
	for (size_t i = 0; i < cells.n; i++)
		list[i] = (struct earlier_cell){cells.at[i].id, cells.at[i].text, cell_said(v, cells.at[i].id, cells.at[i].text)};
	to->cells.at = list;
	to->cells.n = cells.n;
}

// What stood there before, newest first. The last text of all is the one that stands there now.
static void fill_earlier(struct visit *v, const struct sight_entry *e, struct entry_page *p)
{
	struct happenings all;
	if (seat_history(v->seat, STR(""), v->arena, &all) != OK)
		return;
	struct earlier_text *list = arena_many(v->arena, struct earlier_text, all.n);
	size_t n = 0;
	bool now = true;
	for (size_t i = all.n; i-- > 0;) {
		const struct happened *h = &all.at[i];
		bool made = h->say == SAY_ENTRY_ADD;
		if (!id_eq(h->about, e->id) || (!made && h->say != SAY_ENTRY_CHANGE))
			continue;
		const struct say_entry_add *add = &h->event.as.entry_add;
		const struct say_entry_change *change = &h->event.as.entry_change;
		if (!now) {
			list[n] = (struct earlier_text){made ? add->text : change->text, words_time(v, h->time), h->who,
			        id_text(v->arena, fresh_short())};
			earlier_cells(v, made ? add->cells : change->cells, &list[n++]);
		}
		now = false;
	}
	p->earlier.at = list;
	p->earlier.n = n;
}

void entry_show(struct visit *v)
{
	const struct sight_room *r = NULL;
	const struct sight_entry *e = this_entry(v, &r);
	if (!e)
		return;
	size_t at = (size_t)(e - r->entries.at), n = r->entries.n;
	struct entry_page p = {.frame = items_frame(v, SAY(v, "Wat hier staat"), 1),
	        .plan = v->plan->id,
	        .room = r->id,
	        .room_title = r->title,
	        .version = v->plan->version,
	        .key = id_text(v->arena, fresh_short()),
	        .change = e->mine ? change_form(v, r, e) : NULL,
	        .side = side_form(v, e),
	        .plainer = plainer_form(v, e),
	        .up = at > 0,
	        .down = at + 1 < n,
	        .owner = v->plan->owner,
	        .may_add = r->readers.n && can(v, SAY_ENTRY_ADD),
	        .above = at > 1 ? id_text(v->arena, r->entries.at[at - 2].id) : STR(""),
	        .below = at + 1 < n ? id_text(v->arena, r->entries.at[at + 1].id) : STR("")};
	entry_row_of(v, r, e, &p.entry);
	if (!p.entry.audience.len && r->readers.n)
		p.entry.audience = words_audience(v, r->readers, e->alone);
	fill_earlier(v, e, &p);
	view_entry_page(&v->out->body, &v->view, &p);
}

void entry_erase_show(struct visit *v)
{
	const struct sight_entry *e = this_entry(v, NULL);
	if (!e)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Voor altijd weghalen?"), SAY(v, "Haal voor altijd weg"));
	p->about = e->text;
	p->action = url_of(v, e, "/wissen");
	p->back = url_of(v, e, "");
	p->back_text = SAY(v, "Terug");
	p->away = true;
	form_note(p, SAY(v, "Dit gaat weg uit het plan. Ook uit wat er eerder stond."));
	form_note(p, SAY(v, "In reservekopieën blijft het nog hoogstens 30 dagen."));
	form_note(p, SAY(v, "Wij kunnen niet bij papier of bij wat iemand meenam. Ook niet bij wat een hulpverlener opschreef."));
	form_note(p, SAY(v, "Wie het las, weet het nog. Er komt te staan dat jij iets weghaalde."));
	form_show(v, p);
}

void entry_readers_show(struct visit *v)
{
	const struct sight_room *r = NULL;
	const struct sight_entry *e = this_entry(v, &r);
	if (!e)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Wie leest dit?"), SAY(v, "Bewaar"));
	p->about = e->text;
	p->action = url_of(v, e, "/delen");
	p->back = url_of(v, e, "");
	p->back_text = SAY(v, "Terug");
	box_seats(p, box_add(p, BOX_TICKS, "lezers", SAY(v, "Kies op naam"), STR("")), e->own_readers ? e->readers : r->readers);
	form_note(p, SAY(v, "Kies je niemand? Dan lees alleen jij dit. Wat iemand al las, weet die nog."));
	form_show(v, p);
}

// ---- a photo

struct photo_ready {
	enum status status;
	struct str bytes;
};

void entry_add_prepare(struct visit *v)
{
	const struct form_part *part = multipart_get(&v->parts, "foto");
	if (!part || !part->bytes.len || !v->signed_in || !visit_trusted(v))
		return;
	struct photo_ready *ready = arena_new(v->arena, struct photo_ready);
	struct picture_made picture;
	ready->status = v->site_pictures ? picture_encode(v->site_pictures, part->bytes, v->arena, &picture) : BUSY;
	if (ready->status == OK)
		ready->bytes = picture.bytes;
	v->prepared = ready;
}

static struct str photo_refused(enum status status)
{
	if (status == TOO_LARGE)
		return TEXT("Deze foto is te groot. Kies een kleinere foto.");
	if (status == BUSY)
		return TEXT("Het is nu te druk voor foto's. Probeer het over een minuut nog eens.");
	return TEXT("Dit is geen foto die we kunnen lezen. Kies een foto als JPEG of PNG.");
}

void entry_add_do(struct visit *v)
{
	const struct photo_ready *ready = v->prepared;
	struct form_field files[] = {{STR("beeld"), STR("")}, {STR("geluid"), STR("")}};
	struct str why = STR("");
	enum status got = ready ? ready->status : OK;
	if (got != OK)
		return visit_wrong(v, "kamer", STR("foto"), photo_refused(got), 400);
	if (ready)
		got = seat_keep_blob(v->seat, ready->bytes, v->arena, &files[0].value);
	if (got == TOO_LARGE)
		return visit_wrong(
		        v, "kamer", STR("foto"), TEXT("Dit plan is vol met foto's en opnames. Haal er eerst een weg."), 400);
	if (got == OK)
		got = voice_keep(v, 1, &files[1].value, &why);
	if (why.len)
		return visit_wrong(v, "kamer", STR("geluid.1"), why, 400);
	if (got != OK)
		return visit_trouble(v, got);
	for (size_t i = 0; i < 2; i++) // kept when it came, while the words beside it were looked at (plain_words.h)
		if (!files[i].value.len)
			files[i].value = form_get(&v->sent, str_zero(v->arena, files[i].name));
	items_do_with(v, files, 2);
}
