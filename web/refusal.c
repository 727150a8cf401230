// SPDX-License-Identifier: EUPL-1.2
// When something cannot be done, one page says so in a sentence and gives back what was typed: a full disk, or a page that had
// become too old, costs nobody their words. What was not kept can be sent again from here, with the same key, so that it counts
// once.
#include "refusal.h"
#include "site_inner.h"
#include "views.h"

// Digits and codes are never shown again; the rest of these are the page's own.
static bool is_ours(struct str name)
{
	static const char *const ours[] = {"bewijs", "sleutel", "volgnummer", "terug", "doe", "gezien"};
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (str_is(name, ours[i]))
			return true;
	return false;
}

static bool is_secret(struct str name)
{
	return str_starts(name, "cijfers") || str_is(name, "code");
}

// Words, and not an id, a day, a number or a choice that was ticked.
static bool is_typed(const struct form_field *f)
{
	if (is_ours(f->name))
		return false;
	for (size_t i = 0; i < f->value.len; i++) {
		char c = f->value.at[i];
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != ':' && c != '.')
			return true;
	}
	return false;
}

static bool has_media(const struct visit *v)
{
	for (size_t i = 0; i < v->parts.n; i++)
		if (v->parts.at[i].file && v->parts.at[i].bytes.len)
			return true;
	return false;
}

// Only of pages of a plan: there somebody writes. A form that is not from us is shown, and not sent from here.
static void give_back(struct visit *v, struct refusal_page *p)
{
	bool of_plan = !request_reads(v->in) && v->page && (v->page->flags & PAGE_SEAT);
	if (!of_plan || (v->out->status != 503 && v->out->status != 403 && v->out->status != 401))
		return;
	struct refusal_field *all = arena_many(v->arena, struct refusal_field, v->form.n);
	size_t n = 0, shown = 0, secret = 0;
	for (size_t i = 0; i < v->form.n; i++) {
		const struct form_field *f = &v->form.at[i];
		secret += is_secret(f->name);
		if (is_secret(f->name) || str_is(f->name, "bewijs"))
			continue;
		all[n] = (struct refusal_field){f->name, f->value, is_typed(f)};
		shown += all[n++].shown;
	}
	p->again = v->out->status == 503 && !secret && visit_trusted(v);
	p->media = has_media(v);
	p->action.text = v->in->path;
	if (p->again || shown) {
		p->fields.at = all;
		p->fields.n = n;
	}
}

static void say_what(const struct visit *v, struct refusal_page *p)
{
	static const struct {
		int status;
		struct str title, text;
	} pages[] = {
	        {400, TEXT("Dit konden we niet lezen"), TEXT("Ga terug en probeer het nog eens.")},
	        {401, TEXT("Je bent niet binnen"), TEXT("Kom eerst weer binnen. Probeer het dan nog eens.")},
	        {403, TEXT("Dit kan hier niet"),
	                TEXT("Deze bladzijde was te oud, of kwam van een andere site. Ga terug en probeer het nog eens. Wat je "
	                     "schreef, staat daar nog.")},
	        {404, TEXT("Hier is niets"), TEXT("Deze bladzijde is er niet, of niet voor jou.")},
	        {405, TEXT("Hier is niets"), TEXT("Deze bladzijde is er niet, of niet voor jou.")},
	        {413, TEXT("Dit is te groot"),
	                TEXT("Een foto of opname mag 8 MB zijn. Een bestand met een plan mag 32 MB zijn.")},
	        {429, TEXT("Wacht even"), TEXT("Dit is te vaak geprobeerd. Wacht een minuut. Probeer het dan nog eens.")},
	        {503, TEXT("We kunnen dit nu niet bewaren"),
	                TEXT("Er is niets veranderd. Probeer het over een minuut nog eens.")},
	        {500, TEXT("Dit ging mis bij ons"), TEXT("Probeer het nog eens. Lukt het niet? Bel ons dan.")},
	};
	size_t i = 0;
	while (i < sizeof pages / sizeof pages[0] - 1 && pages[i].status != v->out->status)
		i++;
	p->title = say_text(v, pages[i].title);
	p->text = say_text(v, pages[i].text);
	if (v->out->status == 503 && request_reads(v->in)) {
		p->title = SAY(v, "Deze bladzijde kan nu niet open");
		p->text = SAY(v, "We schrijven op wie er leest. Dat lukt nu niet. Probeer het over een minuut nog eens.");
	}
}

void site_refuse_page(struct visit *v)
{
	struct refusal_page p = {.frame = visit_frame(v, SAY(v, "Kring"), 0)};
	out_again(&v->out->body);
	say_what(v, &p);
	give_back(v, &p);
	if (p.again) {
		p.title = SAY(v, "Dit ging mis bij ons");
		p.text = SAY(v, "Wat je schreef, is er nog. Probeer het nog eens.");
	}
	view_error_page(&v->out->body, &v->view, &p);
}
