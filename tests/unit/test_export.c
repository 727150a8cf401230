// SPDX-License-Identifier: EUPL-1.2
// A plan taken along and begun anew: on made-up plans in which every role has a seat, for each of those seats. What it holds no
// seat sees that may not; what comes back is the same file; what is no such file is refused.
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

// What is in these files is no real picture: pictures are made anew in tests/web/test_doors.mjs and test_picture.c.
static enum status as_it_is(void *with, struct str bytes, const char *type, struct arena *to, struct str *ret)
{
	(void)with, (void)type, (void)to;
	*ret = bytes;
	return OK;
}
static const struct anew AS_IT_IS = {as_it_is, NULL};

static struct folder folder;
static struct house *house;
static struct arena *arena;
static int64_t clock_now = 1800000000000;

static int64_t the_clock(void)
{
	return clock_now;
}
static int begin(void **state)
{
	(void)state;
	struct why why = {""};
	folder_make(&folder);
	arena = arena_create();
	if (house_open(&(struct house_options){.dir = folder.path, .clock = the_clock}, &house, &why) != OK)
		fail_msg("house_open: %s", why.text);
	return 0;
}
static int end(void **state)
{
	(void)state;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}

// ---- a made-up plan, put into the journal as it was kept

struct story {
	struct scene scene;
	struct chance chance;
};

static void put_story(void *with)
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

static void tell_story(struct story *s, uint64_t seed, int sayings)
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

static bool sits(const struct story *s, uint32_t seat)
{
	return seat_active(s->scene.plan, (int)seat, clock_now);
}

static struct imported an_owner(const struct story *s)
{
	for (uint32_t i = 0; i < s->scene.plan->seats.n; i++)
		if (s->scene.plan->seats.at[i].owner && sits(s, i))
			return (struct imported){s->scene.plan->id, scene_seat(&s->scene, (int)i)};
	fail_msg("nobody's plan");
	return (struct imported){ID_NONE, ID_NONE};
}

// ---- export and import

typedef enum status exporting(struct seat *, int64_t, struct arena *, struct out *);

static struct str export_of(exporting *how, struct id plan, struct id seat, int64_t now)
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
static struct imported import_of(struct str file)
{
	struct importing i;
	assert_int_equal(import_read(file, &AS_IT_IS, arena, &i.import), OK);
	assert_int_equal(house_do(house, keep, &i), OK);
	assert_int_equal(i.got, OK);
	return i.ret;
}

static void assert_same(struct str a, struct str b)
{
	size_t at = 0, from;
	while (at < a.len && at < b.len && a.at[at] == b.at[at])
		at++;
	from = at > 300 ? at - 300 : 0;
	if (!str_eq(a, b))
		fail_msg("differ at byte %zu:\n%.*s\n---\n%.*s", at, (int)(a.len - from < 600 ? a.len - from : 600), a.at + from,
		        (int)(b.len - from < 600 ? b.len - from : 600), b.at + from);
}

static void exported_imported_and_exported_again_it_is_the_same_file(void **state)
{
	(void)state;
	exporting *const hows[] = {export_json, export_html};
	for (uint64_t seed = 1; seed <= 10; seed++) {
		struct story s;
		tell_story(&s, seed, 700);
		for (uint32_t i = 0; i < s.scene.plan->seats.n; i++) {
			if (!sits(&s, i))
				continue;
			for (int h = 0; h < 2; h++) {
				struct str first = export_of(hows[h], s.scene.plan->id, scene_seat(&s.scene, (int)i), clock_now);
				struct imported at = import_of(first);
				assert_false(id_eq(at.plan, s.scene.plan->id));
				assert_same(first, export_of(hows[h], at.plan, at.seat, clock_now));
			}
		}
		scene_end(&s.scene);
	}
}

// ---- secrecy

static struct str all_visible(const struct story *s, int seat)
{
	struct out out;
	out_init(&out, 64 << 20);
	out_put(&out, sight_text(s->scene.plan, seat, clock_now, arena));
	list_each(kept, &s->scene.kept)
	{
		struct event e;
		assert_int_equal(event_read(arena, kept->text, &e), OK);
		if (plan_event_visible(s->scene.plan, &e, kept->seq, scene_seat(&s->scene, seat)))
			out_put(&out, kept->text);
	}
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static bool is_a_name(const struct plan *p, const char *mark)
{
	list_each(m, &p->people) if (memmem(m->name.at, m->name.len, mark, MARK_TEXT)) return true;
	return false;
}

static void nothing_is_in_the_file_that_the_seat_may_not_see(void **state)
{
	(void)state;
	for (uint64_t seed = 20; seed < 25; seed++) {
		struct story s;
		tell_story(&s, seed, 700);
		for (uint32_t i = 0; i < s.scene.plan->seats.n; i++) {
			if (!sits(&s, i))
				continue;
			struct str seen = all_visible(&s, (int)i);
			struct str file = export_of(export_html, s.scene.plan->id, scene_seat(&s.scene, (int)i), clock_now);
			const char *end_at = file.at + file.len - MARK_TEXT;
			for (const char *at = file.at; (at = memmem(at, (size_t)(end_at - at), "uu", 2)); at += 2)
				if (!memmem(seen.at, seen.len, at, MARK_TEXT) && !is_a_name(s.scene.plan, at))
					fail_msg("seat %u takes along %.16s", i, at);
		}
		scene_end(&s.scene);
	}
}

static size_t count(struct str text, const char *what)
{
	size_t n = 0;
	for (const char *at = text.at; (at = memmem(at, (size_t)(text.at + text.len - at), what, strlen(what))); at++)
		n++;
	return n;
}

static void an_import_holds_every_entry_in_order_with_its_id(void **state)
{
	(void)state;
	struct story s;
	tell_story(&s, 42, 900);
	struct imported at = import_of(export_of(export_json, an_owner(&s).plan, an_owner(&s).seat, clock_now));
	const struct sight_plan *was = plan_sight(s.scene.plan, an_owner(&s).seat, clock_now, arena), *is;
	struct seat *seat;
	assert_int_equal(seat_open_by_id(house, at.plan, at.seat, arena, &seat), OK);
	assert_int_equal(seat_look(seat, PART_OWN, ID_NONE, &is), OK);
	assert_int_equal(is->rooms.n, was->rooms.n);
	size_t entries = 0;
	for (size_t r = 0; r < was->rooms.n; r++) {
		assert_true(id_eq(is->rooms.at[r].id, was->rooms.at[r].id));
		assert_int_equal(is->rooms.at[r].entries.n, was->rooms.at[r].entries.n);
		for (size_t i = 0; i < was->rooms.at[r].entries.n; i++, entries++) {
			const struct sight_entry *a = &was->rooms.at[r].entries.at[i], *b = &is->rooms.at[r].entries.at[i];
			assert_true(id_eq(a->id, b->id) && str_eq(a->text, b->text) && id_eq(a->from->id, b->from->id));
			assert_true(a->at == b->at && a->proposed == b->proposed && a->denied == b->denied);
			assert_true(b->carried && !b->typed && str_eq(b->typed_then, a->typed ? a->typed->name : STR("")));
		}
	}
	assert_true(entries > 20);
	assert_true(is->owner && is->seats.n == 1 && is->versions.n == 0); // history, and no right
	struct happenings all;
	assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
	assert_int_equal(all.at[0].say, SAY_TAKEN_OVER);
	assert_int_equal(all.at[0].event.as.taken_over.head.len, HASH_TEXT);
	for (size_t i = 1; i < all.n; i++)
		assert_true(all.at[i].carried);
	seat_close(seat);
	scene_end(&s.scene);
}

// ---- going on in an imported plan

struct talk {
	struct imported at;
	struct intent intent;
	struct said said;
	struct str blob, hash;
};
static void speak(void *with)
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

static struct imported a_plan_with_a_picture(struct str *ret_hash)
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

static void pictures_travel_with_the_plan(void **state)
{
	(void)state;
	struct str hash, bytes;
	exporting *const hows[] = {export_json, export_html};
	struct imported from = a_plan_with_a_picture(&hash);
	for (int h = 0; h < 2; h++) {
		struct str file = export_of(hows[h], from.plan, from.seat, clock_now);
		struct imported at = import_of(file);
		struct seat *seat;
		assert_int_equal(seat_open_by_id(house, at.plan, at.seat, arena, &seat), OK);
		assert_int_equal(seat_blob(seat, hash, arena, &bytes), OK);
		assert_true(str_eq(bytes, STR("\x89PNG\r\n\x1a\nand a picture")));
		seat_close(seat);
		assert_same(file, export_of(hows[h], at.plan, at.seat, clock_now));
	}
}

static void nothing_written_becomes_part_of_the_page(void **state)
{
	(void)state;
	struct str hash;
	struct imported from = a_plan_with_a_picture(&hash);
	struct str file = export_of(export_html, from.plan, from.seat, clock_now);
	assert_int_equal(count(file, "<script"), 1);
	assert_int_equal(count(file, "</script"), 1);
	assert_int_equal(count(file, "alert(&quot;"), 1);
}

static void what_is_said_after_it_stands_beside_what_was_taken_over(void **state)
{
	(void)state;
	struct story s;
	tell_story(&s, 50, 300);
	struct str first = export_of(export_json, an_owner(&s).plan, an_owner(&s).seat, clock_now);
	struct talk t = {.at = import_of(first)};
	intent_init(&t.intent, SAY_PLAN_NAME);
	t.intent.as.plan_name.name = STR("Verder alleen");
	assert_int_equal(house_do(house, speak, &t), OK);
	assert_int_equal(t.said.verdict.outcome, SAID);
	struct str second = export_of(export_json, t.at.plan, t.at.seat, clock_now);
	assert_int_equal(count(second, "overgenomen.verteld"), count(first, "overgenomen.verteld") + 2);
	const char *taken = "\"wat\":\"plan.overgenomen\"";
	assert_int_equal(count(second, taken), count(first, taken) + 1);
	struct imported again = import_of(second);
	assert_same(second, export_of(export_json, again.plan, again.seat, clock_now));
	scene_end(&s.scene);
}

// ---- going on alone

static void go(void *with)
{
	struct talk *t = with;
	struct seat *seat;
	struct who who = {.person = {{7, [15] = 7}}};
	assert_int_equal(seat_open_by_id(house, t->at.plan, t->at.seat, arena, &seat), OK);
	assert_int_equal(export_go_alone(house, seat, &who, arena, &t->at), OK);
	assert_null(seat_looks(seat));
	seat_close(seat);
}
static void going_on_alone_is_an_import_of_ones_own_export_and_nobody_hears_it(void **state)
{
	(void)state;
	struct str hash;
	struct talk t = {.at = a_plan_with_a_picture(&hash)};
	struct imported from = t.at;
	struct str was = export_of(export_html, from.plan, from.seat, clock_now);
	assert_int_equal(house_do(house, go, &t), OK);
	assert_same(was, export_of(export_html, t.at.plan, t.at.seat, clock_now));
	assert_same(was, export_of(export_html, from.plan, from.seat, clock_now));
}

// ---- files that are none

static bool refused(struct str file)
{
	const struct import *import;
	return import_read(file, &AS_IT_IS, arena, &import) != OK;
}
static struct str changed(struct str file, const char *from, const char *to)
{
	const char *at = memmem(file.at, file.len, from, strlen(from));
	assert_non_null(at);
	size_t head = (size_t)(at - file.at), skip = head + strlen(from);
	return str_print(arena, "%.*s%s%.*s", (int)head, file.at, to, (int)(file.len - skip), file.at + skip);
}

static void a_file_that_is_none_is_refused(void **state)
{
	(void)state;
	struct str hash;
	struct imported at = a_plan_with_a_picture(&hash);
	struct str good = export_of(export_json, at.plan, at.seat, clock_now);
	assert_false(refused(good));
	assert_true(refused(STR("")));
	assert_true(refused(STR("{}")));
	assert_true(refused(STR("<html><script type=\"application/json\" id=\"kring-plan\">{}</script>")));
	for (size_t len = 0; len + 2 < good.len; len += 97)
		assert_true(refused((struct str){good.at, len}));
	assert_true(refused(changed(good, "\"formaat\":1", "\"formaat\":2")));
	assert_true(refused(changed(good, "\"kop\":\"", "\"kop\":\"x")));
	assert_true(refused(changed(good, "\"beelden\"", "\"andere\"")));
	assert_true(refused(changed(good, "plan.begonnen", "plan.genoemd")));
	assert_true(refused(changed(good, "mens.toegevoegd", "uitnodiging.gemaakt")));
	assert_true(refused(changed(good, "\"inhoud\":\"", "\"inhoud\":\"AAAA")));
	assert_true(refused(changed(good, "\"overgenomen\":", "\"genomen\":")));
	assert_true(refused(changed(good, "{\"tijd\":1", "{\"tijd\":-1")));
	const char *room = memmem(good.at, good.len, "\"kamer\":\"", 9);
	char *wrong = (char *)(uintptr_t)str_copy(arena, good).at;
	memcpy(wrong + (room - good.at) + 9, "zzzzzzzzzzzzzzzz", 16);
	assert_true(refused((struct str){wrong, good.len}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(exported_imported_and_exported_again_it_is_the_same_file, begin, end),
	        cmocka_unit_test_setup_teardown(nothing_is_in_the_file_that_the_seat_may_not_see, begin, end),
	        cmocka_unit_test_setup_teardown(an_import_holds_every_entry_in_order_with_its_id, begin, end),
	        cmocka_unit_test_setup_teardown(pictures_travel_with_the_plan, begin, end),
	        cmocka_unit_test_setup_teardown(nothing_written_becomes_part_of_the_page, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_said_after_it_stands_beside_what_was_taken_over, begin, end),
	        cmocka_unit_test_setup_teardown(going_on_alone_is_an_import_of_ones_own_export_and_nobody_hears_it, begin, end),
	        cmocka_unit_test_setup_teardown(a_file_that_is_none_is_refused, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
