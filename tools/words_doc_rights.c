// SPDX-License-Identifier: EUPL-1.2
// docs/permissions.md: who may say what, as a table a saying a row, with each condition in the words of its comment in may.c; and
// what a seat may see, in sentences. Read in review: a change of rights is a change of this page.
#include "words_doc.h"
#include <string.h>

static const char HEAD[] =
        "<!-- SPDX-License-Identifier: EUPL-1.2. Made by tools/words_doc.c from plan/words and plan/may.c: meson compile docs "
        "-->\n"
        "# Who may say and see what\n\n"
        "Rights have one home: `by` in `plan/words` says which role, with a named condition (`plan/may.c`) where it depends on "
        "the\n"
        "plan. The page, the API, an export and a mail ask the same core. Beside the role a seat may be an owner (*eigenaar*); "
        "then\n"
        "what either may is allowed. `ja`: always. A word: when that condition holds, see below. Empty: never.\n\n"
        "Of every saying alike is asked: each thing it names is there and visible to who names it (if not: 404, as if it did "
        "not\n"
        "exist); the plan is not finished and not to be erased, but for the sayings that end that, for leaving and for a lost "
        "key;\n"
        "in a finished plan one's own words can still be taken away.\n";

static const char SIGHT[] =
        "\n## What a seat sees\n\n"
        "`plan/readers.c` is the one home of audience; these are its sentences. A seat that ended, or whose last day has passed, "
        "sees\n"
        "nothing. Who made or wrote a thing always reads it.\n\n"
        "| thing | read by |\n|---|---|\n"
        "| the plan's name, language and picture; versions and what each thinks of them | everyone who sits |\n"
        "| a room, its fields and the line under its title | the readers chosen for it, and who made it. Chosen by nobody: the "
        "owners; for a child or young person: themselves alone. An owner who reads what another made cannot be shut out of it by "
        "an owner |\n"
        "| an entry | the readers of its room, or its own when it has them; who wrote it; who said it. A child's or young "
        "person's entry begins with its own: themselves. Read by somebody who does not read the room, it stands there under the "
        "room's title alone |\n"
        "| goals, agreements and offers | the readers of *stappen*, in which every owner is; an offer also by who offers it |\n"
        "| an action | the readers of *stappen*, or its own when it has them; who is asked to do it and has not given it back; "
        "who looks whether it goes well; who may stand in for one of them. Without its goal for who does not read goals |\n"
        "| how an action goes | who reads the action, or the readers chosen for that report. For the others it stands as it "
        "stood before |\n"
        "| a person of the circle | the readers of *mensen*, in which every owner is; the person. Somebody who was not asked "
        "yet: who wrote the name down. A name alone: whoever reads something of theirs |\n"
        "| an address or telephone number | the readers chosen for it, and who wrote it |\n"
        "| a seat | the owners, the readers of *mensen*, who sits on it; a coordinator's: the whole circle. Which rooms it "
        "reads: the owners and itself. Who "
        "knocks: the owners |\n"
        "| what was prepared | the person whose words they are, and the coordinator it was said to; no owner. Destroyed with the "
        "coordinator's seat |\n"
        "| a line in the history | who may see the thing it is about, today |\n\n"
        "What was made for an agreed version is shown with the readers of now. A seat's volgnummer moves when something it may "
        "see\n"
        "changed (`plan/told.c`), not when something else did.\n";

static const char *condition_says(const struct doc *d, const char *name, struct text *to)
{
	struct text sign = {0};
	text_print(&sign, "bool may_%s(", name);
	const char *at = strstr(d->may.text.at, sign.at);
	if (!at)
		stop_at(&d->may, d->may.text.at, "there is no may_%s here", name);
	const char *from = at;
	for (const char *line = at - 1; line > d->may.text.at;) { // up, a line at a time, while they are comments
		const char *begin = line;
		while (begin > d->may.text.at && begin[-1] != '\n')
			begin--;
		if (strncmp(begin, "// ", 3) != 0)
			break;
		from = begin;
		line = begin - 1;
	}
	if (from == at)
		stop_at(&d->may, at, "a comment must say in words what may_%s asks", name);
	for (; from < at; from += strcspn(from, "\n") + 1)
		text_print(to, "%s%.*s", to->len ? " " : "", (int)strcspn(from + 3, "\n"), from + 3);
	return to->at;
}

static void table_head(const struct doc *d, struct text *to, const char *section)
{
	text_print(to, "\n## %s\n\n| saying |", section);
	for (int i = 0; i < d->words->n_chairs; i++)
		text_print(to, " %s |", d->words->chairs[i].dutch);
	text_print(to, "\n|---|");
	for (int i = 0; i < d->words->n_chairs; i++)
		text_print(to, "---|");
	text_print(to, "\n");
}

static void row(const struct doc *d, struct text *to, const struct w_entry *e)
{
	text_print(to, "| `%s` |", e->wire);
	for (int i = 0; i < d->words->n_chairs; i++) {
		const struct w_right *r = &e->rights[i];
		const char *cell = !r->given ? "" : r->condition < 0 ? "ja" : d->words->conditions[r->condition];
		text_print(to, cell[0] ? " %s |" : "%s |", cell);
	}
	text_print(to, "\n");
}

static void conditions(const struct doc *d, struct text *to)
{
	text_print(to, "\n## The conditions\n\n| condition | holds when |\n|---|---|\n");
	for (int i = 0; i < d->words->n_conditions; i++) {
		struct text says = {0};
		text_print(to, "| %s | %s |\n", d->words->conditions[i], condition_says(d, d->words->conditions[i], &says));
	}
}

void write_permissions(const struct doc *d, struct text *to)
{
	const char *section = "";
	text_print(to, "%s", HEAD);
	for (int i = 0; i < d->words->n_says; i++) {
		const struct w_entry *e = &d->words->says[i];
		if (strcmp(section, e->section) != 0)
			table_head(d, to, section = e->section);
		row(d, to, e);
	}
	conditions(d, to);
	text_print(to, "%s", SIGHT);
}
