// SPDX-License-Identifier: EUPL-1.2
// What the readers of JPEG share: libjpeg's way out of a mistake is a long jump, not exit().
#pragma once
#include "picture_inner.h"
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h> // wants stdio.h before it

struct jpeg_end {
	struct jpeg_error_mgr manager; // first, so that libjpeg's pointer to it is a pointer to this
	jmp_buf back;
};

static inline _Noreturn void jpeg_fail(j_common_ptr jpeg)
{
	longjmp(((struct jpeg_end *)jpeg->err)->back, 1);
}
