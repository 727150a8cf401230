// SPDX-License-Identifier: EUPL-1.2
// A folder of a test's own with a house in it, and short ways to begin a plan, say something and sit down.
#pragma once
#include "folder.h"
#include "table.h"

extern struct folder folder;
extern struct house *house;
extern struct arena *arena;
extern int64_t clock_ms; // what the house takes for the time; 0: the machine's

int table_begin(void **state); // an empty folder, opened; for cmocka's setup
int table_end(void **state);
void open_house(void);
void reopen(void);

struct saying {
	struct who who;
	struct id plan, seat; // seat: when opened by its id
	struct intent intent;
	struct said said;
	enum status got;
};
struct saying words(uint8_t who, struct id plan, enum say say); // who 0: nobody, by the seat's id
void run_saying(void *saying); // for house_do
void say(struct saying *); // and it must be said

struct id person(uint8_t n);
struct id start_plan(uint8_t who);
struct id add_room(struct id plan, const char *title); // by person 1, as all below
struct id add_entry(struct id plan, struct id room, const char *text);
struct id begin_with_entry(const char *text, struct id *ret_entry);
struct id seat_person(struct id plan, uint8_t who, const char *name, enum role role, struct ids rooms);
struct str keep_blob(struct id plan, const char *bytes); // its hash
struct id add_picture(struct id plan, struct id room, struct str hash);
void erase_entry(struct id plan, struct id entry);

struct seat *open_seat(uint8_t who, struct id plan);
const struct sight_plan *look(struct seat *seat, enum part part);
const struct sight_entry *only_entry(const struct sight_plan *sight); // NULL: the only room is empty

void back_up(const char *name); // to that file in the folder
void restore(const char *name, struct folder *into); // closes the house and goes on in a folder made out of that copy
