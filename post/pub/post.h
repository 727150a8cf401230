// SPDX-License-Identifier: EUPL-1.2
// The post: mail that waits (people.h) is taken, becomes a letter, and is forgotten when it was delivered. This part reaches no
// network; smtp.h does, and only `kring work` has it.
//
// Taking a mail marks it first with the moment at which it is tried again. So when whoever took it is killed, or never hears
// whether the mail server has it, the mail waits until that moment and goes out once more, under the same Message-ID. It is
// forgotten when delivered, after eight tries, and for a code when the code cannot work any more.
#pragma once
#include "people.h"

enum { POST_PAUSE = 120 }; // seconds before the second try; each next one waits four times as long, at most a day

// The first mail that is due, marked. `pause`: seconds as above, longer than delivering can take. Any thread but the saying one.
// NOT_FOUND: nothing is due; NOT_KEPT: the disk does not take the mark, so do not deliver.
MUST_USE enum status post_take(struct house *, int pause, struct arena *, struct waiting_mail *ret);
MUST_USE enum status post_done(struct house *, int64_t id); // delivered: forgotten

// What it says, in its language: no name, no goal, no word of what a family does here (look.md). Lines end in LF.
struct letter {
	struct str subject, body;
};
struct letter post_letter(struct arena *, const struct mail *, struct str base_url);
// The same as a message of RFC 5322, ASCII with CR LF. `from`: "Kring <post@example.nl>" or the address alone.
void post_message(struct out *, const struct waiting_mail *, struct str from, struct str base_url, int64_t now);
struct str post_address(struct str from); // what stands between < and >, or all of it; empty when it is no address
struct str post_domain(struct str from); // what follows its @

// The demonstration's mail: DIR/post/NNNNNN.txt, one each, to be read by people. OK when nothing waits any more.
MUST_USE enum status post_to_folder(struct house *, struct str base_url);
struct post_round; // does so every second, in a thread of its own
struct post_round *post_round_start(struct house *, const char *base_url); // NULL: the system gives no thread
void post_round_stop(struct post_round *); // finishes what is under way; NULL is allowed
