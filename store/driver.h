// SPDX-License-Identifier: EUPL-1.2
// What store/ needs of a driver beside the public contract.
#pragma once
#include "store.h"

enum status conn_execute(struct conn *, const char *sql) MUST_USE; // any number of statements, their rows dropped
enum status migrate(struct conn *writer, const char *path, const struct migration *, size_t n, struct why *) MUST_USE;
// 0600, and on the disk with its name, before a database is made of it. NOT_KEPT with a sentence.
enum status file_make(const char *path, struct why *) MUST_USE;
enum status file_sync(const char *path) MUST_USE; // a file or a folder
