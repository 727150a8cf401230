// SPDX-License-Identifier: EUPL-1.2
// What an event that was carried over from a file has beside its own fields: "overgenomen", with the name and the time of then.
#include "words_fields.h"

static void flag_write(struct json_out *to, struct str name, bool value)
{
	if (!value)
		return;
	json_key(to, name);
	json_bool(to, true);
}

void carried_write(struct json_out *to, const struct carried *c)
{
	json_key(to, STR("overgenomen"));
	json_open(to, '{');
	if (c->who.len) {
		json_key(to, STR("wie"));
		json_str(to, c->who);
	}
	if (id_set(c->by)) {
		json_key(to, STR("van"));
		json_id(to, c->by);
	}
	if (id_set(c->version)) {
		json_key(to, STR("versie"));
		json_id(to, c->version);
	}
	json_key(to, STR("tijd"));
	json_int(to, c->time);
	if (c->changed) {
		json_key(to, STR("gewijzigd"));
		json_int(to, c->changed);
	}
	flag_write(to, STR("voorstel"), c->proposed);
	flag_write(to, STR("apart"), c->apart);
	flag_write(to, STR("binnen"), c->inside);
	json_close(to, '}');
}

static bool time_from(const struct json *value, int64_t *ret)
{
	if (value)
		*ret = value->number;
	return !value || (value->kind == JSON_INT && *ret >= 0 && *ret < TIME_END);
}

static bool flag_from(const struct json *value, bool *ret)
{
	*ret = value && value->number != 0;
	return !value || value->kind == JSON_BOOL;
}

static bool id_from(const struct json *value, struct id *ret)
{
	return !value || (value->kind == JSON_STR && id_read(value->str, ret) == OK);
}

bool carried_read(struct arena *a, const struct json *object, struct carried *ret)
{
	static const struct field who = {.wire = {"wie", 3}, .kind = FIELD_LINE, .most = NAME};
	struct faults faults = {.n = 0};
	*ret = (struct carried){.is = true};
	const struct json *name = json_get(object, "wie");
	bool times = json_get(object, "tijd") && time_from(json_get(object, "tijd"), &ret->time) &&
	             time_from(json_get(object, "gewijzigd"), &ret->changed);
	if (!times || (name && (name->kind != JSON_STR || !text_fits(a, &who, name->str, &faults, &ret->who))))
		return false;
	if (!id_from(json_get(object, "van"), &ret->by) || !id_from(json_get(object, "versie"), &ret->version))
		return false;
	return flag_from(json_get(object, "voorstel"), &ret->proposed) && flag_from(json_get(object, "apart"), &ret->apart) &&
	       flag_from(json_get(object, "binnen"), &ret->inside);
}

// Seats do not travel: what is carried names none.
bool event_whole(const struct event *e)
{
	struct faults faults = {.n = 0};
	for (size_t i = 0; i < say_infos[e->say].n; i++)
		if (!e->carried.is || say_infos[e->say].fields[i].thing != THING_SEAT)
			fields_check_given(&say_infos[e->say].fields[i], 1, &e->as, &faults);
	return faults.n == 0;
}
