// SPDX-License-Identifier: EUPL-1.2
// What the tests of pictures share.
#pragma once
#include "out.h"
#include "picture_inner.h"
#include "prop.h"
#include <fcntl.h>
#include <png.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
// jpeglib wants stdio before it
#include <jpeglib.h>

extern struct picture_helper *helper;
extern struct arena *arena;
struct pixels halves(uint32_t width, uint32_t height);
struct str bytes_kept(const void *at, size_t len);
struct str jpeg_of(struct pixels p, struct str exif);
struct str png_of(struct pixels p);
enum status encode(struct str file, struct picture_made *ret);
struct pixels noise(uint32_t width, uint32_t height);
int start(void **state);
int stop(void **state);
