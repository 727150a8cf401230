// SPDX-License-Identifier: EUPL-1.2
// Help, and what we owe everyone to say: who answers for what, what this cannot do, and what to do when you do not agree. The
// tips are ours, short, and nobody has to follow them.
#include "pages_help.h"
#include "site.h"
#include "views.h"

static struct words_page words_page(struct visit *v, struct str title)
{
	struct words_page p = {.frame = visit_frame(v, title, 0),
	        .host = v->texts->host.len ? v->texts->host : SAY(v, "de maker van deze proef"),
	        .officer = v->texts->officer,
	        .complaints = v->texts->complaints};
	if (memchr(p.complaints.at, '@', p.complaints.len))
		p.complaints_url.text = str_print(v->arena, "mailto:%.*s", STR_ARG(p.complaints));
	else if (str_starts(p.complaints, "https://"))
		p.complaints_url.text = p.complaints;
	return p;
}

static void show_privacy(struct visit *v)
{
	struct words_page p = words_page(v, SAY(v, "Wie leest wat"));
	view_privacy_page(&v->out->body, &v->view, &p);
}
static void show_safe(struct visit *v)
{
	struct words_page p = words_page(v, SAY(v, "Veilig gebruiken"));
	view_safe_page(&v->out->body, &v->view, &p);
}
static void show_disagree(struct visit *v)
{
	struct words_page p = words_page(v, SAY(v, "Niet eens"));
	view_disagree_page(&v->out->body, &v->view, &p);
}
static void show_worried(struct visit *v)
{
	struct words_page p = words_page(v, SAY(v, "Zorgen"));
	view_worried_page(&v->out->body, &v->view, &p);
}
static void show_office(struct visit *v)
{
	struct words_page p = words_page(v, SAY(v, "Voor een gemeente"));
	view_office_page(&v->out->body, &v->view, &p);
}

// ---- tips

static const struct tip tips[] = {
        {STR("vragen"), TEXT("Hoe vraag ik iemand?"),
                {TEXT("Vraag één ding. Klein en duidelijk."), TEXT("Noem een dag en een tijd."),
                        TEXT("Zeg dat nee ook goed is. Dan is ja echt ja."),
                        TEXT("Bijvoorbeeld: wil je woensdag op Lotte passen?"),
                        TEXT("Vind je bellen lastig? Stuur dan een bericht.")}},
        {STR("rustig"), TEXT("Hoe blijft het rustig?"),
                {TEXT("Spreek af hoe lang jullie praten. Een uur is vaak genoeg."), TEXT("Laat één mens tegelijk praten."),
                        TEXT("Zeg ik, en niet jij. Ik schrik als het hard gaat."),
                        TEXT("Wordt het te druk? Neem tien minuten pauze."), TEXT("Begin en eindig met iets wat goed gaat.")}},
        {STR("leiden"), TEXT("Wie leidt het gesprek?"),
                {TEXT("Kies iemand die rustig blijft."), TEXT("Dat hoeft geen ouder te zijn. Een oom of vriendin kan ook."),
                        TEXT("Die let op de tijd. En of iedereen aan de beurt komt."),
                        TEXT("Die beslist niet. Dat doen jullie samen.")}},
        {STR("schrijven"), TEXT("Wie schrijft het op?"),
                {TEXT("Kies iemand die snel kan typen."), TEXT("Schrijf op wat iemand zei. In die woorden."),
                        TEXT("Lees het daarna voor. Klopt het zo?"), TEXT("Wie niet wil schrijven, kan inspreken.")}},
        {STR("stap"), TEXT("Wat is een kleine stap?"),
                {TEXT("Iets wat je deze week kunt doen."), TEXT("Eén mens doet het. Op één dag."),
                        TEXT("Zo klein dat het bijna zeker lukt."),
                        TEXT("Dus niet: meer rust. Wel: zaterdag samen naar het park."),
                        TEXT("Lukt het niet? Maak de stap kleiner.")}},
        {STR("nee"), TEXT("Als iemand nee zegt"),
                {TEXT("Nee is ook een antwoord. Bedank die ander."), TEXT("Vraag: wat zou je wel kunnen doen?"),
                        TEXT("Soms is het nu nee, en later ja."), TEXT("Vraag het daarna aan iemand anders.")}},
        {STR("niemand"), TEXT("Als je niemand kunt bedenken"),
                {TEXT("Dat zeggen veel mensen. Je bent niet de enige."), TEXT("Denk aan iemand van vroeger."),
                        TEXT("Of van school, sport, kerk of moskee."), TEXT("Eén mens is genoeg om te beginnen."),
                        TEXT("Je kunt ook alleen beginnen. Of eerst bellen.")}},
};
enum { TIPS = sizeof tips / sizeof tips[0] };

static void show_help(struct visit *v)
{
	struct help_page p = {.frame = visit_frame(v, SAY(v, "Hulp"), 0)};
	struct tip_link *links = arena_many(v->arena, struct tip_link, TIPS);
	for (size_t i = 0; i < TIPS; i++)
		links[i] =
		        (struct tip_link){{str_print(v->arena, "/hulp/%.*s", STR_ARG(tips[i].word))}, say_text(v, tips[i].title)};
	p.tips.at = links;
	p.tips.n = TIPS;
	view_help_page(&v->out->body, &v->view, &p);
}

static void show_tip(struct visit *v)
{
	size_t i = 0;
	while (i < TIPS && !str_eq(tips[i].word, v->match.words[0]))
		i++;
	if (i == TIPS)
		return visit_missing(v);
	struct help_page p = {.frame = visit_frame(v, SAY(v, "Hulp"), 0), .title = say_text(v, tips[i].title)};
	struct tip_line *lines = arena_many(v->arena, struct tip_line, TIP_LINES);
	for (p.lines.n = 0; p.lines.n < TIP_LINES && tips[i].lines[p.lines.n].len; p.lines.n++)
		lines[p.lines.n].text = say_text(v, tips[i].lines[p.lines.n]);
	p.lines.at = lines;
	view_tip_page(&v->out->body, &v->view, &p);
}

static const struct page rows[] = {
        {METHOD_GET, "/privacy", NULL, show_privacy, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/veilig", NULL, show_safe, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/oneens", NULL, show_disagree, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/zorgen", NULL, show_worried, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/kantoor", NULL, show_office, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/hulp", NULL, show_help, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/hulp/{word}", NULL, show_tip, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/post", NULL, post_show, PAGE_OPEN, PART_OWN, NULL},
};
const struct pages pages_help = {rows, sizeof rows / sizeof rows[0]};
