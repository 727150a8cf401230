// SPDX-License-Identifier: EUPL-1.2
// A voice or a picture out of an entry, for who sees that entry. It is sent as what its own first bytes say it is and as nothing
// else, so that no browser makes a page of it, and in parts to who asks for parts (a telephone that plays a voice does).
// Listening is reading: it is on record as a look at the room, or at the steps.
#include "pages_begin.h"
#include "site.h"
#include "sound.h"

static bool shows(const struct sight_room *room, struct str hash)
{
	for (size_t i = 0; i < room->entries.n; i++)
		if (str_eq(room->entries.at[i].photo, hash) || str_eq(room->entries.at[i].sound, hash))
			return true;
	return false;
}

static bool says(struct sight_action_list actions, struct str hash)
{
	for (size_t i = 0; i < actions.n; i++) {
		if (str_eq(actions.at[i].sound, hash))
			return true;
		for (size_t k = 0; k < actions.at[i].reports.n; k++)
			if (str_eq(actions.at[i].reports.at[k].sound, hash))
				return true;
	}
	return false;
}

static bool steps_say(const struct sight_plan *plan, struct str hash)
{
	for (size_t i = 0; i < plan->goals.n; i++)
		if (says(plan->goals.at[i].actions, hash))
			return true;
	return says(plan->loose, hash);
}

static enum status look_at(struct visit *v, struct str hash)
{
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		if (shows(&v->plan->rooms.at[i], hash))
			return seat_look(v->seat, PART_ROOM, v->plan->rooms.at[i].id, &v->plan);
	if (steps_say(v->plan, hash))
		return seat_look(v->seat, PART_STEPS, ID_NONE, &v->plan);
	return OK; // an entry of a room that this seat does not read, shown to it by name
}

static const char *picture_of(struct str bytes)
{
	if (bytes.len > 3 && memcmp(bytes.at, "\xff\xd8\xff", 3) == 0)
		return "image/jpeg";
	return bytes.len > 8 && memcmp(bytes.at, "\x89PNG\r\n\x1a\n", 8) == 0 ? "image/png" : NULL;
}

static const char *sound_of(struct str bytes)
{
	enum sound_kind kind = sound_kind(bytes);
	return kind == SOUND_NONE ? NULL : sound_type(kind);
}

static void send(struct visit *v, const char *(*type_of)(struct str))
{
	struct str hash = v->match.words[0], bytes;
	enum status got = hash.len == HASH_TEXT ? seat_blob(v->seat, hash, v->arena, &bytes) : NOT_FOUND;
	if (got == OK)
		got = look_at(v, hash);
	if (got != OK)
		return visit_trouble(v, got);
	const char *type = type_of(bytes);
	if (!type)
		return visit_missing(v);
	v->out->type = type;
	response_header(v->out, "Content-Disposition", "inline");
	v->out->ranges = true;
	out_put(&v->out->body, bytes);
}

void media_sound(struct visit *v)
{
	send(v, sound_of);
}
void media_picture(struct visit *v)
{
	send(v, picture_of);
}
