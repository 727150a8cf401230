// SPDX-License-Identifier: EUPL-1.2
// What the tests of people/ share: a house with a clock that the test turns, and calls that are made in the saying thread.
#pragma once
#include "folder.h"
#include "people.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND };
#define DAY (24 * 60 * (int64_t)MINUTE)

extern struct folder folder;
extern struct house *house;
extern struct arena *arena;
extern int64_t now;

struct call {
	struct id person, plan, seat;
	struct str text, mail, binding, cookie;
	bool shared;
	enum shut shut;
	const struct person_settings *settings;
	struct secret_facts facts;
	int64_t number, at;
	struct id ret_id;
	struct str ret;
	enum status got;
	void (*run)(struct call *);
};

int begin(void **state);
int end(void **state);
void reopen(void);
enum status do_call(struct call *c, void (*run)(struct call *));
struct id new_person(void);
struct str new_session(struct id person, bool shared);
enum status find(struct str cookie);
void run_end(struct call *c);
void run_end_others(struct call *c);
void run_share(struct call *c);
void run_session(struct call *c); // with .shared and .shut
void run_opened(struct call *c);
void run_set(struct call *c);
void run_erase(struct call *c);
void run_digits(struct call *c);
struct str new_secret(enum secret_kind kind, struct id plan, struct id seat, struct id person);
enum status use(struct str secret);
void run_secrets_end(struct call *c);
enum status ask(const char *mail, struct id person, const char *binding);
enum status check(struct str code, const char *binding, struct id *ret);
void run_sent(struct call *c);
void run_failed(struct call *c);
void run_mail(struct call *c);
void run_secret(struct call *c); // of .facts
void run_begun_keep(struct call *c);
void run_begun_find(struct call *c);
struct id some(uint8_t n);
struct str taken_code(void);
void take_nothing(void); // the mail that waits next is for nobody
struct id person_with_mail(const char *mail);
const char *other_code(struct str code); // one that is wrong; static
