// SPDX-License-Identifier: EUPL-1.2
// A server of the tests: the real listening side with trivial answers behind it, and the client's end of a few connections.
//   GET  /            "hallo"                          GET  /bladzij       10,240 bytes
//   GET  /kijk        after its look is on disk        GET  /kijk/mis      whose look cannot be kept
//   POST /zeg         in the thread that commits       POST /zeg/mis       where the commit fails
//   POST /reken       after slow work                  POST /foto          up to BODY_UPLOAD
//   GET  /vast        a fixed body with an etag        GET  /wie           the caller's address, as hexadecimals
//   POST /lang        commits for a second             POST /plan          up to BODY_PLAN
//   GET  /draad       the number of the thread that answers
// A POST answers with the body it was sent.
#pragma once
#include "server.h"

struct hall;
struct hall *hall_open(struct server_options); // on 127.0.0.1, any port
enum status hall_close(struct hall *, unsigned seconds);
unsigned hall_port(const struct hall *);
struct server_counts hall_count(const struct hall *);

struct reply {
	int status; // 0: none came
	char text[128 * 1024]; // head and body
	char *body;
	size_t body_size;
};
int dial(unsigned port); // -1 when refused
bool tell(int fd, const char *text, size_t size); // false when the other side has gone
bool hear(int fd, struct reply *ret); // one answer; false when none came
bool ask(unsigned port, const char *text, struct reply *ret); // on a connection of its own
