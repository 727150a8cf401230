// SPDX-License-Identifier: EUPL-1.2
// The groups of roles, one place for the whole program, and what is settled by a role alone. What a role may say is in
// plan/words.
#include "core.h"

bool young_role(enum role role)
{
	return role == ROLE_YOUNG || role == ROLE_CHILD;
}

bool family_role(enum role role)
{
	return role == ROLE_PARENT || role == ROLE_CARER || young_role(role);
}

bool circle_role(enum role role)
{
	return family_role(role) || role == ROLE_NETWORK;
}

bool office_role(enum role role)
{
	return role == ROLE_OFFICE || role == ROLE_ORGANISATION;
}

bool works_with_families(enum role role)
{
	return role == ROLE_PROFESSIONAL || role == ROLE_COORDINATOR || office_role(role);
}

bool mark_fits(enum mark mark, enum role role)
{
	if (mark == MARK_FIXED || mark == MARK_GUARDIAN || mark == MARK_AUTHORITY)
		return role == ROLE_PROFESSIONAL;
	if (mark == MARK_CONTACT || mark == MARK_MENTOR || mark == MARK_GUIDE)
		return circle_role(role);
	return mark != MARK_NONE;
}

bool told_who_looked(bool owner, enum role role)
{
	return owner || family_role(role);
}
