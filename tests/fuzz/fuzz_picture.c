// SPDX-License-Identifier: EUPL-1.2
// Whatever someone sends as a picture: it is refused, or what comes out keeps to its bounds and stays the same when it comes
// back. In this process, without the walls of the helper, so that the sanitizers see what the decoders do.
#include "picture_inner.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct picture_file file = {0}, again = {0};
	if (picture_convert((struct str){(const char *)data, size}, &file) != OK)
		return 0;
	if (file.size == 0 || file.size > PICTURE_OUT_BYTES || file.width > PICTURE_OUT_SIDE || file.height > PICTURE_OUT_SIDE)
		abort();
	if (picture_convert((struct str){(const char *)file.at, file.size}, &again) != OK || again.size != file.size ||
	        memcmp(again.at, file.at, file.size) != 0)
		abort();
	free(file.at);
	free(again.at);
	return 0;
}
