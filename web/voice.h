// SPDX-License-Identifier: EUPL-1.2
// What somebody recorded beside a box, instead of typing (views/boxes.html, `voice`): the same wherever a person writes.
#pragma once
#include "visit.h"

// Keeps the recording that came in with field "geluid.N" of this form; in the saying thread. OK: *ret_hash names it, or is empty
// when nothing was recorded. BAD_INPUT, TOO_LARGE: *ret_why is a sentence to translate, for at the box. Else the disk's trouble.
MUST_USE enum status voice_keep(struct visit *, int n, struct str *ret_hash, struct str *ret_why);
