// SPDX-License-Identifier: EUPL-1.2
// SQL stands as SQL, beside the module that uses it, and becomes typed C functions here.
//
//	sql statements IN.sql OUT.c OUT.h [SCHEMA.sql…]     with schemas, each statement is tried on their tables
//	sql migrations NAME OUT.c OUT.h IN.sql…             the files in order: const struct migration NAME[]; const size_t
// NAME_n;
//
// The syntax stands in tools/README.md.
#include "sql.h"
#include <stdlib.h>
#include <string.h>

static int statements(char *const *args, int n)
{
	if (n < 3)
		stop("sql statements IN.sql OUT.c OUT.h [SCHEMA.sql…]");
	struct source source = source_read(args[0]);
	struct statements list = sql_read(&source);
	if (n > 3)
		sql_check(&source, &list, args + 3, (size_t)n - 3);
	sql_write(&source, &list, args[1], args[2]);
	return 0;
}

static int migrations(char *const *args, int n)
{
	if (n < 4)
		stop("sql migrations NAME OUT.c OUT.h IN.sql…");
	struct text h = {0}, c = {0};
	text_print(&h,
	        "// Made by tools/sql.c\n#pragma once\n#include \"store.h\"\nextern const struct migration %s[];\nextern const "
	        "size_t %s_n;\n",
	        args[0], args[0]);
	text_print(&c, "// Made by tools/sql.c\n#include \"%s\"\nconst struct migration %s[] = {\n", base_name(args[2]), args[0]);
	for (int i = 3; i < n; i++) {
		struct source source = source_read(args[i]);
		text_print(&c, "\t{%d, \"%s\", ", i - 2, base_name(source.name));
		text_c_string(&c, source.text);
		text_print(&c, "},\n");
	}
	text_print(&c, "};\nconst size_t %s_n = %d;\n", args[0], n - 3);
	text_save(&c, args[1]);
	text_save(&h, args[2]);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "statements") == 0)
		return statements(argv + 2, argc - 2);
	if (argc > 1 && strcmp(argv[1], "migrations") == 0)
		return migrations(argv + 2, argc - 2);
	stop("sql statements … or sql migrations …");
}
