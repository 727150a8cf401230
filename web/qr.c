// SPDX-License-Identifier: EUPL-1.2
// From a text to the path of its QR code: see qr.h. A run of black modules in a row is one rectangle, so that a printer draws
// no hair lines between neighbours.
#include "qr.h"
#include <qrencode.h>

enum { QUIET = 4 };

static int run_at(const QRcode *code, int x, int y)
{
	int n = 0;
	while (x + n < code->width && (code->data[y * code->width + x + n] & 1))
		n++;
	return n;
}

static struct svg_path path_of(struct arena *arena, const QRcode *code)
{
	struct out o;
	out_init(&o, (size_t)1 << 20);
	for (int y = 0; y < code->width; y++)
		for (int x = 0; x < code->width;) {
			int n = run_at(code, x, y);
			if (n > 0)
				out_print(&o, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, n, n);
			x += n > 0 ? n : 1;
		}
	struct svg_path path = {str_copy(arena, out_str(&o))};
	out_finish(&o);
	return path;
}

struct qr qr_draw(struct arena *arena, struct str text)
{
	QRcode *code = QRcode_encodeString8bit(str_zero(arena, text), 0, QR_ECLEVEL_M);
	if (!code)
		return (struct qr){0};
	struct qr qr = {code->width + 2 * QUIET, path_of(arena, code)};
	QRcode_free(code);
	return qr;
}
