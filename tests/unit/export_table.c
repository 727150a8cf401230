// SPDX-License-Identifier: EUPL-1.2
// See export_table.h.
#include "export_table.h"
#include "any_saying.h"
#include "export.h"
#include "folder.h"
#include "fresh.h"
#include "house.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants the four above first
#include <cmocka.h>

enum status as_it_is(void *with, struct str bytes, const char *type, struct arena *to, struct str *ret)
{
	(void)with, (void)type, (void)to;
	*ret = bytes;
	return OK;
}

const struct anew AS_IT_IS = {as_it_is, NULL};

struct folder folder;
struct house *house;
struct arena *arena;
int64_t clock_now = 1800000000000;

int64_t the_clock(void)
{
	return clock_now;
}

int begin(void **state)
{
	(void)state;
	struct why why = {""};
	folder_make(&folder);
	arena = arena_create();
	if (house_open(&(struct house_options){.dir = folder.path, .clock = the_clock}, &house, &why) != OK)
		fail_msg("house_open: %s", why.text);
	return 0;
}

static struct {
	LIST(struct seat *);
} looked; // their sights are read until the end of the test

int end(void **state)
{
	(void)state;
	list_each(seat, &looked) seat_close(*seat);
	list_free(&looked);
	looked.n = 0;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}

void put_story(void *with)
{
	struct scene *s = with;
	struct folded now = {.plan = plan_create(s->plan->id)};
	assert_int_equal(keys_make(house->keys, &s->plan->id, 1), OK);
	list_each(kept, &s->kept)
	{
		struct event event;
		assert_int_equal(event_read(arena, kept->text, &event), OK);
		assert_int_equal(event_append(house, s->plan->id, &now, &event), OK);
		plan_apply(now.plan, &event, kept->seq);
	}
	group_put(house, s->plan->id, &now, false);
}

// What a professional says of what they stated or were asked; most made-up sayings are not about that.
static void helper_speaks(struct story *s)
{
	static const enum say says[] = {SAY_CONDITION_SET, SAY_CONDITION_CHECK, SAY_CONDITION_CHECK, SAY_WISH_SAY, SAY_INFORM,
	        SAY_STATEMENT_WITHDRAW, SAY_STATEMENT_PLAINER, SAY_QUESTION_ANSWER, SAY_ENTRY_PLAINER};
	struct intent in;
	int seat = scene_seat_of_role(&s->scene, ROLE_PROFESSIONAL);
	any_intent(&s->chance, arena, s->scene.plan, s->scene.now, says[chance_below(&s->chance, sizeof says / sizeof says[0])],
	        &in);
	if (seat != NOBODY)
		(void)scene_say(&s->scene, voice_of(&s->scene, seat), &in, &(struct event){0});
}

void tell_story(struct story *s, uint64_t seed, int sayings)
{
	s->chance.state = seed;
	scene_begin(&s->scene, &s->chance, arena);
	for (int i = 0; i < sayings; i++) {
		static const enum say often[] = {
		        SAY_ENTRY_ADD, SAY_ENTRY_ADD, SAY_ENTRY_MOVE, SAY_ENTRY_CHANGE, SAY_ACTION_REPORT};
		struct intent in;
		(void)scene_step(&s->scene, &(struct event){0});
		any_intent(&s->chance, arena, s->scene.plan, s->scene.now, often[chance_below(&s->chance, 5)], &in);
		if (chance_one_in(&s->chance, 6))
			helper_speaks(s);
		uint32_t seat = chance_below(&s->chance, s->scene.plan->seats.n);
		(void)scene_say(&s->scene, voice_of(&s->scene, (int)seat), &in, &(struct event){0});
	}
	clock_now = s->scene.now > clock_now ? s->scene.now : clock_now; // terms of seats end by it
	assert_int_equal(house_do(house, put_story, &s->scene), OK);
}

bool sits(const struct story *s, uint32_t seat)
{
	return seat_active(s->scene.plan, (int)seat, clock_now);
}

struct str export_of(exporting *how, struct id plan, struct id seat, int64_t now)
{
	struct seat *at;
	struct out out;
	assert_int_equal(seat_open_by_id(house, plan, seat, arena, &at), OK);
	out_init(&out, 100 << 20);
	assert_int_equal(how(at, now, arena, &out), OK);
	struct str file = str_copy(arena, out_str(&out));
	out_finish(&out);
	seat_close(at);
	return file;
}

struct importing {
	const struct import *import;
	struct imported ret;
	enum status got;
};

static void keep(void *with)
{
	struct importing *i = with;
	struct who who = {.person = fresh_long()};
	i->got = import_keep(house, i->import, &who, arena, &i->ret);
}

struct imported import_of(struct str file)
{
	struct importing i;
	assert_int_equal(import_read(file, &AS_IT_IS, arena, &i.import), OK);
	assert_int_equal(house_do(house, keep, &i), OK);
	assert_int_equal(i.got, OK);
	return i.ret;
}

void assert_same(struct str a, struct str b)
{
	size_t at = 0, from;
	while (at < a.len && at < b.len && a.at[at] == b.at[at])
		at++;
	from = at > 300 ? at - 300 : 0;
	if (!str_eq(a, b))
		fail_msg("differ at byte %zu:\n%.*s\n---\n%.*s", at, (int)(a.len - from < 600 ? a.len - from : 600), a.at + from,
		        (int)(b.len - from < 600 ? b.len - from : 600), b.at + from);
}

size_t count(struct str text, const char *what)
{
	size_t n = 0;
	for (const char *at = text.at; (at = memmem(at, (size_t)(text.at + text.len - at), what, strlen(what))); at++)
		n++;
	return n;
}

void speak(void *with)
{
	struct talk *t = with;
	struct seat *seat;
	assert_int_equal(seat_open_by_id(house, t->at.plan, t->at.seat, arena, &seat), OK);
	if (t->blob.len)
		assert_int_equal(seat_keep_blob(seat, t->blob, arena, &t->hash), OK);
	if (t->blob.len)
		t->intent.as.entry_add.photo = t->hash;
	assert_int_equal(seat_say(seat, &t->intent, NULL, arena, &t->said), OK);
	seat_close(seat);
}

struct imported a_plan_with_a_picture(struct str *ret_hash)
{
	struct story s;
	tell_story(&s, 60, 0);
	struct talk t = {.at = {s.scene.plan->id, scene_seat(&s.scene, 0)}, .blob = STR("\x89PNG\r\n\x1a\nand a picture")};
	intent_init(&t.intent, SAY_ENTRY_ADD);
	t.intent.as.entry_add.room = s.scene.plan->rooms.at[0].item.id;
	t.intent.as.entry_add.text = STR("</script><script>alert(\"één & twee\")</script>");
	assert_int_equal(house_do(house, speak, &t), OK);
	assert_int_equal(t.said.verdict.outcome, SAID);
	*ret_hash = t.hash;
	scene_end(&s.scene);
	return t.at;
}

struct seat *seat_at(struct imported at)
{
	struct seat *seat;
	assert_int_equal(seat_open_by_id(house, at.plan, at.seat, arena, &seat), OK);
	*list_add(&looked) = seat;
	return seat;
}

const struct sight_plan *sight_at(struct imported at)
{
	const struct sight_plan *sight;
	assert_int_equal(seat_look(seat_at(at), PART_OWN, ID_NONE, &sight), OK);
	return sight;
}

const struct sight_plan *whole_sight_at(struct imported at)
{
	const struct sight_plan *sight;
	assert_int_equal(seat_look_whole(seat_at(at), PART_OWN, &sight), OK);
	return sight;
}

struct str list_text(const struct show *show, const void *at, size_t n)
{
	struct out out;
	struct json_out to = {.out = &out};
	out_init(&out, 8 << 20);
	for (size_t i = 0; i < n; i++)
		show_write(&to, show, (const char *)at + i * show->size);
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

enum outcome try_to_say(struct imported at, const struct intent *in)
{
	struct talk t = {.at = at, .intent = *in};
	assert_int_equal(house_do(house, speak, &t), OK);
	return t.said.verdict.outcome;
}

struct id say(struct imported at, const struct intent *in)
{
	struct talk t = {.at = at, .intent = *in};
	if (in->say == SAY_GATHERING_PRESENT) // it was read through
		t.intent.version = sight_at(at)->version;
	assert_int_equal(house_do(house, speak, &t), OK);
	if (t.said.verdict.outcome != SAID)
		fail_msg("%.*s: outcome %d, %.*s", STR_ARG(say_infos[in->say].wire), (int)t.said.verdict.outcome,
		        STR_ARG(t.said.verdict.faults.n ? t.said.verdict.faults.at[0].field : t.said.verdict.reason));
	clock_now += 60000;
	return t.said.verdict.about;
}

struct imported somebody_else(struct imported at)
{
	struct intent in;
	const struct sight_plan *p = sight_at(at);
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Kim");
	struct id person = say(at, &in);
	intent_init(&in, SAY_INVITE);
	in.as.invite.person = person;
	in.as.invite.role = ROLE_NETWORK;
	in.as.invite.steps = in.as.invite.people = true;
	if (p->rooms.n)
		in.as.invite.rooms = (struct ids){&p->rooms.at[0].id, 1};
	say(at, &in);
	p = sight_at(at);
	struct imported kim = {at.plan, ID_NONE};
	for (size_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].invited)
			kim.seat = p->seats.at[i].id;
	intent_init(&in, SAY_SEAT_TAKE);
	say(kim, &in);
	return kim;
}
