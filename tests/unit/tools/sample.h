// SPDX-License-Identifier: EUPL-1.2
// What sample.html shows.
#pragma once
#include "view.h"

struct sample_row {
	struct str text;
	bool done;
};
struct sample {
	struct str name;
	struct id id;
	struct url to;
	struct svg_path drawing;
	struct {
		const struct sample_row *at;
		uint32_t n;
	} rows;
	int count;
};
