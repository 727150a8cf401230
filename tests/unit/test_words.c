// SPDX-License-Identifier: EUPL-1.2
// What comes in from a form and as JSON: every kind of field, and the sentence a mistake gets. And the generator of those tables:
// a line of plan/words that cannot be understood stops the build at its place.
#include "plan.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

#define ID_A "0123456789abcdef"
#define ID_B "zyxwvtsrqpnmkjhg"
#define ID_C "zzzzvtsrqpnmkjhg"

static struct id id_of(const char *text)
{
	struct id id;
	assert_int_equal(id_read(str_of(text), &id), OK);
	return id;
}

static struct intent from_json(const char *text, struct faults *faults)
{
	const struct json *object;
	struct intent in;
	*faults = (struct faults){.n = 0};
	assert_int_equal(json_read(arena, str_of(text), &object), OK);
	intent_from_json(arena, object, &in, faults);
	return in;
}

// "name=value&name=value", without escapes.
static struct intent from_form(enum say say, const char *text, struct faults *faults)
{
	struct typed typed[32];
	size_t n = 0;
	struct intent in;
	struct str rest = str_copy(arena, str_of(text));
	for (; rest.len; n++) {
		struct str value = str_cut(&rest, '&');
		typed[n].name = str_cut(&value, '=');
		typed[n].value = value;
	}
	*faults = (struct faults){.n = 0};
	intent_init(&in, say);
	intent_from_form(arena, typed, n, &in, faults);
	return in;
}

static void one_fault(const struct faults *faults, const char *field, const char *reason)
{
	if (faults->n != 1 || !str_is(faults->at[0].field, field) || !str_starts(faults->at[0].reason, reason))
		fail_msg("wanted %s: %s\ngot %zu: %.*s: %.*s", field, reason, faults->n, (int)faults->at[0].field.len,
		        faults->at[0].field.at, (int)faults->at[0].reason.len, faults->at[0].reason.at);
}

// ---- every kind of field

static void an_action_is_the_same_from_a_form_and_from_json(void **state)
{
	(void)state;
	struct faults faults;
	struct intent json = from_json("{\"soort\":\"actie.toevoegen\",\"tekst\":\" Samen eten \",\"doeners\":[\"" ID_A
	                               "\",\"" ID_B "\"],\"doel\":\"" ID_A
	                               "\",\"wanneer\":\"2027-01-31\",\"ritme\":\"elke-week\",\"vanaf\":\"13:30\",\"tot\":"
	                               "\"14:05\",\"sleutel\":\"0123456789abcdef\",\"volgnummer\":\"v1\",\"kijkt\":null}",
	        &faults);
	assert_int_equal(faults.n, 0);
	struct intent form = from_form(SAY_ACTION_ADD,
	        "tekst= Samen eten &doeners=" ID_A "&doeners=" ID_B "&doel=" ID_A "&wanneer=31-1-2027&ritme=elke-week&vanaf=13:30"
	        "&tot=14:05&sleutel=0123456789abcdef&volgnummer=v1&kijkt=&bewijs=x&doeners=",
	        &faults);
	assert_int_equal(faults.n, 0);
	assert_true(fields_hash(json.say, &json.as) == fields_hash(form.say, &form.as));
	const struct say_action_add *a = &json.as.action_add;
	assert_true(str_is(a->text, "Samen eten") && a->doers.n == 2 && id_eq(a->doers.at[1], id_of(ID_B)));
	assert_int_equal(a->when, day_from((struct date){2027, 1, 31}));
	assert_int_equal(a->from, 13 * 60 + 30);
	assert_int_equal(a->till, 14 * 60 + 5);
	assert_int_equal(a->rhythm, RHYTHM_WEEKLY);
	assert_false(id_set(a->checker));
	assert_true(str_is(json.key, "0123456789abcdef") && str_is(json.version, "v1"));
}

static void numbers_ticks_and_choices_are_read_from_both(void **state)
{
	(void)state;
	struct faults faults;
	struct intent in = from_json("{\"soort\":\"mens.toevoegen\",\"naam\":\"Oma\",\"ring\":2,\"organisatie\":true}", &faults);
	assert_int_equal(faults.n, 0);
	assert_true(in.as.person_add.ring == 2 && in.as.person_add.organisation && !in.as.person_add.unasked);
	in = from_form(SAY_PERSON_ADD, "naam=Oma&ring=2&niet-gevraagd=ja", &faults);
	assert_int_equal(faults.n, 0);
	assert_true(in.as.person_add.ring == 2 && !in.as.person_add.organisation && in.as.person_add.unasked);
	in = from_form(SAY_PERSON_ADD, "naam=Oma", &faults);
	assert_int_equal(faults.n, 0);
	assert_int_equal(in.as.person_add.ring, NUMBER_NONE);
}

static void each_wrong_value_is_told_at_its_own_field(void **state)
{
	(void)state;
	struct faults faults;
	char *form = arena_many(arena, char, 4000), *json = arena_many(arena, char, 4000);
	char *x = arena_many(arena, char, CELL + 2);
	memset(x, 'x', CELL + 1);
	snprintf(form, 4000, "kamer=" ID_A "&velden." ID_A "=goed&velden." ID_B "=%s&velden." ID_C "=a\x07", x);
	snprintf(json, 4000,
	        "{\"soort\":\"inbreng.toevoegen\",\"kamer\":\"" ID_A "\",\"velden\":[{\"veld\":\"" ID_A
	        "\",\"waarde\":\"goed\"},{\"veld\":\"" ID_B "\",\"waarde\":\"%s\"},{\"veld\":\"" ID_C
	        "\",\"waarde\":\"\\u0007\"}]}",
	        x);
	for (int i = 0; i < 2; i++) {
		(void)(i ? from_json(json, &faults) : from_form(SAY_ENTRY_ADD, form, &faults));
		assert_int_equal(faults.n, 2);
		assert_true(str_is(fault_field(arena, &faults.at[0]), "velden." ID_B) && faults.at[0].most == CELL);
		assert_true(str_is(fault_field(arena, &faults.at[1]), "velden." ID_C));
	}
}

static void a_value_of_an_own_field_is_named_after_it(void **state)
{
	(void)state;
	struct faults faults;
	struct intent in = from_form(SAY_ENTRY_ADD, "kamer=" ID_A "&velden." ID_B "=drie&velden." ID_A "=", &faults);
	assert_int_equal(faults.n, 0);
	assert_int_equal(in.as.entry_add.cells.n, 2);
	assert_true(id_eq(in.as.entry_add.cells.at[0].id, id_of(ID_B)));
	assert_true(str_is(in.as.entry_add.cells.at[0].text, "drie") && in.as.entry_add.cells.at[1].text.len == 0);
	(void)from_form(SAY_ENTRY_ADD, "kamer=" ID_A "&velden.nergens=x", &faults);
	one_fault(&faults, "velden", "Dit is hier niet. Ga terug en kijk opnieuw.");
	in = from_json("{\"soort\":\"inbreng.toevoegen\",\"kamer\":\"" ID_A "\",\"velden\":[{\"veld\":\"" ID_B
	               "\",\"waarde\":\"drie\"}]}",
	        &faults);
	assert_int_equal(faults.n, 0);
	assert_true(in.as.entry_add.cells.n == 1 && str_is(in.as.entry_add.cells.at[0].text, "drie"));
}

static void a_list_of_lines_leaves_empty_ones_out(void **state)
{
	(void)state;
	struct faults faults;
	struct intent in = from_form(SAY_ROOMS_ADD, "titels=Wat goed gaat&titels=  &titels=Zorgen", &faults);
	assert_int_equal(faults.n, 0);
	assert_int_equal(in.as.rooms_add.titles.n, 2);
	assert_true(str_is(in.as.rooms_add.titles.at[1], "Zorgen"));
	(void)from_form(SAY_ROOMS_ADD, "titels=", &faults);
	one_fault(&faults, "titels", "Vul dit nog in.");
}

static void line_ends_are_for_texts_and_not_for_lines(void **state)
{
	(void)state;
	struct faults faults;
	struct intent in = from_form(SAY_ENTRY_ADD, "kamer=" ID_A "&tekst=een\r\ntwee", &faults);
	assert_int_equal(faults.n, 0);
	assert_true(str_is(in.as.entry_add.text, "een\ntwee"));
	(void)from_form(SAY_PLAN_NAME, "naam=een\ntwee", &faults);
	one_fault(&faults, "naam", "Schrijf dit op één regel.");
}

static void the_last_of_a_repeated_name_counts(void **state)
{
	(void)state;
	struct faults faults;
	struct intent in = from_form(SAY_PLAN_NAME, "naam=een&naam=twee", &faults);
	assert_int_equal(faults.n, 0);
	assert_true(str_is(in.as.plan_name.name, "twee"));
}

// ---- mistakes

static void a_mistake_in_a_form_gets_its_sentence(void **state)
{
	(void)state;
	static const struct {
		enum say say;
		const char *typed, *field, *reason;
	} CASES[] = {
	        {SAY_PLAN_NAME, "", "naam", "Vul dit nog in."},
	        {SAY_PLAN_NAME, "naam=   ", "naam", "Vul dit nog in."},
	        {SAY_PLAN_NAME, "naam=a\x01", "naam", "Hier zit een teken in"},
	        {SAY_PLAN_NAME, "naam=a\xff", "naam", "Hier zit een teken in"},
	        {SAY_PLAN_NAME, "naam=a\xe2\x80\xae", "naam", "Hier zit een teken in"},
	        {SAY_ACTION_SHIFT, "actie=" ID_A "&wanneer=31-2-2027", "wanneer", "Deze dag kennen we niet."},
	        {SAY_ACTION_SHIFT, "actie=" ID_A "&wanneer=morgen", "wanneer", "Deze dag kennen we niet."},
	        {SAY_ACTION_SHIFT, "actie=" ID_A "&wanneer=31-1-2027-5", "wanneer", "Deze dag kennen we niet."},
	        {SAY_ACTION_SHIFT, "actie=" ID_A "&wanneer=2027-1-3", "wanneer", "Deze dag kennen we niet."},
	        {SAY_ACTION_SHIFT, "actie=" ID_A "&wanneer=1-1-27", "wanneer", "Deze dag kennen we niet."},
	        {SAY_ACTION_SHIFT, "actie=hier&wanneer=1-1-2027", "actie", "Dit is hier niet. Ga terug en kijk opnieuw."},
	        {SAY_ACTION_ADD, "tekst=x&vanaf=24:00", "vanaf", "Deze tijd kennen we niet."},
	        {SAY_ACTION_ADD, "tekst=x&vanaf=9:00", "vanaf", "Deze tijd kennen we niet."},
	        {SAY_ACTION_ADD, "tekst=x&doeners=hier", "doeners", "Dit is hier niet. Ga terug en kijk opnieuw."},
	        {SAY_ACTION_REPORT, "actie=" ID_A "&stand=goed", "stand", "Kies een van de antwoorden."},
	        {SAY_PERSON_ADD, "naam=x&ring=4", "ring", "Vul een getal in van {least} tot {most}."},
	        {SAY_PERSON_ADD, "naam=x&ring=-1", "ring", "Vul een getal in"},
	        {SAY_PERSON_ADD, "naam=x&ring=9999999999", "ring", "Vul een getal in"},
	        {SAY_PLAN_NAME, "naam=x&sleutel=kort", "sleutel", "Een sleutel heeft {least} tot {most}"},
	        {SAY_PLAN_NAME, "naam=x&sleutel=0123456789abcde\xff", "sleutel", "Een sleutel heeft"},
	};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct faults faults;
		(void)from_form(CASES[i].say, CASES[i].typed, &faults);
		one_fault(&faults, CASES[i].field, CASES[i].reason);
	}
}

static void a_mistake_in_json_gets_its_sentence(void **state)
{
	(void)state;
	static const struct {
		const char *json, *field, *reason;
	} CASES[] = {
	        {"{}", "soort", "Dit is hier niet. Ga terug en kijk opnieuw."},
	        {"{\"soort\":\"plan.opblazen\"}", "soort", "Dit is hier niet. Ga terug en kijk opnieuw."},
	        {"{\"soort\":\"plan.noemen\"}", "naam", "Vul dit nog in."},
	        {"{\"soort\":\"plan.noemen\",\"naam\":null}", "naam", "Vul dit nog in."},
	        {"{\"soort\":\"plan.noemen\",\"naam\":3}", "naam", "Dit kunnen we zo niet lezen"},
	        {"{\"soort\":\"plan.noemen\",\"naam\":\"x\",\"naaam\":\"y\"}", "naaam",
	                "Dit vakje is hier niet. Open de kamer opnieuw."},
	        {"{\"soort\":\"plan.noemen\",\"naam\":\"x\",\"sleutel\":\"kort\"}", "sleutel", "Een sleutel heeft"},
	        {"{\"soort\":\"actie.schuiven\",\"actie\":\"" ID_A "\",\"wanneer\":\"31-1-2027\"}", "wanneer",
	                "Deze dag kennen we niet."},
	        {"{\"soort\":\"actie.schuiven\",\"actie\":7,\"wanneer\":\"2027-01-31\"}", "actie",
	                "Dit is hier niet. Ga terug en kijk opnieuw."},
	        {"{\"soort\":\"actie.toevoegen\",\"tekst\":\"x\",\"doeners\":\"" ID_A "\"}", "doeners",
	                "Dit kunnen we zo niet lezen"},
	        {"{\"soort\":\"actie.toevoegen\",\"tekst\":\"x\",\"doeners\":[1]}", "doeners", "Dit kunnen we zo niet lezen"},
	        {"{\"soort\":\"actie.toevoegen\",\"tekst\":\"x\",\"vanaf\":\"1330\"}", "vanaf", "Deze tijd kennen we niet."},
	        {"{\"soort\":\"mens.toevoegen\",\"naam\":\"x\",\"ring\":\"2\"}", "ring", "Vul een getal in"},
	        {"{\"soort\":\"mens.toevoegen\",\"naam\":\"x\",\"ring\":2.5}", "ring", "Vul een getal in"},
	        {"{\"soort\":\"mens.toevoegen\",\"naam\":\"x\",\"organisatie\":\"ja\"}", "organisatie",
	                "Dit kunnen we zo niet lezen"},
	        {"{\"soort\":\"actie.melden\",\"actie\":\"" ID_A "\",\"stand\":\"\"}", "stand", "Kies een van de antwoorden."},
	        {"{\"soort\":\"inbreng.toevoegen\",\"kamer\":\"" ID_A "\",\"velden\":[{\"waarde\":\"x\"}]}", "velden",
	                "Dit is hier niet. Ga terug en kijk opnieuw."},
	};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct faults faults;
		(void)from_json(CASES[i].json, &faults);
		one_fault(&faults, CASES[i].field, CASES[i].reason);
	}
}

static void all_mistakes_are_told_at_once_and_no_more_than_twelve(void **state)
{
	(void)state;
	struct faults faults;
	(void)from_form(SAY_ACTION_ADD, "wanneer=x&vanaf=x&tot=x&ritme=x&doel=x", &faults);
	assert_int_equal(faults.n, 6);
	(void)from_json("{\"soort\":\"plan.noemen\",\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,"
	                "\"j\":1,\"k\":1,"
	                "\"l\":1,\"m\":1,\"n\":1}",
	        &faults);
	assert_int_equal(faults.n, 12);
}

// ---- events

static void what_is_kept_is_read_back_and_anything_else_is_no_event(void **state)
{
	(void)state;
	static const char *const BAD[] = {"", "[]", "{}", "{\"v\":1}",
	        "{\"v\":2,\"soort\":\"plan.genoemd\",\"tijd\":1,\"naam\":\"x\"}",
	        "{\"v\":1,\"soort\":\"plan.noemen\",\"tijd\":1,\"naam\":\"x\"}",
	        "{\"v\":1,\"soort\":\"plan.genoemd\",\"naam\":\"x\"}",
	        "{\"v\":1,\"soort\":\"plan.genoemd\",\"tijd\":1,\"wie\":\"x\",\"naam\":\"x\"}",
	        "{\"v\":1,\"soort\":\"plan.genoemd\",\"tijd\":9223372036854775807,\"naam\":\"x\"}",
	        "{\"v\":1,\"soort\":\"plan.genoemd\",\"tijd\":-9223372036854775807,\"naam\":\"x\"}"};
	struct event e;
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
		if (event_read(arena, str_of(BAD[i]), &e) != BAD_INPUT)
			fail_msg("taken for an event: %s", BAD[i]);
	const char *good = "{\"v\":1,\"soort\":\"stoel.gemerkt\",\"tijd\":1800000000000,\"wie\":\"" ID_A "\",\"stoel\":\"" ID_B
	                   "\",\"merk\":\"mentor\"}";
	assert_int_equal(event_read(arena, str_of(good), &e), OK);
	assert_true(e.say == SAY_SEAT_MARK && id_eq(e.seat, id_of(ID_A)) && id_eq(e.as.seat_mark.seat, id_of(ID_B)));
	struct out out;
	out_init(&out, 1000);
	event_write(&out, &e);
	assert_true(str_is(out_str(&out), good));
	out_finish(&out);
}

// ---- the generator

static void a_bad_line_of_plan_words_stops_the_build_at_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text, *because;
	} BAD[] = {
	        {"frob x\n", "in:1:1: 'frob' stands outside an entry"},
	        {"choice c a\n", "in:1:10: expected english=dutch"},
	        {"say a b -> c\n  blob x y\n", "in:2:3: 'blob' is no type of field"},
	        {"say a b -> c\n  choice:nope x y\n", "in:2:1: there is no 'nope' above this line"},
	        {"say a b -> c\n  line\n", "in:2:1: expected a name"},
	        {"say a b -> c\n  line x\n", "in:2:1: expected the field's Dutch name"},
	        {"say a b -> c\n  line x y huh\n", "unexpected 'huh'"},
	        {"say a b -> c\n  id x wie\n", "in:2:1: every event or form has a 'wie' of its own"},
	        {"say a b -> c\n  line x y\n  line z y\n", "in:3:1: 'y' stands here twice"},
	        {"choice role parent=ouder carer=verzorger young=jongere child=kind\nsay a b -> c\n  by baas\n",
	                "'baas' is no role"},
	        {"choice role parent=ouder carer=verzorger young=jongere child=kind\nsay a b -> c\n  by kind\n  by kind\n",
	                "in:4:6: 'kind' was given a right twice"},
	        {"say a b -> c\n  new room per list\n", "expected 'per' and one of this saying's lists"},
	        {"say a b -> c\n  tells x\n", "in:2:1: expected a text between quotes"},
	        {"say a\n", "in:1:1: expected a Dutch name"},
	};
	char folder[] = "/tmp/kring-words-XXXXXX", path[64], command[512], says[512];
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/in", folder);
	snprintf(command, sizeof command, "cd %s && %s in out.h out.c 2>&1", folder, getenv("WORDS_TOOL"));
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		fputs(BAD[i].text, file);
		fclose(file);
		FILE *tool = popen(command, "r");
		says[fread(says, 1, sizeof says - 1, tool)] = 0;
		int ended = pclose(tool);
		if (WEXITSTATUS(ended) != 1 || !strstr(says, BAD[i].because))
			fail_msg("%s\nwanted %s\ngot %d: %s", BAD[i].text, BAD[i].because, WEXITSTATUS(ended), says);
	}
	remove(path);
	remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(an_action_is_the_same_from_a_form_and_from_json, begin, end),
	        cmocka_unit_test_setup_teardown(numbers_ticks_and_choices_are_read_from_both, begin, end),
	        cmocka_unit_test_setup_teardown(a_value_of_an_own_field_is_named_after_it, begin, end),
	        cmocka_unit_test_setup_teardown(each_wrong_value_is_told_at_its_own_field, begin, end),
	        cmocka_unit_test_setup_teardown(a_list_of_lines_leaves_empty_ones_out, begin, end),
	        cmocka_unit_test_setup_teardown(line_ends_are_for_texts_and_not_for_lines, begin, end),
	        cmocka_unit_test_setup_teardown(the_last_of_a_repeated_name_counts, begin, end),
	        cmocka_unit_test_setup_teardown(a_mistake_in_a_form_gets_its_sentence, begin, end),
	        cmocka_unit_test_setup_teardown(a_mistake_in_json_gets_its_sentence, begin, end),
	        cmocka_unit_test_setup_teardown(all_mistakes_are_told_at_once_and_no_more_than_twelve, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_kept_is_read_back_and_anything_else_is_no_event, begin, end),
	        cmocka_unit_test(a_bad_line_of_plan_words_stops_the_build_at_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
