// SPDX-License-Identifier: EUPL-1.2
// What can be said, and what is shown, as types. The structs and tables come from plan/words through tools/words.c; this header
// gives the shapes of those tables and the few functions that walk them: one walker for forms, one for JSON in, one for JSON out.
// Nothing here knows a plan: whether something may be said, and what follows, is asked in core.h.
#pragma once
#include "json.h"
#include "limits.h"

#define NUMBER_NONE INT32_MIN // an int or a minute that was not given

struct strs {
	const struct str *at;
	size_t n;
};
struct pair {
	struct id id;
	struct str text;
};
struct pairs {
	const struct pair *at;
	size_t n;
};

enum field_kind {
	FIELD_LINE,
	FIELD_TEXT,
	FIELD_LINES,
	FIELD_ID,
	FIELD_IDS,
	FIELD_DAY,
	FIELD_MINUTE,
	FIELD_INT,
	FIELD_FLAG,
	FIELD_CHOICE,
	FIELD_PAIRS,
	FIELD_TIME,
	FIELD_REF,
	FIELD_REFS,
	FIELD_LIST,
	FIELD_TEXTS
};

struct choice {
	const char *name;
	const struct str *words; // the Dutch words; word 0 is "" for nothing chosen
	int n; // with word 0
};
struct field {
	struct str wire; // its Dutch name in forms, JSON and events
	enum field_kind kind;
	bool optional;
	int32_t least, most; // code points of a text, items of a list, value of a number
	uint32_t offset; // in its struct
	int thing; // enum thing, for ids: what it must name; -1 otherwise
	const struct choice *choice;
	const struct show *show; // FIELD_LIST: of what
	bool ours; // filled in by the program: not read from a form or a call, kept in the event
};
struct show {
	struct str wire;
	const struct field *fields;
	size_t n, size; // bytes of its struct
};

#include "words_gen.h"

struct right {
	bool (*holds)(const struct ask *); // NULL: always
	bool given;
};
// What private time does with a saying (architecture.md, Private time). INSIDE: said inside it stays there, and outside it is not
// said. THROUGH: an outsider may say it, and both plans get it; said inside it stays there. AT_ONCE: whoever says it, both get
// it. AFTER: nobody says it before the door is open.
enum door { DOOR_INSIDE, DOOR_THROUGH, DOOR_AT_ONCE, DOOR_AFTER };
struct say_info {
	struct str wire; // actie.toevoegen
	struct str event; // actie.toegevoegd
	struct str tells; // the line in the history, a text to translate
	const struct field *fields;
	size_t n, size;
	int makes; // enum thing that it makes, or -1
	int makes_per; // index of the list field with one new thing an item, or -1
	const struct right *rights; // by enum chair
	enum door door;
};
extern const struct say_info say_infos[SAYS];

// One thing said, as it comes in. `version` and `key` may be empty (contract.md, volgnummer and sleutel).
struct intent {
	enum say say;
	struct str key, version;
	struct str typist; // as in the event; no caller sets it but the page of who helps somebody begin
	union said_fields as;
};
// Out of a file (export/): said in another plan, at another time, and told apart from what was said here.
struct carried {
	bool is;
	struct str who; // of a line of the history: who said it; of a thing: who typed it there for somebody else
	struct id by; // whose words or doing it was, among the people of the file: of what helpers said, of who led a gathering
	int64_t time, changed; // said then; changed: of an entry, 0 when never
	bool proposed; // of an entry: it still waited for its yes
	bool apart; // it had readers of its own: who brings it reads it alone, until they share it
	struct id version; // how the plan was when that version was put: it changes nothing of the plan as it is
	bool inside; // made in private time and never shown: it stays behind the door that the file tells of. What a guest needs:
	             // told to one alone, and now to who brings the file alone
};
// One thing kept: decided, with a time and a seat. `seat` is empty for what the machine's keeper or nobody yet did.
struct event {
	enum say say;
	int64_t time;
	struct id seat;
	struct str key;
	struct str typist; // somebody without a seat here typed it for this seat (beginnen.md, route 2): a first name, else empty
	struct ids fresh; // the ids of what it made, in order
	struct carried carried;
	union said_fields as;
};

// One mistake in what came in: the field's wire name and the reason as a text to translate. Static texts.
struct fault {
	struct str field;
	struct str reason; // msgid, may hold {most} and {least}
	int32_t least, most;
	struct id cell; // of own fields: which of them; ID_NONE otherwise
};
// How it is told: the name of the field, as a form sends it: "titel", "velden.4b9p592mg8nf1f3m".
struct str fault_field(struct arena *, const struct fault *);
struct faults {
	struct fault at[12]; // the first twelve: nobody mends more at once
	size_t n;
};

struct typed { // one name and value of a form, names may repeat
	struct str name, value;
};

void intent_init(struct intent *, enum say); // all absent
enum say say_find(struct str wire); // SAYS when there is none of that name
enum say say_find_event(struct str wire);
// A form's fields, cleaned (str_clean). Unknown names are left alone: a form carries more than a saying. Mistakes are gathered.
void intent_from_form(struct arena *, const struct typed *, size_t n, struct intent *, struct faults *);
// The same from JSON. An unknown name is a mistake: a caller who misspells must hear it.
void intent_from_json(struct arena *, const struct json *object, struct intent *, struct faults *);
// An event as it is kept before sealing (architecture.md, Settled). `out` gets one JSON object.
void event_write(struct out *, const struct event *);
// BAD_INPUT: no event, or of a kind or `v` this program does not know. Texts point into the arena or into the text that was read.
MUST_USE enum status event_read(struct arena *, struct str, struct event *);
bool event_whole(const struct event *); // is every field there that must be?
// A struct of plan/words' show entries as JSON.
void show_write(struct json_out *, const struct show *, const void *);
