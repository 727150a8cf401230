// SPDX-License-Identifier: EUPL-1.2
// One way in for all that is no text: see anew.h.
#include "anew.h"
#include "picture.h"
#include "sound.h"

enum status anew_make(void *helper, struct str bytes, const char *type, struct arena *arena, struct str *ret)
{
	struct picture_made picture;
	if (strncmp(type, "image/", 6) != 0)
		return sound_anew(bytes, arena, ret);
	enum status got = helper ? picture_encode(helper, bytes, arena, &picture) : BUSY;
	if (got == OK)
		*ret = picture.bytes;
	return got;
}
