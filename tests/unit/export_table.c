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

int end(void **state)
{
	(void)state;
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
