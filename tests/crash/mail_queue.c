// SPDX-License-Identifier: EUPL-1.2
// For test_post.mjs: lets mail wait in a folder, as a saying would. mail_queue DIR then, for each mail, KIND LANG TO SECRET KEY.
#include "people.h"
#include <stdio.h>
#include <sys/stat.h>

static const char *const kinds[] = {[MAIL_CODE] = "code", [MAIL_INVITE] = "invite", [MAIL_NEWS] = "news", [MAIL_NONE] = "none"};
static struct house *house;

static void queue(void *with)
{
	char **word = with;
	struct mail mail = {.to = str_of(word[2]), .secret = str_of(word[3]), .lang = text_lang(str_of(word[1]))};
	for (int i = 0; i < (int)(sizeof kinds / sizeof kinds[0]); i++)
		if (strcmp(kinds[i], word[0]) == 0)
			mail.kind = (enum mail_kind)i;
	if (mail_queue(house, &mail, ID_NONE, str_of(word[4]), house_now(house)) != OK)
		fprintf(stderr, "mail_queue: not queued\n");
}

int main(int argc, char **argv)
{
	struct house_options options = {.dir = argc > 1 ? argv[1] : ""};
	struct why why = {""};
	(void)mkdir(options.dir, 0700); // or it is there already
	if (house_open(&options, &house, &why) != OK) {
		fprintf(stderr, "mail_queue: %s\n", why.text);
		return 1;
	}
	enum status got = OK;
	for (int i = 2; i + 4 < argc && got == OK; i += 5)
		got = house_do(house, queue, argv + i);
	house_close(house);
	return got == OK ? 0 : 1;
}
