// SPDX-License-Identifier: EUPL-1.2
// What the tests of taking along share: a plan with a family, and its file.
#pragma once
#include "any_saying.h"
#include "export.h"
#include "folder.h"
#include "fresh.h"
#include "house.h"
#include <stdio.h>
#include <stdlib.h>

struct story {
	struct scene scene;
	struct chance chance;
};

typedef enum status exporting(struct seat *, int64_t, struct arena *, struct out *);

struct talk {
	struct imported at;
	struct intent intent;
	struct said said;
	struct str blob, hash;
};

enum status as_it_is(void *with, struct str bytes, const char *type, struct arena *to, struct str *ret);
extern const struct anew AS_IT_IS;
extern struct folder folder;
extern struct house *house;
extern struct arena *arena;
extern int64_t clock_now;
int64_t the_clock(void);
int begin(void **state);
int end(void **state);
void put_story(void *with);
void tell_story(struct story *s, uint64_t seed, int sayings);
bool sits(const struct story *s, uint32_t seat);
struct str export_of(exporting *how, struct id plan, struct id seat, int64_t now);
struct imported import_of(struct str file);
void assert_same(struct str a, struct str b); // and shows where they differ
size_t count(struct str text, const char *what);
void speak(void *with);
struct imported a_plan_with_a_picture(struct str *ret_hash);
struct seat *seat_at(struct imported); // until the end of the test
const struct sight_plan *sight_at(struct imported); // until the end of the test
const struct sight_plan *whole_sight_at(struct imported); // with what a page has no room for
struct str list_text(const struct show *, const void *at, size_t n); // as JSON
enum outcome try_to_say(struct imported, const struct intent *);
struct id say(struct imported, const struct intent *); // must be said; a minute goes by
struct imported somebody_else(struct imported); // Kim, new in that plan, who reads its first room, its goals and its people
