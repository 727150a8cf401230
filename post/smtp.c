// SPDX-License-Identifier: EUPL-1.2
// The only file that knows libcurl. It is found when asked for, by name, because linking it would map it and the forty libraries
// it brings into every process of this program.
#include "smtp.h"
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

// A release build checks that a call through a pointer ends in code compiled with it, which libcurl is not.
#ifdef __clang__
#define CALLS_CURL __attribute__((no_sanitize("cfi-icall")))
#else
#define CALLS_CURL
#endif

struct curl {
	typeof(curl_global_init) *global_init;
	typeof(curl_easy_init) *init;
	typeof(curl_easy_setopt) *set;
	typeof(curl_easy_perform) *perform;
	typeof(curl_easy_getinfo) *info;
	typeof(curl_easy_strerror) *error;
	typeof(curl_easy_cleanup) *cleanup;
	typeof(curl_slist_append) *append;
	typeof(curl_slist_free_all) *free_all;
};
static const struct {
	const char *name;
	size_t at;
} functions[] = {
        {"curl_global_init", offsetof(struct curl, global_init)},
        {"curl_easy_init", offsetof(struct curl, init)},
        {"curl_easy_setopt", offsetof(struct curl, set)},
        {"curl_easy_perform", offsetof(struct curl, perform)},
        {"curl_easy_getinfo", offsetof(struct curl, info)},
        {"curl_easy_strerror", offsetof(struct curl, error)},
        {"curl_easy_cleanup", offsetof(struct curl, cleanup)},
        {"curl_slist_append", offsetof(struct curl, append)},
        {"curl_slist_free_all", offsetof(struct curl, free_all)},
};

struct smtp {
	struct curl curl;
	void *library;
	CURL *handle;
	struct smtp_options options;
	char url[512];
};

static enum status load(struct smtp *s, struct why *why)
{
	s->library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
	if (!s->library)
		return why_say(why, NOT_KEPT, "sending mail needs libcurl (Debian: libcurl4)");
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
		void *found = dlsym(s->library, functions[i].name);
		if (!found)
			return why_say(why, NOT_KEPT, "this libcurl has no %s", functions[i].name);
		memcpy((char *)&s->curl + functions[i].at, &found, sizeof found);
	}
	return OK;
}

static bool this_machine(const char *server)
{
	return strncmp(server, "127.", 4) == 0 || strncmp(server, "[::1]", 5) == 0 || strcmp(server, "localhost") == 0 ||
	       strncmp(server, "localhost:", 10) == 0;
}

static enum status address(struct smtp *s, struct why *why)
{
	const struct smtp_options *o = &s->options;
	if (!*o->server || strpbrk(o->server, "/@?#% "))
		return why_say(why, BAD_INPUT, "the mail server is not given as host:port");
	if (o->tls == SMTP_PLAIN && !this_machine(o->server))
		return why_say(why, BAD_INPUT, "mail goes without TLS to a mail server on this machine only");
	int n = snprintf(s->url, sizeof s->url, "%s://%s/%s", o->tls == SMTP_DIRECT ? "smtps" : "smtp", o->server, o->domain);
	return n < (int)sizeof s->url ? OK : why_say(why, BAD_INPUT, "the mail server's name is too long");
}

CALLS_CURL static void set_up(struct smtp *s)
{
	const struct smtp_options *o = &s->options;
	const struct curl *c = &s->curl;
	c->set(s->handle, CURLOPT_URL, s->url);
	c->set(s->handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	c->set(s->handle, CURLOPT_PROXY, ""); // whatever the environment says
	c->set(s->handle, CURLOPT_NOSIGNAL, 1L);
	c->set(s->handle, CURLOPT_UPLOAD, 1L);
	c->set(s->handle, CURLOPT_TIMEOUT, (long)o->seconds);
	c->set(s->handle, CURLOPT_CONNECTTIMEOUT, (long)(o->seconds < 20 ? o->seconds : 20));
	c->set(s->handle, CURLOPT_USE_SSL, (long)(o->tls == SMTP_PLAIN ? CURLUSESSL_NONE : CURLUSESSL_ALL));
	c->set(s->handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (o->authority)
		c->set(s->handle, CURLOPT_CAINFO, o->authority);
	if (o->user) {
		c->set(s->handle, CURLOPT_USERNAME, o->user);
		c->set(s->handle, CURLOPT_PASSWORD, o->password ? o->password : "");
	}
}

CALLS_CURL static enum status begin(struct smtp *s, struct why *why)
{
	enum status got = address(s, why);
	if (got == OK)
		got = load(s, why);
	if (got != OK)
		return got;
	if (s->curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(s->handle = s->curl.init()))
		return why_say(why, NOT_KEPT, "libcurl does not start");
	set_up(s);
	return OK;
}

enum status smtp_open(const struct smtp_options *options, struct smtp **ret, struct why *why)
{
	struct smtp *s = calloc(1, sizeof *s);
	if (!s)
		abort();
	s->options = *options;
	enum status got = begin(s, why);
	if (got == OK)
		*ret = s;
	else
		smtp_close(s);
	return got;
}

static size_t read_more(char *to, size_t size, size_t n, void *with)
{
	struct str *rest = with;
	size_t take = size * n < rest->len ? size * n : rest->len;
	memcpy(to, rest->at, take);
	*rest = (struct str){rest->at + take, rest->len - take};
	return take;
}

// What the mail server said to this message, against everything that is wrong between us and it.
CALLS_CURL static enum status judge(struct smtp *s, CURLcode code, struct why *why)
{
	long said = 0;
	if (code == CURLE_OK)
		return OK;
	s->curl.info(s->handle, CURLINFO_RESPONSE_CODE, &said);
	bool about_it = (code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY) && said >= 400;
	return why_say(why, about_it ? REFUSED : NOT_KEPT, "%s (the mail server's last word: %ld)", s->curl.error(code), said);
}

CALLS_CURL enum status smtp_send(struct smtp *s, struct str from, struct str to, struct str message, struct why *why)
{
	const struct curl *c = &s->curl;
	struct arena *arena = arena_create();
	struct curl_slist *rcpt = c->append(NULL, str_print(arena, "<%.*s>", STR_ARG(to)).at);
	c->set(s->handle, CURLOPT_MAIL_FROM, str_print(arena, "<%.*s>", STR_ARG(from)).at);
	c->set(s->handle, CURLOPT_MAIL_RCPT, rcpt);
	c->set(s->handle, CURLOPT_READFUNCTION, read_more);
	c->set(s->handle, CURLOPT_READDATA, &message);
	c->set(s->handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)message.len);
	enum status got = judge(s, c->perform(s->handle), why);
	c->set(s->handle, CURLOPT_MAIL_RCPT, NULL);
	c->free_all(rcpt);
	arena_destroy(arena);
	return got;
}

// The library itself stays: what it registered with others of its kind must not point into nothing.
CALLS_CURL void smtp_close(struct smtp *s)
{
	if (s && s->handle)
		s->curl.cleanup(s->handle);
	free(s);
}
