// SPDX-License-Identifier: EUPL-1.2
// From a JPEG or PNG file to pixels. Everything here reads what a stranger sent. Colour profiles are not followed: what is
// lost is a shade, and a profile is a parser more. A transparent drawing is laid on white paper.
#include "picture_jpeg.h"
#include <stdlib.h>

#include <png.h>

#include <jerror.h> // wants jpeglib.h before it

static enum status size_check(uint64_t width, uint64_t height)
{
	if (width == 0 || height == 0)
		return BAD_INPUT;
	if (width > PICTURE_IN_SIDE || height > PICTURE_IN_SIDE || width * height > PICTURE_IN_PIXELS)
		return TOO_LARGE;
	return OK;
}

// ---- Orientation

static uint32_t tiff_number(struct str tiff, size_t at, size_t bytes)
{
	bool little = tiff.at[0] == 'I';
	uint32_t number = 0;
	for (size_t i = 0; i < bytes; i++)
		number = number << 8 | (uint8_t)tiff.at[little ? at + bytes - 1 - i : at + i];
	return number;
}

uint8_t picture_orientation(struct str tiff)
{
	enum { ENTRY = 12, TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3 };
	if (tiff.len < 14 || (memcmp(tiff.at, "II*\0", 4) != 0 && memcmp(tiff.at, "MM\0*", 4) != 0))
		return 1;
	size_t at = tiff_number(tiff, 4, 4);
	if (at > tiff.len - 2)
		return 1;
	uint32_t entries = tiff_number(tiff, at, 2);
	at += 2;
	for (; entries > 0 && tiff.len - at >= ENTRY; entries--, at += ENTRY) {
		if (tiff_number(tiff, at, 2) != TAG_ORIENTATION || tiff_number(tiff, at + 2, 2) != TYPE_SHORT)
			continue;
		uint32_t value = tiff_number(tiff, at + 8, 2);
		return value >= 1 && value <= 8 ? (uint8_t)value : 1;
	}
	return 1;
}

// ---- JPEG

// A camera's small sins are forgiven; a file that stops halfway is not, nor one that sins without end.
static void jpeg_message(j_common_ptr jpeg, int level)
{
	enum { SINS = 1000 };
	if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF || ++jpeg->err->num_warnings > SINS))
		jpeg_fail(jpeg);
}

// A progressive file may ask for the same pixels again and again.
static void jpeg_progress(j_common_ptr jpeg)
{
	enum { SCANS = 100 };
	if (((struct jpeg_decompress_struct *)jpeg)->input_scan_number > SCANS)
		jpeg_fail(jpeg);
}

static uint8_t jpeg_orientation(const struct jpeg_decompress_struct *jpeg)
{
	for (jpeg_saved_marker_ptr marker = jpeg->marker_list; marker; marker = marker->next)
		if (marker->data_length > 6 && memcmp(marker->data, "Exif\0\0", 6) == 0)
			return picture_orientation((struct str){(const char *)marker->data + 6, marker->data_length - 6});
	return 1;
}

// The largest of libjpeg's eighths with which no more is decoded than comes out: a photo of 40 million pixels costs as 2.5.
static void jpeg_choose_scale(struct jpeg_decompress_struct *jpeg)
{
	uint32_t side = jpeg->image_width > jpeg->image_height ? jpeg->image_width : jpeg->image_height;
	jpeg->scale_denom = 8;
	jpeg->scale_num = 1;
	while (jpeg->scale_num < 8 && (uint64_t)side * jpeg->scale_num / 8 < PICTURE_OUT_SIDE)
		jpeg->scale_num++;
}

// Four inks, kept inverted as Adobe's programs do, to three lights; in place.
static void cmyk_to_rgb(uint8_t *row, uint32_t width)
{
	for (uint32_t x = 0; x < width; x++)
		for (int part = 0; part < 3; part++)
			row[3 * x + part] = (uint8_t)(row[4 * x + part] * row[4 * x + 3] / 255);
}

// `wide` has room for a row of inks.
static void jpeg_rows(struct jpeg_decompress_struct *jpeg, struct pixels *to, uint8_t *wide)
{
	bool cmyk = jpeg->out_color_space == JCS_CMYK;
	size_t stride = (size_t)to->width * 3;
	while (jpeg->output_scanline < jpeg->output_height) {
		uint8_t *row = to->rgb + stride * jpeg->output_scanline;
		JSAMPROW into = cmyk ? wide : row;
		jpeg_read_scanlines(jpeg, &into, 1);
		if (cmyk) {
			cmyk_to_rgb(wide, to->width);
			memcpy(row, wide, stride);
		}
	}
}

static enum status jpeg_decode(struct jpeg_decompress_struct *jpeg, struct pixels *to)
{
	jpeg_save_markers(jpeg, JPEG_APP0 + 1, 0xffff);
	if (jpeg_read_header(jpeg, TRUE) != JPEG_HEADER_OK)
		return BAD_INPUT;
	enum status status = size_check(jpeg->image_width, jpeg->image_height);
	if (status != OK)
		return status;
	bool inks = jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
	jpeg->out_color_space = inks ? JCS_CMYK : JCS_RGB;
	jpeg_choose_scale(jpeg);
	jpeg_start_decompress(jpeg);
	to->width = jpeg->output_width;
	to->height = jpeg->output_height;
	to->orientation = jpeg_orientation(jpeg);
	// Two rows more than there are: room for a row of four inks.
	to->rgb = calloc((size_t)to->width * (to->height + 2), 3);
	if (!to->rgb)
		return TOO_LARGE;
	jpeg_rows(jpeg, to, to->rgb + (size_t)to->width * to->height * 3);
	return OK;
}

enum status picture_read_jpeg(struct str file, struct pixels *ret)
{
	struct jpeg_decompress_struct jpeg;
	struct jpeg_end end;
	struct pixels *to = calloc(1, sizeof *to); // on the heap: a local would not be sure to survive the long jump
	if (!to)
		return TOO_LARGE;
	jpeg.err = jpeg_std_error(&end.manager);
	end.manager.error_exit = jpeg_fail;
	end.manager.emit_message = jpeg_message;
	struct jpeg_progress_mgr progress = {.progress_monitor = jpeg_progress};
	enum status status;
	jpeg_create_decompress(&jpeg);
	jpeg.progress = &progress;
	if (setjmp(end.back) == 0) {
		jpeg_mem_src(&jpeg, (const unsigned char *)file.at, file.len);
		status = jpeg_decode(&jpeg, to);
	} else {
		status = BAD_INPUT;
	}
	jpeg_destroy_decompress(&jpeg);
	if (status == OK)
		*ret = *to;
	else
		free(to->rgb);
	free(to);
	return status;
}

// ---- PNG

struct png_source {
	struct str rest;
};

static void png_take(png_structp png, png_bytep into, size_t size)
{
	struct png_source *source = png_get_io_ptr(png);
	if (source->rest.len < size)
		png_error(png, "ends early");
	memcpy(into, source->rest.at, size);
	source->rest.at += size;
	source->rest.len -= size;
}

static _Noreturn void png_fail(png_structp png, png_const_charp why)
{
	(void)why;
	png_longjmp(png, 1);
}

static void png_hush(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

static void png_to_rgb(png_structp png, png_infop info)
{
	static const png_color_16 white = {.red = 255, .green = 255, .blue = 255, .gray = 255};
	png_set_scale_16(png);
	png_set_expand(png);
	png_set_gray_to_rgb(png);
	if ((png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, info, PNG_INFO_tRNS))
		png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
}

static uint8_t png_orientation(png_structp png, png_infop info)
{
	png_bytep exif = NULL;
	png_uint_32 size = 0;
	if (!png_get_eXIf_1(png, info, &size, &exif))
		return 1;
	return picture_orientation((struct str){(const char *)exif, size});
}

// At most 256 colours, all of them looked at: a table of 1,024 places, half of it never filled.
static bool few_colours(const struct pixels *p)
{
	enum { PLACES = 1024, MOST = 256 };
	uint32_t seen[PLACES] = {0}, found = 0, last = 0;
	size_t count = (size_t)p->width * p->height;
	for (size_t i = 0; i < count; i++) {
		const uint8_t *at = p->rgb + 3 * i;
		uint32_t colour = 1u << 24 | (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
		if (colour == last)
			continue;
		last = colour;
		uint32_t place = (colour * 2654435761u) >> 22;
		while (seen[place] != 0 && seen[place] != colour)
			place = (place + 1) % PLACES;
		if (seen[place] == colour)
			continue;
		if (++found > MOST)
			return false;
		seen[place] = colour;
	}
	return true;
}

static enum status png_decode(png_structp png, png_infop info, struct pixels *to)
{
	png_set_user_limits(png, PICTURE_IN_SIDE, PICTURE_IN_SIDE);
	png_set_chunk_malloc_max(png, 1 << 20);
	png_set_chunk_cache_max(png, 16);
	png_read_info(png, info);
	to->width = png_get_image_width(png, info);
	to->height = png_get_image_height(png, info);
	enum status status = size_check(to->width, to->height);
	if (status != OK)
		return status;
	png_to_rgb(png, info);
	int passes = png_set_interlace_handling(png);
	png_read_update_info(png, info);
	size_t stride = (size_t)to->width * 3;
	if (png_get_rowbytes(png, info) != stride)
		return BAD_INPUT;
	to->rgb = calloc(to->height, stride);
	if (!to->rgb)
		return TOO_LARGE;
	for (; passes > 0; passes--)
		for (uint32_t y = 0; y < to->height; y++)
			png_read_row(png, to->rgb + stride * y, NULL);
	png_read_end(png, info);
	to->orientation = png_orientation(png, info);
	to->drawing = few_colours(to);
	return OK;
}

// libpng refuses a side over its limit with an error that looks like any other, so the header (RFC 2083, 4.1.1) is asked first.
static enum status png_header_check(struct str file)
{
	const uint8_t *at = (const uint8_t *)file.at + 16;
	if (file.len < 33)
		return BAD_INPUT;
	return size_check(png_get_uint_32(at), png_get_uint_32(at + 4));
}

enum status picture_read_png(struct str file, struct pixels *ret)
{
	enum status status = png_header_check(file);
	if (status != OK)
		return status;
	struct png_source source = {file};
	struct pixels *to = calloc(1, sizeof *to);
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_fail, png_hush);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (!to || !info) {
		png_destroy_read_struct(&png, NULL, NULL);
		free(to);
		return TOO_LARGE;
	}
	if (setjmp(png_jmpbuf(png)) == 0) {
		png_set_read_fn(png, &source, png_take);
		status = png_decode(png, info, to);
	} else {
		status = BAD_INPUT;
	}
	png_destroy_read_struct(&png, &info, NULL);
	if (status == OK)
		*ret = *to;
	else
		free(to->rgb);
	free(to);
	return status;
}

enum status picture_read(struct str file, struct pixels *ret)
{
	if (str_starts(file, "\x89PNG\r\n\x1a\n"))
		return picture_read_png(file, ret);
	if (str_starts(file, "\xff\xd8\xff"))
		return picture_read_jpeg(file, ret);
	return BAD_INPUT;
}
