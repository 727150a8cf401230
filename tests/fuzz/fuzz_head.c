// SPDX-License-Identifier: EUPL-1.2
// Any first line and any headers, one a line, as the HTTP library hands them on: refused, or a path that can be routed, from an
// address, of a weight. Whatever the list of what is known begins with, an etag at its end is
// found.
#include "form.h"
#include "headers.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool path_is_sound(struct str path)
{
	return path.len && path.at[0] == '/' && utf8_valid(path) && !memchr(path.at, 0, path.len);
}

// The HTTP library itself refuses a length that is no number.
static bool length_holds(struct str name, struct str value)
{
	bool digits = true;
	for (size_t i = 0; i < value.len; i++)
		digits = digits && value.at[i] >= '0' && value.at[i] <= '9';
	return digits || name.len != strlen("Content-Length");
}

static void take_headers(struct turn *turn, struct str rest)
{
	while (rest.len) {
		struct str value = str_cut(&rest, '\n'), name = str_cut(&value, ':');
		if (length_holds(name, value) && !header_take(turn, name, value))
			turn->refused = 400;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct server server = {.options = {.n_proxies = 1}}; // every question comes from our own proxy
	struct line line = {.from = {{0}}};
	struct arena *arena = arena_create();
	struct str rest = {(const char *)data, size};
	struct turn *turn = turn_create(&server, str_zero(arena, str_cut(&rest, '\n')));
	turn->line = &line;
	turn->request.arena = arena;
	take_headers(turn, rest);
	turn_head(turn);
	if (!path_is_sound(turn->request.path) || turn->load >= LOADS || (turn->refused && turn->load != LOAD_FORM))
		abort();
	if (!etag_known(STR_JOIN(arena, turn->request.known, STR(", W/\"a\"")), "\"a\""))
		abort();
	turn_destroy(turn);
	arena_destroy(arena);
	return 0;
}
