// SPDX-License-Identifier: EUPL-1.2
// The one way to be a growing row of plain structs. `struct rooms { LIST(struct room); }` is used with the macros below.
#pragma once
#include "arena.h"
#include <stdint.h>
#include <string.h>

#define LIST(type)                                                                                                               \
	struct {                                                                                                                 \
		type *at;                                                                                                        \
		uint32_t n, room;                                                                                                \
	}

void list_grow_(void **at, uint32_t *room, size_t size); // doubles; aborts when out of memory
// Adds a zeroed item at the end and gives its address, valid until the next add. The list lives on the heap: list_free it.
#define list_add(list)                                                                                                           \
	((list)->n == (list)->room ? list_grow_((void **)&(list)->at, &(list)->room, sizeof *(list)->at) : (void)0,              \
	        memset(&(list)->at[(list)->n], 0, sizeof *(list)->at), &(list)->at[(list)->n++])
void list_free_(void **at);
#define list_free(list) (list_free_((void **)&(list)->at), (list)->n = (list)->room = 0)
#define list_each(item, list) for (typeof(&*(list)->at) item = (list)->at; item && item < (list)->at + (list)->n; item++)
