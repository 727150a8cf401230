// SPDX-License-Identifier: EUPL-1.2
// A row of a chain, with all that belongs to it done at once: sealing, linking, keeping; and back.
#pragma once
#include "chain.h"
#include "seal.h"

// Seals the text, links it after *head, and adds the row; *head is the new one. Inside a transaction of the writer, whose end the
// caller waits for before it believes the head: head is untouched when this fails. One text has at most RECORD_BYTES. REFUSED:
// there is a row after head (somebody else wrote). TOO_LARGE. NOT_KEPT, BROKEN: roll back.
enum { RECORD_BYTES = 1 << 20 };
MUST_USE enum status record_add(
        struct conn *, enum chain, struct id plan, const struct key *, struct str text, struct head *head);

// Reading a chain from after a head (NULL or all zero: from the beginning), in order, opened with the key. That each row follows
// the one before is proved by its opening: it was sealed to that place. Not copied: for one thread, with a connection that does
// nothing else meanwhile.
struct record_reader {
	enum chain chain;
	struct id plan;
	const struct key *key;
	struct head head; // of the last row read
	struct stmt *rows;
	uint8_t *buffer;
	size_t room;
};
struct record {
	int64_t seq;
	struct str text; // valid until the next
	bool taken; // the text was taken away: empty
};
void record_open(struct record_reader *, struct conn *, enum chain, struct id plan, const struct key *, const struct head *after);
MUST_USE enum status record_next(
        struct record_reader *, struct record *ret); // NOT_FOUND: no more. BROKEN: head.seq + 1 does not open
void record_close(struct record_reader *); // wipes and frees

// Takes the text of one row away and leaves its digest. NOT_FOUND: no such row. Inside a transaction of the writer.
MUST_USE enum status record_take_away(struct conn *, enum chain, struct id plan, int64_t seq);
