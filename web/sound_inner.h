// SPDX-License-Identifier: EUPL-1.2
// What cleans a recording in place, by its kind (sound_clean.c, sound_ogg.c). Total: bytes that are not as they should be stay.
#pragma once
#include "sound.h"
#include <stdint.h>

struct span {
	uint8_t *at;
	size_t n;
};
void sound_clean_mp4(struct span, int depth);
void sound_clean_wav(struct span);
void sound_clean_mp3(struct span);
void sound_clean_webm(struct span, int depth);
void sound_clean_ogg(struct span, struct arena *);
