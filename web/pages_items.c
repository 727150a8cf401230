// SPDX-License-Identifier: EUPL-1.2
// The addresses of rooms, entries, goals, actions, agreements, help offered, weeks and versions.
#include "items.h"
#include "pages_statements.h"
#include "pages_tasks.h"
#include "site.h"

#define LOOK(path, name, show, part)                                                                                             \
	{                                                                                                                        \
		METHOD_GET, "/plan/{id}" path, name, show, PAGE_SEAT, part, NULL                                                 \
	}
#define ASK(path, name, show, say)                                                                                               \
	{                                                                                                                        \
		METHOD_GET, "/plan/{id}" path, name, show, PAGE_SEAT, PART_OWN, NULL, say                                        \
	}
#define DO(path)                                                                                                                 \
	{                                                                                                                        \
		METHOD_POST, "/plan/{id}" path, NULL, items_do, PAGE_SEAT, PART_OWN, NULL                                        \
	}

// A POST stands beside each GET of the same path: what is written out wins from {word}, whatever the method.
static const struct page rows[] = {
        ASK("/kamer/nieuw", "kamer-nieuw", room_add_show, SAY_ROOM_ADD),
        LOOK("/kamer/{id}", "kamer", room_show, PART_ROOM),
        LOOK("/kamer/{id}/anders", "kamer-anders", room_change_show, PART_OWN),
        LOOK("/kamer/{id}/weghalen", "kamer-weg", room_remove_show, PART_OWN),
        LOOK("/kamer/{id}/lezers", "kamer-lezers", room_readers_show, PART_OWN),
        ASK("/vorm", "vorm", forms_show, SAY_ROOMS_ADD),
        LOOK("/inbreng/{id}", "inbreng", entry_show, PART_ROOM),
        LOOK("/inbreng/{id}/weghalen", "inbreng-weg", entry_erase_show, PART_OWN),
        LOOK("/inbreng/{id}/lezers", "inbreng-lezers", entry_readers_show, PART_OWN),
        {METHOD_POST, "/plan/{id}/kamer/nieuw", NULL, room_add_do, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/vorm", NULL, forms_do, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/kamer/{id}/erbij", NULL, entry_add_do, PAGE_SEAT | PAGE_UPLOAD, PART_OWN, entry_add_prepare},
        {METHOD_POST, "/plan/{id}/kamer/{id}/vakje", NULL, room_field_do, PAGE_SEAT, PART_OWN, NULL},
        DO("/kamer/{id}/weghalen"),
        DO("/kamer/{id}/{word}"),
        DO("/inbreng/{id}/{word}"),

        LOOK("/doelen", "doelen", goals_show, PART_STEPS),
        LOOK("/doelen/voorlezen", "voorlezen", aloud_show, PART_STEPS),
        ASK("/doel/nieuw", "doel-nieuw", goal_add_show, SAY_GOAL_ADD),
        LOOK("/doel/{id}", "doel", goal_show, PART_STEPS),
        ASK("/doel/{id}/erbij", "doel-klein", goal_small_show, SAY_GOAL_ADD),
        LOOK("/doel/{id}/anders", "doel-anders", goal_change_show, PART_OWN),
        ASK("/doel/{id}/terugkijken", "doel-klaar", goal_close_show, SAY_GOAL_CLOSE),
        LOOK("/doel/{id}/weghalen", "doel-weg", goal_remove_show, PART_OWN),
        DO("/doel/nieuw"),
        DO("/doel/{id}/erbij"),
        DO("/doel/{id}/weghalen"),
        DO("/doel/{id}/{word}"),
        ASK("/afspraak/nieuw", "afspraak-nieuw", deal_add_show, SAY_DEAL_ADD),
        LOOK("/afspraak/{id}", "afspraak", deal_show, PART_STEPS),
        DO("/afspraak/nieuw"),
        DO("/afspraak/{id}/{word}"),
        LOOK("/aanbod", "aanbod", offers_show, PART_STEPS),
        LOOK("/aanbod/{id}", "aanbod-actie", offer_take_show, PART_STEPS),
        LOOK("/aanbod/{id}/weghalen", "aanbod-weg", offer_remove_show, PART_OWN),
        DO("/aanbod/nieuw"),
        DO("/aanbod/{id}/weghalen"),
        DO("/aanbod/{id}/{word}"),
        LOOK("/gelukt", "gelukt", managed_show, PART_STEPS),

        ASK("/actie/nieuw", "actie-nieuw", action_add_show, SAY_ACTION_ADD),
        LOOK("/actie/{id}", "actie", action_show, PART_STEPS),
        LOOK("/actie/{id}/hulp", "hulp-vragen", action_help_show, PART_OWN),
        LOOK("/actie/{id}/schuif", "actie-schuif", action_shift_show, PART_OWN),
        LOOK("/actie/{id}/terug", "actie-terug", action_drop_show, PART_OWN),
        LOOK("/actie/{id}/anders", "actie-anders", action_change_show, PART_OWN),
        LOOK("/actie/{id}/lezers", "actie-lezers", action_readers_show, PART_OWN),
        LOOK("/actie/{id}/weghalen", "actie-weg", action_remove_show, PART_OWN),
        DO("/actie/nieuw"),
        DO("/actie/{id}/hulp"),
        DO("/actie/{id}/weghalen"),
        DO("/actie/{id}/{word}"),

        LOOK("/week", "week", week_show, PART_STEPS),
        {METHOD_GET, "/week", "samen", weeks_show, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_GET, "/werk", "werk", work_show, PAGE_SIGNED, PART_OWN, NULL},

        LOOK("/versies", "versies", versions_show, PART_PLAN),
        LOOK("/versie/{id}", "versie", version_show, PART_VERSION),
        LOOK("/hulpverleners", "uitspraken", statements_show, PART_PLAN),
        LOOK("/hulpverleners/vel", "uitspraken-vel", table_sheet_show, PART_PLAN),
        LOOK("/uitspraak/{id}", "uitspraak", statement_show, PART_PLAN),
        ASK("/voorwaarde/nieuw", "voorwaarde-nieuw", condition_add_show, SAY_CONDITION_SET),
        ASK("/wens/nieuw", "wens-nieuw", wish_add_show, SAY_WISH_SAY),
        ASK("/informatie/nieuw", "informatie-nieuw", inform_add_show, SAY_INFORM),
        ASK("/vraag/nieuw", "vraag-nieuw", question_add_show, SAY_QUESTION_ASK),
        LOOK("/vraag/{id}", "vraag", question_show, PART_PLAN),
        LOOK("/vaste-hulp", "vaste-hulp", fixed_show, PART_PLAN),
        ASK("/eigen-stuk", "eigen-stuk", own_part_show, SAY_PART_TAKEN),
        {METHOD_POST, "/plan/{id}/eigen-stuk", NULL, own_part_do, PAGE_SEAT, PART_EXPORT, NULL},
        DO("/vraag/nieuw"),
        DO("/vraag/{id}/{word}"),
        DO("/voorwaarde/nieuw"),
        DO("/wens/nieuw"),
        DO("/informatie/nieuw"),
        DO("/uitspraak/{id}/{word}"),
        LOOK("/versie/{id}/papier", "versie-papier", version_sheet_show, PART_OWN),
        DO("/versie/nieuw"),
        DO("/versie/{id}/{word}"),
};
const struct pages pages_items = {rows, sizeof rows / sizeof rows[0]};
