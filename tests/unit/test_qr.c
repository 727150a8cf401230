// SPDX-License-Identifier: EUPL-1.2
// A key on paper: the square that a camera reads. What libqrencode makes is drawn whole, with white around it.
#include "qr.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> // wants the four before it
#include <qrencode.h>

static const struct str ADDRESS = STR("https://kring.example/in/HRVA-3KNC-8WEM-5TQD");

// Plays the path back: "M x y h n v1 h-n z" paints n modules.
static void paint(struct str path, int size, bool *black)
{
	int x, y, n, back, read;
	const char *at = str_zero(arena, path);
	for (; *at; at += read) {
		assert_int_equal(sscanf(at, "M%d %dh%dv1h-%dz%n", &x, &y, &n, &back, &read), 4);
		assert_int_equal(n, back);
		for (int i = 0; i < n; i++)
			black[y * size + x + i] = true;
	}
}

static void the_path_paints_exactly_the_black_modules(void **state)
{
	(void)state;
	struct qr qr = qr_draw(arena, ADDRESS);
	QRcode *code = QRcode_encodeString8bit("https://kring.example/in/HRVA-3KNC-8WEM-5TQD", 0, QR_ECLEVEL_M);
	int quiet = (qr.size - code->width) / 2;
	bool *black = calloc((size_t)qr.size * (size_t)qr.size, 1);
	paint(qr.path.d, qr.size, black);
	for (int y = 0; y < qr.size; y++)
		for (int x = 0; x < qr.size; x++) {
			int cx = x - quiet, cy = y - quiet;
			bool inside = cx >= 0 && cy >= 0 && cx < code->width && cy < code->width;
			assert_int_equal(black[y * qr.size + x], inside && (code->data[cy * code->width + cx] & 1));
		}
	free(black);
	QRcode_free(code);
}

static void there_are_four_white_modules_around_it(void **state)
{
	(void)state;
	assert_int_equal(qr_draw(arena, ADDRESS).size % 4, (21 + 8) % 4); // sides are 21, 25, 29 … and eight of white
	assert_true(str_starts(qr_draw(arena, ADDRESS).path.d, "M4 4h7"));
}

static void what_does_not_fit_is_not_drawn(void **state)
{
	(void)state;
	char *much = arena_take(arena, 5000);
	memset(much, 'a', 4999);
	assert_int_equal(qr_draw(arena, (struct str){much, 4999}).size, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(the_path_paints_exactly_the_black_modules),
	        cmocka_unit_test(there_are_four_white_modules_around_it),
	        cmocka_unit_test(what_does_not_fit_is_not_drawn),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
