// SPDX-License-Identifier: EUPL-1.2
// What the tests of the core share: a table with somebody of every role.
#pragma once
#include "any_saying.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

extern struct arena *arena;
extern struct scene scene;
extern struct chance chance;
int begin(void **state);
int end(void **state);
extern struct event last_kept; // by the last say_as
enum outcome say_as(int seat, const struct intent *);
int of_role(enum role); // a seat of that role
struct id person_of(int seat); // who sits there
struct id gathering_with_a_door(void); // of one part, which is behind it
void shut_door(struct id gathering, int other, size_t n); // n 2: the founder stays with that seat; 1: alone
void open_unshown(struct id gathering);
