// SPDX-License-Identifier: EUPL-1.2
// Lines end in CR LF and are folded before their 76th byte, never within a sign (RFC 5545, 3.1). The time zone goes along, as
// it has to (3.6.5); the rule is that of day.h.
#include "calendar.h"
#include "words.h"

enum { LINE_BYTES = 75 };

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

static struct str starts(struct arena *arena, const struct appointment *a)
{
	struct date d = day_date(a->day);
	if (a->from == NUMBER_NONE)
		return str_print(arena, "DTSTART;VALUE=DATE:%04d%02d%02d", d.year, d.month, d.day);
	return str_print(arena, "DTSTART;TZID=Europe/Amsterdam:%04d%02d%02dT%02d%02d00", d.year, d.month, d.day, a->from / 60,
	        a->from % 60);
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
	line(o, starts(arena, a));
	line(o, STR_JOIN(arena, STR("SUMMARY:"), escaped(arena, a->title)));
	lines(o, ends, sizeof ends / sizeof *ends);
	arena_destroy(arena);
}
