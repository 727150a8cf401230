// SPDX-License-Identifier: EUPL-1.2
// A database knows how far it has come: the table `migration` has a row for every numbered .sql file that was done to it. Each
// file and its row are one transaction, so that a crash in the middle leaves the step either done or not begun. Steps are never
// changed once released, and there is no way back: a database that is further than this program is refused with a sentence.
#include "driver.h"

static const char TABLE[] = "CREATE TABLE IF NOT EXISTS migration(number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT";
static struct sql migration_last = SQL("SELECT coalesce(max(number), 0) FROM migration");
static struct sql migration_add = SQL("INSERT INTO migration(number, name) VALUES (?1, ?2)");

static enum status last_number(struct conn *c, int64_t *ret)
{
	struct stmt *s = stmt_of(c, &migration_last);
	enum status status = stmt_step(s);
	if (status == OK) {
		*ret = column_int(s, 0);
		stmt_reset(s);
	}
	return status;
}

static enum status step(struct conn *c, const struct migration *m)
{
	enum status status = store_begin(c);
	if (status == OK)
		status = conn_execute(c, m->sql);
	if (status == OK) {
		struct stmt *s = stmt_of(c, &migration_add);
		bind_int(s, 0, m->number);
		bind_text(s, 1, str_of(m->name));
		status = stmt_run(s);
	}
	if (status == OK)
		return store_commit(c);
	store_rollback(c);
	return status;
}

enum status migrate(struct conn *c, const char *path, const struct migration *all, size_t n, struct why *why)
{
	int64_t done = 0, known = n ? all[n - 1].number : 0;
	enum status status = conn_execute(c, TABLE);
	if (status == OK)
		status = last_number(c, &done);
	if (status != OK)
		return why_say(why, status, "cannot use %s: %s", path, store_why(c));
	if (done > known)
		return why_say(why, BROKEN, "%s was made by a newer version of kring than this one", path);
	for (size_t i = 0; i < n; i++) {
		if (all[i].number <= done)
			continue;
		status = step(c, &all[i]);
		if (status != OK)
			return why_say(why, status, "cannot bring %s to step %s: %s", path, all[i].name, store_why(c));
	}
	return OK;
}
