// SPDX-License-Identifier: EUPL-1.2
// What a saying asks of the plan beyond rights: there is room, the day is not past, the goal is open, the words fit together. A
// reason is a text to translate, one sentence that says what to do.
#include "plan.h"

void fault_at(const struct ask *a, const char *wire, struct str reason)
{
	if (a->faults->n < sizeof a->faults->at / sizeof a->faults->at[0])
		a->faults->at[a->faults->n++] = (struct fault){str_of(wire), reason, 0, 0, ID_NONE};
}

// What the keeper did is always kept, also of a plan that is full or closed.
static struct str room_left(const struct ask *a)
{
	enum say say = a->intent->say;
	int makes = say_infos[say].makes;
	if (a->speaker == SPEAKER_KEEPER)
		return STR("");
	if (plan_ordinal(a->plan, a->seat == NOBODY ? ID_NONE : a->plan->seats.at[a->seat].item.id, a->plan->seq) >= EVENTS)
		return TEXT("Dit plan is vol. Neem het mee en begin een nieuw plan.");
	if (plan_has_room(a->plan, a->seat, say, say == SAY_ROOMS_ADD ? a->intent->as.rooms_add.titles.n : 1))
		return STR("");
	if (makes == THING_SEAT || makes == THING_VERSION || makes == THING_STATEMENT ||
	        makes == THING_GATHERING) // their places are never free again
		return TEXT("Meer past hier niet in dit plan. Neem het mee en begin een nieuw plan.");
	return TEXT("Dit plan is hier vol. Haal eerst iets weg.");
}

// A plan that is finished or will be erased is closed for everyone but those who may reopen it (product.md P15).
struct str plan_shut(const struct plan *p, enum say say)
{
	if (is_way_in(say) || say == SAY_PART_TAKEN) // who lost a key still comes in, to take along what is theirs
		return STR("");
	if (p->erase_day != DAY_NONE && say != SAY_ERASE_STOP && say != SAY_SEAT_LEAVE)
		return TEXT("Dit plan wordt gewist. Wil je dat niet? Hou het wissen dan eerst tegen.");
	if (p->finished && say != SAY_PLAN_RESUME && say != SAY_ERASE_ASK && say != SAY_SEAT_LEAVE && say != SAY_ENTRY_ERASE)
		return TEXT("Dit plan is afgerond. Wil je weer verder? Kies dan eerst: verder met het plan.");
	return STR("");
}

static struct str is_open(const struct ask *a)
{
	return a->speaker == SPEAKER_KEEPER ? STR("") : plan_shut(a->plan, a->intent->say);
}

void day_ahead(const struct ask *a, int32_t day, const char *wire)
{
	int32_t today = day_of(a->now);
	if (day == DAY_NONE)
		return;
	if (day < today)
		fault_at(a, wire, TEXT("Deze dag is al voorbij. Kies een dag die nog komt."));
	else if (day > today + AHEAD_DAYS)
		fault_at(a, wire, TEXT("Deze dag is te ver weg. Kies een dag binnen tien jaar."));
}

static void times_fit(const struct ask *a, int32_t from, int32_t till)
{
	if (from != NUMBER_NONE && till != NUMBER_NONE && till <= from)
		fault_at(a, "tot", TEXT("De tijd bij tot moet later zijn dan de tijd bij vanaf."));
}

static void checker_is_other(const struct ask *a, struct ids doers, struct id checker)
{
	for (size_t i = 0; i < doers.n; i++)
		if (id_set(checker) && id_eq(doers.at[i], checker))
			fault_at(a, "kijkt", TEXT("Kies iemand anders dan wie het doet."));
}

static void shared_goal_open(const struct ask *a, struct id goal)
{
	int index = plan_find(a->plan, THING_GOAL, goal);
	if (index != NOBODY && a->plan->goals.at[index].ending != ENDING_NONE)
		fault_at(a, "doel", TEXT("Dit doel is al afgesloten. Kies een ander doel, of geen."));
}

static bool hash_ok(struct str s)
{
	if (s.len != 0 && s.len != HASH_TEXT)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!((s.at[i] >= '0' && s.at[i] <= '9') || (s.at[i] >= 'a' && s.at[i] <= 'f')))
			return false;
	return true;
}

static void sound_is_hash(const struct ask *a, struct str sound)
{
	if (!hash_ok(sound))
		fault_at(a, "geluid", TEXT("Dit is hier niet. Ga terug en kijk opnieuw."));
}

static void fault_at_cell(const struct ask *a, struct id cell, struct str reason)
{
	size_t before = a->faults->n;
	fault_at(a, "velden", reason);
	if (a->faults->n > before)
		a->faults->at[before].cell = cell;
}

static bool names_unseen(const struct ask *a, int field, struct str value)
{
	enum thing thing;
	int index = cell_target(a->plan, field, value, &thing);
	return index != NOBODY && !may_see(a->plan, a->seat, thing, index);
}

static void cells_belong(const struct ask *a, struct pairs cells, int room)
{
	for (size_t i = 0; i < cells.n; i++) {
		int field = plan_find(a->plan, THING_FIELD, cells.at[i].id);
		if (field == NOBODY || a->plan->fields.at[field].room != room || a->plan->fields.at[field].item.gone ||
		        !may_see(a->plan, a->seat, THING_FIELD, field))
			return fault_at(a, "velden", TEXT("Dit vakje is hier niet. Open de kamer opnieuw."));
		if (names_unseen(a, field, cells.at[i].text))
			fault_at_cell(a, cells.at[i].id, TEXT("Dit is er niet meer. Kies opnieuw."));
	}
}

static void entry_holds_something(const struct ask *a)
{
	const struct say_entry_add *b = &a->intent->as.entry_add;
	bool cells = false;
	for (size_t i = 0; i < b->cells.n; i++)
		cells |= b->cells.at[i].text.len > 0;
	if (!b->text.len && !b->photo.len && !b->sound.len && !cells)
		fault_at(a, "tekst", TEXT("Schrijf iets op, of kies iets anders."));
	if (!hash_ok(b->photo) || !hash_ok(b->sound))
		fault_at(a, "beeld", TEXT("Dit is hier niet. Ga terug en kijk opnieuw."));
	cells_belong(a, b->cells, plan_find(a->plan, THING_ROOM, b->room));
}

static struct str about_entry(const struct ask *a)
{
	if (a->intent->say == SAY_ENTRY_ADD)
		entry_holds_something(a);
	else if (a->intent->say == SAY_ENTRY_CHANGE) {
		const struct entry *e = &a->plan->entries.at[a->about];
		const struct say_entry_change *b = &a->intent->as.entry_change;
		cells_belong(a, b->cells, e->room);
		if (!b->text.len && !b->cells.n && !e->photo.len && !e->sound.len)
			fault_at(a, "tekst", TEXT("Schrijf iets op. Wil je de tekst weg? Kies dan: haal voor altijd weg."));
	}
	return STR("");
}

static struct str about_action(const struct ask *a)
{
	const union said_fields *as = &a->intent->as;
	if (a->intent->say == SAY_ACTION_REPORT) {
		sound_is_hash(a, as->action_report.sound);
	} else if (a->intent->say == SAY_ACTION_ADD) {
		sound_is_hash(a, as->action_add.sound);
		day_ahead(a, as->action_add.when, "wanneer");
		times_fit(a, as->action_add.from, as->action_add.till);
		checker_is_other(a, as->action_add.doers, as->action_add.checker);
		shared_goal_open(a, as->action_add.goal);
	} else if (a->intent->say == SAY_ACTION_CHANGE) {
		if (as->action_change.when != a->plan->actions.at[a->about].when)
			day_ahead(a, as->action_change.when, "wanneer");
		times_fit(a, as->action_change.from, as->action_change.till);
		checker_is_other(a, as->action_change.doers, as->action_change.checker);
	} else if (a->intent->say == SAY_ACTION_SHIFT) {
		day_ahead(a, as->action_shift.when, "wanneer");
	} else if (a->intent->say == SAY_OFFER_TAKE) {
		day_ahead(a, as->offer_take.when, "wanneer");
		shared_goal_open(a, as->offer_take.goal);
	} else if (a->intent->say == SAY_ACTION_DROP && !as->action_drop.why.len && a->chair == CHAIR_PROFESSIONAL) {
		fault_at(a, "waarom", TEXT("Zeg erbij waarom het niet meer lukt."));
	} else if (a->intent->say == SAY_ACTION_TAKE && a->plan->actions.at[a->about].n_doers == ACTION_DOERS) {
		return TEXT("Hier doen al veel mensen mee. Zeg het tegen een van hen.");
	}
	return STR("");
}

// One who works for families gets a seat only after the three honest lines were read (product.md, Who answers for what).
static void honest_first(const struct ask *a, enum role role, bool honest)
{
	if (works_with_families(role) && !honest)
		fault_at(a, "eerlijk", TEXT("Lees eerst wat dit betekent. Zet dan het vinkje."));
}

// Who works at an office sits at no family's table (product.md J6: never a family's content).
static void no_office(const struct ask *a, enum role role)
{
	if (office_role(role))
		fault_at(a, "rol", TEXT("Een gemeente of organisatie krijgt geen plek. Vraag een mens, als hulpverlener."));
}

static struct str about_seat(const struct ask *a)
{
	const struct plan *p = a->plan;
	const union said_fields *as = &a->intent->as;
	if (a->intent->say == SAY_INVITE) {
		int person = plan_find(p, THING_PERSON, as->invite.person);
		no_office(a, as->invite.role);
		honest_first(a, as->invite.role, as->invite.honest);
		day_ahead(a, as->invite.until, "tot");
		if (plan_seat_of_person(p, person) != NOBODY)
			return TEXT("Deze persoon doet al mee, of is al gevraagd. Kies iemand anders.");
	} else if (a->intent->say == SAY_DOOR_OPEN) {
		no_office(a, as->door_open.role);
		honest_first(a, as->door_open.role, as->door_open.honest);
	} else if (a->intent->say == SAY_SEAT_UNTIL) {
		day_ahead(a, as->seat_until.until, "tot");
	} else if (a->intent->say == SAY_SEAT_OWN && works_with_families(p->seats.at[a->about].role)) {
		return TEXT("Het plan is van de familie. Kies iemand van jullie zelf.");
	} else if (a->intent->say == SAY_SEAT_MARK && !as->seat_mark.off &&
	           !mark_fits(as->seat_mark.mark, p->seats.at[a->about].role)) {
		fault_at(a, "merk", TEXT("Dit past niet bij wie daar zit. Kies iets anders."));
	} else if (a->intent->say == SAY_STAND_IN && a->about == a->seat) {
		return TEXT("Kies iemand anders dan jezelf.");
	}
	return STR("");
}

static struct str about_plan(const struct ask *a)
{
	const struct plan *p = a->plan;
	enum say say = a->intent->say;
	if (say == SAY_PLAN_BEGIN && p->seats.n)
		return TEXT("Dit plan is al begonnen. Ga naar het plan.");
	if (say == SAY_PLAN_BEGIN && works_with_families(a->intent->as.plan_begin.role)) // whoever begins it owns it
		fault_at(a, "rol", TEXT("Het plan is van de familie. Kies iemand van jullie zelf."));
	if (say == SAY_PLAN_RESUME && !p->finished)
		return TEXT("Dit plan is niet afgerond. Je kunt gewoon verder.");
	if (say == SAY_ERASE_STOP && p->erase_day == DAY_NONE)
		return TEXT("Dit plan wordt niet gewist. Je hoeft niets te doen.");
	if (say == SAY_VERSION_STAND && id_set(a->intent->as.version_stand.whom) &&
	        !id_set(a->intent->as.version_stand.witness) &&
	        plan_seat_of_person(p, plan_find(p, THING_PERSON, a->intent->as.version_stand.whom)) != a->seat)
		fault_at(a, "getuige", TEXT("Kies wie erbij was toen dit gezegd werd."));
	if (say == SAY_FIELD_ADD) {
		int used = 0, room = plan_find(p, THING_ROOM, a->intent->as.field_add.room);
		list_each(f, &p->fields) used += f->room == room && !f->item.gone && !private_kept_from(p, &f->item, a->seat);
		if (used >= ROOM_FIELDS)
			return TEXT("Er passen twaalf vakjes in een kamer. Haal er eerst een weg.");
	}
	return STR("");
}

// Who speaks for another in a version, or types for one, must be allowed to: the seat chose them, or there is no seat.
static struct str speaks_for(const struct ask *a)
{
	if (a->intent->say != SAY_VERSION_STAND || !id_set(a->intent->as.version_stand.whom))
		return STR("");
	int whom = plan_find(a->plan, THING_PERSON, a->intent->as.version_stand.whom);
	int theirs = plan_seat_of_person(a->plan, whom);
	if (theirs == a->seat || may_speak_for(a->plan, a->seat, whom))
		return STR("");
	return a->plan->seats.at[theirs].role == ROLE_CHILD ? TEXT("Aan een kind vragen we dit niet, ook niet via een ander.")
	                                                    : TEXT("Deze persoon zegt dit zelf, of kiest wie het mag zeggen.");
}

// Two who work for families read nothing that nobody of the family reads; who chooses so is told, and chooses again.
static struct str readers_fit(const struct ask *a)
{
	const struct say_info *info = &say_infos[a->intent->say];
	for (size_t i = 0; a->seat != NOBODY && i < info->n; i++) {
		struct id one;
		if (info->fields[i].kind != FIELD_IDS || !str_is(info->fields[i].wire, "lezers"))
			continue;
		struct seats chosen = seats_from(a->plan, ids_of_field(&info->fields[i], &a->intent->as, &one));
		struct seats all = seats_with(chosen, a->seat), read = not_among_themselves(a->plan, all, a->seat);
		if (seats_any(seats_less(all, read)))
			fault_at(a, "lezers",
			        TEXT("Kies er iemand van de familie bij. Hulpverleners lezen niets zonder de familie."));
	}
	return STR("");
}

struct str decide_content(const struct ask *a)
{
	static struct str (*const rules[])(const struct ask *) = {is_open, room_left, about_plan, readers_fit, speaks_for,
	        about_entry, about_action, about_seat, about_statement, about_gathering, about_guest, about_support};
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		struct str reason = rules[i](a);
		if (reason.len)
			return reason;
	}
	return STR("");
}
