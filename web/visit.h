// SPDX-License-Identifier: EUPL-1.2
// One request being answered by a page: who it is, at which plan, what was typed, and what goes back. A page is a straight-line
// function of a visit. It opens no plan by itself and knows no role: visit_seat and visit_say go through journal/table.h.
#pragma once
#include "form.h"
#include "multipart.h"
#include "people.h"
#include "router.h"
#include "view.h"
#include "website.h"

struct site; // the whole website: house, texts of the installation, routes (site.h)

enum page_flags {
	PAGE_OPEN = 0, // anyone
	PAGE_SIGNED = 1, // a session, else the sign-in page
	PAGE_SEAT = 2, // a taken seat in the plan of the first id, else 404
	PAGE_UPLOAD = 4, // takes multipart up to 9 MB; pictures are made again in a slow thread first
	PAGE_SLOW = 8, // its `prepare` runs in a slow thread first (argon2id)
	PAGE_FILE = 32, // takes a plan out of a file, multipart up to BODY_PLAN, a few at a time
	PAGE_SAYS = 16, // a GET that runs in the saying thread, as every POST does
};
struct visit;
struct page {
	enum method method;
	const char *path;
	const char *name; // for `terug` and for showing again what went wrong; NULL: none
	void (*show)(struct visit *);
	unsigned flags;
	enum part part; // PAGE_SEAT: what is looked at
	void (*prepare)(struct visit *); // PAGE_SLOW
	enum say asks; // PAGE_SEAT: who could not say this anyhow does not find the page; 0: it asks nothing
};
struct pages {
	const struct page *at;
	unsigned n;
};

struct visit {
	struct site *site;
	const struct site_texts *texts;
	struct house *house;
	struct picture_helper
	        *site_pictures; // makes anew what is sent in (picture.h), in `prepare`; NULL: pictures are not taken
	const struct request *in;
	struct response *out;
	struct arena *arena;
	const struct page *page;
	struct match match; // ids[0] is the plan on pages of a plan
	bool signed_in;
	struct session session;
	struct str cookie; // the session's
	struct view_ctx view;
	struct form form; // typed fields, of the body; on a GET those of the query
	struct form sent; // the same as they came in: a page may add to `form` what it makes of them
	struct form_parts parts; // multipart
	struct seat *seat;
	const struct sight_plan *plan; // what this seat may see
	bool again; // a form is shown anew with what was typed
	bool overtaken; // because somebody else changed the same thing meanwhile
	bool paper; // what is shown is to be printed: it has no reader of its own, so nobody is called "jij"
	struct faults faults; // of a saying that was not taken: shown at the fields
	struct str notice; // one sentence above the page, already translated
	bool notice_bad;
	void *prepared; // what `prepare` left
};

// A sentence about a mistake, and the field it is at: the top of the page leads there.
struct frame_fault {
	struct url at;
	struct str text;
};

// What every page has around it. Views wrap themselves in {wrap page(p.frame)}.
struct frame {
	struct str title; // "Vraag 2 van 7", "Kamer": the kind of page, never a name; "" is just "Kring"
	struct id id_plan; // of the navigation
	bool nav; // there is such a plan
	int tab; // 1 plan 2 this week 3 circle 4 more; 0 none
	bool wide, easy; // pages of cards; larger letters
	bool invited; // what a preview of a link says: that one is invited, and nothing else
	struct str notice;
	struct {
		struct frame_fault *at;
		size_t n;
	} faults;
	struct str private; // since when the plan is in private time
	bool inside, called; // is this seat there; does somebody ask for it
	bool shut; // SHUT_INSIDE: where to show who one is
	bool notice_bad, demo, closed; // closed: "nog niet voor echte gezinnen"
	struct str phone;
	struct url phone_url;
	bool english;
};
struct frame visit_frame(const struct visit *, struct str title, int tab);

// In the texts of the visitor's language.
struct str say_text(const struct visit *, struct str msgid); // a TEXT that was found at run time
#define SAY(v, literal)                                                                                                          \
	({                                                                                                                       \
		static struct text_place place_;                                                                                 \
		text_say_at(&place_, (v)->view.lang, TEXT(literal));                                                             \
	})

// ---- what was typed. After a saying that was not taken, what was typed comes back; otherwise `now` (what stands in the plan).
struct str typed(const struct visit *, const char *field, struct str now);
bool was_typed(const struct visit *, const char *field, struct str value); // that value was ticked or chosen
// What the core says of a field is told at this box. Before the frame is made, which leads to it.
void fault_move(struct visit *, const char *field, const char *box);
struct str fault_of(const struct visit *, const char *field); // the sentence at that field, or empty
struct str form_value(const struct visit *, const char *field);
struct id form_id(const struct visit *, const char *field); // ID_NONE when absent or no id

// ---- going on
void visit_go(struct visit *, const char *format, ...) __attribute__((format(printf, 2, 3))); // 303
void visit_missing(struct visit *); // 404: there is no such thing, for you
void visit_trouble(struct visit *, enum status); // 404, 503 … as the status says
struct str visit_url(struct visit *, const char *format, ...) __attribute__((format(printf, 2, 3))); // in the arena

// ---- saying. In a page with METHOD_POST (those run in the saying thread).
// Says what the form holds; `say` names it. To who helps a family plainer words are offered first (plain_words.h). True: it is
// said (or was said before), go on. False: the answer is made: the page called `again` is shown anew with what was typed and the
// faults (400, 403, 409), or 404/503.
bool visit_say_form(struct visit *, enum say, const char *again, struct said *ret);
bool visit_say(struct visit *, const struct intent *, const char *again, struct said *ret); // an intent made by hand
// Shows another page in this answer, by name.
void visit_show(struct visit *, const char *name);
// The same with what was typed, and a sentence at `field`.
void visit_wrong(struct visit *, const char *name, struct str field, struct str reason, int status);

// ---- sessions
struct who visit_who(const struct visit *); // who is signed in, as they came in
void visit_cookie(struct visit *, const char *name, struct str value, int seconds); // seconds as cookie_set has them
void visit_sign_in(struct visit *, struct id person, bool shared, enum shut); // begins a session and sets the cookie
// The same in the place of the session that is there; not when that is of this person, and no more would be open.
void visit_come_in(struct visit *, struct id person, bool shared, enum shut);
// Somebody new, who goes on in the language they read until now.
MUST_USE enum status visit_new_person(const struct visit *, struct id *ret);
void visit_sign_out(struct visit *);
bool visit_trusted(const struct visit *); // came from our own page: Sec-Fetch-Site or Origin, and the form's token

// Could this seat say that here, of something? For buttons and links; what a thing itself asks (mine, doing ...) comes beside it.
bool can(const struct visit *, enum say);

bool seat_marked(const struct sight_seat *, enum mark);
bool seat_coordinates(const struct sight_seat *); // a coordinator who sits there

// Looking things up in the plan this visit sees; NULL when this seat does not see it.
const struct sight_room *see_room(const struct visit *, struct id);
const struct sight_goal *see_goal(const struct visit *, struct id);
const struct sight_action *see_action(const struct visit *, struct id);
const struct sight_person *see_person(const struct visit *, struct id);
const struct sight_seat *see_seat(const struct visit *, struct id);
const struct sight_entry *see_entry(const struct visit *, struct id, const struct sight_room **ret_room);
const struct sight_offer *see_offer(const struct visit *, struct id);
const struct sight_deal *see_deal(const struct visit *, struct id);
const struct sight_version *see_version(const struct visit *, struct id);

// ---- words for views: in the visitor's language, in the arena
struct str words_day(const struct visit *, int32_t day); // "woensdag 11 maart", "vandaag", "morgen"
struct str words_when(
        const struct visit *, const struct sight_action *); // "Elke dinsdag · van 13:00 tot 17:00 · laatst gedaan 10 maart"
struct str words_names(const struct visit *, struct sight_names); // "Fleur, Truus en Kim"
struct str words_audience(
        const struct visit *, struct sight_names, bool alone); // "Alleen jij ziet dit." or "Fleur, Truus en Kim lezen dit."
struct str words_name(const struct visit *, const struct sight_name *); // the name, or "iemand" when it is empty
struct str words_time(const struct visit *, int64_t time); // "10 maart, 14.30 uur"
struct str words_choice(const struct visit *, const struct choice *, int value); // a choice in plain words
