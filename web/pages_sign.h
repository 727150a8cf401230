// SPDX-License-Identifier: EUPL-1.2
// Coming in, one's own settings, and going: what those pages show (views/sign.html), and what their files share.
#pragma once
#include "qr.h"
#include "visit.h"

struct sign_page {
	struct frame frame;
	struct str mail, fault; // fault: at the one field of the page
	struct str next; // where one goes on after the digits
	struct url later; // and without them
	bool inside, shared, adding, digits;
	bool shut; // came in by what the keeper can make or read: SHUT_INSIDE
	struct id key;
};
struct done_page {
	struct frame frame;
	struct id plan; // to print; none when there are more plans or none
	bool shared;
};

struct own_session {
	struct str device, begun, seen;
	bool here; // this is the one that asks
};
struct own_plan {
	struct id id;
	struct str name;
	bool on;
};
struct settings_page {
	struct frame frame;
	struct str mail, fault;
	bool english, large, shared, digits;
	struct {
		const struct own_session *at;
		size_t n;
	} sessions;
	struct own_plans {
		const struct own_plan *at;
		size_t n;
	} plans;
};
struct own_key_page {
	struct frame frame;
	struct {
		const struct str *at;
		size_t n;
	} parts; // of the new key, as it is read aloud; none before it is made
	struct str host;
	struct qr qr;
	struct own_plans plans; // the choice, when there are more
};

// Remembered in this browser, so that the pages before coming in are the same: language and large letters.
void sign_remember(struct visit *, const struct person_settings *);
// From a page of a plan: to where somebody for whom something is shut can show who they are, and then back to that plan.
void sign_show_who(struct visit *);
// Asks for a code by mail; `person` when an address is added to it. False: the answer is made.
bool sign_ask(struct visit *, struct str mail, struct id person, const char *again);
// The code that was typed, in the browser that asked for it: whose it is. False: the answer is made, page `again`.
bool sign_given(struct visit *, const char *again, struct id *ret_person);

void settings_show(struct visit *);
void settings_keep(struct visit *);
void settings_mail(struct visit *);
void settings_others(struct visit *);
void digits_show(struct visit *);
void digits_prepare(struct visit *);
void digits_keep(struct visit *);
void digits_open_show(struct visit *);
void digits_open_prepare(struct visit *);
void digits_open(struct visit *);
void key_show(struct visit *);
void key_make(struct visit *);
