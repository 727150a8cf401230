// SPDX-License-Identifier: EUPL-1.2
// Telling the families: each saying is put together from its names, as a form would be, and said by the seat of who says it, with
// the clock at its time. All in one go in the saying thread.
#include "demo.h"
#include "log.h"
#include "people.h"
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct named { // what a name stands for in one plan
	int plan;
	enum thing thing;
	struct str name;
	struct id id;
};
struct actor { // somebody with a seat
	int plan;
	struct str name;
	struct id person, seat;
};
enum { PLANS = 16, NAMES = 1000, ACTORS = 100, FIELDS_A_SAYING = 60 };

struct teller {
	struct house *house;
	const struct demo_story *story;
	struct out *list;
	struct arena *arena; // of one saying
	const struct demo_step *step;
	struct id plans[PLANS];
	struct named names[NAMES];
	struct actor actors[ACTORS];
	size_t n_names, n_actors;
	bool failed;
};

static _Atomic int64_t told; // the time of what is being told; 0: the machine's clock

int64_t demo_clock(void)
{
	struct timespec at;
	int64_t time = told;
	if (time)
		return time;
	clock_gettime(CLOCK_REALTIME, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

static bool wrong(struct teller *t, const char *what, struct str which)
{
	not_done("demo/%s, line %d: %s %.*s", t->step->file, t->step->line, what, STR_ARG(which));
	t->failed = true;
	return false;
}

// ---- names

static void name_add(struct teller *t, enum thing thing, struct str name, struct id id)
{
	if (t->n_names == NAMES)
		wrong(t, "too many names, at", name);
	else if (name.len)
		t->names[t->n_names++] = (struct named){t->step->plan, thing, name, id};
}

static bool name_find(struct teller *t, enum thing thing, struct str name, struct id *ret)
{
	for (size_t i = t->n_names; i-- > 0;) {
		const struct named *n = &t->names[i];
		if (n->plan == t->step->plan && n->thing == thing && str_eq(n->name, name)) {
			*ret = n->id;
			return true;
		}
	}
	return wrong(t, "nothing is called", name);
}

static struct actor *actor_of(struct teller *t, struct str name)
{
	for (size_t i = 0; i < t->n_actors; i++)
		if (t->actors[i].plan == t->step->plan && str_eq(t->actors[i].name, name))
			return &t->actors[i];
	if (t->n_actors == ACTORS) {
		wrong(t, "too many people, at", name);
		return NULL;
	}
	struct actor *a = &t->actors[t->n_actors++];
	*a = (struct actor){t->step->plan, name, ID_NONE, ID_NONE};
	if (person_make(t->house, &a->person) != OK)
		wrong(t, "cannot be made:", name);
	return a;
}

// ---- a form, from what stands in the story

struct form {
	struct typed at[FIELDS_A_SAYING];
	size_t n;
};

static void form_add(struct teller *t, struct form *form, struct str name, struct str value)
{
	if (form->n == FIELDS_A_SAYING)
		wrong(t, "too many fields, at", name);
	else
		form->at[form->n++] = (struct typed){name, value};
}

static void form_ids(struct teller *t, struct form *form, const struct field *f, struct str names)
{
	while (names.len) {
		struct id id;
		struct str name = str_trim(str_cut(&names, ','));
		if (name_find(t, (enum thing)f->thing, name, &id))
			form_add(t, form, f->wire, id_text(t->arena, id));
	}
}

// A weekday alone is the first one from the day on which it is said.
static struct str day_text(struct teller *t, struct str value)
{
	int32_t day = 0;
	struct out text;
	bool weekday = value.len == 2 && demo_day(str_print(t->arena, "%.*s+0", STR_ARG(value)), t->step->time, &day);
	out_init(&text, 32);
	if (!weekday && !demo_day(value, t->story->start, &day))
		wrong(t, "no day:", value);
	out_day(&text, day);
	struct str kept = str_copy(t->arena, out_str(&text));
	out_finish(&text);
	return kept;
}

// A picture or a voice of cli/demo, kept in the plan: its hash.
static struct str file_hash(struct teller *t, struct seat *seat, struct str name)
{
	struct str bytes = demo_file(str_zero(t->arena, name)), hash = {"", 0};
	if (!bytes.len || !seat || seat_keep_blob(seat, bytes, t->arena, &hash) != OK)
		wrong(t, "there is no picture or voice", name);
	return hash;
}

// "velden.Dag": the name of an own field after the point.
static void form_pair(struct teller *t, struct form *form, const struct demo_field *from)
{
	struct id id;
	struct str name = from->name, wire = str_cut(&name, '.');
	if (name_find(t, THING_FIELD, name, &id)) {
		struct str of = id_text(t->arena, id);
		form_add(t, form, str_print(t->arena, "%.*s.%.*s", STR_ARG(wire), STR_ARG(of)), from->value);
	}
}

static const struct field *field_of(const struct say_info *info, struct str name)
{
	struct str wire = str_cut(&name, '.');
	for (size_t i = 0; i < info->n; i++)
		if (str_eq(info->fields[i].wire, wire))
			return &info->fields[i];
	return NULL;
}

static void form_field(
        struct teller *t, struct form *form, const struct say_info *info, struct seat *seat, const struct demo_field *from)
{
	const struct field *f = field_of(info, from->name);
	if (!f)
		wrong(t, "this saying has no field", from->name);
	else if (f->kind == FIELD_ID || f->kind == FIELD_IDS)
		form_ids(t, form, f, from->value);
	else if (f->kind == FIELD_PAIRS)
		form_pair(t, form, from);
	else if (f->kind == FIELD_DAY)
		form_add(t, form, from->name, day_text(t, from->value));
	else if ((str_is(f->wire, "beeld") || str_is(f->wire, "geluid")) && f->kind == FIELD_LINE)
		form_add(t, form, from->name, file_hash(t, seat, from->value));
	else
		form_add(t, form, from->name, from->value);
}

// ---- saying

static bool said_well(struct teller *t, enum status got, const struct said *said)
{
	if (got != OK)
		return wrong(t, "not kept:", str_of(status_name(got)));
	if (said->verdict.outcome == SAID)
		return true;
	if (said->verdict.faults.n)
		return wrong(t, str_print(t->arena, "refused at %.*s:", STR_ARG(said->verdict.faults.at[0].field)).at,
		        said->verdict.faults.at[0].reason);
	return wrong(t, "refused:", said->verdict.reason.len ? said->verdict.reason : STR("not by this seat, or not there"));
}

static void list_seat(struct teller *t, const struct actor *a, struct str what)
{
	out_print(t->list, "%.*s ", STR_ARG(what));
	out_id(t->list, a->person);
	if (id_set(a->seat)) {
		out_char(t->list, ' ');
		out_id(t->list, t->plans[a->plan]);
		out_char(t->list, ' ');
		out_id(t->list, a->seat);
	}
	out_print(t->list, " %.*s\n", STR_ARG(a->name));
}

static void begin(struct teller *t, const struct intent *intent, const struct faults *faults)
{
	struct said said;
	struct actor *a = actor_of(t, t->step->who);
	if (!a)
		return;
	struct who who = {.person = a->person};
	enum status got = plan_start(t->house, &who, intent, faults, t->arena, &t->plans[t->step->plan], &said);
	if (!said_well(t, got, &said))
		return;
	a->seat = said.made.at[0];
	name_add(t, THING_SEAT, a->name, a->seat);
	name_add(t, THING_PERSON, a->name, a->seat); // the founder goes by the id of the seat
	list_seat(t, a, STR("stoel"));
}

// The seat that was made for this person; taking it makes the person sit there.
static struct seat *seat_for(struct teller *t, bool takes)
{
	struct seat *seat = NULL;
	struct id id;
	if (!name_find(t, THING_SEAT, t->step->who, &id))
		return NULL;
	struct actor *a = takes ? actor_of(t, t->step->who) : NULL;
	if (a) {
		a->seat = id;
		if (seat_give(t->house, t->plans[t->step->plan], id, a->person) != OK)
			wrong(t, "no seat for", a->name);
		list_seat(t, a, STR("stoel"));
	}
	if (seat_open_by_id(t->house, t->plans[t->step->plan], id, t->arena, &seat) != OK)
		wrong(t, "this seat does not open:", t->step->who);
	return seat;
}

static void name_what_was_made(struct teller *t, const struct say_info *info, const struct said *said)
{
	struct str name = t->step->makes;
	if (info->makes < 0 || !said->made.n)
		return;
	for (size_t i = 0; i < t->step->n && info->makes == THING_SEAT; i++)
		if (str_is(t->step->fields[i].name, "mens"))
			name = t->step->fields[i].value;
	name_add(t, (enum thing)info->makes, name, said->made.at[0]);
}

static void say(struct teller *t)
{
	const struct demo_step *step = t->step;
	enum say say = say_find(step->what);
	struct intent intent;
	struct faults faults = {.n = 0};
	struct form form = {.n = 0};
	struct said said;
	if (say == SAYS) {
		wrong(t, "nobody can say", step->what);
		return;
	}
	struct seat *seat = say == SAY_PLAN_BEGIN ? NULL : seat_for(t, say == SAY_SEAT_TAKE);
	for (size_t i = 0; i < step->n; i++)
		form_field(t, &form, &say_infos[say], seat, &step->fields[i]);
	intent_init(&intent, say);
	intent_from_form(t->arena, form.at, form.n, &intent, &faults);
	if (!t->failed && say == SAY_PLAN_BEGIN)
		begin(t, &intent, &faults);
	else if (!t->failed && seat && said_well(t, seat_say(seat, &intent, &faults, t->arena, &said), &said))
		name_what_was_made(t, &say_infos[say], &said);
	seat_close(seat);
}

static void look(struct teller *t)
{
	struct id room;
	const struct sight_plan *sight;
	struct seat *seat = seat_for(t, false);
	if (seat && name_find(t, THING_ROOM, t->step->what, &room) &&
	        (seat_look(seat, PART_ROOM, room, &sight) != OK || seat_keep_looks(seat) != OK))
		wrong(t, "cannot look at", t->step->what);
	seat_close(seat);
}

// ---- how somebody comes in

static void list_way_in(struct teller *t, const char *way, struct id person, struct str what)
{
	out_print(t->list, "%s ", way);
	out_id(t->list, person);
	out_print(t->list, " %.*s\n", STR_ARG(what));
}

// An address is somebody's when they give back the code that was sent to it.
static void mail(struct teller *t, struct id person, struct str address)
{
	struct waiting_mail sent;
	struct id back;
	struct str browser = STR("demo");
	enum status got = code_ask(t->house, address, person, browser, LANG_NL, told);
	if (got == OK)
		got = mail_next(t->house, told, t->arena, &sent);
	if (got == OK)
		got = mail_sent(t->house, sent.id);
	if (got == OK)
		got = code_check(t->house, sent.mail.secret, browser, told, &back);
	if (got != OK)
		wrong(t, "this address is not kept:", address);
	list_way_in(t, "mail", person, address);
}

static void digits(struct teller *t, struct id person, struct str four)
{
	struct str hash;
	enum status got = digits_hash(t->house, person, four, t->arena, &hash);
	if (got == OK)
		got = digits_set(t->house, person, hash);
	if (got != OK)
		wrong(t, "these digits are not kept:", four);
	list_way_in(t, "cijfers", person, four);
}

static void tell_one(struct teller *t)
{
	if (t->step->kind == DEMO_SAYING)
		return say(t);
	if (t->step->kind == DEMO_LOOK)
		return look(t);
	const struct actor *a = actor_of(t, t->step->who);
	if (!a)
		return;
	if (t->step->kind == DEMO_OFFICE)
		list_seat(t, a, t->step->what);
	else if (t->step->kind == DEMO_MAIL)
		mail(t, a->person, t->step->what);
	else
		digits(t, a->person, t->step->what);
}

static void tell_all(void *with)
{
	struct teller *t = with;
	t->arena = arena_create();
	for (size_t i = 0; i < t->story->n && !t->failed; i++) {
		t->step = &t->story->at[i];
		told = t->step->time;
		tell_one(t);
		arena_reset(t->arena);
	}
	told = 0;
	arena_destroy(t->arena);
}

int demo_tell(struct house *house, const struct demo_story *story, struct out *list)
{
	struct teller *t = calloc(1, sizeof *t);
	if (!t || story->plans >= PLANS)
		abort();
	*t = (struct teller){.house = house, .story = story, .list = list};
	enum status got = house_do(house, tell_all, t);
	bool failed = t->failed;
	free(t);
	if (got != OK)
		return not_done("the demonstration could not be kept: the disk is full or does not answer");
	return failed ? EXIT_NOT_DONE : EXIT_DONE;
}
