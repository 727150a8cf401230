// SPDX-License-Identifier: EUPL-1.2
// The compiler of web/views/*.html from within. One `struct views` is one file on its way through; each part reads on from `at`.
#pragma once
#include "po.h"

enum place { // where a hole stands: it decides which types may be written there
	IN_TEXT, // between tags
	IN_PLAIN, // in an element that holds no tags: title, option, textarea
	IN_ATTR, // in the quotes of an attribute
	IN_URL, // it is the whole of an attribute that is an address
	IN_URL_PART, // after the literal beginning of an address
	IN_REFRESH, // content of <meta http-equiv>
	IN_NUMBER, // geometry of SVG
	IN_PATH, // d of a path
};
enum block { BLOCK_IF, BLOCK_ELSE, BLOCK_EACH, BLOCK_WRAP };

struct variable {
	struct span name;
	bool points; // its first step is ->
};
struct opened { // a block
	enum block kind;
	const char *at;
	size_t elements, variables; // how many there were when it began
	struct span call; // BLOCK_WRAP: name and arguments
};
struct element {
	struct span name;
	bool svg; // it is <svg> or stands in one
};
struct field { // input, select, textarea without a label of its own
	struct span id;
	const char *at;
};

struct views {
	const struct source *source;
	const char *at, *end; // end: of this view
	const struct po *po;
	const struct source *assets;
	struct text out, literal;
	struct span view, params; // the view under way
	bool has_body, after_block;
	int quiet; // in how many pre and textarea: white space stays
	struct variable *variables;
	struct opened *blocks;
	struct element *elements;
	struct field *fields;
	struct span *labels; // what stands in for=
	size_t variables_n, blocks_n, elements_n, fields_n, labels_n;
};

// views_emit.c
void emit_literal(struct views *, struct span); // gathered, written before the next code
void emit_flush(struct views *);
void emit_line(struct views *, const char *at); // flushes; then #line for the code that comes
void emit_begin(struct views *, const char *suffix); // the head of a C function
void emit_end(struct views *);
void emit_prototype(struct text *, struct span view, struct span params, const char *suffix);

// views_expr.c
struct span take_word(struct views *, const char *what);
void skip_space(struct views *);
void add_variable(struct views *, struct span name, bool points);
void read_params(struct views *, struct span params);
// The expression as C: the first step from a pointer becomes ->. Ends the program when its brackets do not match.
struct span expression(const struct views *, struct span source);
const char *hole_end(const struct views *, const char *at); // of the { at `at`: its }

// views_hole.c
void hole(struct views *, enum place); // `at` stands on {
void check_blocks_closed(struct views *, size_t blocks);

// views_text.c: {t …} and {plural …}
void hole_text(struct views *, const char *end, enum place);
void hole_plural(struct views *, const char *end, enum place);

// views_tag.c
void tag(struct views *); // `at` stands on the < of a start tag
void end_tag(struct views *);
void check_labels(struct views *);
enum place place_here(const struct views *); // IN_TEXT or IN_PLAIN

// views_attr.c
struct attribute {
	struct span name, value, only_if; // only_if.at is NULL when it is always there
	bool has_value;
};
struct attributes {
	struct attribute *at;
	size_t n;
};
struct attributes read_attributes(struct views *); // up to > or />
void write_attribute(struct views *, struct span element, bool svg, const struct attributes *, const struct attribute *);
const struct attribute *attribute_named(const struct attributes *, const char *name); // one that is always there
bool same_name(struct span, const char *name); // without regard to capitals
bool among(struct span name, const char *const *list, size_t n);
#define AMONG(name, list) among(name, list, sizeof(list) / sizeof *(list))
