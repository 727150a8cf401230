// SPDX-License-Identifier: EUPL-1.2
// Packs: the program's own can be read and kept, and a wrong one is refused with its place and what to do.
#include "arena.h"
#include "packs.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_create();
	return 0;
}
static int end(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}

static void the_ten_of_the_contract_are_there_in_two_languages(void **state)
{
	(void)state;
	static const char *const ids[] = {"vrij", "bijeenkomst-met-privetijd", "familienetwerkberaad", "rondetafel",
	        "drie-kolommen", "netwerkkompas", "blijvende-coach", "samen-een-plan", "gezinsplan", "steunfiguur"};
	struct packs all;
	struct why why = {""};
	if (packs_load(arena, NULL, &all, &why) != OK)
		fail_msg("%s", why.text);
	assert_int_equal(all.n, sizeof ids / sizeof *ids);
	for (size_t i = 0; i < all.n; i++) {
		const struct pack *p = packs_find(&all, str_of(ids[i]));
		assert_non_null(p);
		assert_true(p->name[0].len && p->name[1].len && !str_eq(p->form[0], p->form[1]));
		assert_true(str_eq(p->id, STR("vrij")) || (p->follows.len && p->checked[0].len));
		const struct json *form;
		assert_int_equal(json_read(arena, p->form[0], &form), OK);
		assert_true(str_eq(json_get_str(form, "id"), p->id) && json_get(form, "fasen")->n > 0);
	}
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
	says("\xef\xbb\xbfid: mijn\r\nnaam: {nl: Mijn}\r\nfasen:\r\n  - id: een\r\n    titel: {nl: Een}\r\n", NULL);
	says("", "this is no YAML");
	says("id: mijn\nnaam: {nl: \xe9\xe9n}\n" PHASE, "UTF-8");
	says(HEAD "fasn: []\n" PHASE, "line 3");
	says(HEAD PHASE "    besloten: misschien\n", "line 6");
	says("id: mijn\n" PHASE, "is not there");
	says("id: [\n", "line 1, column 5: something else belongs here");
	says("\"id: mijn\n", "this is no YAML");
	says("id: &a mijn\nnaam: {nl: *a}\n" PHASE, "& and *");
	says("id: Mijn Pak\nnaam: {nl: Mijn}\n" PHASE, "line 1, column 5: a pack's id");
	says(HEAD PHASE "    besloten: true\n", "after a closed phase");
	says(HEAD PHASE "  - id: een\n    titel: {nl: Twee}\n", "two phases have this id");
	says(HEAD PHASE "    schrijft: [professional]\n", "somebody of the family");
	says(HEAD PHASE "    schrijft: [burgemeester]\n", "line 6, column 16: this is nobody at the table");
	says(HEAD PHASE "kamers:\n  - titel: {nl: Een}\n    toont: alles\n", "a room shows");
	says(HEAD PHASE "daarna:\n  - {dagen: 0, wat: {nl: bellen}}\n", "no day after");
}

static void a_pack_is_as_large_as_is_allowed_and_no_larger(void **state)
{
	(void)state;
	for (int over = 0; over < 2; over++) {
		size_t n = PACK_BYTES + (size_t)over;
		char *text = arena_many(arena, char, n + 1);
		memset(text, '#', n);
		memcpy(text, HEAD PHASE, strlen(HEAD PHASE));
		says(text, over ? "larger than 64 kB" : NULL);
	}
	struct out phases;
	for (int n = PHASES; n <= PHASES + 1; n++) {
		out_init(&phases, 1 << 16);
		out_print(&phases, HEAD "fasen:\n");
		for (int i = 0; i < n; i++)
			out_print(&phases, "  - id: deel-%d\n    titel: {nl: Deel}\n", i);
		out_put(&phases, STR("\0"));
		says(str_copy(arena, (struct str){out_str(&phases).at, out_str(&phases).len}).at,
		        n > PHASES ? "list is too long" : NULL);
		out_finish(&phases);
	}
}

static void a_folder_adds_its_own_and_may_replace_one(void **state)
{
	(void)state;
	char folder[] = "/tmp/kring-packs-XXXXXX", path[64];
	struct packs all;
	struct why why = {""};
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/vrij.yaml", folder);
	FILE *to = fopen(path, "w");
	assert_non_null(to);
	fputs("id: vrij\nnaam: {nl: Onze eigen}\n" PHASE, to);
	fclose(to);
	assert_int_equal(packs_load(arena, folder, &all, &why), OK);
	assert_int_equal(all.n, 10);
	assert_true(str_is(packs_find(&all, STR("vrij"))->name[1], "Onze eigen"));
	to = fopen(path, "w");
	fputs("id: vrij\n", to);
	fclose(to);
	assert_int_equal(packs_load(arena, folder, &all, &why), BAD_INPUT);
	assert_non_null(strstr(why.text, "vrij.yaml: "));
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(the_ten_of_the_contract_are_there_in_two_languages, begin, end),
	        cmocka_unit_test_setup_teardown(a_wrong_pack_is_refused_with_its_place_and_what_to_do, begin, end),
	        cmocka_unit_test_setup_teardown(a_pack_is_as_large_as_is_allowed_and_no_larger, begin, end),
	        cmocka_unit_test_setup_teardown(a_folder_adds_its_own_and_may_replace_one, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
