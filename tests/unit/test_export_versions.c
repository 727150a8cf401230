// SPDX-License-Identifier: EUPL-1.2
// The versions that were agreed to go along with how the plan was then and with what each said of it, and give no right; so do
// all reports of an action, and who answered for whom. Who brings them may take away what was stated or agreed elsewhere.
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

// ---- any story

static struct {
	size_t then, stands, waits, reports, apart;
} n;

static const struct sight_plan *then_of(struct imported at, struct id version)
{
	struct past past = {.version = version};
	assert_int_equal(seat_look_back(seat_at(at), &past, 1), OK);
	return past.then;
}

static void count_actions(struct sight_action_list all)
{
	for (size_t i = 0; i < all.n; i++) {
		n.reports += all.at[i].reports.n > 3;
		n.apart += all.at[i].own_readers;
	}
}

static void look_back(struct imported from, struct imported at, const struct sight_plan *was)
{
	for (size_t i = 0; i < was->versions.n; i++) {
		const struct sight_version *v = &was->versions.at[i];
		const struct sight_plan *then = then_of(from, v->id);
		n.then += then && then->rooms.n;
		n.stands += v->stands.n;
		n.waits += v->waits;
		assert_int_equal(then == NULL, then_of(at, v->id) == NULL);
		if (then)
			assert_then_again(then, then_of(at, v->id));
	}
	count_actions(was->loose);
	for (size_t g = 0; g < was->goals.n; g++)
		count_actions(was->goals.at[g].actions);
}

static void each_seat_takes_along_the_versions_with_how_the_plan_was_then(void **state)
{
	(void)state;
	each_seat_sees_it_again(501, 8, 900, look_back);
	assert_true(n.then && n.stands && n.waits && n.reports && n.apart); // the stories were about it
}

// ---- one plan

struct laid {
	struct story story;
	struct imported owner, helper;
	struct id room, entry, action, version, condition;
};

static struct id write(struct imported at, struct id room, const char *words)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = room;
	in.as.entry_add.text = str_of(words);
	return say(at, &in);
}

static void stand(struct imported at, struct id version, enum stand stand, const char *word)
{
	struct intent in;
	intent_init(&in, SAY_VERSION_STAND);
	in.as.version_stand = (struct say_version_stand){version, stand, str_of(word), ID_NONE, ID_NONE};
	say(at, &in);
}

static struct id a_person(struct imported at, const char *name)
{
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = str_of(name);
	return say(at, &in);
}

// An action that is asked of Sjaan, who has no seat: the owner answers for her, and ten times it is told how it goes.
static void act(struct laid *t)
{
	struct intent in;
	struct id sjaan = a_person(t->owner, "Sjaan");
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Soep brengen");
	in.as.action_add.doers = (struct ids){&sjaan, 1};
	t->action = say(t->owner, &in);
	intent_init(&in, SAY_ACTION_ANSWER);
	in.as.action_answer = (struct say_action_answer){t->action, ANSWER_YES, {0}, sjaan};
	say(t->owner, &in);
	for (int i = 0; i < 10; i++) {
		intent_init(&in, SAY_ACTION_REPORT);
		in.as.action_report.action = t->action;
		in.as.action_report.report = i % 2 ? REPORT_WELL : REPORT_STUCK;
		in.as.action_report.word = str_print(arena, "Keer %d.", i);
		in.as.action_report.whom = sjaan;
		say(t->owner, &in);
	}
}

static void agree(struct laid *t)
{
	struct intent in;
	struct id sjaan = a_person(t->owner, "Oma"), kees = a_person(t->owner, "Kees");
	intent_init(&in, SAY_VERSION_PUT);
	in.as.version_put.title = STR("Voor de zomer");
	t->version = say(t->owner, &in);
	stand(t->owner, t->version, STAND_BEHIND, "Dit wil ik.");
	stand(t->helper, t->version, STAND_TALK, "Nog één vraag.");
	intent_init(&in, SAY_VERSION_STAND);
	in.as.version_stand = (struct say_version_stand){t->version, STAND_CANNOT, STR("Ik ben moe."), sjaan, kees};
	say(t->owner, &in);
	intent_init(&in, SAY_PLAN_ADOPT);
	in.as.plan_adopt = (struct say_plan_adopt){t->version, ADOPTED_LATER, STR("De school mist.")};
	say(t->helper, &in);
}

static void lay(struct laid *t)
{
	struct intent in;
	tell_story(&t->story, 60, 0);
	t->owner = (struct imported){t->story.scene.plan->id, scene_seat(&t->story.scene, 0)};
	t->helper = (struct imported){
	        t->owner.plan, scene_seat(&t->story.scene, scene_seat_of_role(&t->story.scene, ROLE_PROFESSIONAL))};
	intent_init(&in, SAY_SEAT_MARK);
	in.as.seat_mark.seat = t->helper.seat;
	in.as.seat_mark.mark = MARK_GUARDIAN;
	say(t->owner, &in);
	intent_init(&in, SAY_CONDITION_SET);
	in.as.condition_set.text = STR("Er slaapt een volwassene in huis.");
	in.as.condition_set.why = STR("Ze is vijf.");
	in.as.condition_set.ground = GROUND_ASKED;
	t->condition = say(t->helper, &in);
	t->room = sight_at(t->owner)->rooms.at[0].id;
	t->entry = write(t->owner, t->room, "Zo was het toen.");
	act(t);
	agree(t);
	intent_init(&in, SAY_ENTRY_CHANGE);
	in.as.entry_change.entry = t->entry;
	in.as.entry_change.text = STR("En zo is het nu.");
	say(t->owner, &in);
}

static struct imported brought(struct imported from)
{
	return import_of(export_of(export_html, from.plan, from.seat, clock_now));
}

static size_t words_then(struct imported at, struct id version, const char *words)
{
	const struct sight_plan *then = then_of(at, version);
	return then ? count(list_text(&show_sight_plan, then, 1), words) : 0;
}

static void an_agreed_version_is_read_as_it_was_with_who_said_what_of_it_and_who_typed_that(void **state)
{
	(void)state;
	struct laid t;
	lay(&t);
	struct imported at = brought(t.owner);
	const struct sight_version *v = &sight_at(at)->versions.at[0];
	assert_true(v->carried && str_is(v->title, "Voor de zomer") && v->stands.n == 3);
	assert_true(v->stands.at[2].stand == STAND_CANNOT && str_is(v->stands.at[2].who->name, "Oma"));
	assert_true(str_is(v->stands.at[2].witness->name, "Kees"));
	assert_true(id_eq(v->stands.at[2].typed->id, sight_at(t.owner)->me->id));
	assert_true(v->adopted.n == 1 && str_is(v->adopted.at[0].text, "De school mist."));
	assert_int_equal(words_then(at, t.version, "Zo was het toen."), 1);
	assert_int_equal(words_then(at, t.version, "En zo is het nu."), 0);
	assert_int_equal(count(list_text(&show_sight_plan, sight_at(at), 1), "Zo was het toen."), 0);
	struct str page = export_of(export_html, at.plan, at.seat, clock_now);
	page.len = (size_t)((const char *)memmem(page.at, page.len, "<script", 7) - page.at);
	const char *shown[] = {"Voor de zomer", "Ik sta hierachter", "Dit wil ik.", "Ik ben moe.", "Nog niet overgenomen",
	        "De school mist.", "Het plan zoals het was", "Zo was het toen."};
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		if (!count(page, shown[i]))
			fail_msg("the page lacks: %s", shown[i]);
	scene_end(&t.story.scene);
}

static void every_report_goes_along_and_who_answered_for_whom(void **state)
{
	(void)state;
	struct laid t;
	lay(&t);
	struct imported at = brought(t.owner);
	const struct sight_action *a = NULL;
	const struct sight_plan *is = whole_sight_at(at);
	for (size_t i = 0; i < is->loose.n; i++)
		if (id_eq(is->loose.at[i].id, t.action))
			a = &is->loose.at[i];
	assert_non_null(a);
	assert_int_equal(a->reports.n, 10);
	assert_true(str_is(a->reports.at[9].word, "Keer 0.") && a->state == REPORT_WELL && !a->undo);
	assert_int_equal(a->spoken.n, 1);
	assert_true(str_is(a->spoken.at[0].who->name, "Sjaan") && id_eq(a->spoken.at[0].typed->id, is->me->id));
	scene_end(&t.story.scene);
}

static void an_agreement_out_of_a_file_gives_no_right_and_nobody_answers_it(void **state)
{
	(void)state;
	struct laid t;
	struct intent in[3];
	lay(&t);
	struct imported at = brought(t.owner);
	intent_init(&in[0], SAY_VERSION_STAND);
	in[0].as.version_stand = (struct say_version_stand){t.version, STAND_BEHIND, {0}, ID_NONE, ID_NONE};
	intent_init(&in[1], SAY_VERSION_REVEAL);
	in[1].as.version_reveal.version = t.version;
	intent_init(&in[2], SAY_PLAN_ADOPT);
	in[2].as.plan_adopt = (struct say_plan_adopt){t.version, ADOPTED_YES, {0}};
	for (int i = 0; i < 3; i++)
		assert_int_not_equal(try_to_say(at, &in[i]), SAID);
	struct imported kim = somebody_else(at);
	assert_int_equal(sight_at(kim)->versions.n, 0);
	assert_null(then_of(kim, t.version));
	assert_int_equal(sight_at(at)->versions.at[0].stands.n, 3);
	scene_end(&t.story.scene);
}

static void who_brought_it_takes_away_what_was_stated_or_agreed_elsewhere_and_nothing_that_was_said_here(void **state)
{
	(void)state;
	struct laid t;
	struct intent away[2];
	lay(&t);
	intent_init(&away[0], SAY_STATEMENT_REMOVE);
	away[0].as.statement_remove.statement = t.condition;
	intent_init(&away[1], SAY_VERSION_REMOVE);
	away[1].as.version_remove.version = t.version;
	struct imported at = brought(t.owner), kim = somebody_else(at);
	for (int i = 0; i < 2; i++) {
		assert_int_not_equal(try_to_say(t.owner, &away[i]), SAID); // a helper said it at this table
		assert_int_not_equal(try_to_say(t.helper, &away[i]), SAID);
		assert_int_equal(try_to_say(kim, &away[i]), UNKNOWN);
		say(at, &away[i]);
	}
	assert_int_equal(sight_at(at)->versions.n + sight_at(at)->statements.n, 0);
	assert_null(then_of(at, t.version));
	assert_int_equal(count(export_of(export_json, at.plan, at.seat, clock_now), "Zo was het toen."), 0);
	assert_int_equal(sight_at(t.owner)->statements.n, 1);
	scene_end(&t.story.scene);
}

static void what_is_taken_away_for_good_is_in_no_version_that_was_brought_along(void **state)
{
	(void)state;
	struct laid t;
	struct intent in;
	lay(&t);
	struct imported at = brought(t.owner);
	intent_init(&in, SAY_ENTRY_ERASE);
	in.as.entry_erase.entry = t.entry;
	say(at, &in);
	assert_int_equal(words_then(at, t.version, "Zo was het toen."), 0);
	assert_int_equal(words_then(at, t.version, "Soep brengen"), 1);
	scene_end(&t.story.scene);
}

// ---- a door

static void a_version_of_behind_a_door_that_fell_asleep_since_is_still_read_by_who_was_there(void **state)
{
	(void)state;
	struct laid t;
	struct intent in;
	lay(&t);
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	struct id gathering = say(t.owner, &in);
	const struct sight_gathering *g = &sight_at(t.owner)->gatherings.at[0];
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = gathering;
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].closed)
			in.as.phase_open.phase = g->phases.at[i].id;
	say(t.owner, &in);
	write(t.owner, t.room, "Onder ons.");
	intent_init(&in, SAY_VERSION_PUT);
	struct id version = say(t.owner, &in);
	clock_now += (int64_t)(PRIVATE_SLEEP_DAYS + 1) * 86400000;
	struct imported kim = somebody_else(t.owner); // one more seat than there was then
	assert_int_equal(words_then(t.owner, version, "Onder ons."), 1);
	assert_int_equal(words_then(brought(t.owner), version, "Onder ons."), 1);
	assert_int_equal(words_then(t.helper, version, "Onder ons.") + words_then(kim, version, "Onder ons."), 0);
	assert_int_equal(count(export_of(export_json, t.helper.plan, t.helper.seat, clock_now), "Onder ons."), 0);
	scene_end(&t.story.scene);
}

// ---- files that say it wrongly

static bool refused(struct str file, const char *from, const char *to)
{
	const struct import *import;
	const char *at = memmem(file.at, file.len, from, strlen(from));
	if (!at)
		fail_msg("%s is not in the file", from);
	size_t head = (size_t)(at - file.at), skip = head + strlen(from);
	struct str wrong = str_print(arena, "%.*s%s%.*s", (int)head, file.at, to, (int)(file.len - skip), file.at + skip);
	return import_read(wrong, &AS_IT_IS, arena, &import) == BAD_INPUT;
}

static void a_file_that_says_a_version_wrongly_is_refused(void **state)
{
	(void)state;
	struct laid t;
	lay(&t);
	struct str file = export_of(export_json, t.owner.plan, t.owner.seat, clock_now);
	const char *id = str_zero(arena, str_print(arena, "\"versie\":\"%.*s\"", STR_ARG(id_text(arena, t.version))));
	(void)import_of(file);
	assert_true(refused(file, id, "\"versie\":\"7777777777777777\"")); // of another version, or of none
	assert_true(refused(file, id, "\"versie\":7"));
	assert_true(refused(file, "\"versie.voorgelegd\"", "\"plan.genoemd\""));
	const char *put = memmem(file.at, file.len, "versie.voorgelegd", 17);
	const char *first = memmem(put, (size_t)(file.at + file.len - put), "plan.begonnen", 13);
	char *wrong = (char *)(uintptr_t)str_copy(arena, file).at;
	memcpy(wrong + (first - file.at), "plan.getoond\"", 13); // it begins with nothing
	const struct import *import;
	assert_int_equal(import_read((struct str){wrong, file.len}, &AS_IT_IS, arena, &import), BAD_INPUT);
	scene_end(&t.story.scene);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(each_seat_takes_along_the_versions_with_how_the_plan_was_then),
	        TEST(an_agreed_version_is_read_as_it_was_with_who_said_what_of_it_and_who_typed_that),
	        TEST(every_report_goes_along_and_who_answered_for_whom),
	        TEST(an_agreement_out_of_a_file_gives_no_right_and_nobody_answers_it),
	        TEST(who_brought_it_takes_away_what_was_stated_or_agreed_elsewhere_and_nothing_that_was_said_here),
	        TEST(what_is_taken_away_for_good_is_in_no_version_that_was_brought_along),
	        TEST(a_version_of_behind_a_door_that_fell_asleep_since_is_still_read_by_who_was_there),
	        TEST(a_file_that_says_a_version_wrongly_is_refused)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
