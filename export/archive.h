// SPDX-License-Identifier: EUPL-1.2
// Inside export/: a plan as carried events with its pictures, between a seat's sight and a file, in both directions.
#pragma once
#include "export.h"
#include "list.h"

enum { ARCHIVE_BLOB_BYTES = 60 << 20, ARCHIVE_BYTES = 160 << 20 };
#define ARCHIVE_TIME_LAST INT64_C(7258118400000) // the year 2200

struct blob {
	struct str hash, bytes;
	const char *type;
};
struct archive {
	const struct event *at;
	size_t n, n_lines; // the last n_lines are of the history
	struct str head; // hexadecimal
	const struct blob *blobs;
	size_t n_blobs;
};
struct import {
	struct archive archive;
	struct str hash; // of the file
};

// Is this the plan of a file: events of the kinds that an export writes, whole, each id new and each id named made before it?
MUST_USE enum status archive_check(const struct event *, size_t n, size_t *ret_lines);

// Makes its pictures and voices anew, and names them so in its events. BUSY, or BAD_INPUT when one is none.
MUST_USE enum status archive_anew(struct archive *, const struct anew *, struct arena *);

// While the events are made.
struct book {
	struct arena *arena;
	const struct sight_plan *plan;
	const struct past *past; // its versions, in its order; NULL for none
	struct {
		LIST(struct event);
	} events;
	struct {
		LIST(struct id);
	} met; // people that are named and are not in the circle any more
	uint32_t door; // where the event stands that tells whose door it is, behind which lies what was never shown; 0: none
};
struct event *book_add(struct book *, enum say, int64_t time, struct str who); // fields absent; valid until the next
struct event *book_add_of(struct book *, enum say, int64_t time, const struct sight_name *by); // whose words or doing it was
void book_make_one(struct book *, struct event *, struct id); // gives it the id of what it makes
struct id book_meet(struct book *, const struct sight_name *); // a person that is about to be named; ID_NONE for NULL
struct str book_text(struct str); // a name that must not be empty
void book_gatherings(struct book *); // that they were, and whose door it is; before what was made behind it
void book_arranged(struct book *); // when and where, who comes, how it went
struct id book_of_gathering(const struct book *, struct id); // the same when it goes along, else none
void book_goals(struct book *);
void book_rooms(struct book *);
void book_steps(struct book *);
void book_versions(struct book *); // what was put, how the plan was then, and what each said of it
void book_statements(struct book *); // what was stated, asked and prepared
void book_remarks(struct book *, struct sight_remark_list, enum say, struct id of); // said of that thing
void book_unclear(struct book *, enum say, struct id of, bool any, bool mine, int64_t time); // "Ik snap dit niet"
// The sight as events; list_free them.
void book_write(const struct sight_plan *, const struct past *, struct arena *, struct book *ret);

// The history as lines, added to the book; of more than a file holds the newest, and one that says so. *ret_head: that of the
// file it was taken over from, when nothing was said here since; else empty.
MUST_USE enum status book_lines(struct book *, struct seat *, struct str *ret_head);

MUST_USE enum status archive_gather(struct seat *, enum part, struct arena *, struct archive *ret); // looks as that part
struct str archive_hash(struct str bytes, struct arena *); // BLAKE2b-256, hexadecimal
const char *blob_type(struct str bytes); // by its first bytes; NULL: no picture and no voice
void archive_write(struct json_out *, const struct archive *, int64_t now, bool contents); // contents: pictures too
void archive_blob(struct out *, const struct blob *); // as a data: address
void html_write(struct out *, const struct archive *, int64_t now, struct arena *);
