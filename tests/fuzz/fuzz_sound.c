// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a recording: it has one kind, that kind has a type, and more bytes after it do not make it another.
#include "sound.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str all = {(const char *)data, size};
	enum sound_kind kind = sound_kind(all);
	if (kind < SOUND_NONE || kind > SOUND_AMR || !*sound_type(kind))
		abort();
	for (size_t n = 0; n < size && n < 80; n++) {
		enum sound_kind part = sound_kind((struct str){all.at, n});
		if (part != SOUND_NONE && part != kind)
			abort();
	}
	return 0;
}
