// SPDX-License-Identifier: EUPL-1.2
// What the screens of the beginning share: saying what was typed with a mistake told at its own box, remembering where she is,
// and a new key. Sending a screen twice says nothing twice: each saying has the form's key and its number.
#include "fresh.h"
#include "pages_begin.h"
#include "pages_sign.h"
#include "site.h"

static const struct {
	const char *word, *name;
	struct str was;
} screens[BEGIN_SCREENS] = {
        [BEGIN_WHO] = {"wie", "begin-wie", TEXT("voor wie is dit plan?")},
        [BEGIN_MATTER] = {"aan-de-hand", "begin-aan-de-hand", TEXT("wat is er aan de hand?")},
        [BEGIN_GOOD] = {"goed", "begin-goed", TEXT("wat gaat er goed?")},
        [BEGIN_WISH] = {"anders", "begin-anders", TEXT("wat wil je dat er anders wordt?")},
        [BEGIN_PEOPLE] = {"mensen", "begin-mensen", TEXT("wie kan met je meedenken?")},
        [BEGIN_STEP] = {"stap", "begin-stap", TEXT("wat is één kleine stap voor deze week?")},
        [BEGIN_KEY] = {"sleutel", "begin-sleutel", TEXT("hoe kom je straks terug?")},
        [BEGIN_DIGITS] = {"cijfers", "begin-cijfers", TEXT("vier cijfers kiezen.")},
        [BEGIN_HELPER] = {"hulp", "begin-hulp", TEXT("wie mag je helpen met je sleutel?")},
        [BEGIN_PLAN] = {.word = ""},
        [BEGIN_ASK] = {"../erbij", NULL, TEXT("wie vraag je als eerste?")},
        [BEGIN_READY] = {"../kring", NULL, TEXT("de uitnodiging.")},
};

const char *begin_name(enum begin_screen screen)
{
	return screens[screen].name;
}
struct str begin_was(enum begin_screen screen)
{
	return screens[screen].was;
}
bool begin_doing(const struct visit *v, const char *what)
{
	return str_is(form_value(v, "doe"), what);
}

struct str begin_numbered(struct visit *v, const char *field, int n)
{
	return str_print(v->arena, "%s.%d", field, n);
}

struct str begin_value(struct visit *v, const char *field, int n)
{
	return str_trim(form_value(v, str_zero(v->arena, begin_numbered(v, field, n))));
}

struct str begin_fault(struct visit *v, const char *field, int n)
{
	return fault_of(v, str_zero(v->arena, begin_numbered(v, field, n)));
}

static struct str title_of(struct visit *v, int question)
{
	struct text_arg args[] = {{"n", str_print(v->arena, "%d", question)}, {NULL, {"", 0}}};
	return text_fill(v->arena, SAY(v, "Vraag {n} van 7"), args);
}

// Screen 3 is question 2, and so on to question 7; what comes after is about the key.
struct begin_page begin_page(struct visit *v, enum begin_screen screen)
{
	int question = screen <= BEGIN_STEP ? (int)screen - 1 : 0;
	struct begin_page b = {.question = question, .plan = v->match.ids[0], .key = fresh_short(), .helping = begin_helping(v)};
	struct str title = question ? title_of(v, question) : SAY(v, "De sleutel");
	b.frame = visit_frame(v, title, 0);
	b.frame.nav = false;
	char room[ID_LONG_TEXT];
	size_t n = id_write(b.plan, room);
	b.to.text = visit_url(v, "/plan/%.*s/begin/%s", (int)n, room, screens[screen].word);
	b.helped = v->plan && v->plan->me->name.len ? v->plan->me->name : SAY(v, "wie je helpt");
	b.sound_fault = begin_fault(v, "geluid", 1);
	return b;
}

static void faults_at(struct visit *v, const char *field)
{
	for (size_t i = 0; i < v->faults.n; i++)
		v->faults.at[i].field = str_of(field);
}

bool begin_say(struct visit *v, const struct begin_saying *s, struct said *ret)
{
	struct str key = form_value(v, "sleutel");
	struct typed *fields = arena_many(v->arena, struct typed, s->n_fields + 1);
	struct intent intent;
	memcpy(fields, s->fields, sizeof *fields * s->n_fields);
	fields[s->n_fields] = (struct typed){STR("sleutel"), key.len ? str_print(v->arena, "%.*s-%d", STR_ARG(key), s->n) : key};
	intent_init(&intent, s->say);
	v->faults.n = 0;
	intent_from_form(v->arena, fields, s->n_fields + 1, &intent, &v->faults);
	faults_at(v, s->field);
	intent.typist = begin_typist(v);
	return visit_say(v, &intent, screens[s->screen].name, ret);
}

void begin_wrong(struct visit *v, enum begin_screen screen, struct str field, struct str reason)
{
	visit_wrong(v, screens[screen].name, field, reason, 400);
}

bool begin_remember(struct visit *v, enum begin_screen next)
{
	struct person_settings settings;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &settings);
	settings.page = (int)next;
	settings.page_plan = next ? v->match.ids[0] : ID_NONE;
	if (got == OK)
		got = person_settings_set(v->house, v->session.person, &settings);
	if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

void begin_go_on(struct visit *v, enum begin_screen next)
{
	bool stops = begin_doing(v, "stop") && next;
	if (!begin_remember(v, next))
		return;
	if (stops)
		return begin_stop(v);
	char room[ID_LONG_TEXT];
	size_t n = id_write(v->match.ids[0], room);
	if (next == 0 || next == BEGIN_PLAN)
		visit_go(v, "/plan/%.*s", (int)n, room);
	else
		visit_go(v, "/plan/%.*s/begin/%s", (int)n, room, screens[next].word);
}

bool begin_new_key(struct visit *v, struct begin_code *ret, struct str *ret_key)
{
	struct secret_facts facts = {.kind = SECRET_KEY, .plan = v->plan->id, .seat = v->plan->seat, .person = v->session.person};
	if (v->session.shut & SHUT_INSIDE) {
		sign_show_who(v);
		return false;
	}
	enum status got = secret_make(v->house, &facts, v->arena, ret_key);
	if (got != OK) {
		visit_trouble(v, got);
		return false;
	}
	struct str *parts = arena_many(v->arena, struct str, 4), rest = *ret_key;
	size_t n = 0;
	while (rest.len && n < 4)
		parts[n++] = str_cut(&rest, '-');
	*ret = (struct begin_code){parts, n};
	return true;
}

const struct sight_room *begin_room(const struct visit *v, struct str title)
{
	struct str titles[LANGS];
	for (int lang = 0; lang < LANGS; lang++)
		titles[lang] = text_say((enum lang)lang, title);
	for (size_t i = 0; v->plan && i < v->plan->rooms.n; i++)
		for (int lang = 0; lang < LANGS; lang++)
			if (str_eq(v->plan->rooms.at[i].title, titles[lang]))
				return &v->plan->rooms.at[i];
	return NULL;
}
