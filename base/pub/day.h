// SPDX-License-Identifier: EUPL-1.2
// Days and times. Inside, a time is int64 milliseconds UTC since 1970 and a day is int32 days since 1970-01-01 as people in the
// Netherlands count them: Europe/Amsterdam by the EU rule of Directive 2000/84/EC (last Sunday of March and October, 01:00 UTC),
// computed here, without tzdata and without localtime.
#pragma once
#include "out.h"

#define DAY_NONE INT32_MIN
#define TIME_NONE INT64_MIN

struct date {
	int year, month, day; // 1..12, 1..31
};

int32_t day_of(int64_t time); // the day in Amsterdam on which this moment falls
int64_t day_start(int32_t day); // the moment at which it begins there
int minute_of(int64_t time); // minutes since midnight in Amsterdam, 0..1439
int day_weekday(int32_t day); // 1 Monday .. 7 Sunday (ISO 8601)
struct date day_date(int32_t day);
int32_t day_from(struct date); // DAY_NONE when there is no such day
MUST_USE enum status day_read(struct str, int32_t *ret); // "2027-01-31", years 1900..2200
MUST_USE enum status time_read(struct str, int64_t *ret); // "2027-01-31T09:30:00.000Z" or without the fraction
void out_day(struct out *, int32_t day); // 2027-01-31; nothing for DAY_NONE or a year that has no four digits
void out_time(struct out *, int64_t time); // 2027-01-31T09:30:00.000Z
