// SPDX-License-Identifier: EUPL-1.2
// Persons and how they come in (product.md X6, C2, C3; beginnen.md screens 2, 9, 11, 12 and the grandmother's minute). A person
// signs in with a link, an e-mailed code, or a house key, and may sit in many plans. No names are kept here, only what signing in
// needs: an address for mail sealed with the person's own key, and settings. Everything that signs in is kept as a keyed hash
// (keys_hash). Calls that write must be made in the saying thread (journal/table.h): they write in the transaction of their
// cause. Any of them may answer NOT_KEPT, when the disk does not, and BROKEN, when a row does not open; what else is said beside
// it.
#pragma once
#include "table.h"
#include "text.h"

enum people_limits { // issue 2, sign-in
	CODE_DIGITS = 6,
	CODE_MINUTES = 10,
	CODE_TRIES = 5,
	CODES_AN_HOUR = 3,
	GUESSES_A_MINUTE = 10,
	GUESSES_IN_ALL = 60, // wrong keys and table codes: an address or /64, and altogether
	LINK_DAYS = 30,
	TABLE_MINUTES = 120,
	SESSION_DAYS = 30,
	QUIET_MINUTES = 15,
	COOKIE_MINUTES = 10,
	DIGITS = 4,
	DIGIT_TRIES = 5,
	MAIL_MOST = 254,
};

// Writes something and takes it away again: whether the disk takes it, the commit tells. In the saying thread.
MUST_USE enum status people_keep_try(struct house *);

// ---- sessions

struct session {
	struct id person;
	bool shared; // others look at this telephone too: nothing stays, out after QUIET_MINUTES
	enum shut shut; // core.h; nothing when the four digits were given in this session, or the person has none
	bool newcomer; // no session: nobody signed in
	enum lang lang;
	struct str token; // proof for forms, derived from the session's secret (never the secret itself)
	int64_t made, seen;
	struct str device; // "telefoon · Chrome", coarse
};
// From the cookie's value. A session cache in memory makes this under a microsecond; `seen` is written back at most every
// hour, when shared every five minutes (through the saying thread, along with what is said). NOT_FOUND: no such session, too long
// quiet, or ended.
MUST_USE enum status session_find(struct house *, struct str cookie, struct arena *, struct session *ret);
MUST_USE enum status session_begin(
        struct house *, struct id person, bool shared, enum shut, struct str device, struct arena *, struct str *ret_cookie);
MUST_USE enum status session_end(struct house *, struct str cookie);
MUST_USE enum status session_end_others(struct house *, struct id person, struct str cookie_kept); // "overal uitloggen"
MUST_USE enum status session_share(struct house *, struct str cookie, bool shared);
MUST_USE enum status session_opened(struct house *, struct str cookie); // digits_check said OK, or a way in of one's own
struct sessions {
	const struct session *at;
	size_t n;
};
MUST_USE enum status sessions_of(
        struct house *, struct id person, struct arena *, struct sessions *ret); // one's own sign-ins, with device and time

// ---- persons

struct person_settings {
	struct str mail; // empty when none
	enum lang lang;
	bool shared_phone; // answered "Ja, soms" or "Weet ik niet"
	bool digits; // has four digits of their own
	bool large; // letters
	int page; // how far in the beginning (screen number), 0 when done: coming back lands there
	struct id page_plan;
	struct id erased; // a plan this person sat in, that the keeper erased: to be told
	struct str together; // ids of plans that may stand in one list ("this week"), separated by spaces; empty: each apart
};
MUST_USE enum status person_make(struct house *, struct id *ret); // a new person with a key of its own
MUST_USE enum status person_settings_get(struct house *, struct id person, struct arena *, struct person_settings *ret);
// What stays shut for a person by what the keeper made: a token, an export.
MUST_USE enum status person_shut(struct house *, struct id person, struct arena *, enum shut *ret);
// `digits` is not set here (digits_set), nor a new address: that takes code_ask with `person` and code_check. REFUSED: a mail
// that is not the one that is there; an empty one takes it away.
MUST_USE enum status person_settings_set(struct house *, struct id person, const struct person_settings *);
MUST_USE enum status person_tell_erased(struct house *, struct id person, struct id plan); // see person_settings.erased
MUST_USE enum status person_erase(struct house *, struct id person);

// Four digits of one's own: argon2id (slow: call digits_hash in a thread for slow work first). They open what a person keeps for
// themselves.
MUST_USE enum status digits_hash(struct house *, struct id person, struct str digits, struct arena *,
        struct str *ret_hash); // slow. BAD_INPUT: not four digits
// An empty hash takes them away. All sessions of the person are closed to what it keeps for itself: then session_opened for this
// one.
MUST_USE enum status digits_set(struct house *, struct id person, struct str hash);
// Slow, and waits for the disk: not in the saying thread. REFUSED: wrong, or it has none; TOO_OFTEN: DIGIT_TRIES were wrong, for
// an hour.
MUST_USE enum status digits_check(struct house *, struct id person, struct str digits);

// ---- secrets: links, house keys, table codes, tokens. The secret leaves this call once and is kept as a hash.

enum secret_kind { SECRET_LINK, SECRET_KEY, SECRET_TABLE, SECRET_TOKEN };
struct secret_facts {
	enum secret_kind kind;
	struct id plan, seat, person; // person: ID_NONE when an invitation is not taken up yet
	int64_t until;
	bool by_keeper; // made on the command line, or by who came in so: see SHUT_INSIDE
};
// SECRET_LINK: 128 bits as 26 signs, once, LINK_DAYS. SECRET_KEY: 80 bits as XXXX-XXXX-XXXX-XXXX (the 32 signs without 0 O 1 I),
// till renewed; its QR has the same secret. SECRET_TABLE: ABCD-EFGH, TABLE_MINUTES, many times, only to knock. SECRET_TOKEN:
// bearer, till withdrawn. A new KEY for a seat ends the old one.
MUST_USE enum status secret_make(struct house *, const struct secret_facts *, struct arena *, struct str *ret_secret);
// Does not use it up. NOT_FOUND; TOO_OFTEN: this address guessed too often (counted here for keys and table codes, not for links
// of 128 bits).
MUST_USE enum status secret_find(
        struct house *, struct str typed, const uint8_t address[16], int64_t now, struct secret_facts *ret);
MUST_USE enum status secret_use(struct house *, struct str typed); // a link is gone after this; keys stay
MUST_USE enum status secrets_end(
        struct house *, struct id plan, struct id seat); // all of a seat: "Dat ben ik niet", renewed, ended
// A token's person and the one plan seat it was made for; 0.5 µs from memory.
MUST_USE enum status token_find(struct house *, struct str bearer, struct secret_facts *ret);

// ---- beginning a plan

// TOO_OFTEN: from this address, or altogether, too many plans were begun this hour (limits.h). Counts this one; in memory only.
MUST_USE enum status begin_allowed(struct house *, const uint8_t address[16], int64_t now);
// A plan is begun once, however often the button is pressed: for COOKIE_MINUTES it is known what the form with this key began,
// and for whom, until a session of that person ends. Of KEY_MIN to KEY_MAX signs; another key is not remembered. In the saying
// thread.
struct begun {
	struct id person, plan;
};
MUST_USE enum status begun_keep(struct house *, struct str key, const struct begun *);
MUST_USE enum status begun_find(struct house *, struct str key, struct begun *ret); // NOT_FOUND: nothing, or too long ago

// ---- e-mail codes: bound to the browser that asked (`binding`, a random cookie); the same answer for unknown addresses

// In the saying thread: makes a code when the address is known (or `begin` asks to add it to `person`), queues its mail (post's
// outbox: kind, address, lang, code). TOO_OFTEN: more than CODES_AN_HOUR for this address, asked whether it is known or not.
MUST_USE enum status code_ask(struct house *, struct str mail, struct id person, struct str binding, enum lang, int64_t now);
// REFUSED: wrong or too late; TOO_OFTEN: after CODE_TRIES. OK: the person; for one that was adding an address it is now that
// person's.
MUST_USE enum status code_check(struct house *, struct str digits, struct str binding, int64_t now, struct id *ret_person);

// ---- mail that waits (post/ sends it; nothing in it says who or what: look.md)

// NEWS: there is something to read. NONE is for nobody: it waits as a code does, and is never sent.
enum mail_kind { MAIL_CODE, MAIL_INVITE, MAIL_NEWS, MAIL_NONE };
struct mail {
	enum mail_kind kind;
	struct str to, secret; // secret: the code, or the link's path; empty for news
	enum lang lang;
};
// Sealed with a key derived from the master, in the same transaction as its cause. `key` makes it once.
MUST_USE enum status mail_queue(struct house *, const struct mail *, struct id plan, struct str key, int64_t due);
// Says it (table.h), and lets a mail wait for each who hears of it so and gave an address. In the saying thread.
MUST_USE enum status say_and_mail(
        struct house *, struct seat *, const struct intent *, const struct faults *typed, struct arena *, struct said *ret);
struct waiting_mail {
	int64_t id; // never given to another
	int64_t due; // when it was made, or the moment named by the last mail_failed
	int tries;
	struct str name; // 26 signs, of this mail alone and the same at every try: for its Message-ID
	struct mail mail;
};
// NOT_FOUND: none is due. BROKEN: the first one cannot be read; in the saying thread such a one is forgotten, for the next.
MUST_USE enum status mail_next(struct house *, int64_t now, struct arena *, struct waiting_mail *ret);
MUST_USE enum status mail_sent(struct house *, int64_t id); // and forgotten
MUST_USE enum status mail_failed(struct house *, int64_t id, int64_t again); // tried again then; after 8 tries forgotten
