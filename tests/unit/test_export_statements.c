// SPDX-License-Identifier: EUPL-1.2
// What helpers stated, what was asked of them and what was prepared go along with whoever read it, and are history where they
// come to: told apart, for who brought them alone, and nobody's to answer.
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

// ---- any story: what was seen is seen again

static struct {
	size_t statements, answers, checks, of_version, withdrawn, unclear, questions, preps, beside;
} n;

static void count_statements(struct imported from, struct imported at, const struct sight_plan *was)
{
	(void)from, (void)at;
	n.statements += was->statements.n;
	n.questions += was->questions.n;
	n.preps += was->preps.n;
	for (size_t k = 0; k < was->statements.n; k++) {
		const struct sight_statement *s = &was->statements.at[k];
		n.answers += s->answers.n;
		n.checks += s->checks.n;
		n.withdrawn += s->withdrawn;
		n.unclear += s->unclear || s->asked;
		for (size_t c = 0; c < s->checks.n; c++)
			n.of_version += id_set(s->checks.at[c].version);
	}
	for (size_t r = 0; r < was->rooms.n; r++)
		for (size_t i = 0; i < was->rooms.at[r].entries.n; i++)
			n.beside += was->rooms.at[r].entries.at[i].readings.n + was->rooms.at[r].entries.at[i].plainer.n;
}

static void each_seat_takes_along_what_was_stated_asked_and_prepared_as_it_read_it(void **state)
{
	(void)state;
	each_seat_sees_it_again(236, 12, 900, count_statements);
	assert_true(n.statements && n.answers && n.checks && n.of_version && n.withdrawn && n.unclear); // they were about it
	assert_true(n.questions && n.preps && n.beside);
}

// ---- one plan, with each of them once

struct laid {
	struct story story;
	struct imported owner, helper, coordinator;
	struct id condition, question;
};

static struct imported at_role(struct laid *t, enum role role)
{
	return (struct imported){t->owner.plan, scene_seat(&t->story.scene, scene_seat_of_role(&t->story.scene, role))};
}

static void mark(struct laid *t, struct imported whom, enum mark mark)
{
	struct intent in;
	intent_init(&in, SAY_SEAT_MARK);
	in.as.seat_mark.seat = whom.seat;
	in.as.seat_mark.mark = mark;
	say(t->owner, &in);
}

static void state_all(struct laid *t)
{
	struct intent in;
	intent_init(&in, SAY_CONDITION_SET);
	in.as.condition_set = (struct say_condition_set){STR("Fenna slaapt bij iemand die nuchter is."), STR("Ze is vijf."),
	        GROUND_COURT, day_of(clock_now) - 9, STR("Het bureau")};
	t->condition = say(t->helper, &in);
	intent_init(&in, SAY_CONDITION_CHECK);
	in.as.condition_check =
	        (struct say_condition_check){t->condition, CHECK_LATER, STR("Nog één gesprek."), day_of(clock_now) + 5, ID_NONE};
	say(t->helper, &in);
	intent_init(&in, SAY_STATEMENT_ANSWER);
	in.as.statement_answer = (struct say_statement_answer){t->condition, STR("Dat vinden wij ook.")};
	say(t->owner, &in);
	intent_init(&in, SAY_WISH_SAY);
	in.as.wish_say.text = STR("Ik wil een stoel bij het raam.");
	say(t->helper, &in);
	intent_init(&in, SAY_INFORM);
	in.as.inform.text = STR("De school is tot drie uur open.");
	say(t->helper, &in);
	intent_init(&in, SAY_QUESTION_ASK);
	in.as.question_ask.text = STR("Mag de taxi blijven?");
	in.as.question_ask.whom = sight_at(t->helper)->me->id;
	t->question = say(t->owner, &in);
	intent_init(&in, SAY_QUESTION_ANSWER);
	in.as.question_answer = (struct say_question_answer){t->question, STR("Dat is duur."), true};
	say(t->helper, &in);
	intent_init(&in, SAY_PREP_ADD);
	in.as.prep_add = (struct say_prep_add){t->coordinator.seat, PREPARES_NOT, STR("Geen geschreeuw."), ID_NONE};
	say(t->owner, &in);
}

static void lay(struct laid *t)
{
	tell_story(&t->story, 60, 0);
	t->owner = (struct imported){t->story.scene.plan->id, scene_seat(&t->story.scene, 0)};
	t->helper = at_role(t, ROLE_PROFESSIONAL);
	t->coordinator = at_role(t, ROLE_COORDINATOR);
	mark(t, t->helper, MARK_AUTHORITY);
	state_all(t);
}

static size_t in_file(struct imported at, const char *words)
{
	return count(export_of(export_json, at.plan, at.seat, clock_now), words);
}

static void preparation_goes_along_with_the_two_who_read_it_and_with_nobody_else(void **state)
{
	(void)state;
	struct laid t;
	lay(&t);
	for (uint32_t i = 0; i < t.story.scene.plan->seats.n; i++) {
		struct imported one = {t.owner.plan, scene_seat(&t.story.scene, (int)i)};
		bool two = id_eq(one.seat, t.owner.seat) || id_eq(one.seat, t.coordinator.seat);
		if (sits(&t.story, i))
			assert_int_equal(in_file(one, "Geen geschreeuw."), two);
	}
	scene_end(&t.story.scene);
}

static void what_came_out_of_a_file_is_nobodys_to_answer_check_or_withdraw(void **state)
{
	(void)state;
	struct laid t;
	struct intent in[5];
	lay(&t);
	intent_init(&in[0], SAY_STATEMENT_ANSWER);
	in[0].as.statement_answer = (struct say_statement_answer){t.condition, STR("Nee.")};
	intent_init(&in[1], SAY_CONDITION_CHECK);
	in[1].as.condition_check = (struct say_condition_check){t.condition, CHECK_COVERED, {0}, DAY_NONE, ID_NONE};
	intent_init(&in[2], SAY_STATEMENT_WITHDRAW);
	in[2].as.statement_withdraw = (struct say_statement_withdraw){t.condition, STR("Weg.")};
	intent_init(&in[3], SAY_STATEMENT_UNCLEAR);
	in[3].as.statement_unclear.statement = t.condition;
	intent_init(&in[4], SAY_QUESTION_UNCLEAR);
	in[4].as.question_unclear.question = t.question;
	const struct imported from[] = {t.owner, t.helper};
	for (int i = 0; i < 2; i++) {
		struct imported at = import_of(export_of(export_html, from[i].plan, from[i].seat, clock_now));
		for (int k = 0; k < 5; k++)
			assert_int_not_equal(try_to_say(at, &in[k]), SAID);
		const struct sight_plan *is = sight_at(at);
		assert_true(is->statements.n == 3 && is->statements.at[0].carried && !is->statements.at[0].withdrawn);
		assert_int_equal(is->statements.at[0].answers.n, 1);
		assert_false(sight_says(is, SAY_CONDITION_SET));
		const struct sight_plan *other = sight_at(somebody_else(at)); // it is for who brought it, as the history is
		assert_int_equal(other->statements.n + other->questions.n + other->preps.n, 0);
	}
	scene_end(&t.story.scene);
}

static void share(struct imported at, enum say say, struct id of, const struct imported *with, enum outcome outcome)
{
	struct intent in;
	struct ids readers = {with ? &with->seat : NULL, with ? 1 : 0};
	intent_init(&in, say);
	if (say == SAY_STATEMENT_READERS)
		in.as.statement_readers = (struct say_statement_readers){of, readers};
	else
		in.as.question_readers = (struct say_question_readers){of, readers};
	assert_int_equal(try_to_say(at, &in), outcome);
}

static void who_brought_it_shares_it_anew_as_the_history_it_is_and_stops_again(void **state)
{
	(void)state;
	struct laid t;
	struct intent answer, remove;
	lay(&t);
	struct imported at = import_of(export_of(export_html, t.owner.plan, t.owner.seat, clock_now));
	struct imported other = somebody_else(at);
	share(other, SAY_STATEMENT_READERS, t.condition, &other, UNKNOWN);
	share(at, SAY_STATEMENT_READERS, t.condition, &other, SAID);
	share(at, SAY_QUESTION_READERS, t.question, &other, SAID);
	const struct sight_plan *is = sight_at(other);
	assert_int_equal(is->statements.n + is->questions.n, 2);
	assert_true(is->statements.at[0].carried && !is->statements.at[0].mine && !is->statements.at[0].states);
	assert_true(str_is(is->statements.at[0].text, "Fenna slaapt bij iemand die nuchter is."));
	assert_int_equal(is->statements.at[0].answers.n, 1);
	assert_true(str_is(is->questions.at[0].text, "Mag de taxi blijven?"));
	assert_false(sight_at(at)->statements.at[0].alone);
	assert_int_equal(sight_at(at)->statements.at[0].readers.n, 2);
	intent_init(&answer, SAY_STATEMENT_ANSWER);
	answer.as.statement_answer = (struct say_statement_answer){t.condition, STR("Nee.")};
	assert_int_not_equal(try_to_say(other, &answer), SAID);
	intent_init(&remove, SAY_STATEMENT_REMOVE);
	remove.as.statement_remove.statement = t.condition;
	assert_int_not_equal(try_to_say(other, &remove), SAID);
	struct imported third =
	        import_of(export_of(export_json, other.plan, other.seat, clock_now)); // and goes along, for one alone
	assert_int_equal(sight_at(third)->statements.n, 1);
	assert_true(sight_at(third)->statements.at[0].alone);
	share(at, SAY_STATEMENT_READERS, t.condition, NULL, SAID);
	share(at, SAY_QUESTION_READERS, t.question, NULL, SAID);
	is = sight_at(other);
	assert_int_equal(is->statements.n + is->questions.n, 0);
	share(t.owner, SAY_STATEMENT_READERS, t.condition, NULL, NOT_NOW); // what was said here is the whole table's
	scene_end(&t.story.scene);
}

static size_t place(struct str page, const char *words)
{
	const char *at = memmem(page.at, page.len, words, strlen(words));
	assert_non_null(at);
	return (size_t)(at - page.at);
}

static void the_page_has_conditions_in_a_block_of_their_own_with_what_the_family_says_of_them(void **state)
{
	(void)state;
	struct laid t;
	lay(&t);
	struct str page = export_of(export_html, t.owner.plan, t.owner.seat, clock_now);
	size_t opens = place(page, "<section class=\"authority\">"), wish = place(page, "stoel bij het raam");
	size_t ends = opens + place((struct str){page.at + opens, page.len - opens}, "</section>");
	const char *inside[] = {"Wat er minstens nodig is", "Fenna slaapt bij iemand die nuchter is.", "Ze is vijf.",
	        "besluit van de rechter van", "Het bureau", "Ik heb tot", "Nog één gesprek.",
	        "De familie zegt:", "Dat vinden wij ook."};
	for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++)
		assert_true(place(page, inside[i]) > opens && place(page, inside[i]) < ends);
	assert_true(wish > ends);
	assert_true(place(page, "De school is tot drie uur open.") > ends);
	assert_true(place(page, "Dit kan niet") > place(page, "Mag de taxi blijven?"));
	scene_end(&t.story.scene);
}

static bool refused(struct str file, const char *from, const char *to)
{
	const struct import *import;
	const char *at = memmem(file.at, file.len, from, strlen(from));
	assert_non_null(at);
	size_t head = (size_t)(at - file.at), skip = head + strlen(from);
	struct str wrong = str_print(arena, "%.*s%s%.*s", (int)head, file.at, to, (int)(file.len - skip), file.at + skip);
	return import_read(wrong, &AS_IT_IS, arena, &import) == BAD_INPUT;
}

static void a_file_that_says_them_wrongly_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *is, *wrong;
	} all[] = {{"\"uitkomst\":\"later\"", "\"uitkomst\":\"ooit\""}, // no such outcome
	        {"\"grond\":\"rechter\"", "\"grond\":\"koning\""},
	        {"\"waarom\":\"Ze is vijf.\"", "\"waarom\":\"\""}, // a condition has its reason
	        {"\"besluit\":\"", "\"besluit\":\"x"}, {"\"weigering\":true", "\"weigering\":\"ja\""},
	        {"\"overgenomen\":{\"van\":\"", "\"overgenomen\":{\"van\":\"0"}, // nobody's id
	        {"\"overgenomen\":{\"van\":\"", "\"overgenomen\":{\"van\":7,\"ook\":\""},
	        {"\"overgenomen\":{\"van\":\"", "\"overgenomen\":{\"binnen\":true,\"van\":\""}, // behind no door
	        {"voorwaarde.gesteld", "wens.gezegd"}, // and then it is looked whether it is covered
	        {"\"vraag\":\"niet-gebeuren\"",
	                "\"met\":\"7777777777777777\",\"vraag\":\"niet-gebeuren\""}, // seats do not travel
	        {"vraag.gesteld", "versie.overgenomen"}};
	struct laid t;
	lay(&t);
	struct str file = export_of(export_json, t.owner.plan, t.owner.seat, clock_now);
	(void)import_of(file);
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (!refused(file, all[i].is, all[i].wrong))
			fail_msg("%s was taken", all[i].wrong);
	scene_end(&t.story.scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(
	                each_seat_takes_along_what_was_stated_asked_and_prepared_as_it_read_it, begin, end),
	        cmocka_unit_test_setup_teardown(preparation_goes_along_with_the_two_who_read_it_and_with_nobody_else, begin, end),
	        cmocka_unit_test_setup_teardown(what_came_out_of_a_file_is_nobodys_to_answer_check_or_withdraw, begin, end),
	        cmocka_unit_test_setup_teardown(who_brought_it_shares_it_anew_as_the_history_it_is_and_stops_again, begin, end),
	        cmocka_unit_test_setup_teardown(a_file_that_says_them_wrongly_is_refused, begin, end),
	        cmocka_unit_test_setup_teardown(
	                the_page_has_conditions_in_a_block_of_their_own_with_what_the_family_says_of_them, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
