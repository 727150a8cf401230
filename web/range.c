// SPDX-License-Identifier: EUPL-1.2
// Ranges: see range.h.
#include "range.h"
#include <inttypes.h>

// Digits up to the end or a sign that is none. False: there is none, or it is larger than any body.
static bool take_number(struct str *s, uint64_t *ret)
{
	size_t n = 0;
	uint64_t number = 0;
	for (; n < s->len && n < 18 && s->at[n] >= '0' && s->at[n] <= '9'; n++)
		number = number * 10 + (uint64_t)(s->at[n] - '0');
	*s = (struct str){s->at + n, s->len - n};
	*ret = number;
	return n > 0;
}

struct part {
	uint64_t from, to; // the last byte is in it
};

// "bytes=0-1", "bytes=500-", "bytes=-500". False: not one range of bytes.
static bool part_read(struct str text, uint64_t size, struct part *ret)
{
	if (!str_starts(text, "bytes="))
		return false;
	struct str rest = str_trim((struct str){text.at + 6, text.len - 6});
	bool first = take_number(&rest, &ret->from);
	if (!rest.len || rest.at[0] != '-')
		return false;
	rest = (struct str){rest.at + 1, rest.len - 1};
	bool last = take_number(&rest, &ret->to);
	if (rest.len || (!first && !last) || (first && last && ret->to < ret->from))
		return false;
	if (!first) // the last so many; of none, a part that is not there
		ret->from = ret->to < size ? size - ret->to : 0;
	if (!first || !last || ret->to >= size)
		ret->to = size - 1;
	return true;
}

void range_apply(const struct request *in, struct response *out, struct str *body)
{
	struct part part;
	if (!out->ranges || out->status != 200)
		return;
	response_header(out, "Accept-Ranges", "bytes");
	// None of our voices has a validator: whoever asks "if it is still the same" gets it whole (13.1.5).
	if (in->method != METHOD_GET || in->if_range.len || !part_read(in->range, body->len, &part))
		return;
	bool there = part.from < body->len;
	struct str says = there ? str_print(in->arena, "bytes %" PRIu64 "-%" PRIu64 "/%zu", part.from, part.to, body->len)
	                        : str_print(in->arena, "bytes */%zu", body->len);
	response_header(out, "Content-Range", str_zero(in->arena, says));
	out->status = there ? 206 : 416;
	*body = there ? (struct str){body->at + part.from, (size_t)(part.to - part.from + 1)} : STR("");
}
