// SPDX-License-Identifier: EUPL-1.2
// Pixels made fewer, and turned upright. A new pixel is the mean of the area it covers, parts of old pixels counted by
// their part: the plainest way that neither jags nor rings.
#include "picture_inner.h"
#include <stdlib.h>

// One new pixel covers the old ones from `first` on: the outer two in part. Weights are in 1/256 and add up to `sum`.
struct cover {
	uint32_t first, last, weight_first, weight_last, sum;
};

static struct cover cover_of(uint32_t at, uint32_t from_size, uint32_t to_size)
{
	uint64_t begin = (uint64_t)at * from_size * 256 / to_size, end = (uint64_t)(at + 1) * from_size * 256 / to_size;
	struct cover c = {.first = (uint32_t)(begin / 256), .last = (uint32_t)((end - 1) / 256)};
	c.sum = (uint32_t)(end - begin);
	c.weight_first = c.first == c.last ? c.sum : (uint32_t)(256 - begin % 256);
	c.weight_last = (uint32_t)(end - (uint64_t)c.last * 256);
	return c;
}

static uint32_t cover_weight(const struct cover *c, uint32_t at)
{
	return at == c->first ? c->weight_first : at == c->last ? c->weight_last : 256;
}

// One colour (0..2) of the old pixels that a new one covers, times their weights.
static uint64_t colour_covered(const uint8_t *row, const struct cover *c, int colour)
{
	uint32_t whole = 0;
	for (const uint8_t *at = row + 3 * (size_t)c->first + 3 + colour; at < row + 3 * (size_t)c->last; at += 3)
		whole += *at;
	uint64_t sum = (uint64_t)row[3 * (size_t)c->first + colour] * c->weight_first + (uint64_t)whole * 256;
	if (c->last > c->first)
		sum += (uint64_t)row[3 * (size_t)c->last + colour] * c->weight_last;
	return sum;
}

// Adds a row of old pixels, made narrower, to the sums of a new row; weights across and down are in 1/256.
static void row_add(uint64_t *sums, const uint8_t *row, const struct cover *across, uint32_t width, uint32_t weight)
{
	for (uint32_t x = 0; x < width; x++)
		for (int i = 0; i < 3; i++)
			sums[3 * (size_t)x + i] += colour_covered(row, &across[x], i) * weight;
}

static void row_finish(uint8_t *row, uint64_t *sums, const struct cover *across, uint32_t width, uint32_t weight)
{
	for (uint32_t x = 0; x < width; x++)
		for (int i = 0; i < 3; i++) {
			uint64_t whole = (uint64_t)across[x].sum * weight;
			row[3 * (size_t)x + i] = (uint8_t)((sums[3 * (size_t)x + i] + whole / 2) / whole);
			sums[3 * (size_t)x + i] = 0;
		}
}

static void *room_for(size_t count, size_t size)
{
	void *room = calloc(count, size);
	if (!room)
		abort(); // in the helper: the picture is refused
	return room;
}

struct pixels picture_shrink(const struct pixels *from, uint32_t side)
{
	struct pixels to = *from;
	uint32_t longer = from->width > from->height ? from->width : from->height;
	if (longer > side) {
		to.width = (uint32_t)(((uint64_t)from->width * side + longer / 2) / longer);
		to.height = (uint32_t)(((uint64_t)from->height * side + longer / 2) / longer);
	}
	to.width += to.width == 0;
	to.height += to.height == 0;
	to.rgb = room_for((size_t)to.width * to.height, 3);
	if (to.width == from->width && to.height == from->height) {
		memcpy(to.rgb, from->rgb, (size_t)to.width * to.height * 3);
		return to;
	}
	struct cover *across = room_for(to.width, sizeof *across);
	uint64_t *sums = room_for((size_t)to.width * 3, sizeof *sums);
	for (uint32_t x = 0; x < to.width; x++)
		across[x] = cover_of(x, from->width, to.width);
	for (uint32_t y = 0; y < to.height; y++) {
		struct cover down = cover_of(y, from->height, to.height);
		for (uint32_t old = down.first; old <= down.last; old++)
			row_add(sums, from->rgb + (size_t)old * from->width * 3, across, to.width, cover_weight(&down, old));
		row_finish(to.rgb + (size_t)y * to.width * 3, sums, across, to.width, down.sum);
	}
	free(across);
	free(sums);
	return to;
}

// Exif 2.3, 4.6.4: where the first row and the first column of the file belong when the picture stands upright.
static const struct turn {
	bool swapped, flip_x, flip_y; // rows are columns; counted from the right; counted from below
} turns[9] = {
        [2] = {.flip_x = true},
        [3] = {.flip_x = true, .flip_y = true},
        [4] = {.flip_y = true},
        [5] = {.swapped = true},
        [6] = {.swapped = true, .flip_x = true},
        [7] = {.swapped = true, .flip_x = true, .flip_y = true},
        [8] = {.swapped = true, .flip_y = true},
};

struct pixels picture_upright(const struct pixels *from)
{
	struct turn turn = turns[from->orientation <= 8 ? from->orientation : 1];
	struct pixels to = *from;
	to.orientation = 1;
	to.width = turn.swapped ? from->height : from->width;
	to.height = turn.swapped ? from->width : from->height;
	to.rgb = room_for((size_t)to.width * to.height, 3);
	for (uint32_t y = 0; y < from->height; y++)
		for (uint32_t x = 0; x < from->width; x++) {
			uint32_t to_x = turn.swapped ? y : x, to_y = turn.swapped ? x : y;
			to_x = turn.flip_x ? to.width - 1 - to_x : to_x;
			to_y = turn.flip_y ? to.height - 1 - to_y : to_y;
			memcpy(to.rgb + 3 * ((size_t)to_y * to.width + to_x), from->rgb + 3 * ((size_t)y * from->width + x), 3);
		}
	return to;
}
