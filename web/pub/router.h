// SPDX-License-Identifier: EUPL-1.2
// From a path to a row of a table, without regular expressions: the rows are cut into a tree of path parts once, at start.
#pragma once
#include "request.h"

// "/plan/{id}/kamer/{id}" or "/in/{word}". {id} takes an id of 16 or 26 signs and nothing else; {word} takes any one part that
// is not empty. What is written out wins from {id}, and {id} wins from {word}. A row for GET answers HEAD too.
struct route {
	enum method method;
	const char *path;
};

enum { ROUTE_CAPTURES = 4 };
struct match {
	unsigned row; // in the table that was given
	struct id ids[ROUTE_CAPTURES];
	unsigned n_ids;
	struct str words[ROUTE_CAPTURES]; // point into the path
	unsigned n_words;
	unsigned allowed; // methods this path has, as bits 1u << enum method; for the Allow header of a 405
};

enum routed { ROUTED, ROUTED_NOWHERE /* 404 */, ROUTED_OTHER_METHOD /* 405; `allowed` is set */ };

struct router;
// The table must stay. A pattern that is wrong, or a row that stands twice, is a mistake of ours and aborts.
struct router *router_create(const struct route *rows, unsigned n);
void router_destroy(struct router *);
enum routed router_find(const struct router *, enum method, struct str path, struct match *ret);
// "GET, HEAD, POST" for these bits.
const char *router_allow(struct arena *, unsigned allowed);
