// SPDX-License-Identifier: EUPL-1.2
// Lines end in CR LF and are folded before their 76th byte, never within a sign (RFC 5545, 3.1). The time zone goes along, as
// it has to (3.6.5); the rule is that of day.h.
#include "calendar.h"
#include "words.h"

enum { LINE_BYTES = 75, FIRST_SECOND = 1767225600 /* 2026-01-01, so that it fits in 31 bits */ };

static void line(struct out *o, struct str text)
{
	size_t column = 0;
	for (size_t i = 0; i < text.len;) {
		size_t sign = 1;
		while (i + sign < text.len && ((unsigned char)text.at[i + sign] & 0xc0) == 0x80)
			sign++;
		if (column + sign > LINE_BYTES) {
			out_lit(o, "\r\n ");
			column = 1;
		}
		out_put(o, (struct str){text.at + i, sign});
		column += sign;
		i += sign;
	}
	out_lit(o, "\r\n");
}

static void lines(struct out *o, const char *const *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		line(o, str_of(all[i]));
}

static struct str escaped(struct arena *arena, struct str text)
{
	char *to = arena_many(arena, char, text.len * 2 + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++) {
		bool sign = text.at[i] == '\\' || text.at[i] == ';' || text.at[i] == ',' || text.at[i] == '\n';
		if (sign)
			to[n++] = '\\';
		to[n++] = text.at[i] == '\n' ? 'n' : text.at[i];
	}
	return (struct str){to, n};
}

static struct str moment(struct arena *arena, const char *name, int32_t day, int32_t minute)
{
	struct date d = day_date(day);
	if (minute == NUMBER_NONE)
		return str_print(arena, "%s;VALUE=DATE:%04d%02d%02d", name, d.year, d.month, d.day);
	return str_print(arena, "%s;TZID=Europe/Amsterdam:%04d%02d%02dT%02d%02d00", name, d.year, d.month, d.day, minute / 60,
	        minute % 60);
}

// A calendar takes the file with the higher number for the newer one (3.8.7.4). It counts no changes, which would tell how many
// there were, but the seconds until it was made; so it needs no memory either, and rises with every change.
static struct str sequence(struct arena *arena, int64_t made)
{
	int64_t seconds = made / 1000 - FIRST_SECOND;
	return str_print(arena, "SEQUENCE:%lld", (long long)(seconds > 0 ? seconds : 0));
}

static struct str stamp(struct arena *arena, int64_t made)
{
	int64_t seconds = made / 1000;
	struct date d = day_date((int32_t)(seconds / 86400));
	int in_day = (int)(seconds % 86400);
	return str_print(arena, "DTSTAMP:%04d%02d%02dT%02d%02d%02dZ", d.year, d.month, d.day, in_day / 3600, in_day / 60 % 60,
	        in_day % 60);
}

static const char *const begins[] = {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Agenda//Agenda//NL", "METHOD:PUBLISH"};
static const char *const amsterdam[] = {"BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam", "BEGIN:STANDARD", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT", "END:VTIMEZONE"};
static const char *const ends[] = {"CLASS:PRIVATE", "END:VEVENT", "END:VCALENDAR"};

void calendar_write(struct out *o, const struct appointment *a)
{
	struct arena *arena = arena_create();
	struct str uid = id_text(arena, a->id);
	lines(o, begins, sizeof begins / sizeof *begins);
	if (a->from != NUMBER_NONE)
		lines(o, amsterdam, sizeof amsterdam / sizeof *amsterdam);
	line(o, STR("BEGIN:VEVENT"));
	line(o, STR_JOIN(arena, STR("UID:"), uid));
	line(o, stamp(arena, a->made));
	line(o, sequence(arena, a->made));
	line(o, moment(arena, "DTSTART", a->day, a->from));
	if (a->from != NUMBER_NONE && a->till > a->from) // without it a calendar shows when it begins, and no more (3.6.1)
		line(o, moment(arena, "DTEND", a->day, a->till));
	line(o, STR_JOIN(arena, STR("SUMMARY:"), escaped(arena, a->title)));
	lines(o, ends, sizeof ends / sizeof *ends);
	arena_destroy(arena);
}
