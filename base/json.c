// SPDX-License-Identifier: EUPL-1.2
// JSON out. The writer keeps no tree: a comma is owed or not, and that is all there is to remember.
#include "json.h"

static void before_value(struct json_out *j)
{
	if (j->comma)
		out_char(j->out, ',');
	j->comma = true;
}

void json_open(struct json_out *j, char bracket)
{
	before_value(j);
	out_char(j->out, bracket);
	j->comma = false;
}

void json_close(struct json_out *j, char bracket)
{
	out_char(j->out, bracket);
	j->comma = true;
}

static void put_escape(struct out *o, char c)
{
	static const char hex[] = "0123456789abcdef";
	if (c == '"' || c == '\\')
		out_bytes(o, (char[]){'\\', c}, 2);
	else if (c == '\n')
		out_lit(o, "\\n");
	else
		out_bytes(o, (char[]){'\\', 'u', '0', '0', hex[(uint8_t)c >> 4], hex[(uint8_t)c & 15]}, 6);
}

static void put_quoted(struct out *o, struct str s)
{
	size_t run = 0;
	out_char(o, '"');
	for (size_t i = 0; i < s.len; i++) {
		if ((uint8_t)s.at[i] >= ' ' && s.at[i] != '"' && s.at[i] != '\\')
			continue;
		out_bytes(o, s.at + run, i - run);
		put_escape(o, s.at[i]);
		run = i + 1;
	}
	if (s.len) // an absent text may point nowhere
		out_bytes(o, s.at + run, s.len - run);
	out_char(o, '"');
}

void json_key(struct json_out *j, struct str key)
{
	before_value(j);
	put_quoted(j->out, key);
	out_char(j->out, ':');
	j->comma = false;
}

void json_str(struct json_out *j, struct str s)
{
	before_value(j);
	put_quoted(j->out, s);
}

void json_int(struct json_out *j, int64_t value)
{
	before_value(j);
	out_int(j->out, value);
}

void json_bool(struct json_out *j, bool value)
{
	before_value(j);
	out_put(j->out, value ? STR("true") : STR("false"));
}

void json_none(struct json_out *j)
{
	before_value(j);
	out_lit(j->out, "null");
}

void json_id(struct json_out *j, struct id id)
{
	if (!id_set(id)) {
		json_none(j);
		return;
	}
	before_value(j);
	out_char(j->out, '"');
	out_id(j->out, id);
	out_char(j->out, '"');
}

void json_day(struct json_out *j, int32_t day)
{
	if (day == DAY_NONE) {
		json_none(j);
		return;
	}
	before_value(j);
	out_char(j->out, '"');
	out_day(j->out, day);
	out_char(j->out, '"');
}

void json_time(struct json_out *j, int64_t time)
{
	if (time == TIME_NONE) {
		json_none(j);
		return;
	}
	before_value(j);
	out_char(j->out, '"');
	out_time(j->out, time);
	out_char(j->out, '"');
}
