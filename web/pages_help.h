// SPDX-License-Identifier: EUPL-1.2
// Help, and what we owe everyone to say: what those pages show (views/help.html).
#pragma once
#include "visit.h"

struct words_page {
	struct frame frame;
	struct str host, officer, complaints;
	struct url complaints_url; // when the address is one for mail
};

enum { TIP_LINES = 6 };
struct tip {
	struct str word, title;
	struct str lines[TIP_LINES]; // empty after the last
};
struct tip_line {
	struct str text;
};
struct tip_link {
	struct url to;
	struct str title;
};
struct help_page {
	struct frame frame;
	struct str title;
	struct {
		const struct tip_link *at;
		size_t n;
	} tips;
	struct {
		const struct tip_line *at;
		size_t n;
	} lines;
};

struct post_line {
	struct str text;
	struct url link; // when the line is an address of ours
};
struct post_mail {
	struct str subject, to;
	struct {
		const struct post_line *at;
		size_t n;
	} lines;
};
struct post_page {
	struct frame frame;
	struct {
		const struct post_mail *at;
		size_t n;
	} mails;
};
void post_show(struct visit *); // pages_post.c
