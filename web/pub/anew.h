// SPDX-License-Identifier: EUPL-1.2
// A picture or a voice that comes in, by itself or in a file with a plan, is kept only as what we made of it: a picture from its
// pixels (picture.h), a voice without what its recorder wrote beside the sound (sound.h). What was made here before comes out as
// the same bytes.
#pragma once
#include "str.h"

// `helper` is a struct picture_helper. BAD_INPUT, TOO_LARGE, REFUSED: it is none, or too much; BUSY: no helper for it now. For a
// thread that may wait.
MUST_USE enum status anew_make(void *helper, struct str bytes, const char *type, struct arena *, struct str *ret);
