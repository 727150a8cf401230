// SPDX-License-Identifier: EUPL-1.2
// What the tests of the store share.
#pragma once
#include "folder.h"
#include "store.h"
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern const struct migration STEPS[];
extern struct sql add;
extern struct sql count;
extern struct sql forget;
extern struct folder folder;
extern struct store *store;
extern struct why why;
void open_it(void);
int begin(void **state);
int end(void **state);
enum status put(const char *word, const void *bytes, size_t n);
int64_t words(struct conn *c);
int64_t words_seen(void);
enum status put_and_commit(const char *word);
