// SPDX-License-Identifier: EUPL-1.2
// A letter as mail servers want it: RFC 5322 headers, and the text quoted-printable (RFC 2045, 6.7), which every server passes
// on unchanged. No header says what made it, and nothing in it tells us whether it was read.
#include "post.h"

enum { LINE_LONG = 76, PIECE_LONG = 75 };

struct str post_address(struct str from)
{
	struct str rest = from;
	(void)str_cut(&rest, '<');
	struct str address = str_trim(rest.len ? str_cut(&rest, '>') : from);
	const char *at = address.len ? memchr(address.at, '@', address.len) : NULL;
	bool bad = !at || at == address.at || at == address.at + address.len - 1;
	for (size_t i = 0; i < address.len; i++)
		bad = bad || (unsigned char)address.at[i] <= ' ' || strchr("<>,;:\"()[]\\\x7f", address.at[i]);
	return bad ? STR("") : address;
}

struct str post_domain(struct str from)
{
	struct str domain = post_address(from);
	(void)str_cut(&domain, '@');
	return domain;
}

static void hex(struct out *o, unsigned char c)
{
	out_print(o, "=%02X", c);
}

static void body_line(struct out *o, struct str line)
{
	size_t column = 0;
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.at[i];
		bool last = i + 1 == line.len, plain = c > ' ' && c < 127 && c != '=';
		plain = plain || (c == ' ' && !last);
		size_t takes = plain ? 1 : 3;
		if (column + takes > LINE_LONG - 1) { // the last place of a line is for the sign that says it goes on
			out_lit(o, "=\r\n");
			column = 0;
		}
		plain ? out_char(o, (char)c) : hex(o, c);
		column += takes;
	}
	out_lit(o, "\r\n");
}

// Words outside ASCII stand in pieces of RFC 2047, none of which may break a sign of UTF-8.
static void header_text(struct out *o, struct str text)
{
	bool ascii = true;
	for (size_t i = 0; i < text.len; i++)
		ascii = ascii && text.at[i] >= ' ' && text.at[i] < 127;
	if (ascii)
		return out_put(o, text);
	size_t start = o->len - strlen("Subject: "); // which stands on the same line
	out_lit(o, "=?UTF-8?Q?");
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if ((c & 0xc0) != 0x80 && o->len - start > PIECE_LONG - 14) {
			out_lit(o, "?=\r\n ");
			start = o->len;
			out_lit(o, "=?UTF-8?Q?");
		}
		bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		plain ? out_char(o, (char)c) : hex(o, c);
	}
	out_lit(o, "?=");
}

static void date(struct out *o, int64_t now)
{
	static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int64_t seconds = now / 1000;
	int32_t day = (int32_t)(seconds / 86400);
	int in_day = (int)(seconds % 86400);
	struct date d = day_date(day);
	out_print(o, "%s, %d %s %d %02d:%02d:%02d +0000", days[day_weekday(day) - 1], d.day, months[d.month - 1], d.year,
	        in_day / 3600, in_day / 60 % 60, in_day % 60);
}

static void from_header(struct out *o, struct str from)
{
	struct str rest = from, name = str_trim(str_cut(&rest, '<'));
	struct str address = post_address(from);
	if (rest.len && name.len) {
		header_text(o, name);
		out_char(o, ' ');
	}
	out_print(o, "<%.*s>", STR_ARG(address));
}

static void headers(struct out *o, const struct waiting_mail *w, struct str from, struct str subject, int64_t now)
{
	struct str domain = post_domain(from), lang = text_code(w->mail.lang);
	out_lit(o, "Date: ");
	date(o, now);
	out_lit(o, "\r\nFrom: ");
	from_header(o, from);
	out_print(o, "\r\nTo: <%.*s>\r\nSubject: ", STR_ARG(w->mail.to));
	header_text(o, subject);
	out_print(o, "\r\nMessage-ID: <%.*s@%.*s>\r\n", STR_ARG(w->name), STR_ARG(domain));
	out_print(o, "Content-Language: %.*s\r\n", STR_ARG(lang));
	out_lit(o, "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
	           "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
}

void post_message(struct out *o, const struct waiting_mail *w, struct str from, struct str base_url, int64_t now)
{
	struct arena *arena = arena_create();
	struct letter letter = post_letter(arena, &w->mail, base_url);
	headers(o, w, from, letter.subject, now);
	while (letter.body.len)
		body_line(o, str_cut(&letter.body, '\n'));
	arena_destroy(arena);
}
