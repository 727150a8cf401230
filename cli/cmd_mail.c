// SPDX-License-Identifier: EUPL-1.2
// The inner command `mail`: done by the process that has the folder open, for the one that reaches the network.
#include "json.h"
#include "work.h"

void work_write(struct out *o, const struct waiting_mail *w)
{
	struct json_out j = {.out = o};
	json_open(&j, '{');
	json_key(&j, STR("nummer"));
	json_int(&j, w->id);
	json_key(&j, STR("naam"));
	json_str(&j, w->name);
	json_key(&j, STR("soort"));
	json_int(&j, w->mail.kind);
	json_key(&j, STR("aan"));
	json_str(&j, w->mail.to);
	json_key(&j, STR("geheim"));
	json_str(&j, w->mail.secret);
	json_key(&j, STR("taal"));
	json_str(&j, text_code(w->mail.lang));
	json_close(&j, '}');
}

enum status work_read(struct arena *arena, struct str text, struct waiting_mail *ret)
{
	const struct json *o, *id, *kind;
	if (json_read(arena, text, &o) != OK || !(id = json_get(o, "nummer")) || !(kind = json_get(o, "soort")) ||
	        kind->number < MAIL_CODE || kind->number > MAIL_NEWS)
		return BAD_INPUT;
	*ret = (struct waiting_mail){.id = id->number,
	        .name = json_get_str(o, "naam"),
	        .mail = {(enum mail_kind)kind->number, json_get_str(o, "aan"), json_get_str(o, "geheim"),
	                text_lang(json_get_str(o, "taal"))}};
	return OK;
}

static int next(struct house *house, const struct call *call, struct reply *answer)
{
	int64_t pause;
	struct waiting_mail mail;
	if (!number_from(call->file, 1, 86400, &pause))
		return answer_wrong(answer, "after how many seconds is it tried again");
	enum status got = post_take(house, (int)pause, call->arena, &mail);
	if (got == OK)
		work_write(&answer->text, &mail);
	return got == OK || got == NOT_FOUND ? EXIT_DONE : answer_fail(answer, "mail cannot be taken: %s", status_name(got));
}

static int done(struct house *house, const struct call *call, struct reply *answer)
{
	int64_t id;
	if (!number_from(call->file, 1, INT64_MAX, &id))
		return answer_wrong(answer, "which mail is done");
	enum status got = post_done(house, id);
	return got == OK ? EXIT_DONE : answer_fail(answer, "a mail that was sent is not marked so: %s", status_name(got));
}

static int ask(struct house *house, const struct call *call, struct reply *answer)
{
	return strcmp(call->verb, "next") == 0 ? next(house, call, answer) : done(house, call, answer);
}

const struct command command_mail = {.name = "mail",
        .usage = "next PAUSE | done ID",
        .help = "",
        .verbs = (const char *const[]){"next", "done", NULL},
        .loose = true,
        .inner = true,
        .ask = ask};
