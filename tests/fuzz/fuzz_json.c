// SPDX-License-Identifier: EUPL-1.2
// Any bytes given to the JSON reader: refused, or read into a tree within the bounds that writing and reading again leaves the
// same.
#include "json.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put(struct json_out *j, const struct json *from, unsigned depth)
{
	if (depth > 16)
		abort();
	switch (from->kind) {
	case JSON_NULL:
	case JSON_REAL: json_none(j); break;
	case JSON_BOOL: json_bool(j, from->number); break;
	case JSON_INT: json_int(j, from->number); break;
	case JSON_STR: json_str(j, from->str); break;
	case JSON_LIST:
	case JSON_OBJECT:
		json_open(j, from->kind == JSON_LIST ? '[' : '{');
		for (size_t i = 0; i < from->n; i++) {
			if (from->kind == JSON_OBJECT)
				json_key(j, from->at[i].key);
			put(j, &from->at[i], depth + 1);
		}
		json_close(j, from->kind == JSON_LIST ? ']' : '}');
		break;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct out first, second;
	out_init(&first, 8 * size + 64); // a byte becomes six at most, and a comma
	out_init(&second, 8 * size + 64);
	const struct json *read;
	if (json_read_kept(arena, (struct str){(const char *)data, size}, &read) ==
	        OK) // the journal's reader: what it takes it can say again
		put(&(struct json_out){&first, false}, read, 0);
	first.len = 0;
	first.full = false;
	if (json_read(arena, (struct str){(const char *)data, size}, &read) == OK) {
		put(&(struct json_out){&first, false}, read, 0);
		if (first.full || json_read(arena, out_str(&first), &read) != OK)
			abort();
		put(&(struct json_out){&second, false}, read, 0);
		if (!str_eq(out_str(&first), out_str(&second)))
			abort();
	}
	out_finish(&first);
	out_finish(&second);
	arena_destroy(arena);
	return 0;
}
