// SPDX-License-Identifier: EUPL-1.2
// The master key: where it is, and how it is made, once. Used by keys.c only.
#pragma once
#include "keys.h"

// Reads the master key of a folder into `ret`, or makes it when the folder is empty; see keys_open for the places and the
// refusals.
MUST_USE enum status master_read(const char *dir, const char *key_file, uint8_t ret[KEY_BYTES], struct why *);
