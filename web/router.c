// SPDX-License-Identifier: EUPL-1.2
// Routes as a tree of path parts: see router.h. A node's children stand in the order literal, {id}, {word}, so that the first
// that leads to the end is the right one. Going back up happens only where two of these fit the same part, and a path has at most
// PARTS parts, so a hostile path costs no more than a long one.
#include "router.h"
#include "log.h"
#include <stdlib.h>

enum { PARTS = 10, METHODS = METHOD_OTHER + 1, NO_ROW = -1 };
enum kind { LITERAL, ID, WORD };

struct node {
	enum kind kind;
	struct str text; // of a literal
	struct node *child, *next;
	int rows[METHODS];
};

struct router {
	struct arena *arena;
	struct node root;
};

static void node_init(struct node *node, struct str part)
{
	*node = (struct node){.text = part};
	node->kind = str_is(part, "{id}") ? ID : str_is(part, "{word}") ? WORD : LITERAL;
	if (node->kind == LITERAL && memchr(part.at, '{', part.len))
		abort();
	for (int i = 0; i < METHODS; i++)
		node->rows[i] = NO_ROW;
}

static struct node *child_for(struct router *router, struct node *parent, struct str part)
{
	struct node **place = &parent->child;
	for (; *place; place = &(*place)->next)
		if (str_eq((*place)->text, part))
			return *place;
	struct node *node = arena_new(router->arena, struct node);
	node_init(node, part);
	for (place = &parent->child; *place && (*place)->kind <= node->kind; place = &(*place)->next)
		;
	node->next = *place;
	*place = node;
	return node;
}

static void route_add(struct router *router, const struct route *rows, unsigned row)
{
	struct str rest = str_of(rows[row].path);
	if (str_cut(&rest, '/').len > 0)
		abort();
	struct node *node = &router->root;
	int parts = 0, captures = 0;
	while (rest.len > 0) {
		node = child_for(router, node, str_cut(&rest, '/'));
		captures += node->kind != LITERAL;
		if (++parts > PARTS || captures > ROUTE_CAPTURES)
			abort();
	}
	int *place = &node->rows[rows[row].method];
	if (*place != NO_ROW) {
		log_say("two pages at %s", rows[row].path);
		abort();
	}
	*place = (int)row;
}

struct router *router_create(const struct route *rows, unsigned n)
{
	struct arena *arena = arena_create();
	struct router *router = arena_new(arena, struct router);
	router->arena = arena;
	node_init(&router->root, STR("/"));
	for (unsigned i = 0; i < n; i++)
		route_add(router, rows, i);
	return router;
}

void router_destroy(struct router *router)
{
	if (router)
		arena_destroy(router->arena);
}

// Keeps what this node takes from the path; false when it does not fit.
static bool node_takes(const struct node *node, struct str part, struct match *match)
{
	switch (node->kind) {
	case LITERAL: return str_eq(node->text, part);
	case ID:
		if (id_read(part, &match->ids[match->n_ids]) != OK)
			return false;
		match->n_ids++;
		return true;
	case WORD:
		if (part.len == 0)
			return false;
		match->words[match->n_words++] = part;
		return true;
	}
	return false;
}

static bool has_rows(const struct node *node)
{
	for (int i = 0; i < METHODS; i++)
		if (node->rows[i] != NO_ROW)
			return true;
	return false;
}

static const struct node *walk(const struct node *node, const struct str *parts, int n, struct match *match)
{
	if (n == 0)
		return has_rows(node) ? node : NULL;
	for (const struct node *child = node->child; child; child = child->next) {
		unsigned ids = match->n_ids, words = match->n_words;
		if (node_takes(child, parts[0], match)) {
			const struct node *end = walk(child, parts + 1, n - 1, match);
			if (end)
				return end;
		}
		match->n_ids = ids;
		match->n_words = words;
	}
	return NULL;
}

static unsigned allowed_of(const struct node *node)
{
	unsigned bits = 0;
	for (unsigned i = 0; i < METHODS; i++)
		if (node->rows[i] != NO_ROW)
			bits |= 1u << i;
	return bits & 1u << METHOD_GET ? bits | 1u << METHOD_HEAD : bits;
}

enum routed router_find(const struct router *router, enum method method, struct str path, struct match *ret)
{
	*ret = (struct match){0};
	if (path.len == 0 || path.at[0] != '/')
		return ROUTED_NOWHERE;
	struct str rest = {path.at + 1, path.len - 1}, parts[PARTS];
	bool slash_at_end = rest.len > 0 && rest.at[rest.len - 1] == '/';
	int n = 0;
	while (rest.len > 0) {
		if (n == PARTS)
			return ROUTED_NOWHERE;
		parts[n++] = str_cut(&rest, '/');
	}
	const struct node *node = slash_at_end ? NULL : walk(&router->root, parts, n, ret);
	if (!node)
		return ROUTED_NOWHERE;
	ret->allowed = allowed_of(node);
	int row = node->rows[method];
	if (row == NO_ROW && method == METHOD_HEAD)
		row = node->rows[METHOD_GET];
	if (row == NO_ROW)
		return ROUTED_OTHER_METHOD;
	ret->row = (unsigned)row;
	return ROUTED;
}

const char *router_allow(struct arena *arena, unsigned allowed)
{
	static const char *const names[METHODS] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", NULL};
	struct str all = STR("");
	for (unsigned i = 0; i < METHODS; i++)
		if (allowed & 1u << i && names[i])
			all = str_print(arena, "%.*s%s%s", STR_ARG(all), all.len ? ", " : "", names[i]);
	return str_zero(arena, all);
}
