// SPDX-License-Identifier: EUPL-1.2
// Puts web/assets into the program: a file is served from memory, for ever, because its address holds a hash of what is in it.
// A style sheet or a script that names another asset ("/s/fonts/nunito.woff2") gets that one's address.
//
//	assets OUT.c OUT.txt FOLDER NAME…     OUT.txt is for tools/views.c: a line "NAME PATH" each
#include "gen.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct asset {
	const char *name; // fonts/nunito.woff2
	struct source source;
	struct span bytes;
	struct text path; // /s/fonts/nunito.0123456789abcdef.woff2; empty until its bytes are known
};

static const struct {
	const char *ending, *mime;
	bool names_others;
} KINDS[] = {
        {".webmanifest", "application/manifest+json", true},
        {".css", "text/css; charset=utf-8", true},
        {".js", "text/javascript; charset=utf-8", true},
        {".svg", "image/svg+xml", false},
        {".woff2", "font/woff2", false},
        {".png", "image/png", false},
        {".ico", "image/x-icon", false},
        {".txt", "text/plain; charset=utf-8", false},
};
enum { KINDS_N = sizeof KINDS / sizeof *KINDS };

static size_t kind_of(const char *name)
{
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; i < KINDS_N; i++)
		if (dot != NULL && strcmp(dot, KINDS[i].ending) == 0)
			return i;
	stop("%s: what kind of file is this? See KINDS in tools/assets.c", name);
}

static void make_path(struct asset *a)
{
	uint64_t hash = 0xcbf29ce484222325; // FNV-1a: it tells versions apart and guards nothing
	for (size_t i = 0; i < a->bytes.len; i++)
		hash = (hash ^ (unsigned char)a->bytes.at[i]) * 0x100000001b3;
	const char *dot = strrchr(a->name, '.');
	text_print(&a->path, "/s/%.*s.%016llx%s", (int)(dot - a->name), a->name, (unsigned long long)hash, dot);
}

static bool in_address(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '/';
}

static const struct asset *named(const struct asset *list, size_t n, struct span name)
{
	for (size_t i = 0; i < n; i++)
		if (span_is(name, list[i].name))
			return &list[i];
	return NULL;
}

static void rewrite(struct asset *a, const struct asset *list, size_t n)
{
	struct text to = {0};
	const char *end = a->source.text.at + a->source.text.len;
	text_add(&to, "", 0);
	for (const char *c = a->source.text.at; c < end;) {
		bool quoted = (*c == '"' || *c == '\'' || *c == '(') && strncmp(c + 1, "/s/", 3) == 0;
		text_add(&to, c++, 1);
		if (!quoted)
			continue;
		const char *from = c;
		while (c < end && in_address(*c))
			c++;
		const struct asset *other = named(list, n, (struct span){from + 3, (size_t)(c - from - 3)});
		if (other == NULL || other->path.len == 0)
			stop_at(&a->source, from, "%.*s is no asset, or one that itself names others", (int)(c - from), from);
		text_put(&to, (struct span){other->path.at, other->path.len});
	}
	a->bytes = (struct span){to.at, to.len};
}

// Smaller by a tenth at least, or nothing.
static struct span compressed(struct span bytes)
{
	z_stream z = {0};
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		stop("zlib does not start");
	size_t room = deflateBound(&z, bytes.len);
	unsigned char *to = malloc(room);
	z.next_in = (unsigned char *)bytes.at;
	z.avail_in = (unsigned)bytes.len;
	z.next_out = to;
	z.avail_out = (unsigned)room;
	if (to == NULL || deflate(&z, Z_FINISH) != Z_STREAM_END)
		stop("zlib does not finish");
	deflateEnd(&z);
	return (struct span){(char *)to, z.total_out * 10 < bytes.len * 9 ? z.total_out : 0};
}

static void array(struct text *c, const char *what, size_t i, struct span bytes)
{
	text_print(c, "static const unsigned char %s_%zu[] = {", what, i);
	for (size_t j = 0; j < bytes.len; j++)
		text_print(c, "%s%u,", j % 32 == 0 ? "\n\t" : "", (unsigned char)bytes.at[j]);
	text_print(c, "0};\n");
}

static void write_out(const struct asset *list, size_t n, const char *c_path, const char *list_path)
{
	struct text c = {0}, rows = {0}, names = {0};
	text_print(&c, "// Made by tools/assets.c\n#include \"asset.h\"\n");
	for (size_t i = 0; i < n; i++) {
		const struct asset *a = &list[i];
		struct span gzip = compressed(a->bytes);
		array(&c, "bytes", i, a->bytes);
		array(&c, "gzip", i, gzip);
		text_print(&rows, "\t{{\"%s\", %zu}, \"%s\", {(const char *)bytes_%zu, %zu}, {(const char *)gzip_%zu, %zu}},\n",
		        a->path.at, a->path.len, KINDS[kind_of(a->name)].mime, i, a->bytes.len, i, gzip.len);
		text_print(&names, "%s %s\n", a->name, a->path.at);
	}
	text_print(&c, "const struct asset ASSETS[] = {\n%s};\nconst size_t ASSETS_N = %zu;\n", rows.at, n);
	text_save(&c, c_path);
	text_save(&names, list_path);
}

int main(int argc, char **argv)
{
	if (argc < 5)
		stop("assets OUT.c OUT.txt FOLDER NAME…");
	size_t n = (size_t)argc - 4;
	struct asset *list = calloc(n, sizeof *list);
	if (list == NULL)
		abort();
	for (size_t i = 0; i < n; i++) {
		struct text path = {0};
		text_print(&path, "%s/%s", argv[3], argv[i + 4]);
		list[i].name = argv[i + 4];
		list[i].source = source_read(path.at);
		list[i].bytes = list[i].source.text;
	}
	for (size_t i = 0; i < n; i++)
		if (!KINDS[kind_of(list[i].name)].names_others)
			make_path(&list[i]);
	for (size_t kind = 0; kind < KINDS_N; kind++) // each knows those before it
		for (size_t i = 0; i < n; i++)
			if (KINDS[kind].names_others && kind_of(list[i].name) == kind) {
				rewrite(&list[i], list, n);
				make_path(&list[i]);
			}
	write_out(list, n, argv[1], argv[2]);
	return 0;
}
