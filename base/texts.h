// SPDX-License-Identifier: EUPL-1.2
// The tables that tools/po.c makes, as base/text.c reads them.
#pragma once
#include "text.h"

struct text_key {
	struct str msgid;
	unsigned text_id;
};
extern const struct text_key TEXT_KEYS[]; // in the order of their bytes
extern const unsigned TEXT_KEYS_N;
extern const struct str TEXTS[][LANGS];
extern const unsigned TEXTS_N;
