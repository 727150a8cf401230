// SPDX-License-Identifier: EUPL-1.2
// Shared by the two walkers: words_json.c and words_form.c. The reasons are texts to translate.
#pragma once
#include "text.h"
#include "words.h"

#define FAULT_EMPTY TEXT("Vul dit nog in.")
#define FAULT_LONG TEXT("Dit is te lang. Maak het korter. Er passen {most} tekens in.")
#define FAULT_LINES TEXT("Schrijf dit op één regel.")
#define FAULT_SIGN TEXT("Hier zit een teken in dat we niet kunnen bewaren. Typ het opnieuw.")
#define FAULT_CHOICE TEXT("Kies een van de antwoorden.")
#define FAULT_DAY TEXT("Deze dag kennen we niet. Schrijf het zo: 31-1-2027.")
#define FAULT_MINUTE TEXT("Deze tijd kennen we niet. Schrijf het zo: 13:30.")
#define FAULT_NUMBER TEXT("Vul een getal in van {least} tot {most}.")
#define FAULT_MANY TEXT("Dit zijn er te veel. Kies er hooguit {most}.")
#define FAULT_UNKNOWN TEXT("Dit is hier niet. Ga terug en kijk opnieuw.")
#define FAULT_NO_FIELD TEXT("Dit vakje is hier niet. Open de kamer opnieuw.")
#define FAULT_KEY TEXT("Een sleutel heeft {least} tot {most} tekens, op één regel.")
#define FAULT_SHAPE TEXT("Dit kunnen we zo niet lezen. Vul het opnieuw in.")

#define TIME_END INT64_C(7258118400000) // 2200-01-01: days beyond it cannot be written (day.h)

void fields_clear(const struct field *, size_t n, void *to);
void fault_add(struct faults *, const struct field *, struct str reason);
void fault_in_cell(struct faults *, size_t before, struct id cell); // what was added after `before` is about that cell
int choice_find(const struct choice *, struct str word); // 0 when there is no such word
bool text_fits(struct arena *, const struct field *, struct str typed, struct faults *, struct str *ret);
struct str key_read(struct arena *, struct str typed, struct faults *); // the caller's own key of a saying
bool minute_read(struct str, int32_t *ret); // "13:30"
void carried_write(struct json_out *, const struct carried *);
bool carried_read(struct arena *, const struct json *, struct carried *ret); // false: not well formed
bool field_filled(const struct field *, const void *base);
void fields_check_given(const struct field *, size_t n, const void *base, struct faults *);
