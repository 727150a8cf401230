// SPDX-License-Identifier: EUPL-1.2
// Looking after a folder: is it whole, a copy of it while it is in use, and a folder out of such a copy. For the machine's
// keeper; nothing here shows what a family wrote.
#pragma once
#include "table.h"

struct verified {
	int64_t plans, seats;
};
// The database's own check, the chains without any key, then with keys every plan folded anew and compared with the rows that
// were made of it, all of them: who sits where, and what is due. BROKEN: why says what and where. For a thread that may wait, not
// the saying one.
MUST_USE enum status house_verify(struct house *, struct verified *ret, struct why *);

// kring.db as it is now to the new file `to`, which is there whole or not at all, and the keys to CARE_KEYS in the same folder,
// in the place of what stood there: who was erased is gone from the keys of every older copy too. What is erased or taken away
// later goes from it as well, as long as it lies there. REFUSED: `to` is there already.
#define CARE_KEYS "kring.keys"
MUST_USE enum status house_backup(struct house *, const char *to, struct why *);

struct restored {
	int64_t erased, ended, less; // plans, and seats, again; seats that read less again
};
// A folder out of a copy and the keys beside it. `dir` holds nothing, or the master key alone. Plans whose key is gone were
// erased after the copy was made: they are erased again before anybody can look. So are the words, pictures and voices that the
// keys know were taken away; the seats end that they know ended since, and read no more what was taken from them. Of the ways in
// only keys on paper still open: sessions, links, codes and tokens of the copy are ended, and its unsent mail, which holds such
// links, is not sent. REFUSED, NOT_KEPT, BROKEN with a sentence; the folder is then as empty as it was.
MUST_USE enum status house_restore(const char *from, const char *dir, struct restored *ret, struct why *);

// Ids and roles for the keeper's list; no names. plan ID_NONE: of all plans.
struct care_seat {
	struct id plan, seat;
	enum role role;
	bool owner, invited, waiting;
};
struct care_seats {
	const struct care_seat *at;
	size_t n;
};
// NOT_FOUND: there is no such plan.
MUST_USE enum status house_seats(struct house *, struct id plan, struct arena *, struct care_seats *ret);

// Keys for the n plans that are begun next, all on the disk at once, for `kring seed`: a key of its own is a write of its own. In
// the saying thread.
MUST_USE enum status house_make_ahead(struct house *, size_t n);
