// SPDX-License-Identifier: EUPL-1.2
// What a telephone recorded, told by its first bytes and by nothing the sender says about it. Pure: it reads no further than a
// container's head, plays nothing and keeps nothing. What is no container of sound that telephones make is refused.
#pragma once
#include "str.h"

enum sound_kind { SOUND_NONE, SOUND_OGG, SOUND_WEBM, SOUND_MP4, SOUND_3GP, SOUND_MP3, SOUND_WAV, SOUND_AMR };
enum { SOUND_MOST = 8 * 1024 * 1024 }; // bytes

// The same sound without what its recorder wrote beside it: title, place, time, device, picture. As long as it was; once more it
// is the same bytes. BAD_INPUT: no sound; TOO_LARGE: over SOUND_MOST.
MUST_USE enum status sound_anew(struct str bytes, struct arena *, struct str *ret);
enum sound_kind sound_kind(struct str bytes); // SOUND_NONE: not one of these
// "audio/ogg" and so on; "application/octet-stream" for SOUND_NONE. Static.
const char *sound_type(enum sound_kind);
