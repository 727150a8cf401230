// SPDX-License-Identifier: EUPL-1.2
// One plan for one beginning: see begun.h.
#include "begun.h"
#include "site.h"

bool begun_before(const struct visit *v, struct begun *ret)
{
	struct person_settings settings;
	bool surely_ours = v->in->fetch_site.len || v->in->origin.len; // visit_trusted has looked at them
	if (begun_find(v->house, form_value(v, "sleutel"), ret) != OK)
		return false;
	if (v->signed_in)
		return id_eq(ret->person, v->session.person);
	// Who chose four digits since is well inside, and signs in with them.
	return surely_ours && person_settings_get(v->house, ret->person, v->arena, &settings) == OK && !settings.digits;
}

enum status begun_with(const struct visit *v, const struct begun *what)
{
	return begun_keep(v->house, form_value(v, "sleutel"), what);
}

bool begun_too_many(struct visit *v, const char *again)
{
	if (begin_allowed(v->house, v->in->from.b, v->in->now) == OK)
		return false;
	v->notice_bad = true;
	v->notice = SAY(v, "Er begonnen hier net veel plannen. Wacht even. Probeer het dan nog eens.");
	visit_show(v, again);
	v->out->status = 429;
	return true;
}
