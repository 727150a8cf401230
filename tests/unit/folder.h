// SPDX-License-Identifier: EUPL-1.2
// A folder of a test's own, gone when the test is done; and disks that are small or may not be written.
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct folder {
	char path[200];
};
void folder_make(struct folder *); // new and empty, under TMPDIR or /tmp
void folder_clear(struct folder *); // with all that is in it
const char *folder_file(const struct folder *, const char *name); // the path of a file in it; static, valid for four calls
bool folder_holds(
        const struct folder *, const char *name, const void *bytes, size_t n); // does this file hold these bytes anywhere?
// Puts a disk of this size over the folder, for this process only: call it in a child. False: this machine does not allow it.
bool folder_small_disk(const struct folder *, size_t bytes);
bool folder_read_only(const struct folder *); // of a small disk: from now on
