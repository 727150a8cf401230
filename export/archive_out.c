// SPDX-License-Identifier: EUPL-1.2
// An archive as JSON. One thing a line, so that two files can be laid side by side. A '<' is written as \u003c: the same text
// stands in a page, where nothing in it may end the element around it.
#include "archive.h"
#include <sodium.h>

static void put_without_less_than(struct out *to, struct str text)
{
	while (text.len) {
		const char *less = memchr(text.at, '<', text.len);
		size_t n = less ? (size_t)(less - text.at) : text.len;
		out_bytes(to, text.at, n);
		if (less)
			out_lit(to, "\\u003c");
		n += less != NULL;
		text = (struct str){text.at + n, text.len - n};
	}
}

static void put_event(struct out *to, const struct event *e, struct out *line)
{
	line->len = 0;
	event_write(line, e);
	put_without_less_than(to, out_str(line));
	to->full = to->full || line->full;
}

static void put_base64(struct out *to, struct str bytes)
{
	char text[4097];
	for (size_t at = 0; at < bytes.len; at += 3072) {
		size_t n = bytes.len - at < 3072 ? bytes.len - at : 3072;
		sodium_bin2base64(text, sizeof text, (const uint8_t *)bytes.at + at, n, sodium_base64_VARIANT_ORIGINAL);
		out_put(to, str_of(text));
	}
}

void archive_blob(struct out *to, const struct blob *b)
{
	out_print(to, "data:%s;base64,", b->type);
	put_base64(to, b->bytes);
}

static void put_blobs(struct json_out *to, const struct archive *a, bool contents)
{
	json_key(to, STR("beelden"));
	json_open(to, '[');
	for (size_t i = 0; i < a->n_blobs; i++) {
		json_open(to, '{');
		json_key(to, STR("hash"));
		json_str(to, a->blobs[i].hash);
		json_key(to, STR("soort"));
		json_str(to, str_of(a->blobs[i].type));
		if (contents) {
			json_key(to, STR("inhoud"));
			out_char(to->out, '"');
			put_base64(to->out, a->blobs[i].bytes);
			out_char(to->out, '"');
			to->comma = true;
		}
		json_close(to, '}');
	}
	json_close(to, ']');
}

void archive_write(struct json_out *to, const struct archive *a, int64_t now, bool contents)
{
	struct out line;
	out_init(&line, 1 << 20);
	json_open(to, '{');
	json_key(to, STR("formaat"));
	json_int(to, 1);
	json_key(to, STR("gemaakt"));
	json_time(to, now);
	json_key(to, STR("kop"));
	json_str(to, a->head);
	json_key(to, STR("gebeurtenissen"));
	json_open(to, '[');
	for (size_t i = 0; i < a->n; i++) {
		if (i)
			out_char(to->out, ',');
		out_char(to->out, '\n');
		put_event(to->out, &a->at[i], &line);
	}
	json_close(to, ']');
	put_blobs(to, a, contents);
	json_close(to, '}');
	out_finish(&line);
}
