// SPDX-License-Identifier: EUPL-1.2
// The settings file of an installation: lines of `key = value`, # begins a line that is left out (docs/beheer.md).
#pragma once
#include "cli.h"

enum setting {
	SET_LISTEN,
	SET_BASE_URL,
	SET_PROXY,
	SET_HOST,
	SET_OFFICER,
	SET_COMPLAINTS,
	SET_PHONE,
	SET_AWAY,
	SET_MEMORY,
	SET_OFFICES,
	SET_MAIL_SERVER,
	SET_MAIL_TLS,
	SET_MAIL_CA,
	SET_MAIL_USER,
	SET_MAIL_PASSWORD,
	SET_MAIL_FROM,
	SET_MAIL_PAUSE,
	SETTINGS
};
struct config {
	const char *at[SETTINGS]; // NULL when left out
};
// BAD_INPUT: not as it should be; `why` names the line. *ret is then half filled.
MUST_USE enum status config_text(struct str text, struct arena *, struct config *ret, struct why *);
// The same of a file; NULL: none, so nothing is set. 0, or a sentence on stderr: EXIT_NOT_DONE cannot be read, EXIT_WRONG_CALL
// not as it should be.
MUST_USE int config_read(const char *path, struct arena *, struct config *ret);
