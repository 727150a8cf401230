// SPDX-License-Identifier: EUPL-1.2
// embed ARRAY HEADER OUT FILE...: makes a C file with the bytes of these files in a table of struct embedded
// (base/pub/embedded.h).
#include "gen.h"

static void put_bytes(struct text *to, struct span bytes, int number)
{
	text_print(to, "static const unsigned char bytes_%d[] = {", number);
	for (size_t i = 0; i < bytes.len; i++)
		text_print(to, "%s%u,", i % 32 ? "" : "\n", (unsigned)(unsigned char)bytes.at[i]);
	text_print(to, "0};\n");
}

int main(int argc, char **argv)
{
	struct text c = {0}, table = {0};
	if (argc < 4)
		stop("embed wants a name, a header, a file to write and the files to put in it");
	text_print(&c, "// Made by tools/embed.c\n#include \"%s\"\n", argv[2]);
	for (int i = 4; i < argc; i++) {
		struct source file = source_read(argv[i]);
		put_bytes(&c, file.text, i);
		text_print(&table, "\t{\"%s\", bytes_%d, %zu},\n", base_name(argv[i]), i, file.text.len);
	}
	text_print(&c, "const struct embedded %s[] = {\n%s\t{0},\n};\n", argv[1], table.at);
	text_save(&c, argv[3]);
	return 0;
}
