// SPDX-License-Identifier: EUPL-1.2
// The end of a plan, and of a person's key. In two steps, for a key cannot come back with a transaction: that it is erased is
// kept first; then the key goes, then the rows. Cut short anywhere, it is finished at the next start.
#include "house.h"
#include "rows.h"

enum status plan_erase(struct house *h, struct id plan)
{
	enum status got = sql_erase_begin(house_writer(h), plan, house_now(h));
	if (got != OK)
		return got;
	group_put(h, plan, &(struct folded){.plan = plan_create(plan)}, true);
	h->erasing = true;
	return OK;
}

static enum status erase_rest(struct house *h, struct id plan)
{
	struct conn *conn = house_writer(h);
	enum status got = keys_erase(h->keys, plan); // from here on nobody can read it, whatever happens next
	enum status (*const rows[])(struct conn *, struct id) = {sql_event_erase, sql_look_erase, sql_blob_erase, sql_seats_erase,
	        sql_dues_erase, sql_outbox_erase, sql_secrets_erase, sql_erase_done};
	h->moving = true;
	if (got == OK)
		got = store_begin(conn);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0] && got == OK; i++)
		got = rows[i](conn, plan);
	if (got == OK)
		got = store_commit(conn);
	if (got != OK)
		store_rollback(conn);
	return got;
}

enum status erase_finish(struct house *h)
{
	struct sql_erases_unfinished row;
	enum status got;
	do {
		struct stmt *rows = sql_erases_unfinished_open(house_writer(h));
		got = sql_erases_unfinished_next(rows, &row);
		if (got == OK) {
			stmt_reset(rows);
			got = erase_rest(h, row.plan);
		}
	} while (got == OK);
	h->erasing = got != NOT_FOUND;
	return got == NOT_FOUND ? OK : got;
}
