// SPDX-License-Identifier: EUPL-1.2
// Any path given to a router: its rows are found only by paths of their own shape, and what is captured lies in the path.
#include "router.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct route ROWS[] = {
        {METHOD_GET, "/"},
        {METHOD_GET, "/a/{id}"},
        {METHOD_POST, "/a/{id}"},
        {METHOD_GET, "/a/{id}/b/{id}"},
        {METHOD_GET, "/a/{word}/{word}/{id}"},
        {METHOD_GET, "/{word}/b"},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct router *router;
	if (!router)
		router = router_create(ROWS, sizeof ROWS / sizeof *ROWS);
	struct str path = {(const char *)data, size};
	struct match match;
	if (router_find(router, METHOD_GET, path, &match) != ROUTED)
		return 0;
	unsigned slashes = 0;
	for (size_t i = 0; i < size; i++)
		slashes += data[i] == '/';
	const unsigned parts[] = {1, 2, 2, 4, 4, 2};
	if (match.row >= sizeof ROWS / sizeof *ROWS || ROWS[match.row].method != METHOD_GET || slashes != parts[match.row])
		abort();
	for (unsigned i = 0; i < match.n_words; i++)
		if (match.words[i].at < path.at || match.words[i].at + match.words[i].len > path.at + path.len)
			abort();
	return 0;
}
