// SPDX-License-Identifier: EUPL-1.2
// Handing a message to the installation's mail server (RFC 5321), over TLS unless that server is this machine itself. libcurl is
// opened by smtp_open and by nothing else: a server that never calls it has none of it in its memory.
#pragma once
#include "str.h"
#include "why.h"

enum smtp_tls {
	SMTP_STARTTLS, // begins in plain and refuses to go on without TLS
	SMTP_DIRECT, // TLS from the first byte (port 465)
	SMTP_PLAIN, // no TLS: for a mail server on this machine only
};
struct smtp_options {
	const char *server; // host:port, or the host alone for the usual port
	enum smtp_tls tls;
	const char *authority; // a file of certificates to believe; NULL: the system's
	const char *user, *password; // NULL: without signing in
	const char *domain; // by which we call ourselves
	int seconds; // the most that one message may take
};
struct smtp;

// BAD_INPUT: plain to another machine, or no host; NOT_KEPT: libcurl is not there. The options must stay as long as it is open.
MUST_USE enum status smtp_open(const struct smtp_options *, struct smtp **ret, struct why *);
// OK: the server said it has it. REFUSED: it answered that it does not take this one, now or ever. NOT_KEPT: there is no server
// to speak with, or it was gone before it answered, so it may have it after all. Nothing in `why` names who it was for.
MUST_USE enum status smtp_send(struct smtp *, struct str from, struct str to, struct str message, struct why *);
void smtp_close(struct smtp *); // NULL is allowed
