// SPDX-License-Identifier: EUPL-1.2
// The part of the settings file that is about mail. What is wrong with it is said at once, not at the first code somebody waits
// for.
#include "config.h"
#include "smtp.h"
#include "work.h"
#include <errno.h>
#include <stdio.h>

enum { PASSWORD_BYTES = 1024, PAUSE_LEAST = 2 };

static int read_password(struct arena *arena, const char *path, const char **ret)
{
	char *text = arena_take(arena, PASSWORD_BYTES);
	FILE *file = fopen(path, "re");
	bool got = file && fgets(text, PASSWORD_BYTES, file);
	if (file)
		fclose(file);
	if (!got)
		return not_done("cannot read mail.password, the file %s: %s", path, file ? "it is empty" : strerror(errno));
	text[strcspn(text, "\r\n")] = '\0';
	*ret = text;
	return EXIT_DONE;
}

static int read_tls(const char *word, int *ret)
{
	static const char *const words[] = {[SMTP_STARTTLS] = "starttls", [SMTP_DIRECT] = "direct", [SMTP_PLAIN] = "plain"};
	*ret = SMTP_STARTTLS;
	for (int i = 0; word && i < (int)(sizeof words / sizeof words[0]); i++)
		if (strcmp(words[i], word) == 0) {
			*ret = i;
			return EXIT_DONE;
		}
	return word ? wrong_call("mail.tls is starttls, direct or plain, not '%.60s'", word) : EXIT_DONE;
}

static int read_pause(const char *typed, int *ret)
{
	int64_t pause = POST_PAUSE;
	if (typed && !number_from(typed, PAUSE_LEAST, 3600, &pause))
		return wrong_call("mail.pause is a number of seconds from %d to 3600", PAUSE_LEAST);
	*ret = (int)pause;
	return EXIT_DONE;
}

static const char *without_slash(struct arena *arena, const char *url)
{
	struct str text = str_of(url);
	if (text.len && text.at[text.len - 1] == '/')
		text.len--;
	return str_zero(arena, text);
}

int work_settings_read(const char *path, struct arena *arena, struct work_settings *ret)
{
	struct config config;
	int status = config_read(path, arena, &config);
	if (status != EXIT_DONE)
		return status;
	const char *const *at = config.at;
	*ret = (struct work_settings){.server = at[SET_MAIL_SERVER],
	        .authority = at[SET_MAIL_CA],
	        .user = at[SET_MAIL_USER],
	        .from = at[SET_MAIL_FROM]};
	if (!at[SET_BASE_URL] || !ret->server || !ret->from)
		return wrong_call(
		        "to send mail the settings file must name base-url, mail.server and mail.from (docs/beheer.md)");
	if (!post_address(str_of(ret->from)).len)
		return wrong_call("mail.from is an address, or a name with an address between < and >");
	ret->base_url = without_slash(arena, at[SET_BASE_URL]);
	status = read_tls(at[SET_MAIL_TLS], &ret->tls);
	if (status == EXIT_DONE)
		status = read_pause(at[SET_MAIL_PAUSE], &ret->pause);
	if (status == EXIT_DONE && at[SET_MAIL_PASSWORD])
		status = read_password(arena, at[SET_MAIL_PASSWORD], &ret->password);
	return status;
}
