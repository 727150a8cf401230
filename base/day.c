// SPDX-License-Identifier: EUPL-1.2
// The calendar. A year is taken to begin in March, so that the leap day comes last and a month's first day is a formula; eras of
// 400 years repeat exactly. The clock in Amsterdam is UTC+1, and UTC+2 from the last Sunday of March 01:00 UTC to that of
// October.
#include "day.h"

enum { DAYS_ERA = 146097, MS_HOUR = 3600 * 1000, MS_DAY = 24 * MS_HOUR };
enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, FARTHEST_YEAR = 1000000 };
enum { EPOCH_FROM_MARCH_0 = 719468 }; // days from 0000-03-01 to 1970-01-01

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int64_t civil_days(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = floor_div(y, 400), of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * DAYS_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_FROM_MARCH_0;
}

static struct date civil_date(int64_t days)
{
	days += EPOCH_FROM_MARCH_0;
	int64_t era = floor_div(days, DAYS_ERA), of_era = days - era * DAYS_ERA;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (DAYS_ERA - 1)) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int month = (int)((5 * of_year + 2) / 153); // 0 is March
	return (struct date){
	        .year = (int)(year + era * 400) + (month >= 10),
	        .month = month < 10 ? month + 3 : month - 9,
	        .day = (int)(of_year - (153 * month + 2) / 5) + 1,
	};
}

static int weekday(int64_t day)
{
	return (int)(day + 3 - floor_div(day + 3, 7) * 7) + 1;
}

static int64_t last_sunday(int year, int month) // of a month with 31 days
{
	int64_t last = civil_days(year, month, 31);
	return last - weekday(last) % 7;
}

static int64_t offset_at(int64_t time) // of Amsterdam to UTC, in milliseconds
{
	int year = civil_date(floor_div(time, MS_DAY)).year;
	bool summer = time >= last_sunday(year, 3) * MS_DAY + MS_HOUR && time < last_sunday(year, 10) * MS_DAY + MS_HOUR;
	return summer ? 2 * MS_HOUR : MS_HOUR;
}

int32_t day_of(int64_t time)
{
	if (time == TIME_NONE)
		return DAY_NONE;
	return (int32_t)floor_div(time + offset_at(time), MS_DAY);
}

int64_t day_start(int32_t day)
{
	if (day == DAY_NONE)
		return TIME_NONE;
	int year = civil_date(day).year;
	bool summer = day > last_sunday(year, 3) && day <= last_sunday(year, 10); // the clock changes after midnight
	return day * (int64_t)MS_DAY - (summer ? 2 * MS_HOUR : MS_HOUR);
}

int minute_of(int64_t time)
{
	if (time == TIME_NONE)
		return 0;
	int64_t local = time + offset_at(time);
	return (int)((local - floor_div(local, MS_DAY) * MS_DAY) / (60 * 1000));
}

int day_weekday(int32_t day)
{
	return weekday(day);
}

struct date day_date(int32_t day)
{
	return civil_date(day);
}

static int days_in_month(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

int32_t day_from(struct date d)
{
	if (d.year < -FARTHEST_YEAR || d.year > FARTHEST_YEAR || d.month < 1 || d.month > 12)
		return DAY_NONE;
	if (d.day < 1 || d.day > days_in_month(d.year, d.month))
		return DAY_NONE;
	return (int32_t)civil_days(d.year, d.month, d.day);
}

// Reads a text that must have the shape of `shape`, in which 0 is any digit; the numbers found go into `ret` in order.
static bool read_shape(const char *text, const char *shape, int *ret)
{
	int number = 0;
	for (; *shape; text++, shape++) {
		if (*shape != '0') {
			if (*text != *shape)
				return false;
			continue;
		}
		if (*text < '0' || *text > '9')
			return false;
		number = number * 10 + (*text - '0');
		if (shape[1] != '0') {
			*ret++ = number;
			number = 0;
		}
	}
	return true;
}

enum status day_read(struct str text, int32_t *ret)
{
	int n[3];
	if (text.len != 10 || !read_shape(text.at, "0000-00-00", n) || n[0] < FIRST_YEAR || n[0] > LAST_YEAR)
		return BAD_INPUT;
	int32_t day = day_from((struct date){n[0], n[1], n[2]});
	if (day == DAY_NONE)
		return BAD_INPUT;
	*ret = day;
	return OK;
}

enum status time_read(struct str text, int64_t *ret)
{
	int n[4] = {0};
	int32_t day;
	if (text.len != 20 && text.len != 24)
		return BAD_INPUT;
	if (!read_shape(text.at + 10, text.len == 20 ? "T00:00:00Z" : "T00:00:00.000Z", n))
		return BAD_INPUT;
	if (n[0] > 23 || n[1] > 59 || n[2] > 59 || day_read((struct str){text.at, 10}, &day) != OK)
		return BAD_INPUT;
	*ret = day * (int64_t)MS_DAY + (int64_t)n[0] * MS_HOUR + n[1] * 60000 + n[2] * 1000 + n[3];
	return OK;
}

static void put_digits(char *to, int64_t value, int digits)
{
	for (; digits > 0; digits--, value /= 10)
		to[digits - 1] = (char)('0' + value % 10);
}

// Years of four digits, as RFC 3339 has them.
static bool put_date(char *to, struct date d)
{
	if (d.year < 0 || d.year > 9999)
		return false;
	put_digits(to, d.year, 4);
	put_digits(to + 5, d.month, 2);
	put_digits(to + 8, d.day, 2);
	return true;
}

void out_day(struct out *o, int32_t day)
{
	char text[] = "0000-00-00";
	if (day != DAY_NONE && put_date(text, civil_date(day)))
		out_bytes(o, text, sizeof text - 1);
}

void out_time(struct out *o, int64_t time)
{
	char text[] = "0000-00-00T00:00:00.000Z";
	int64_t day = floor_div(time, MS_DAY), rest = time - day * MS_DAY;
	if (time == TIME_NONE || !put_date(text, civil_date(day)))
		return;
	put_digits(text + 11, rest / MS_HOUR, 2);
	put_digits(text + 14, rest / 60000 % 60, 2);
	put_digits(text + 17, rest / 1000 % 60, 2);
	put_digits(text + 20, rest % 1000, 3);
	out_bytes(o, text, sizeof text - 1);
}
