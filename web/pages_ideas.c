// SPDX-License-Identifier: EUPL-1.2
// "Wat kan er nog meer in?": the functions of a plan that have no place yet, three at a time, for who asks and nowhere else
// (product.md P13). Most become a room with one tap; what has a page of its own is shown the way there.
#include "fresh.h"
#include "pages_plan.h"
#include "views.h"

enum { AT_ONCE = 3 };
static const struct function { // domain.md §4, F1 to F15; F16, "Wie mag wat lezen", is there from the beginning
	struct str title, text;
	const char *shows; // the kind of room, as on the wire; NULL: what is written
	const char *page; // the page that is its place
	struct str go;
} functions[] = {
        [1] = {TEXT("Over wie gaat dit plan"), TEXT("De kinderen, de ouders en wie er verder bij hoort."), NULL, NULL, {0}},
        [2] = {TEXT("Onze vraag"), TEXT("Eén vraag waar jullie samen op zoeken."), NULL, NULL, {0}},
        [3] = {TEXT("Wat er goed gaat"), TEXT("Wat lukt, ook als het klein is."), NULL, NULL, {0}},
        [4] = {TEXT("Onze zorgen"), TEXT("Wat jullie bezighoudt, in je eigen woorden."), NULL, NULL, {0}},
        [5] = {TEXT("Wat we al deden"), TEXT("Wat hielp eerder wel? En wat niet?"), NULL, NULL, {0}},
        [6] = {TEXT("Onze mensen"), TEXT("Wie er om jullie heen staan."), "mensen", NULL, {0}},
        [7] = {TEXT("Wat we willen"), TEXT("Hoe ziet het eruit als het beter gaat?"), NULL, "doel/nieuw",
                TEXT("Schrijf een doel op")},
        [8] = {TEXT("Wie doet wat"), TEXT("Een stap, een naam en een dag."), NULL, "actie/nieuw", TEXT("Voeg een stap toe")},
        [9] = {TEXT("Hulp die we vragen"), TEXT("Wat jullie van hulpverleners willen."), NULL, NULL, {0}},
        [10] = {TEXT("Veilig"), TEXT("Wat spreken jullie af als het niet goed voelt? Wie bel je?"), NULL, NULL, {0}},
        [11] = {TEXT("De stem van het kind"), TEXT("Wat je kind zelf zegt of tekent."), NULL, NULL, {0}},
        [12] = {TEXT("Als het anders loopt"), TEXT("Wat doen jullie als iets niet lukt?"), NULL, NULL, {0}},
        [13] = {TEXT("Samen terugkijken"), TEXT("Een dag om te kijken hoe het ging."), NULL, NULL, {0}},
        [14] = {TEXT("Wie let op"), TEXT("Wie van jullie houdt het een beetje in de gaten?"), NULL, NULL, {0}},
        [15] = {TEXT("Wat vindt ieder ervan"), TEXT("Wie staat erachter? Wie ziet het anders?"), NULL, "versies",
                TEXT("Leg het plan voor")}};

static struct idea idea_of(const struct visit *v, const struct function *f)
{
	struct idea idea = {.title = say_text(v, f->title), .text = say_text(v, f->text), .key = fresh_short()};
	idea.shows = f->shows ? str_of(f->shows) : STR("inbreng");
	if (f->page) {
		idea.to.text = str_print(v->arena, "/plan/%.*s/%s", STR_ARG(id_text(v->arena, v->plan->id)), f->page);
		idea.go = say_text(v, f->go);
	}
	return idea;
}

static int number(struct str text)
{
	int n = 0;
	for (size_t i = 0; i < text.len && i < 2 && text.at[i] >= '0' && text.at[i] <= '9'; i++)
		n = n * 10 + (text.at[i] - '0');
	return n;
}

void ideas_show(struct visit *v)
{
	int found[AT_ONCE], after[AT_ONCE], skip = number(form_value(v, "vanaf"));
	int n = seat_ideas(v->seat, skip, found);
	struct idea *ideas = arena_many(v->arena, struct idea, AT_ONCE);
	for (int i = 0; i < n; i++)
		ideas[i] = idea_of(v, &functions[found[i]]);
	bool more = n == AT_ONCE && seat_ideas(v->seat, skip + AT_ONCE, after) > 0;
	struct ideas_page p = {
	        .frame = visit_frame(v, SAY(v, "Ideeën"), 1), .id = v->plan->id, .next = more ? skip + AT_ONCE : 0};
	p.ideas.at = ideas;
	p.ideas.n = (size_t)n;
	view_ideas_page(&v->out->body, &v->view, &p);
}
