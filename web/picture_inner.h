// SPDX-License-Identifier: EUPL-1.2
// What the files of the picture helper share. The way of a picture: picture.c hands one end of a socket to the helper's
// first process (picture_helper.c), which forks a process for it; that one locks itself in, reads the file from the socket,
// makes pixels (picture_read.c), makes them small and upright (picture_scale.c), writes the new file (picture_write.c) and
// ends. On the socket: the file and an end of writing; back a struct picture_answer and the new file.
#pragma once
#include "picture.h"
#include <sys/types.h>

// A sanitizer maps terabytes of address space for itself and looks at its signal stack: with one, that much is allowed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define PICTURE_SANITIZED 1
#elif defined(__has_feature)
#define PICTURE_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define PICTURE_SANITIZED 0
#endif

struct picture_answer {
	uint32_t status; // enum status
	uint32_t kind; // enum picture_kind
	uint32_t width, height, size;
};

// Rows from above, three bytes (red, green, blue) a pixel, on the heap. `orientation` as in Exif 2.3, 4.6.4: 1..8, how the rows
// must be turned to stand upright; `drawing` when it came as PNG with at most 256 colours.
struct pixels {
	uint8_t *rgb;
	uint32_t width, height;
	uint8_t orientation;
	bool drawing;
};

// Everything the helper's first process does, until the other end of `control` is closed.
_Noreturn void picture_helper_run(int control);
// Locks this process in, for ever: `socket` becomes descriptor 3 and the only one; see picture.h for what is left to it.
void picture_confine(int socket);
pid_t picture_helper_process(const struct picture_helper *); // its first process, for tests that end it

// BAD_INPUT, TOO_LARGE as of picture_encode. free() the rgb.
MUST_USE enum status picture_read(struct str file, struct pixels *ret);
MUST_USE enum status picture_read_jpeg(struct str file, struct pixels *ret);
MUST_USE enum status picture_read_png(struct str file, struct pixels *ret);
uint8_t picture_orientation(struct str tiff); // of an Exif block after its "Exif\0\0"; 1 when it does not say

// New pixels of at most `side` on the longer side, never larger than they were.
struct pixels picture_shrink(const struct pixels *, uint32_t side);
struct pixels picture_upright(const struct pixels *); // turned, orientation 1

struct picture_file {
	enum picture_kind kind;
	uint32_t width, height;
	uint8_t *at; // free() it
	size_t size;
};
// Was it made here, from a photo, by picture_convert? Then *ret is the same bytes, written anew. free() what is at `at`.
bool picture_is_ours(struct str file, struct picture_file *ret);
// The whole way from a file to a file of at most PICTURE_OUT_BYTES; in this process, so for the helper and for tests only.
MUST_USE enum status picture_convert(struct str file, struct picture_file *ret);
