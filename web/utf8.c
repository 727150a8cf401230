// SPDX-License-Identifier: EUPL-1.2
// Whether bytes are UTF-8 (RFC 3629). Text is mostly ASCII, so that is passed over eight bytes at a time.
#include "form.h"
#include <stdint.h>

// The length of the character that starts here, 0 when none does.
static size_t character(const unsigned char *c, size_t left)
{
	static const struct {
		unsigned char lead_from, lead_to, second_from, second_to, length;
	} kinds[] = {
	        {0x00, 0x7f, 0, 0, 1},
	        {0xc2, 0xdf, 0x80, 0xbf, 2},
	        {0xe0, 0xe0, 0xa0, 0xbf, 3},
	        {0xe1, 0xec, 0x80, 0xbf, 3},
	        {0xed, 0xed, 0x80, 0x9f, 3},
	        {0xee, 0xef, 0x80, 0xbf, 3},
	        {0xf0, 0xf0, 0x90, 0xbf, 4},
	        {0xf1, 0xf3, 0x80, 0xbf, 4},
	        {0xf4, 0xf4, 0x80, 0x8f, 4},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (c[0] < kinds[i].lead_from || c[0] > kinds[i].lead_to)
			continue;
		size_t length = kinds[i].length;
		if (length > left || (length > 1 && (c[1] < kinds[i].second_from || c[1] > kinds[i].second_to)))
			return 0;
		for (size_t j = 2; j < length; j++)
			if ((c[j] & 0xc0) != 0x80)
				return 0;
		return length;
	}
	return 0;
}

bool utf8_valid(struct str s)
{
	const unsigned char *c = (const unsigned char *)s.at;
	for (size_t left = s.len; left > 0;) {
		uint64_t eight;
		if (left >= sizeof eight && (memcpy(&eight, c, sizeof eight), (eight & 0x8080808080808080u) == 0)) {
			c += sizeof eight;
			left -= sizeof eight;
			continue;
		}
		size_t length = character(c, left);
		if (length == 0)
			return false;
		c += length;
		left -= length;
	}
	return true;
}
