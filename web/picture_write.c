// SPDX-License-Identifier: EUPL-1.2
// From pixels to a file that is small enough, and the whole way from a file to a file. Written anew and without any block
// but pixels, so that nothing of what the sender's camera knew comes along.
#include "picture_inner.h"
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <png.h>

static enum status write_jpeg(const struct pixels *p, int quality, struct picture_file *ret)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr end; // its way out is exit(): our own pixels give no error but the end of memory
	unsigned char *at = NULL;
	unsigned long size = 0;
	jpeg.err = jpeg_std_error(&end);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &at, &size);
	jpeg.image_width = p->width;
	jpeg.image_height = p->height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_set_quality(&jpeg, quality, TRUE);
	jpeg_start_compress(&jpeg, TRUE);
	while (jpeg.next_scanline < jpeg.image_height) {
		JSAMPROW row = p->rgb + (size_t)jpeg.next_scanline * p->width * 3;
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	*ret = (struct picture_file){PICTURE_JPEG, p->width, p->height, at, size};
	return size <= PICTURE_OUT_BYTES ? OK : TOO_LARGE;
}

static enum status write_png(const struct pixels *p, struct picture_file *ret)
{
	png_image image = {.version = PNG_IMAGE_VERSION, .width = p->width, .height = p->height, .format = PNG_FORMAT_RGB};
	png_alloc_size_t size = PICTURE_OUT_BYTES;
	uint8_t *at = malloc(size);
	if (!at)
		abort();
	*ret = (struct picture_file){.at = at};
	if (!png_image_write_to_memory(&image, at, &size, 0, p->rgb, 0, NULL))
		return TOO_LARGE; // than the room it was given
	*ret = (struct picture_file){PICTURE_PNG, p->width, p->height, at, size};
	return OK;
}

// Coarser, then smaller, until it fits: a page of noise fits at the end of this too.
static enum status write_fitting(const struct pixels *p, struct picture_file *ret)
{
	static const int qualities[] = {82, 70, 55};
	struct pixels now = picture_shrink(p, PICTURE_OUT_SIDE);
	enum status status = now.drawing ? write_png(&now, ret) : TOO_LARGE;
	for (uint32_t side = PICTURE_OUT_SIDE; status == TOO_LARGE && side >= 200; side = side * 3 / 4) {
		struct pixels smaller = picture_shrink(&now, side);
		for (size_t i = 0; status == TOO_LARGE && i < sizeof qualities / sizeof *qualities; i++) {
			free(ret->at);
			status = write_jpeg(&smaller, qualities[i], ret);
		}
		free(smaller.rgb);
	}
	free(now.rgb);
	return status;
}

enum status picture_convert(struct str file, struct picture_file *ret)
{
	struct pixels read;
	if (picture_is_ours(file, ret))
		return OK;
	enum status status = file.len > PICTURE_IN_BYTES ? TOO_LARGE : picture_read(file, &read);
	if (status != OK)
		return status;
	struct pixels small = picture_shrink(&read, PICTURE_OUT_SIDE);
	free(read.rgb);
	struct pixels upright = picture_upright(&small);
	free(small.rgb);
	struct picture_file made = {0};
	status = write_fitting(&upright, &made);
	free(upright.rgb);
	if (status == OK)
		*ret = made;
	else
		free(made.at);
	return status;
}
