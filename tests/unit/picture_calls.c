// SPDX-License-Identifier: EUPL-1.2
// See picture_calls.h.
#include "picture_calls.h"
#include "out.h"
#include "picture_inner.h"
#include "prop.h"
#include <fcntl.h>
#include <png.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
// jpeglib wants stdio before it
#include <jpeglib.h>
// cmocka wants those above first
#include <cmocka.h>

struct picture_helper *helper;
struct arena *arena;

struct pixels halves(uint32_t width, uint32_t height)
{
	struct pixels p = {.rgb = calloc((size_t)width * height, 3), .width = width, .height = height};
	assert_non_null(p.rgb);
	for (size_t i = 0; i < (size_t)width * height; i++)
		p.rgb[3 * i + (i % width < width / 2 ? 0 : 2)] = 255;
	return p;
}

struct str bytes_kept(const void *at, size_t len)
{
	char *to = arena_take(arena, len);
	memcpy(to, at, len);
	return (struct str){to, len};
}

struct str jpeg_of(struct pixels p, struct str exif)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr end;
	unsigned char *at = NULL;
	unsigned long size = 0;
	jpeg.err = jpeg_std_error(&end);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &at, &size);
	jpeg.image_width = p.width;
	jpeg.image_height = p.height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	if (exif.len > 0)
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, (const JOCTET *)exif.at, (unsigned)exif.len);
	while (jpeg.next_scanline < jpeg.image_height) {
		JSAMPROW row = p.rgb + (size_t)jpeg.next_scanline * p.width * 3;
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct str file = bytes_kept(at, size);
	free(at);
	free(p.rgb);
	return file;
}

struct str png_of(struct pixels p)
{
	png_image image = {.version = PNG_IMAGE_VERSION, .width = p.width, .height = p.height, .format = PNG_FORMAT_RGB};
	png_alloc_size_t size = 0;
	assert_true(png_image_write_to_memory(&image, NULL, &size, 0, p.rgb, 0, NULL));
	char *at = arena_take(arena, size);
	assert_true(png_image_write_to_memory(&image, at, &size, 0, p.rgb, 0, NULL));
	free(p.rgb);
	return (struct str){at, size};
}

enum status encode(struct str file, struct picture_made *ret)
{
	return picture_encode(helper, file, arena, ret);
}

struct pixels noise(uint32_t width, uint32_t height)
{
	struct chance chance = {1};
	struct pixels p = halves(width, height);
	for (size_t i = 0; i < (size_t)width * height * 3; i++)
		p.rgb[i] = (uint8_t)chance_next(&chance);
	return p;
}

int start(void **state)
{
	(void)state;
	arena = arena_create();
	return picture_start(&helper) == OK ? 0 : -1;
}

int stop(void **state)
{
	(void)state;
	picture_stop(helper);
	arena_destroy(arena);
	return 0;
}
