// SPDX-License-Identifier: EUPL-1.2
// What was taken away stays away, also when an older copy of the folder is put back. A copy of the rows cannot be reached any
// more, but it opens only with the copy of the keys, and of those only the last one is kept: so the keys carry along what has
// been taken away out of the rows, by its digest. Whoever restores loses the same again before anybody can look.
#include "house.h"
#include "rows.h"
#include <stdlib.h>

struct taken_list {
	LIST(struct taken);
};

static enum status gather_events(struct conn *conn, struct taken_list *to)
{
	struct sql_event_taken row;
	enum status got;
	struct stmt *rows = sql_event_taken_open(conn);
	while ((got = sql_event_taken_next(rows, &row)) == OK)
		taken_set(list_add(to), row.plan, row.digest);
	return got == NOT_FOUND ? OK : got;
}

static enum status gather_blobs(struct conn *conn, struct taken_list *to)
{
	struct sql_blob_taken row;
	enum status got;
	struct stmt *rows = sql_blob_taken_open(conn);
	while ((got = sql_blob_taken_next(rows, &row)) == OK)
		taken_set(list_add(to), row.plan, row.digest);
	return got == NOT_FOUND ? OK : got;
}

enum status taken_carry(struct house *h)
{
	struct taken_list all = {0};
	struct conn *conn;
	if (house_reader(h, &conn) != OK)
		return NOT_KEPT;
	enum status got = gather_events(conn, &all);
	if (got == OK)
		got = gather_blobs(conn, &all);
	house_reader_done(h, conn);
	if (got == OK && all.n)
		got = keys_taken_add(h->keys, all.at, all.n);
	list_free(&all);
	return got;
}

enum status taken_again(struct house *h)
{
	struct taken *all;
	size_t n;
	enum status got = keys_taken(h->keys, &all, &n);
	for (size_t i = 0; i < n && got == OK; i++) {
		struct str digest = {(const char *)all[i].digest, HASH_BYTES};
		got = sql_event_take_away_again(house_writer(h), all[i].plan, digest);
		if (got == OK)
			got = sql_blob_take_away_again(house_writer(h), all[i].plan, digest);
	}
	h->taking = h->taking || n > 0;
	free(all);
	return got;
}
