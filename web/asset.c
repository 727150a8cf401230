// SPDX-License-Identifier: EUPL-1.2
// See asset.h. There are a dozen of them, and a reader asks for each once.
#include "asset.h"

const struct asset *asset_find(struct str path)
{
	for (size_t i = 0; i < ASSETS_N; i++)
		if (str_eq(ASSETS[i].path, path))
			return &ASSETS[i];
	return NULL;
}
