// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a recording: it has one kind, that kind has a type, and more bytes after it do not make it another. Cleaned it is
// as long, of the same kind, and cleaned again the same.
#include "arena.h"
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
	struct arena *arena = arena_create();
	struct str once, twice;
	if (sound_anew(all, arena, &once) == OK &&
	        (once.len != size || sound_kind(once) != kind || sound_anew(once, arena, &twice) != OK || !str_eq(once, twice)))
		abort();
	arena_destroy(arena);
	return 0;
}
