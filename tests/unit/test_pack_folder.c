// SPDX-License-Identifier: EUPL-1.2
// The methods of an office's own, in a folder: they come beside the program's, and one that is wrong keeps none of the others
// out.
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

enum { OURS = 11 }; // packs in the program
#define HEAD "id: mijn\nnaam: {nl: Mijn}\n"
#define PHASE "fasen:\n  - id: een\n    titel: {nl: Een}\n"

static void put_file(const char *folder, const char *name, const char *text)
{
	FILE *to = fopen(str_print(arena, "%s/%s%c", folder, name, 0).at, "w");
	assert_non_null(to);
	fputs(text, to);
	fclose(to);
}

static void empty_folder(const char *folder, const char *pattern, int n)
{
	for (int i = 0; i < n; i++)
		unlink(str_print(arena, "%s/%s%c", folder, str_print(arena, "%s%d.yaml%c", pattern, i, 0).at, 0).at);
}

static void a_folder_adds_its_own_and_may_replace_one(void **state)
{
	(void)state;
	char folder[] = "/tmp/kring-packs-XXXXXX";
	struct packs all;
	struct why why = {""};
	assert_non_null(mkdtemp(folder));
	put_file(folder, "a0.yaml", "id: vrij\nnaam: {nl: Onze eigen}\n" PHASE);
	put_file(folder, "a1.yaml", HEAD PHASE);
	assert_int_equal(packs_load(arena, folder, &all, &why), OK);
	assert_int_equal(all.n, OURS + 1);
	assert_true(str_is(packs_find(&all, STR("vrij"))->name[1], "Onze eigen"));
	put_file(folder, "a0.yaml", "id: vrij\n");
	assert_int_equal(mkfifo(str_print(arena, "%s/a2.yaml%c", folder, 0).at, 0600), 0); // waits for nobody
	assert_int_equal(packs_load(arena, folder, &all, &why), BAD_INPUT);
	assert_non_null(strstr(why.text, "a0.yaml: "));
	assert_int_equal(all.n, OURS + 1); // all others are there
	assert_false(str_is(packs_find(&all, STR("vrij"))->name[0], "Onze eigen"));
	assert_non_null(packs_find(&all, STR("mijn")));
	empty_folder(folder, "a", 3);
	rmdir(folder);
}

static void a_folder_holds_as_many_as_is_allowed_and_no_more(void **state)
{
	(void)state;
	char folder[] = "/tmp/kring-packs-XXXXXX";
	struct packs all;
	struct why why = {""};
	assert_non_null(mkdtemp(folder));
	for (int i = 0; i <= PACKS - OURS; i++) {
		put_file(folder, str_print(arena, "b%d.yaml%c", i, 0).at,
		        str_print(arena, "id: b%d\nnaam: {nl: Mijn}\n" PHASE "%c", i, 0).at);
		if (i < PACKS - OURS - 2)
			continue;
		assert_int_equal(packs_load(arena, folder, &all, &why), i < PACKS - OURS ? OK : BAD_INPUT);
		assert_int_equal(all.n, i < PACKS - OURS ? OURS + i + 1 : PACKS);
	}
	assert_non_null(strstr(why.text, "there are more than 100 packs"));
	empty_folder(folder, "b", PACKS - OURS + 1);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(a_folder_adds_its_own_and_may_replace_one, begin, end),
	        cmocka_unit_test_setup_teardown(a_folder_holds_as_many_as_is_allowed_and_no_more, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
