// SPDX-License-Identifier: EUPL-1.2
// Everything that can be done to one thing of a plan from a form, as a table: what the address says, which saying that is, which
// page is shown again when it is not taken, where one goes after it, and the sentence one reads there. Whether it may be done is
// the core's.
#include "items.h"

struct doing {
	const char *thing, *verb; // of the address: /plan/ID/THING/ID/VERB
	enum say say;
	const char *field; // of the saying, that takes the thing's id; NULL: none
	const char *again; // page shown again
	const char *then; // where one goes: see `places`
	struct str done;
};

static const struct doing doings[] = {
        {"kamer", "nieuw", SAY_ROOM_ADD, NULL, "kamer-nieuw", "kamer", TEXT("De kamer is er.")},
        {"kamer", "erbij", SAY_ENTRY_ADD, "kamer", "kamer", "kamer", TEXT("Dit staat erbij.")},
        {"kamer", "noemen", SAY_ROOM_RENAME, "kamer", "kamer-anders", "kamer-anders", TEXT("Dit is veranderd.")},
        {"kamer", "verplaatsen", SAY_ROOM_MOVE, "kamer", "kamer-anders", "kamer-anders",
                TEXT("De kamer staat nu op een andere plek.")},
        {"kamer", "weghalen", SAY_ROOM_REMOVE, "kamer", "kamer-weg", "plan", TEXT("De kamer is weg.")},
        {"kamer", "delen", SAY_ROOM_READERS, "kamer", "kamer-lezers", "kamer", TEXT("Dit is veranderd.")},
        {"kamer", "vakje", SAY_FIELD_ADD, "kamer", "kamer-anders", "kamer-anders", TEXT("Het vakje is er.")},
        {"kamer", "vakje-weg", SAY_FIELD_REMOVE, NULL, "kamer-anders", "kamer-anders", TEXT("Het vakje is weg.")},
        {"vorm", "", SAY_ROOMS_ADD, NULL, "vorm", "plan", TEXT("De kamers staan in het plan.")},
        {"inbreng", "wijzigen", SAY_ENTRY_CHANGE, "inbreng", "inbreng", "kamer", TEXT("Dit is veranderd.")},
        {"inbreng", "verplaatsen", SAY_ENTRY_MOVE, "inbreng", "inbreng", "kamer", TEXT("Dit staat nu op een andere plek.")},
        {"inbreng", "bevestigen", SAY_ENTRY_CONFIRM, "inbreng", "inbreng", "kamer",
                TEXT("Fijn. Dit staat er nu als jouw woorden.")},
        {"inbreng", "ontkennen", SAY_ENTRY_DENY, "inbreng", "inbreng", "inbreng",
                TEXT("Er staat nu bij dat jij het niet zo zei.")},
        {"inbreng", "delen", SAY_ENTRY_READERS, "inbreng", "inbreng-lezers", "inbreng", TEXT("Dit is veranderd.")},
        {"inbreng", "wissen", SAY_ENTRY_ERASE, "inbreng", "inbreng-weg", "kamer", TEXT("Dit is voor altijd weg.")},

        {"doel", "nieuw", SAY_GOAL_ADD, NULL, "doel-nieuw", "doel", TEXT("Het doel staat in het plan.")},
        {"doel", "erbij", SAY_GOAL_ADD, "onder", "doel-klein", "doel", TEXT("Het kleine doel staat erbij.")},
        {"doel", "wijzigen", SAY_GOAL_CHANGE, "doel", "doel-anders", "doel", TEXT("Dit is veranderd.")},
        {"doel", "ontkennen", SAY_GOAL_DENY, "doel", "doel", "doel", TEXT("Er staat nu bij dat jij het niet zo zei.")},
        {"doel", "afsluiten", SAY_GOAL_CLOSE, "doel", "doel-klaar", "doel", TEXT("Dit doel is klaar. Het blijft staan.")},
        {"doel", "heropenen", SAY_GOAL_REOPEN, "doel", "doel", "doel", TEXT("Jullie gaan verder met dit doel.")},
        {"doel", "weghalen", SAY_GOAL_REMOVE, "doel", "doel-weg", "doelen", TEXT("Het doel is uit het plan.")},
        {"afspraak", "nieuw", SAY_DEAL_ADD, NULL, "afspraak-nieuw", "doel", TEXT("De afspraak staat erbij.")},
        {"afspraak", "wijzigen", SAY_DEAL_CHANGE, "afspraak", "afspraak", "doel", TEXT("Dit is veranderd.")},
        {"afspraak", "weghalen", SAY_DEAL_REMOVE, "afspraak", "afspraak", "doel", TEXT("De afspraak is weg.")},
        {"aanbod", "nieuw", SAY_OFFER_ADD, NULL, "aanbod", "aanbod", TEXT("Dit ligt nu op tafel.")},
        {"aanbod", "gebruiken", SAY_OFFER_TAKE, "aanbod", "aanbod-actie", "actie", TEXT("Dit is nu een actie.")},
        {"aanbod", "weghalen", SAY_OFFER_REMOVE, "aanbod", "aanbod-weg", "aanbod", TEXT("Dit is weg.")},

        {"actie", "nieuw", SAY_ACTION_ADD, NULL, "actie-nieuw", "actie", TEXT("De actie staat in het plan.")},
        {"actie", "wijzigen", SAY_ACTION_CHANGE, "actie", "actie-anders", "actie", TEXT("Dit is veranderd.")},
        {"actie", "schuiven", SAY_ACTION_SHIFT, "actie", "actie-schuif", "actie", TEXT("De dag is opgeschoven.")},
        {"actie", "antwoord", SAY_ACTION_ANSWER, "actie", "actie", "actie", TEXT("Dank je. Je antwoord staat er.")},
        {"actie", "oppakken", SAY_ACTION_TAKE, "actie", "actie", "actie", TEXT("Fijn. Jij doet dit.")},
        {"actie", "teruggeven", SAY_ACTION_DROP, "actie", "actie-terug", "doelen",
                TEXT("Jij doet dit niet meer. Iemand anders kan het doen.")},
        {"actie", "meld", SAY_ACTION_REPORT, "actie", "actie", "actie", TEXT("Dank je. Dit staat er nu bij.")},
        {"actie", "hulp", SAY_ACTION_REPORT, "actie", "hulp-vragen", "actie",
                TEXT("Je vraag om hulp staat er. Wie je koos, leest het.")},
        {"actie", "terugdraaien", SAY_ACTION_UNDO, "actie", "actie", "actie", TEXT("Het is weer zoals het was.")},
        {"actie", "hielp", SAY_ACTION_HELPED, "actie", "actie", "actie", TEXT("Dank je. Dit staat er nu bij.")},
        {"actie", "delen", SAY_ACTION_READERS, "actie", "actie-lezers", "actie", TEXT("Dit is veranderd.")},
        {"actie", "weghalen", SAY_ACTION_REMOVE, "actie", "actie-weg", "doelen", TEXT("De actie is uit het plan.")},

        {"versie", "nieuw", SAY_VERSION_PUT, NULL, "versies", "versies",
                TEXT("Het plan ligt nu voor. Iedereen kan zeggen wat die ervan vindt.")},
        {"versie", "laat-zien", SAY_VERSION_REVEAL, "versie", "versies", "versies", TEXT("Iedereen ziet nu alle antwoorden.")},
        {"versie", "antwoord", SAY_VERSION_STAND, "versie", "versies", "versies", TEXT("Dank je. Je antwoord staat erbij.")},

        {"versie", "weghalen", SAY_VERSION_REMOVE, "versie", "versie", "versies", TEXT("Dit is weg uit dit plan.")},
        {"versie", "overnemen", SAY_PLAN_ADOPT, "versie", "versies", "versies", TEXT("Dank je. Je antwoord staat erbij.")},
        {"voorwaarde", "nieuw", SAY_CONDITION_SET, NULL, "voorwaarde-nieuw", "uitspraken",
                TEXT("Iedereen aan tafel leest dit nu.")},
        {"vraag", "nieuw", SAY_QUESTION_ASK, NULL, "vraag-nieuw", "uitspraken", TEXT("Je vraag staat er.")},
        {"vraag", "beantwoorden", SAY_QUESTION_ANSWER, "vraag", "vraag", "uitspraken", TEXT("Dank je. Je antwoord staat erbij.")},
        {"vraag", "onduidelijk", SAY_QUESTION_UNCLEAR, "vraag", "uitspraken", "uitspraken",
                TEXT("De hulpverlener ziet dat iemand dit vroeg. Niet wie.")},
        {"vraag", "intrekken", SAY_QUESTION_DROP, "vraag", "vraag", "uitspraken", TEXT("Deze vraag is weg.")},
        {"inbreng", "eigen-kant", SAY_ENTRY_READING, "inbreng", "inbreng", "inbreng", TEXT("Dit staat erbij.")},
        {"inbreng", "onduidelijk", SAY_ENTRY_UNCLEAR, "inbreng", "inbreng", "inbreng",
                TEXT("De hulpverlener ziet dat iemand dit vroeg. Niet wie.")},
        {"inbreng", "verduidelijken", SAY_ENTRY_PLAINER, "inbreng", "inbreng", "inbreng", TEXT("Dit staat erbij.")},
        {"wens", "nieuw", SAY_WISH_SAY, NULL, "wens-nieuw", "uitspraken", TEXT("Iedereen aan tafel leest dit nu.")},
        {"informatie", "nieuw", SAY_INFORM, NULL, "informatie-nieuw", "uitspraken", TEXT("Iedereen aan tafel leest dit nu.")},
        {"uitspraak", "beantwoorden", SAY_STATEMENT_ANSWER, "uitspraak", "uitspraak", "uitspraken", TEXT("Dit staat erbij.")},
        {"uitspraak", "nakijken", SAY_CONDITION_CHECK, "voorwaarde", "uitspraak", "uitspraken", TEXT("Dit staat erbij.")},
        {"uitspraak", "onduidelijk", SAY_STATEMENT_UNCLEAR, "uitspraak", "uitspraken", "uitspraken",
                TEXT("De hulpverlener ziet dat iemand dit vroeg. Niet wie.")},
        {"uitspraak", "verduidelijken", SAY_STATEMENT_PLAINER, "uitspraak", "uitspraak", "uitspraken", TEXT("Dit staat erbij.")},
        {"uitspraak", "intrekken", SAY_STATEMENT_WITHDRAW, "uitspraak", "uitspraak", "uitspraken",
                TEXT("Dit is ingetrokken. De tekst blijft staan.")},

        {"uitspraak", "delen", SAY_STATEMENT_READERS, "uitspraak", "uitspraak", "uitspraak", TEXT("Dit is veranderd.")},
        {"vraag", "delen", SAY_QUESTION_READERS, "vraag", "vraag", "vraag", TEXT("Dit is veranderd.")},
        {"uitspraak", "weghalen", SAY_STATEMENT_REMOVE, "uitspraak", "uitspraak", "uitspraken", TEXT("Dit is weg uit dit plan.")},

        {"bijeenkomst", "", SAY_GATHERING_ADD, NULL, "bijeenkomsten", "bijeenkomst", TEXT("De bijeenkomst is er.")},
        {"bijeenkomst", "noemen", SAY_GATHERING_NAME, "bijeenkomst", "bijeenkomst-naam", "bijeenkomst",
                TEXT("Dit is veranderd.")},
        {"bijeenkomst", "deel-noemen", SAY_PHASE_NAME, "bijeenkomst", "bijeenkomst-naam", "bijeenkomst",
                TEXT("Dit is veranderd.")},
        {"bijeenkomst", "deel-erbij", SAY_PHASE_ADD, "bijeenkomst", "deel-erbij", "bijeenkomst",
                TEXT("Jullie eigen deel staat erbij.")},
        {"bijeenkomst", "deel-plek", SAY_PHASE_MOVE, "bijeenkomst", "bijeenkomst-naam", "bijeenkomst", TEXT("Dit is veranderd.")},
        {"bijeenkomst", "overslaan", SAY_PHASE_SKIP, "bijeenkomst", "bijeenkomst", "bijeenkomst", TEXT("Dit is veranderd.")},
        {"bijeenkomst", "meebrengen", SAY_ACTION_ADD, "bijeenkomst", "bijeenkomst", "bijeenkomst",
                TEXT("Dit staat erbij. Wie je koos, kan ja of nee zeggen.")},
        {"bijeenkomst", "deel", SAY_PHASE_OPEN, "bijeenkomst", "bijeenkomst", "bijeenkomst",
                TEXT("Jullie zijn bij een ander deel.")},
        {"bijeenkomst", "deur", SAY_PHASE_OPEN, "bijeenkomst", "deur", "privetijd", TEXT("De deur is dicht.")},
        {"bijeenkomst", "kamers", SAY_ROOM_ADD, "kamer", "bijeenkomst", "bijeenkomst", TEXT("De kamers staan in het plan.")},
        {"bijeenkomst", "kiezen", SAY_PRIVATE_ASK_WHOM, "bijeenkomst", "bijeenkomst", "bijeenkomst",
                TEXT("Dit is bewaard. Alleen jij ziet het.")},
        {"bijeenkomst", "laat-zien", SAY_GATHERING_PRESENT, "bijeenkomst", "laat-zien", "bijeenkomst",
                TEXT("Jullie lieten het plan zien. De deur is open.")},
        {"bijeenkomst", "sluiten", SAY_GATHERING_END, "bijeenkomst", "bijeenkomst", "bijeenkomst",
                TEXT("De bijeenkomst is voorbij.")},
        {"hulp", "", SAY_SUPPORT_CHOOSE, NULL, "steun", "hulp", TEXT("Dit is bewaard. Je kunt het elke dag veranderen.")},
        {"hulp", "begeleider", SAY_SEAT_MARK, NULL, "steun", "hulp", TEXT("Dit is bewaard. Vertel het ook even zelf.")},
        {"bijeenkomst", "prikken", SAY_GATHERING_DAYS, "bijeenkomst", "bijeenkomst-dag", "bijeenkomst-dag",
                TEXT("De dagen staan er. Wie gevraagd is, kan nu kiezen.")},
        {"bijeenkomst", "vastleggen", SAY_GATHERING_WHEN, "bijeenkomst", "bijeenkomst-dag", "bijeenkomst-dag",
                TEXT("Dit is veranderd.")},
        {"bijeenkomst", "regelen", SAY_GATHERING_ARRANGE, "bijeenkomst", "bijeenkomst-regelen", "bijeenkomst",
                TEXT("Dit is bewaard.")},
        {"bijeenkomst", "rollen", SAY_TASK_GIVE, "bijeenkomst", "bijeenkomst", "bijeenkomst", TEXT("Dit is bewaard.")},
        {"bijeenkomst", "opschrijven", SAY_ENTRY_ADD, NULL, "bijeenkomst", "bijeenkomst", TEXT("Dit staat erbij.")},
        {"gast", "dagen", SAY_GUEST_DAYS, "gast", "gast", "gast", TEXT("Dank je. Je dagen staan erbij.")},
        {"gast", "antwoord", SAY_GUEST_ANSWER, "gast", "gast", "gast", TEXT("Dank je. Je antwoord staat erbij.")},
        {"gast", "wissen", SAY_GUEST_ERASE, "gast", "gast", "gast", TEXT("Wat hier was ingevuld, is voor altijd weg.")},
        {"gast", "nodig", SAY_GUEST_NEEDS, "gast", "gast", "gast", TEXT("Dit is bewaard.")},
        {"privetijd", "brief", SAY_ENTRY_ADD, NULL, "privetijd", "privetijd",
                TEXT("Je brief ligt in de brievenbus. De familie leest die straks.")},
        {"onafhankelijk", "", SAY_INDEPENDENCE_SAY, NULL, "onafhankelijk", "coordinator", TEXT("Dank je. De familie leest dit.")},
        {"onafhankelijk", "niet", SAY_INDEPENDENCE_NOT, NULL, "onafhankelijk", "plan", TEXT("Je helpt nu als hulpverlener.")},
        {"onafhankelijk", "aannemen", SAY_INDEPENDENCE_HEAR, NULL, "coordinator", "coordinator", TEXT("Dit is bewaard.")},
        {"coordinator", "langer", SAY_SEAT_UNTIL, NULL, "coordinator", "coordinator", TEXT("Dit is bewaard.")},
        {"coordinator", "coach", SAY_SEAT_MARK, NULL, "coordinator", "coordinator",
                TEXT("Dit is bewaard. Vertel het ook even zelf.")},
        {"coordinator", "weg", SAY_PREP_ERASE, NULL, "coordinator", "coordinator", TEXT("Dit is voor altijd weg.")},
        {"coordinator", "contact", SAY_SEAT_MARK, NULL, "coordinator", "coordinator",
                TEXT("Dit is bewaard. Vertel het ook even zelf.")},
        {"voorbereiden", "zeg", SAY_PREP_ADD, "met", "voorbereiden", "voorbereiden",
                TEXT("Dit is bewaard, alleen voor jullie twee.")},
        {"voorbereiden", "bellen", SAY_PREP_CALL, "met", "voorbereiden", "voorbereiden",
                TEXT("Dit is bewaard, alleen voor jullie twee.")},
        {"voorbereiden", "weg", SAY_PREP_ERASE, "met", "voorbereiden", "voorbereiden", TEXT("Dit is voor altijd weg.")},
        {"leiden", "niet", SAY_LEAD_NOT, "bijeenkomst", "coordinator", "coordinator", TEXT("Dit is gezegd. De familie beslist.")},
        {"leiden", "antwoord", SAY_LEAD_ANSWER, "bijeenkomst", "coordinator", "coordinator", TEXT("De coördinator leest dit.")},
        {"coordinator", "overdragen", SAY_HAND_OVER, NULL, "coordinator", "coordinator",
                TEXT("Het plan is van de familie. De familie ziet wanneer jouw stoel stopt.")},
        {"privetijd", "aankondigen", SAY_PRIVATE_SOON, NULL, "privetijd", "laat-zien",
                TEXT("De anderen zien nu: over één minuut gaat de deur open.")},
        {"privetijd", "toch-niet", SAY_PRIVATE_SOON, NULL, "privetijd", "privetijd", TEXT("De deur blijft dicht.")},
        {"privetijd", "wachten", SAY_PRIVATE_WAIT, NULL, "privetijd", "privetijd", TEXT("Dit is doorgegeven.")},
        {"privetijd", "verlengen", SAY_PRIVATE_STAY, NULL, "privetijd", "privetijd",
                TEXT("Goed. Straks vragen we het nog eens.")},
        {"privetijd", "stoppen", SAY_PRIVATE_END, NULL, "privetijd", "bijeenkomst",
                TEXT("De deur is open. Wat jullie binnen schreven, blijft van jullie.")},
        {"privetijd", "kiezen", SAY_PRIVATE_ASK_WHOM, NULL, "privetijd", "privetijd",
                TEXT("Dit is bewaard. Alleen jij ziet het.")},
        {"privetijd", "roepen", SAY_PRIVATE_ASK, NULL, "privetijd", "privetijd",
                TEXT("Dit is doorgegeven. De anderen zien niet wat jij deed.")},
};
enum { DOINGS = sizeof doings / sizeof doings[0] };

enum about { ABOUT_NOTHING, ABOUT_PLAN, ABOUT_THING, ABOUT_ROOM, ABOUT_GOAL, ABOUT_GATHERING };
// Where one can go after a saying. A form says only a name of these.
static const struct place {
	const char *name;
	enum about about; // whose id stands after `part`
	const char *part, *rest;
} places[] = {
        {"plan", ABOUT_PLAN, "", ""},
        {"week", ABOUT_PLAN, "/week", ""},
        {"samen", ABOUT_NOTHING, "/week", ""},
        {"werk", ABOUT_NOTHING, "/werk", ""},
        {"doelen", ABOUT_PLAN, "/doelen", ""},
        {"doel", ABOUT_GOAL, "/doel/", ""},
        {"actie", ABOUT_THING, "/actie/", ""},
        {"inbreng", ABOUT_THING, "/inbreng/", ""},
        {"kamer", ABOUT_ROOM, "/kamer/", ""},
        {"kamer-anders", ABOUT_ROOM, "/kamer/", "/anders"},
        {"aanbod", ABOUT_PLAN, "/aanbod", ""},
        {"gelukt", ABOUT_PLAN, "/gelukt", ""},
        {"versies", ABOUT_PLAN, "/versies", ""},
        {"uitspraken", ABOUT_PLAN, "/hulpverleners", ""},
        {"uitspraak", ABOUT_THING, "/uitspraak/", ""},
        {"vraag", ABOUT_THING, "/vraag/", ""},
        {"bijeenkomst", ABOUT_THING, "/bijeenkomst/", ""},
        {"tafel", ABOUT_GATHERING, "/bijeenkomst/", ""},
        {"laat-zien", ABOUT_THING, "/bijeenkomst/", "/laat-zien"},
        {"bijeenkomst-dag", ABOUT_THING, "/bijeenkomst/", "/dag"},
        {"gast", ABOUT_THING, "/gast/", ""},
        {"privetijd", ABOUT_PLAN, "/privetijd", ""},
        {"hulp", ABOUT_PLAN, "/hulp", ""},
        {"coordinator", ABOUT_PLAN, "/coordinator", ""},
        {"voorbereiden", ABOUT_THING, "/voorbereiden/", ""},
};

const char *items_id(const struct visit *v, struct id id)
{
	return str_zero(v->arena, id_text(v->arena, id));
}

struct frame items_frame(const struct visit *v, struct str title, int tab)
{
	struct frame f = visit_frame(v, title, tab);
	struct str said = form_value(v, "klaar");
	if (!request_reads(v->in) || f.notice.len)
		return f;
	struct str thing = str_cut(&said, '.');
	for (size_t i = 0; i < DOINGS; i++)
		if (str_is(thing, doings[i].thing) && str_is(said, doings[i].verb))
			f.notice = say_text(v, doings[i].done);
	return f;
}

static const struct doing *doing_of(const struct visit *v)
{
	struct str rest = v->in->path, part[6] = {0};
	for (size_t i = 0; i < 6 && rest.len; i++) // "", plan, ID, thing, ID or verb, verb
		part[i] = str_cut(&rest, '/');
	struct str verb = part[5].len ? part[5] : part[4];
	for (size_t i = 0; i < DOINGS; i++)
		if (str_is(part[3], doings[i].thing) && str_is(verb, doings[i].verb))
			return &doings[i];
	return NULL;
}

// What a thing belongs to, asked before the saying: afterwards it may be gone.
struct home {
	struct id thing, room, goal, gathering;
};

static struct home home_of(const struct visit *v)
{
	struct id id = v->match.n_ids > 1 ? v->match.ids[1] : ID_NONE;
	struct home h = {.thing = id, .room = id, .goal = form_id(v, "doel")};
	const struct sight_room *room = NULL;
	const struct sight_action *action = see_action(v, id);
	const struct sight_deal *deal = see_deal(v, id);
	if (see_entry(v, id, &room))
		h.room = room->id;
	if (action)
		h.gathering = action->gathering;
	if (action && action->goal)
		h.goal = action->goal->id;
	if (deal && deal->goal)
		h.goal = deal->goal->id;
	if (see_goal(v, id))
		h.goal = id;
	return h;
}

static const struct place *place_named(struct str name)
{
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (str_is(name, places[i].name))
			return &places[i];
	return NULL;
}

// The saying's own thing stands in for what it made.
static void settle(const struct doing *d, const struct said *said, struct home *h)
{
	if (!d->field || d->say == SAY_OFFER_TAKE)
		h->thing = said->about;
	if (d->say == SAY_ROOM_ADD)
		h->room = said->about;
	if (d->say == SAY_GOAL_ADD && !d->field)
		h->goal = said->about;
}

static void go_on(struct visit *v, const struct doing *d, const struct home *h)
{
	const struct place *to = place_named(form_value(v, "terug"));
	if (!to)
		to = place_named(str_of(d->then));
	const struct id seconds[] = {
	        [ABOUT_THING] = h->thing, [ABOUT_ROOM] = h->room, [ABOUT_GOAL] = h->goal, [ABOUT_GATHERING] = h->gathering};
	struct id second = to->about >= ABOUT_THING ? seconds[to->about] : ID_NONE;
	if (to->about >= ABOUT_THING && !id_set(second))
		to = place_named(STR("doelen"));
	const char *plan = items_id(v, v->match.ids[0]);
	if (to->about == ABOUT_NOTHING)
		return visit_go(v, "%s?klaar=%s.%s", to->part, d->thing, d->verb);
	if (to->about == ABOUT_PLAN)
		return visit_go(v, "/plan/%s%s?klaar=%s.%s", plan, to->part, d->thing, d->verb);
	visit_go(v, "/plan/%s%s%s%s?klaar=%s.%s", plan, to->part, items_id(v, second), to->rest, d->thing, d->verb);
}

static void form_with(struct visit *v, const struct form_field *extra, size_t n)
{
	struct form_field *all = arena_many(v->arena, struct form_field, v->form.n + n);
	memcpy(all, v->form.at, v->form.n * sizeof *all);
	if (n)
		memcpy(all + v->form.n, extra, n * sizeof *all);
	v->form = (struct form){all, v->form.n + n};
}

void items_do_with(struct visit *v, const struct form_field *extra, size_t n)
{
	struct said said = {0};
	const struct doing *d = doing_of(v);
	if (!d)
		return visit_missing(v);
	struct home home = home_of(v);
	form_with(v, extra, n);
	if (d->field)
		form_with(v, &(struct form_field){str_of(d->field), id_text(v->arena, v->match.ids[1])}, 1);
	if (!visit_say_form(v, d->say, d->again, &said))
		return;
	settle(d, &said, &home);
	go_on(v, d, &home);
}

void items_do(struct visit *v)
{
	items_do_with(v, NULL, 0);
}
