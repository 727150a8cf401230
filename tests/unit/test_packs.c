// SPDX-License-Identifier: EUPL-1.2
// Packs: the program's own can be read and kept, and a wrong one is refused with its place and what to do.
#include "packs.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void those_of_the_contract_are_there_in_two_languages(void **state)
{
	(void)state;
	static const char *const ids[] = {"vrij", "bijeenkomst-met-privetijd", "familienetwerkberaad", "rondetafel",
	        "drie-kolommen", "netwerkkompas", "blijvende-coach", "samen-een-plan", "gezinsplan", "steunfiguur",
	        "de-eerste-dagen"};
	struct packs all;
	struct why why = {""};
	if (packs_load(arena, NULL, &all, &why) != OK)
		fail_msg("%s", why.text);
	assert_int_equal(all.n, sizeof ids / sizeof *ids);
	for (size_t i = 0; i < all.n; i++) {
		const struct pack *p = packs_find(&all, str_of(ids[i]));
		assert_non_null(p);
		assert_true(p->name[0].len && p->name[1].len && !str_eq(p->form[0], p->form[1]));
		bool follows_none = str_eq(p->id, STR("vrij")) || str_eq(p->id, STR("de-eerste-dagen"));
		assert_true(follows_none || (p->follows.len && p->checked[0].len));
		const struct json *form;
		assert_int_equal(json_read(arena, p->form[0], &form), OK);
		assert_true(str_eq(json_get_str(form, "id"), p->id) && json_get(form, "fasen")->n > 0);
	}
}

static bool holds(struct str text, const char *words)
{
	return memmem(text.at, text.len, words, strlen(words)) != NULL;
}

#define HEAD "id: mijn\nnaam: {nl: Mijn}\n"
#define PHASE "fasen:\n  - id: een\n    titel: {nl: Een}\n"

static void says(const char *text, const char *expected)
{
	struct pack pack;
	struct why why = {""};
	enum status got = pack_read(arena, str_of(text), &pack, &why);
	if (expected ? got != BAD_INPUT || !strstr(why.text, expected) : got != OK)
		fail_msg("'%s' gave %d: %s", text, (int)got, why.text);
}

static void a_wrong_pack_is_refused_with_its_place_and_what_to_do(void **state)
{
	(void)state;
	says(HEAD PHASE, NULL);
	says("", "line 1, column 1: the file is empty; begin with");
	says(HEAD "fasn: []\n" PHASE, "line 3, column 1: this name does not belong here; see the list in the documents");
	says(HEAD PHASE "kamers: [{titel: {nl: a}, vakjes: [{titel: {nl: Leeg}, soort: keuze}]}]\n",
	        "there is nothing to choose from");
	says(HEAD PHASE "    besloten: misschien\n", "line 6");
	says("id: mijn\n" PHASE, "is not there");
	says("\n\n# ja\nid: [\n", "line 4, column 5: something else belongs here; look at");
	says(HEAD "\"fasen: 1\n", "line 3, column 10: the file ends too early; a quote");
	says(HEAD "naam: {nl: Twee}\n" PHASE, "line 3, column 1: this name stands here twice; take one out");
	says("id: Mijn Pak\nnaam: {nl: Mijn}\n" PHASE, "line 1, column 5: a pack's id");
	says(HEAD PHASE "    besloten: true\n", "line 4, column 9: after a closed phase");
	says(HEAD PHASE "  - id: een\n    titel: {nl: Twee}\n", "line 6, column 9: two phases have this id");
	says(HEAD PHASE "rollen:\n  - {id: ik, titel: {nl: Ik}}\n  - {id: ik, titel: {nl: Jij}}\n",
	        "line 8, column 10: two roles have this id");
	says(HEAD PHASE "rollen:\n  - {id: Ik, titel: {nl: Ik}}\n", "line 7, column 10: a role's id has small letters");
	says(HEAD PHASE "    schrijft: [professional]\n",
	        "line 6, column 16: somebody of the family can write in each phase; add familie");
	says(HEAD PHASE "    schrijft: [burgemeester]\n", "line 6, column 16: name familie, kring, tafel, ouder");
	says(HEAD PHASE "    minuten: 1\n", NULL);
	says(HEAD PHASE "    minuten: 600\n", NULL);
	says(HEAD PHASE "    minuten: 601\n", "line 6, column 14: this is no number of minutes; a phase takes 1 to 600");
	says(HEAD PHASE "    minuten: 0\n", "line 6, column 14: this is no number of minutes");
	says(HEAD PHASE "    minuten: een kwartier\n", "line 6, column 14: this is no number of minutes");
	says(HEAD PHASE "    beginzinnen: [{nl: \"Ik\\nwil\"}]\n", "this goes on one line");
	says(HEAD PHASE "kamers:\n  - titel: {nl: Een}\n    toont: alles\n", "line 8, column 12: a room shows");
	says(HEAD PHASE "daarna:\n  - {dagen: 0, wat: {nl: bellen}}\n", "line 7, column 13: this is no number of days");
	says(HEAD PHASE "daarna:\n  - {dagen: 2 weken, wat: {nl: bellen}}\n", "line 7, column 13: this is no number of days");
	says(HEAD PHASE "---\n" HEAD PHASE, "line 6, column 1: a second pack begins here");
	says("# van ons\n---\n" HEAD PHASE, NULL);
}

static void what_stood_earlier_in_the_file_with_the_same_words_is_not_pointed_at(void **state)
{
	(void)state;
	says("id: tafel-alles\nnaam: {nl: Alles}\n" PHASE "kamers:\n  - titel: {nl: Alles alles}\n    toont: alles\n",
	        "line 8, column 12: a room shows");
	says(HEAD "rollen:\n  - {id: gastheer, titel: {nl: Wie}}\n" PHASE "    erbij: [gastheer]\n",
	        "line 8, column 13: name familie");
	says(HEAD "fasen:\n  - {titel: {nl: Een}, id: een}\n  - {titel: {nl: \"a\\nb\"}, id: twee}\n", "this goes on one line");
	says(HEAD PHASE "  - {id: twee, titel: {nl: Twee}}\n  - {id: een, titel: {nl: Drie}}\n", "line 7, column 10: two phases");
}

static void what_is_often_forgotten_has_a_sentence_of_its_own(void **state)
{
	(void)state;
	says("id: mijn\nnaam: Mijn\n" PHASE, "line 2, column 7: a text is written as {nl: ...} here");
	says(HEAD PHASE "    vragen: [Waarom]\n", "line 6, column 14: a text is written as {nl: ...} here");
	says(HEAD PHASE "    vragen: Waarom\n", "line 6, column 13: a list belongs here: between [ and ]");
	says(HEAD PHASE "    erbij: kring\n", "line 6, column 12: a list belongs here");
	says(HEAD PHASE "    besloten: yes\n", "line 6, column 15: write ja or nee here");
	says("id: mijn\nnaam: {nl:Mijn}\n" PHASE, "line 2, column 8: a space belongs behind the colon");
	says("id: mijn\nnaam: {nl: Eerst luisteren, dan kiezen}\n" PHASE, "line 2, column 29: is this part of a sentence");
}

static void what_there_is_to_choose_is_in_both_languages(void **state)
{
	(void)state;
	struct pack pack;
	struct why why = {""};
	const char *text = HEAD PHASE
	        "kamers: [{titel: {nl: a}, vakjes: [{titel: {nl: b}, soort: keuze, keuzes: [{nl: ja, en: yes}, {nl: nee}]}]}]\n";
	assert_int_equal(pack_read(arena, str_of(text), &pack, &why), OK);
	assert_true(holds(pack.form[0], "\"keuzes\":[\"ja\",\"nee\"]"));
	assert_true(holds(pack.form[1], "\"keuzes\":[\"yes\",\"nee\"]")); // Dutch where there is no English
}

static void another_encoding_is_told_as_such_and_windows_line_ends_are_no_mistake(void **state)
{
	(void)state;
	says("\xef\xbb\xbfid: mijn\r\nnaam: {nl: Mijn}\r\nfasen:\r\n  - id: een\r\n    titel: {nl: Een}\r\n", NULL);
	says("id: mijn\r\nnaam: {nl: Geë\xe9n}\r\n" PHASE, "line 2, column 15: this sign is not UTF-8 or may not be used; save");
	says("id: mijn\nnaam: {nl: \x93Mijn\x94}\n" PHASE, "line 2, column 12: this sign is not UTF-8");
	says("\xff\xfei", "this file is in UTF-16 (Windows calls it Unicode); save it as UTF-8");
	says("\xfe\xff", "UTF-16");
	struct pack pack;
	struct why why = {""};
	assert_int_equal(pack_read(arena, STR("i\0d\0:\0"), &pack, &why), BAD_INPUT);
	assert_non_null(strstr(why.text, "UTF-16"));
	assert_int_equal(pack_read(arena, STR("id: mijn\nna\0am: x"), &pack, &why), BAD_INPUT);
	assert_non_null(strstr(why.text, "line 2, column 3: a hidden sign stands here; take it out"));
	says("id: mijn\nnaam:\n\tnl: Mijn\n" PHASE, "line 3, column 1: a tab; use spaces");
}

static void what_names_itself_or_others_is_refused(void **state)
{
	(void)state;
	says("id: &a mijn\nnaam: {nl: *a}\n" PHASE, "& and * are not used in a pack; write it out");
	says("id: mijn\nnaam: &n {nl: *n}\n" PHASE, "& and *");
	says("&r\nid: *r\n", "& and *");
	struct out bomb; // nine lists that hold each other nine times
	out_init(&bomb, 1 << 12);
	out_print(&bomb, HEAD "fasen: &a [x]\n");
	for (int i = 0; i < 9; i++)
		out_print(&bomb, "%c: &%c [*%c, *%c, *%c]\n", 'b' + i, 'b' + i, 'a' + i, 'a' + i, 'a' + i);
	says(str_zero(arena, out_str(&bomb)), "line 3");
	out_finish(&bomb);
	char *deep = arena_many(arena, char, PACK_BYTES);
	memset(deep, '[', PACK_BYTES - 1);
	says(deep, "line 1, column 1: something else belongs here");
}

static void no_code_brings_in_a_sign_that_may_not_be_used(void **state)
{
	(void)state;
	says("id: mijn\nnaam: {nl: \"Mijn\\u202eplan\"}\n" PHASE,
	        "line 2, column 13: a hidden sign is in this text; take its code out");
	says(HEAD PHASE "    vragen: [{nl: \"\\e[2J\"}]\n", "a hidden sign is in this text");
	says("id: mijn\nnaam: {nl: \"Mijn\\nplan\"}\n" PHASE, "line 2, column 13: this goes on one line");
	says("id: mijn\nnaam: {nl: \" \"}\n" PHASE, "line 2, column 6: nothing is filled in here");
	says(HEAD PHASE "    uitleg:\n      nl: |\n        Eerst dit.\n        Dan dat.\n", NULL);
}

// A text in which `part` stands so often, between `before` and `after`.
static const char *often(const char *before, const char *part, int n, const char *after)
{
	struct out out;
	out_init(&out, PACK_BYTES);
	out_print(&out, "%s", before);
	for (int i = 0; i < n; i++)
		out_print(&out, part, i);
	out_print(&out, "%s", after);
	const char *text = str_zero(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static void a_list_is_as_long_as_is_allowed_and_no_longer(void **state)
{
	static const struct {
		const char *before, *part, *after;
		int most;
	} lists[] = {{HEAD "fasen:\n", "  - id: deel-%d\n    titel: {nl: Deel}\n", "", PHASES},
	        {HEAD PHASE "    vragen:\n", "      - {nl: Vraag %d}\n", "", PHASE_PROMPTS},
	        {HEAD PHASE "    beginzinnen:\n", "      - {nl: Zin %d}\n", "", PHASE_PROMPTS},
	        {HEAD PHASE "    erbij: [kring", ", ouder", "]\n", PACK_ROLES - 1},
	        {HEAD PHASE "    schrijft: [kring", ", ouder", "]\n", PACK_ROLES - 1},
	        {HEAD PHASE "rollen:\n", "  - {id: rol-%d, titel: {nl: Rol}}\n", "", PACK_ROLES},
	        {HEAD PHASE "kamers:\n", "  - {titel: {nl: Kamer}}\n", "", ROOMS_AT_ONCE},
	        {HEAD PHASE "kamers:\n  - titel: {nl: Een}\n    vakjes:\n", "      - {titel: {nl: Vakje}}\n", "", ROOM_FIELDS},
	        {HEAD PHASE "kamers:\n  - titel: {nl: Een}\n    vakjes:\n      - {titel: {nl: Vakje}, keuzes: [{nl: nul}",
	                ", {nl: een}", "]}\n", FIELD_CHOICES - 1},
	        {HEAD PHASE "daarna:\n", "  - {dagen: 1, wat: {nl: Bellen}}\n", "", METHOD_LATER}};
	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (int n = lists[i].most - 1; n <= lists[i].most + 1; n++)
			says(often(lists[i].before, lists[i].part, n, lists[i].after),
			        n > lists[i].most ? "list is too long" : NULL);
}

static void a_text_is_as_long_as_is_allowed_and_no_longer(void **state)
{
	static const struct {
		const char *before, *after, *over;
		int most;
	} texts[] = {{"id: ", "\nnaam: {nl: Mijn}\n" PHASE, "and is short", METHOD_ID},
	        {"id: mijn\nnaam: {nl: ", "}\n" PHASE, "too long", GATHERING_TITLE},
	        {HEAD "over: {nl: ", "}\n" PHASE, "too long", ENTRY_TEXT},
	        {HEAD "nagekeken: {nl: a, en: ", "}\n" PHASE, "too long", ROOM_HINT},
	        {HEAD "volgt: ", "\n" PHASE, "too long", GATHERING_TITLE},
	        {HEAD "fasen:\n  - id: ", "\n    titel: {nl: Een}\n", "and is short", PHASE_ID},
	        {HEAD "fasen:\n  - id: een\n    titel: {nl: ", "}\n", "too long", PHASE_TITLE},
	        {HEAD PHASE "    uitleg: {nl: ", "}\n", "too long", ROOM_HINT},
	        {HEAD PHASE "    vragen: [{nl: ", "}]\n", "too long", ROOM_HINT},
	        {HEAD PHASE "    beginzinnen: [{nl: ", "}]\n", "too long", ROOM_HINT},
	        {HEAD PHASE "kamers: [{titel: {nl: ", "}}]\n", "too long", ROOM_TITLE},
	        {HEAD PHASE "kamers: [{titel: {nl: a}, vakjes: [{titel: {nl: ", "}}]}]\n", "too long", FIELD_TITLE},
	        {HEAD PHASE "daarna: [{dagen: 1, wat: {nl: ", "}}]\n", "too long", WORD}};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (int n = texts[i].most - 1; n <= texts[i].most + 1; n++)
			says(often(texts[i].before, "a", n, texts[i].after), n > texts[i].most ? texts[i].over : NULL);
	for (int n = AHEAD_DAYS - 1; n <= AHEAD_DAYS + 1; n++)
		says(str_print(arena, HEAD PHASE "daarna: [{dagen: %d, wat: {nl: a}}]\n%c", n, 0).at,
		        n > AHEAD_DAYS ? "no number of days" : NULL);
}

static void a_file_is_as_large_as_is_allowed_and_no_larger(void **state)
{
	(void)state;
	for (int over = -1; over < 2; over++) {
		size_t n = (size_t)(PACK_BYTES + over);
		char *text = arena_many(arena, char, n + 1);
		memset(text, '#', n);
		memcpy(text, HEAD PHASE, strlen(HEAD PHASE));
		says(text, over > 0 ? "larger than 64 kB; leave something out" : NULL);
	}
	char question[256] = "      - {nl: ";
	memset(question + strlen(question), 'a', 190);
	memcpy(question + strlen(question), "}\n", 3);
	struct str all = STR(HEAD "fasen:\n");
	for (int i = 0; i < PHASES; i++) { // each is short enough, together they are more than a gathering keeps
		struct str phase = str_print(arena, "  - id: f%d\n    titel: {nl: a}\n    vragen:\n%c", i, 0);
		all = str_join(arena, (struct str[]){all, str_of(often(phase.at, question, PHASE_PROMPTS, ""))}, 2);
	}
	assert_true(all.len <= PACK_BYTES);
	says(str_zero(arena, all), "this pack is too large to keep; leave something out");
}

static const char *pack_with(const char *phases, int about)
{
	return str_zero(arena, str_print(arena, "%s%s", often(HEAD "over: {nl: ", "a", about, "}\nfasen:\n"), phases));
}

static void a_gathering_keeps_as_much_of_a_pack_as_is_allowed_and_no_more(void **state)
{
	(void)state;
	struct out phases;
	struct pack pack;
	struct why why;
	out_init(&phases, PACK_BYTES);
	for (int i = 0; i < PHASES; i++) {
		out_print(&phases, "  - id: f%d\n    titel: {nl: a}\n    vragen:\n", i);
		for (int k = 0; k < PHASE_PROMPTS; k++)
			out_print(&phases, "      - {nl: %0110d}\n", k + 1);
	}
	const char *all = str_zero(arena, out_str(&phases));
	assert_int_equal(pack_read(arena, str_of(pack_with(all, 1)), &pack, &why), OK);
	int fits = METHOD_TEXT - (int)pack.form[0].len + 1;
	assert_in_range(fits, 2, ENTRY_TEXT - 1);
	for (int over = -1; over < 2; over++)
		says(pack_with(all, fits + over), over > 0 ? "this pack is too large to keep; leave something out" : NULL);
	out_finish(&phases);
}

// Titles with everything that means something in YAML, and as long as they may be.
static void a_form_that_is_given_away_is_a_pack_again(void **state)
{
	(void)state;
	char longest[ROOM_TITLE * 2];
	for (size_t i = 0; i < ROOM_TITLE; i++)
		memcpy(&longest[i * 2], "\xc3\xab", 2);
	const struct str odd = STR("Fleur's \"tafel\": {nl: *a, & #b} \\ - [x]"), all = {longest, sizeof longest};
	const struct str prompts[] = {odd, all}, roles[] = {STR("ouder"), STR("kind")};
	const struct sight_phase phases[] = {{.id = STR("samen"),
	                                             .title = odd,
	                                             .hint = all,
	                                             .there = {roles, 2},
	                                             .prompts = {prompts, 2},
	                                             .starters = {prompts, 2},
	                                             .minutes = PHASE_MINUTES},
	        {.id = STR("eigen"), .title = all, .closed = true, .writers = {roles, 2}, .minutes = NUMBER_NONE},
	        {.id = STR("daarna"), .title = odd, .minutes = NUMBER_NONE}};
	const struct sight_after after[] = {{.what = odd, .days = 28}};
	const struct sight_field fields[] = {{.title = odd, .sort = SORT_CHOICE, .choices = {prompts, 2}}};
	const struct sight_room room = {.title = all, .hint = odd, .shows = SHOWS_TABLE, .fields = {fields, 1}};
	const struct sight_room *const rooms[] = {&room};
	const struct sight_name fleur = {.name = STR("Fleur de Wit")};
	const struct sight_name *const people[] = {&fleur};
	const struct sight_task tasks[] = {{STR("van: elders"), odd, all, true, {people, 1}}, {STR(""), .title = all}};
	const struct sight_gathering g = {.follows = odd, .phases = {phases, 3}, .after = {after, 1}, .tasks = {tasks, 2}};
	const struct str names[] = {odd, all, STR("123"), STR("Onze manier van praten, met elkaar en met anderen, elke week")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct out out;
		struct pack got;
		struct why why = {""};
		out_init(&out, 1 << 20);
		pack_give(&out, &(struct pack_gift){names[i], &g, rooms, 1});
		if (pack_read(arena, str_copy(arena, out_str(&out)), &got, &why) != OK)
			fail_msg("%s in %.*s", why.text, STR_ARG(out_str(&out)));
		assert_true(str_eq(got.name[0], names[i]));
		assert_true(holds(got.form[0], "{\"id\":\"rol-1\",\"titel\":\"Fleur's"));
		assert_true(holds(got.form[0], "\"erbij\":[\"ouder\",\"kind\"],\"vragen\":"));
		assert_true(holds(got.form[0], "\"beginzinnen\":[\"Fleur's") && holds(got.form[0], "],\"minuten\":600}"));
		assert_true(holds(got.form[0], "\"meer\":true},{\"id\":\"rol-2\","));
		assert_false(holds(got.form[0], "de Wit")); // the roles go along, the people do not
		out_finish(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(those_of_the_contract_are_there_in_two_languages, begin, end),
	        cmocka_unit_test_setup_teardown(a_wrong_pack_is_refused_with_its_place_and_what_to_do, begin, end),
	        cmocka_unit_test_setup_teardown(what_stood_earlier_in_the_file_with_the_same_words_is_not_pointed_at, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_often_forgotten_has_a_sentence_of_its_own, begin, end),
	        cmocka_unit_test_setup_teardown(what_there_is_to_choose_is_in_both_languages, begin, end),
	        cmocka_unit_test_setup_teardown(
	                another_encoding_is_told_as_such_and_windows_line_ends_are_no_mistake, begin, end),
	        cmocka_unit_test_setup_teardown(what_names_itself_or_others_is_refused, begin, end),
	        cmocka_unit_test_setup_teardown(no_code_brings_in_a_sign_that_may_not_be_used, begin, end),
	        cmocka_unit_test_setup_teardown(a_list_is_as_long_as_is_allowed_and_no_longer, begin, end),
	        cmocka_unit_test_setup_teardown(a_text_is_as_long_as_is_allowed_and_no_longer, begin, end),
	        cmocka_unit_test_setup_teardown(a_file_is_as_large_as_is_allowed_and_no_larger, begin, end),
	        cmocka_unit_test_setup_teardown(a_gathering_keeps_as_much_of_a_pack_as_is_allowed_and_no_more, begin, end),
	        cmocka_unit_test_setup_teardown(a_form_that_is_given_away_is_a_pack_again, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
