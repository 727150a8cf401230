// SPDX-License-Identifier: EUPL-1.2
// What stood in the plan before the door shut and was changed behind it, in words for who chooses what to show: what it is, how
// it was, and what is other. The names of its parts are those of plan/words; what is not named here is other in a way that says
// itself.
#include "items.h"
#include "made.h"

enum { HEAD = 120 }; // code points of an old text that one recognises it by

static const struct {
	struct str thing, name;
} kinds[] = {
        {STR("plan"), TEXT("Het plan")},
        {STR("doel"), TEXT("doel")},
        {STR("actie"), TEXT("actie")},
        {STR("afspraak"), TEXT("afspraak")},
        {STR("aanbod"), TEXT("aanbod")},
        {STR("kamer"), TEXT("kamer")},
        {STR("veld"), TEXT("vakje")},
        {STR("inbreng"), TEXT("tekst")},
        {STR("mens"), TEXT("mens")},
        {STR("stoel"), TEXT("wie meedoet")},
        {STR("bijeenkomst"), TEXT("bijeenkomst")},
        {STR("gast"), TEXT("gast")},
        {STR("vraag"), TEXT("vraag")},
        {STR("uitspraak"), TEXT("van een hulpverlener")},
        {STR("versie"), TEXT("voorgelegd plan")},
};

// Choices stand in a value by their word of plan/words.
static const struct {
	struct str field, name;
	const struct choice *choice;
} parts[] = {
        {STR("doeners"), TEXT("Wie"), NULL},
        {STR("lukt-niet"), TEXT("Lukt niet"), NULL},
        {STR("bel-mij"), TEXT("Wil gebeld worden"), NULL},
        {STR("wanneer"), TEXT("Wanneer"), NULL},
        {STR("ritme"), TEXT("Hoe vaak"), &choice_rhythm},
        {STR("vanaf"), TEXT("Vanaf"), NULL},
        {STR("tot"), TEXT("Tot"), NULL},
        {STR("kijkt"), TEXT("Wie kijkt of het goed gaat"), NULL},
        {STR("anders"), TEXT("Als het anders loopt"), NULL},
        {STR("stand"), TEXT("Hoe het gaat"), &choice_report},
        {STR("meldingen"), TEXT("Gezegd"), &choice_report},
        {STR("hielp"), TEXT("Of het hielp"), &choice_helped},
        {STR("doel"), TEXT("Bij doel"), NULL},
        {STR("uitkomst"), TEXT("Hoe het afliep"), &choice_ending},
        {STR("woord"), TEXT("Woorden"), NULL},
        {STR("uitleg"), TEXT("Uitleg"), NULL},
        {STR("lezers"), TEXT("Wie dit leest"), NULL},
        {STR("velden"), TEXT("In de vakjes"), NULL},
        {STR("bijschrift"), TEXT("Bijschrift"), NULL},
        {STR("plek"), TEXT("Plek"), NULL},
        {STR("band"), TEXT("Band"), NULL},
        {STR("rol"), TEXT("Rol"), &choice_role},
        {STR("merken"), TEXT("Taak"), &choice_mark},
        {STR("antwoorden"), TEXT("Antwoord"), &choice_stand},
        {STR("eigen-kanten"), TEXT("Eigen kant"), NULL},
        {STR("duidelijker"), TEXT("In gewone woorden"), NULL},
        {STR("nagekeken"), TEXT("Nagekeken"), NULL},
        {STR("eten"), TEXT("Eten"), NULL},
        {STR("leidt"), TEXT("Wie leidt"), NULL},
        {STR("momenten"), TEXT("Dagen"), NULL},
        {STR("moment"), TEXT("Dag"), NULL},
        {STR("fasen"), TEXT("De delen"), NULL},
        {STR("komt"), TEXT("Komt"), &choice_coming},
        {STR("woorden"), TEXT("Woorden"), NULL},
        {STR("nodig"), TEXT("Wat nodig is"), NULL},
        {STR("naast"), TEXT("Wie ernaast zit"), NULL},
        {STR("beeld"), TEXT("Plaatje"), &choice_picture},
        {STR("ondersteuning"), TEXT("Hulp bij het plan"), &choice_support},
        {STR("stappen-lezers"), TEXT("Wie doelen en acties leest"), NULL},
        {STR("mensen-lezers"), TEXT("Wie de kring leest"), NULL},
};

static struct str piece_words(const struct visit *v, const struct choice *choice, struct str piece)
{
	int32_t day;
	if (day_read(piece, &day) == OK)
		return words_day(v, day);
	for (int i = 1; choice && i < choice->n; i++)
		if (str_eq(choice->words[i], piece))
			return words_choice(v, choice, i);
	return piece;
}

// A value is a list of pieces with commas between them: names, a day, a choice, words.
static struct str value_words(const struct visit *v, const struct choice *choice, struct str value)
{
	struct str all = STR("");
	for (const char *end = value.at + value.len; value.len;) {
		const char *comma = memmem(value.at, value.len, ", ", 2);
		struct str piece = {value.at, comma ? (size_t)(comma - value.at) : value.len};
		piece = piece_words(v, choice, piece);
		all = all.len ? STR_JOIN(v->arena, all, STR(", "), piece) : piece;
		value = comma ? (struct str){comma + 2, (size_t)(end - comma - 2)} : STR("");
	}
	return first_words(v, all, HEAD);
}

static struct str part_told(const struct visit *v, const struct sight_difference *d)
{
	size_t i = 0;
	while (i < sizeof parts / sizeof parts[0] && !str_eq(parts[i].field, d->field))
		i++;
	if (i == sizeof parts / sizeof parts[0])
		return STR("");
	struct text_arg args[] = {{"wat", say_text(v, parts[i].name)}, {"was", value_words(v, parts[i].choice, d->was)},
	        {"nu", value_words(v, parts[i].choice, d->is)}, {0}};
	if (!d->is.len)
		return text_fill(v->arena, SAY(v, "{wat}: was {was}, nu niet meer."), args);
	return text_fill(v->arena, d->was.len ? SAY(v, "{wat}: was {was}, nu {nu}.") : SAY(v, "{wat}: nu {nu}."), args);
}

static struct str kind_words(const struct visit *v, struct str thing)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(kinds[i].thing, thing))
			return say_text(v, kinds[i].name);
	return STR("");
}

struct str change_words(const struct visit *v, const struct sight_change *c)
{
	const struct sight_room *room;
	const struct sight_entry *e = c->gone ? NULL : see_entry(v, c->id, &room);
	struct str text = e ? entry_words(v, e, HEAD) : first_words(v, c->text, HEAD);
	return text.len ? text : c->gone ? SAY(v, "Iets zonder woorden") : kind_words(v, c->thing);
}

// For each way in which it is other a sentence; taken away, or other in no way that has a name here, a word.
struct str change_told(const struct visit *v, const struct sight_change *c)
{
	struct str ways = STR("");
	if (c->before.len)
		ways = text_fill(
		        v->arena, SAY(v, "Was: „{tekst}”"), (struct text_arg[]){{"tekst", first_words(v, c->before, HEAD)}, {0}});
	for (size_t i = 0; i < c->parts.n; i++) {
		struct str part = part_told(v, &c->parts.at[i]);
		if (part.len)
			ways = ways.len ? STR_JOIN(v->arena, ways, STR(" "), part) : part;
	}
	if (!ways.len)
		ways = c->gone ? SAY(v, "weggehaald") : SAY(v, "anders");
	return STR_JOIN(v->arena, kind_words(v, c->thing), STR(" · "), ways);
}
