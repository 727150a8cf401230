// SPDX-License-Identifier: EUPL-1.2
// JSON in: the edge where hostile text arrives. jansson reads strictly, and what is too deep or too many is refused by a flat
// scan before jansson takes a byte of memory for it. Its tree is copied into the arena and freed at once.
#include "json.h"

// Three names are jansson's and ours; its own are set aside while its header is read.
#define JSON_OBJECT JANSSON_OBJECT
#define JSON_REAL JANSSON_REAL
#define JSON_NULL JANSSON_NULL
#include <jansson.h>
#undef JSON_OBJECT
#undef JSON_REAL
#undef JSON_NULL

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 16, MOST_VALUES = 20000 };

// Looks at brackets, commas and quotes only: a text that is JSON has one value, and at least one more for
// every comma. The exact count is made after reading.
static enum status scan(struct str text)
{
	size_t depth = 0, values = 1;
	bool quoted = false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (c == '\0')
			return BAD_INPUT;
		if (c == '"')
			quoted = !quoted;
		else if (quoted)
			i += c == '\\';
		else if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && depth > 0)
			depth--;
		else if (c == ',')
			values++;
		if (depth > DEEPEST || values > MOST_VALUES)
			return TOO_LARGE;
	}
	return OK;
}

struct reading {
	struct arena *arena;
	size_t values;
};

static struct str copy_bytes(struct arena *arena, const char *at, size_t len)
{
	return str_copy(arena, (struct str){at, len});
}

static void convert(struct reading *, json_t *from, struct json *to);

static void convert_list(struct reading *r, json_t *from, struct json *to)
{
	to->kind = JSON_LIST;
	to->n = json_array_size(from);
	struct json *parts = arena_many(r->arena, struct json, to->n);
	for (size_t i = 0; i < to->n; i++)
		convert(r, json_array_get(from, i), &parts[i]);
	to->at = parts;
}

static void convert_object(struct reading *r, json_t *from, struct json *to)
{
	to->kind = JSON_OBJECT;
	to->n = json_object_size(from);
	struct json *part = arena_many(r->arena, struct json, to->n);
	to->at = part;
	const char *key;
	json_t *value;
	json_object_foreach(from, key, value)
	{
		part->key = copy_bytes(r->arena, key, strlen(key));
		convert(r, value, part++);
	}
}

static void convert(struct reading *r, json_t *from, struct json *to)
{
	r->values++;
	switch (json_typeof(from)) {
	case JANSSON_NULL: to->kind = JSON_NULL; break;
	case JANSSON_REAL: to->kind = JSON_REAL; break;
	case JSON_TRUE:
	case JSON_FALSE:
		to->kind = JSON_BOOL;
		to->number = json_typeof(from) == JSON_TRUE;
		break;
	case JSON_INTEGER:
		to->kind = JSON_INT;
		to->number = json_integer_value(from);
		break;
	case JSON_STRING:
		to->kind = JSON_STR;
		to->str = copy_bytes(r->arena, json_string_value(from), json_string_length(from));
		break;
	case JSON_ARRAY: convert_list(r, from, to); break;
	case JANSSON_OBJECT: convert_object(r, from, to); break;
	}
}

// jansson copies what it reads: that is wiped too when it is let go.
static void let_go(void *memory)
{
	if (memory)
		explicit_bzero(memory, malloc_usable_size(memory));
	free(memory);
}

__attribute__((constructor)) static void begin(void)
{
	json_set_alloc_funcs(malloc, let_go);
}

enum status json_read(struct arena *arena, struct str text, const struct json **ret)
{
	enum status status = scan(text);
	if (status != OK)
		return status;
	json_t *tree = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
	if (!tree)
		return BAD_INPUT;
	struct reading reading = {arena, 0};
	struct json *root = arena_new(arena, struct json);
	convert(&reading, tree, root);
	json_decref(tree);
	if (reading.values > MOST_VALUES)
		return TOO_LARGE;
	*ret = root;
	return OK;
}

const struct json *json_get(const struct json *object, const char *key)
{
	if (!object || object->kind != JSON_OBJECT)
		return NULL;
	for (size_t i = 0; i < object->n; i++)
		if (str_is(object->at[i].key, key))
			return &object->at[i];
	return NULL;
}

struct str json_get_str(const struct json *object, const char *key)
{
	const struct json *part = json_get(object, key);
	return part && part->kind == JSON_STR ? part->str : STR("");
}
