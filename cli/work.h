// SPDX-License-Identifier: EUPL-1.2
// What `kring work` and who has the folder open say to each other: the inner command `mail`. `mail next PAUSE` takes the first
// mail that is due and marks it (post.h); the answer is its JSON, or nothing. `mail done ID` forgets it.
#pragma once
#include "cli.h"
#include "post.h"

extern const struct command command_mail;

void work_write(struct out *, const struct waiting_mail *);
MUST_USE enum status work_read(struct arena *, struct str, struct waiting_mail *ret); // BAD_INPUT

// The mail settings of a settings file, checked. 0, or a sentence on stderr.
struct work_settings {
	const char *base_url, *server, *authority, *user, *password, *from;
	int tls, pause; // enum smtp_tls; seconds
};
MUST_USE int work_settings_read(const char *path, struct arena *, struct work_settings *ret);
