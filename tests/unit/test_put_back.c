// SPDX-License-Identifier: EUPL-1.2
// A copy that is put back is older than what was used, ended and withdrawn since. So no way in of that copy opens any more but
// the key on paper: who was signed in on a telephone that is lost since, or holds a link that was used since, stays outside.
#include "care.h"
#include "people_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants three of these first
#include <cmocka.h>

// The house goes on in a folder made out of a copy of the one it has.
static void put_back(void)
{
	struct folder into;
	struct why why = {""};
	char copying[900], from[400];
	struct restored again;
	snprintf(from, sizeof from, "%s", folder_file(&folder, "copy.db"));
	assert_int_equal(house_backup(house, from, &why), OK);
	house_close(house);
	folder_make(&into);
	snprintf(copying, sizeof copying, "cp '%s' '%s'", folder_file(&folder, "master.key"), folder_file(&into, "master.key"));
	assert_int_equal(system(copying), 0);
	if (house_restore(from, into.path, &again, &why) != OK)
		fail_msg("%s", why.text);
	folder_clear(&folder);
	folder = into;
	assert_int_equal(house_open(&(struct house_options){.dir = folder.path}, &house, &why), OK);
	now = house_now(house);
}

static enum status look_up(struct str typed)
{
	static const uint8_t here[16] = {[10] = 0xff, [11] = 0xff, 10, 0, 0, 1};
	struct secret_facts facts;
	return secret_find(house, typed, here, now, &facts);
}

static void of_a_copy_that_is_put_back_only_the_key_on_paper_opens(void **state)
{
	(void)state;
	struct secret_facts facts;
	struct id who = new_person();
	struct str session = new_session(who, false), shared = new_session(who, true),
	           link = new_secret(SECRET_LINK, some(1), some(2), ID_NONE),
	           table = new_secret(SECRET_TABLE, some(1), ID_NONE, ID_NONE),
	           token = new_secret(SECRET_TOKEN, some(1), some(2), who), key = new_secret(SECRET_KEY, some(1), some(2), who);
	assert_true(find(session) == OK && find(shared) == OK && look_up(link) == OK && look_up(table) == OK);
	assert_int_equal(token_find(house, token, &facts), OK);
	put_back();
	assert_int_equal(find(session), NOT_FOUND);
	assert_int_equal(find(shared), NOT_FOUND);
	assert_int_equal(look_up(link), NOT_FOUND);
	assert_int_equal(use(link), NOT_FOUND);
	assert_int_equal(look_up(table), NOT_FOUND);
	assert_int_equal(token_find(house, token, &facts), NOT_FOUND);
	assert_int_equal(look_up(key), OK);
	assert_int_equal(find(new_session(who, false)), OK); // and whoever comes in with it, is in
}

static void a_code_and_a_mail_of_before_are_gone_when_a_copy_is_put_back(void **state)
{
	(void)state;
	struct id in;
	struct waiting_mail mail;
	(void)person_with_mail("kim@voorbeeld.nl");
	assert_int_equal(ask("kim@voorbeeld.nl", ID_NONE, "browser"), OK);
	assert_int_equal(mail_next(house, now, arena, &mail), OK);
	struct str code = mail.mail.secret;
	put_back();
	assert_int_equal(check(code, "browser", &in), REFUSED);
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
	assert_int_equal(ask("kim@voorbeeld.nl", ID_NONE, "browser"), OK); // it is still their address
	assert_int_equal(check(taken_code(), "browser", &in), OK);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {
	        T(of_a_copy_that_is_put_back_only_the_key_on_paper_opens),
	        T(a_code_and_a_mail_of_before_are_gone_when_a_copy_is_put_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
