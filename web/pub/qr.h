// SPDX-License-Identifier: EUPL-1.2
// A QR code (ISO/IEC 18004) as one path for an SVG: <svg class="qr" viewBox="0 0 {q.size} {q.size}"><path d="{q.path}"/></svg>.
// The four white modules that must stand around it are in the size.
#pragma once
#include "view.h"

struct qr {
	int size; // modules on a side, with the white around it; 0 when the text does not fit
	struct svg_path path;
};
// With correction of level M, for paper that is folded. At most about 2,000 bytes fit.
struct qr qr_draw(struct arena *, struct str text);
