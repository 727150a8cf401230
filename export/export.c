// SPDX-License-Identifier: EUPL-1.2
// The two forms of the file, and going on alone: an export that is imported at once.
#include "archive.h"

enum status export_json(struct seat *seat, int64_t now, struct arena *arena, struct out *out)
{
	struct archive archive;
	enum status got = archive_gather(seat, PART_EXPORT, arena, &archive);
	if (got != OK)
		return got;
	archive_write(&(struct json_out){.out = out}, &archive, now, true);
	out_char(out, '\n');
	return out->full ? TOO_LARGE : OK;
}

enum status export_html(struct seat *seat, int64_t now, struct arena *arena, struct out *out)
{
	struct archive archive;
	enum status got = archive_gather(seat, PART_EXPORT, arena, &archive);
	if (got != OK)
		return got;
	html_write(out, &archive, now, arena);
	return out->full ? TOO_LARGE : OK;
}

enum status export_go_alone(
        struct house *house, struct seat *seat, const struct who *who, struct arena *arena, struct imported *ret)
{
	struct import import;
	struct out text;
	enum part part = seat_facts(seat).outside ? PART_PLAN : PART_OWN;
	enum status got = archive_gather(seat, part, arena, &import.archive);
	if (got != OK)
		return got;
	out_init(&text, ARCHIVE_BYTES);
	archive_write(&(struct json_out){.out = &text}, &import.archive, 0, false);
	import.hash = archive_hash(out_str(&text), arena); // of the file that would have been
	out_finish(&text);
	return import_keep(house, &import, who, arena, ret);
}
