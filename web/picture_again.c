// SPDX-License-Identifier: EUPL-1.2
// A picture that was made here before, as an export holds it, stays the same bytes, so that a plan that is taken along and
// brought back is the same plan. It is not believed for how it looks: its numbers are read out and written by our own encoder,
// which puts nothing beside them, and only when exactly the same file comes out is it that file. (A PNG needs none of this: to
// read one and to write it is the same every time.)
#include "picture_jpeg.h"
#include <stdlib.h>

struct copying {
	struct jpeg_decompress_struct from;
	struct jpeg_compress_struct to;
	struct jpeg_end end;
	unsigned char *at;
	unsigned long size;
};

// What our encoder wrote has no mistake in it, also not a small one.
static void no_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		jpeg_fail(jpeg);
}

static void copy(struct copying *c, struct str file)
{
	jpeg_mem_src(&c->from, (const unsigned char *)file.at, file.len);
	if (jpeg_read_header(&c->from, TRUE) != JPEG_HEADER_OK || c->from.image_width > PICTURE_OUT_SIDE ||
	        c->from.image_height > PICTURE_OUT_SIDE)
		jpeg_fail((j_common_ptr)&c->from);
	jvirt_barray_ptr *numbers = jpeg_read_coefficients(&c->from);
	jpeg_mem_dest(&c->to, &c->at, &c->size);
	jpeg_copy_critical_parameters(&c->from, &c->to);
	jpeg_write_coefficients(&c->to, numbers);
	jpeg_finish_compress(&c->to);
	jpeg_finish_decompress(&c->from);
}

static bool copied(struct copying *c, struct str file)
{
	c->from.err = c->to.err = jpeg_std_error(&c->end.manager);
	c->end.manager.error_exit = jpeg_fail;
	c->end.manager.emit_message = no_message;
	jpeg_create_decompress(&c->from);
	jpeg_create_compress(&c->to);
	bool done = setjmp(c->end.back) == 0;
	if (done)
		copy(c, file);
	jpeg_destroy_compress(&c->to);
	jpeg_destroy_decompress(&c->from);
	return done;
}

bool picture_is_ours(struct str file, struct picture_file *ret)
{
	struct copying *c = file.len <= PICTURE_OUT_BYTES && str_starts(file, "\xff\xd8\xff") ? calloc(1, sizeof *c) : NULL;
	if (!c)
		return false;
	bool same = copied(c, file) && c->size == file.len && memcmp(c->at, file.at, file.len) == 0;
	if (same)
		*ret = (struct picture_file){PICTURE_JPEG, c->from.image_width, c->from.image_height, c->at, c->size};
	else
		free(c->at);
	free(c);
	return same;
}
