// SPDX-License-Identifier: EUPL-1.2
// Days, names and choices in the visitor's words. Dutch and English differ in order only where a text says so, so the pieces are
// texts to translate and this file puts them together.
#include "visit.h"

static struct str weekday_name(const struct visit *v, int weekday)
{
	static const struct str names[] = {TEXT("maandag"), TEXT("dinsdag"), TEXT("woensdag"), TEXT("donderdag"), TEXT("vrijdag"),
	        TEXT("zaterdag"), TEXT("zondag")};
	return say_text(v, names[weekday - 1]);
}

static struct str month_name(const struct visit *v, int month)
{
	static const struct str names[] = {TEXT("januari"), TEXT("februari"), TEXT("maart"), TEXT("april"), TEXT("mei"),
	        TEXT("juni"), TEXT("juli"), TEXT("augustus"), TEXT("september"), TEXT("oktober"), TEXT("november"),
	        TEXT("december")};
	return say_text(v, names[month - 1]);
}

struct str words_day(const struct visit *v, int32_t day)
{
	if (day == DAY_NONE)
		return STR("");
	if (day == v->view.today)
		return SAY(v, "vandaag");
	if (day == v->view.today + 1)
		return SAY(v, "morgen");
	if (day == v->view.today - 1)
		return SAY(v, "gisteren");
	struct date date = day_date(day);
	struct str weekday = weekday_name(v, day_weekday(day)), month = month_name(v, date.month);
	if (day > v->view.today + 300 || day < v->view.today - 300)
		return str_print(v->arena, "%.*s %d %.*s %d", STR_ARG(weekday), date.day, STR_ARG(month), date.year);
	return str_print(v->arena, "%.*s %d %.*s", STR_ARG(weekday), date.day, STR_ARG(month));
}

struct str words_time(const struct visit *v, int64_t time)
{
	int32_t day = day_of(time);
	int minute = minute_of(time);
	struct str on = words_day(v, day);
	return str_print(v->arena, "%.*s, %d.%02d", STR_ARG(on), minute / 60, minute % 60);
}

struct str words_name(const struct visit *v, const struct sight_name *name)
{
	if (!name)
		return STR("");
	return name->name.len ? name->name : SAY(v, "iemand zonder naam");
}

struct str words_names(const struct visit *v, struct sight_names names)
{
	struct str all = {"", 0}, and = SAY(v, "en");
	for (size_t i = 0; i < names.n; i++) {
		struct str name = words_name(v, names.at[i]);
		if (i == 0)
			all = name;
		else if (i + 1 == names.n)
			all = STR_JOIN(v->arena, all, STR(" "), and, STR(" "), name);
		else
			all = STR_JOIN(v->arena, all, STR(", "), name);
	}
	return all;
}

// Who reads this, as names (product.md C9). One's own name is left out: "Alleen jij" or the others. Of a room of which one sees
// only what was shared with oneself, the readers are not known and nothing is said.
struct str words_audience(const struct visit *v, struct sight_names readers, bool alone)
{
	const struct sight_name **others = arena_many(v->arena, const struct sight_name *, readers.n);
	size_t n = 0;
	if (!alone && readers.n == 0)
		return STR("");
	for (size_t i = 0; i < readers.n; i++)
		if (!v->plan || !id_eq(readers.at[i]->id, v->plan->seat))
			others[n++] = readers.at[i];
	if (alone || n == 0)
		return SAY(v, "Alleen jij ziet dit");
	struct text_arg args[] = {{"namen", words_names(v, (struct sight_names){others, n})}, {NULL, {0}}};
	return text_fill(v->arena, n == 1 ? SAY(v, "{namen} leest dit ook") : SAY(v, "{namen} lezen dit ook"), args);
}

static struct str join(const struct visit *v, struct str a, struct str b)
{
	if (!a.len || !b.len)
		return a.len ? a : b;
	return STR_JOIN(v->arena, a, STR(" · "), b);
}

static struct str clock_words(const struct visit *v, int32_t minute)
{
	return str_print(v->arena, "%d.%02d", minute / 60, minute % 60);
}

static struct str rhythm_words(const struct visit *v, const struct sight_action *a)
{
	struct text_arg args[] = {
	        {"dag", a->when == DAY_NONE ? SAY(v, "week") : weekday_name(v, day_weekday(a->when))}, {NULL, {0}}};
	switch (a->rhythm) {
	case RHYTHM_DAILY: return SAY(v, "Elke dag");
	case RHYTHM_WEEKLY: return text_fill(v->arena, SAY(v, "Elke {dag}"), args);
	case RHYTHM_FORTNIGHTLY:
		return text_fill(v->arena, a->when == DAY_NONE ? SAY(v, "Om de week") : SAY(v, "Om de week op {dag}"), args);
	case RHYTHM_MONTHLY: return SAY(v, "Elke maand");
	case RHYTHM_NONE:
	case RHYTHM_ONCE: break;
	}
	return words_day(v, a->when);
}

struct str words_when(const struct visit *v, const struct sight_action *a)
{
	struct str all = rhythm_words(v, a);
	if (a->from != NUMBER_NONE) {
		struct text_arg args[] = {{"van", clock_words(v, a->from)},
		        {"tot", a->till == NUMBER_NONE ? STR("") : clock_words(v, a->till)}, {NULL, {0}}};
		all = join(v, all,
		        text_fill(v->arena, a->till == NUMBER_NONE ? SAY(v, "om {van} uur") : SAY(v, "van {van} tot {tot} uur"),
		                args));
	}
	if (a->last != DAY_NONE) {
		struct text_arg args[] = {{"dag", words_day(v, a->last)}, {NULL, {0}}};
		all = join(v, all, text_fill(v->arena, SAY(v, "laatst gedaan {dag}"), args));
	}
	return all;
}

static const struct {
	const struct choice *choice;
	int value;
	struct str text;
} choice_words[] = {
        {&choice_report, REPORT_WELL, TEXT("gaat goed")},
        {&choice_report, REPORT_STUCK, TEXT("lukt niet")},
        {&choice_report, REPORT_HELP, TEXT("hulp nodig")},
        {&choice_report, REPORT_DONE, TEXT("gedaan")},
        {&choice_role, ROLE_PARENT, TEXT("ouder")},
        {&choice_role, ROLE_CARER, TEXT("zorgt voor een kind")},
        {&choice_role, ROLE_YOUNG, TEXT("jongere")},
        {&choice_role, ROLE_CHILD, TEXT("kind")},
        {&choice_role, ROLE_NETWORK, TEXT("familie, vriend of buur")},
        {&choice_role, ROLE_PROFESSIONAL, TEXT("werkt met gezinnen")},
        {&choice_role, ROLE_COORDINATOR, TEXT("onafhankelijke coördinator")},
        {&choice_role, ROLE_OFFICE, TEXT("gemeente")},
        {&choice_role, ROLE_ORGANISATION, TEXT("organisatie")},
        {&choice_stand, STAND_BEHIND, TEXT("Ik sta hierachter")},
        {&choice_stand, STAND_CANNOT, TEXT("Dit kan ik niet")},
        {&choice_stand, STAND_TALK, TEXT("Ik wil praten")},
        {&choice_stand, STAND_THINKING, TEXT("Ik denk er nog over na")},
        {&choice_stand, STAND_DISAGREES, TEXT("Ik ben het er niet mee eens")},
        {&choice_ending, ENDING_REACHED, TEXT("gelukt")},
        {&choice_ending, ENDING_PARTLY, TEXT("voor een deel gelukt")},
        {&choice_ending, ENDING_NOT, TEXT("niet gelukt")},
        {&choice_helped, HELPED_YES, TEXT("dit hielp")},
        {&choice_helped, HELPED_SOMEWHAT, TEXT("dit hielp een beetje")},
        {&choice_helped, HELPED_NO, TEXT("dit hielp niet")},
        {&choice_mark, MARK_CONTACT, TEXT("contactpersoon")},
        {&choice_mark, MARK_FIXED, TEXT("vaste hulpverlener")},
        {&choice_mark, MARK_MENTOR, TEXT("mentor")},
        {&choice_mark, MARK_COACH, TEXT("coach")},
        {&choice_mark, MARK_CHAIR, TEXT("voorzitter")},
        {&choice_mark, MARK_WRITER, TEXT("schrijver")},
        {&choice_mark, MARK_GUARDIAN, TEXT("gezinsvoogd")},
        {&choice_mark, MARK_GUIDE, TEXT("begeleider")},
        {&choice_mark, MARK_AUTHORITY, TEXT("beslist over veiligheid: de Raad, Veilig Thuis of de rechter")},
};

struct str words_choice(const struct visit *v, const struct choice *choice, int value)
{
	for (size_t i = 0; i < sizeof choice_words / sizeof choice_words[0]; i++)
		if (choice_words[i].choice == choice && choice_words[i].value == value)
			return say_text(v, choice_words[i].text);
	return value > 0 && value < choice->n ? choice->words[value] : STR("");
}
