// SPDX-License-Identifier: EUPL-1.2
// Reading what an installation is, and refusing what it may not be: open to the public and nobody's.
#include "installation.h"
#include "config.h"
#include <arpa/inet.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MEMORY_LEAST = 8, MEMORY_MOST = 1 << 20 }; // megabytes: one plan of the largest fits, and more than a machine has

// "127.0.0.1:8080", "[::1]:8080", "localhost": only who is on this machine comes there. `host` ends at a slash.
static bool is_this_machine(struct arena *arena, const char *host)
{
	struct in_addr v4;
	if (host[0] == '[')
		return strncmp(host, "[::1]", 5) == 0 && (!host[5] || host[5] == ':' || host[5] == '/');
	const char *name = str_zero(arena, (struct str){host, strcspn(host, ":/")});
	return strcmp(name, "localhost") == 0 || (inet_pton(AF_INET, name, &v4) == 1 && ntohl(v4.s_addr) >> 24 == 127);
}

// The system's choice of a free port for 127.0.0.1:0, for our own address must be known before anything is answered.
static const char *with_port(struct arena *arena, const char *listen)
{
	bool v6 = listen[0] == '[';
	size_t len = strlen(listen);
	if (len < 2 || strcmp(listen + len - 2, ":0") != 0)
		return listen;
	struct sockaddr_in6 any6 = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	struct sockaddr_in any4 = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct sockaddr *any = v6 ? (struct sockaddr *)&any6 : (struct sockaddr *)&any4;
	socklen_t size = v6 ? sizeof any6 : sizeof any4;
	int fd = socket(any->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	unsigned port = 0;
	if (fd >= 0 && bind(fd, any, size) == 0 && getsockname(fd, any, &size) == 0)
		port = ntohs(v6 ? any6.sin6_port : any4.sin_port);
	if (fd >= 0)
		close(fd);
	return str_print(arena, "%.*s:%u", (int)(len - 2), listen, port).at;
}

static int read_proxies(const char *text, struct installation *in)
{
	struct str rest = str_of(text);
	while (rest.len) {
		struct str one = str_trim(str_cut(&rest, ','));
		if (in->n_proxies == SERVER_PROXIES || address_read(one, &in->proxies[in->n_proxies]) != OK)
			return wrong_call(
			        "--proxy wants an address like 127.0.0.1, or %d at most with commas between", SERVER_PROXIES);
		in->n_proxies++;
	}
	return EXIT_DONE;
}

static int read_url(struct arena *arena, const char *url, struct installation *in)
{
	if (!url)
		url = str_print(arena, "http://%s", in->listen).at;
	bool http = strncmp(url, "http://", 7) == 0, https = strncmp(url, "https://", 8) == 0;
	const char *host = url + (https ? 8 : 7);
	if ((!http && !https) || !*host || strpbrk(host, "?#@ \"<>") || (strchr(host, '/') && strchr(host, '/')[1]))
		return wrong_call("--base-url wants an address like https://kring.example.nl, without a path");
	struct str text = str_of(url);
	if (text.at[text.len - 1] == '/')
		text.len--;
	in->base_url = str_zero(arena, text);
	in->texts.base_url = str_of(in->base_url);
	return EXIT_DONE;
}

static int read_address(const struct call *call, const struct config *config, struct installation *in)
{
	const char *listen = call->at[OPT_LISTEN] ? call->at[OPT_LISTEN] : config->at[SET_LISTEN];
	const char *url = call->at[OPT_BASE_URL] ? call->at[OPT_BASE_URL] : config->at[SET_BASE_URL];
	const char *proxy = call->at[OPT_PROXY] ? call->at[OPT_PROXY] : config->at[SET_PROXY];
	in->listen = with_port(call->arena, listen ? listen : "127.0.0.1:8080");
	int status = read_url(call->arena, url, in);
	return status == EXIT_DONE && proxy ? read_proxies(proxy, in) : status;
}

// "merenveld: gemeente Merenveld, waterkant: gemeente Waterkant": what stands before a colon is part of an address.
static int read_offices(const char *text, struct site_texts *texts)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	texts->offices = str_of(text);
	for (struct str rest = texts->offices; rest.len;) {
		struct str name = str_cut(&rest, ','), word = str_trim(str_cut(&name, ':'));
		bool fits = word.len && str_trim(name).len;
		for (size_t i = 0; i < word.len; i++)
			fits = fits && strchr(signs, word.at[i]);
		if (!fits)
			return wrong_call(
			        "offices wants a word and a name, like `merenveld: gemeente Merenveld`, with commas between");
	}
	return EXIT_DONE;
}

static int read_memory(const char *typed, size_t *ret)
{
	int64_t mb = 0;
	if (typed && !number_from(typed, MEMORY_LEAST, MEMORY_MOST, &mb))
		return wrong_call("memory is a number of megabytes from %d to %d", MEMORY_LEAST, MEMORY_MOST);
	*ret = (size_t)mb << 20;
	return EXIT_DONE;
}

static void read_texts(const struct config *config, struct site_texts *texts)
{
	texts->host = str_of(config->at[SET_HOST]);
	texts->officer = str_of(config->at[SET_OFFICER]);
	texts->complaints = str_of(config->at[SET_COMPLAINTS]);
	texts->phone = str_of(config->at[SET_PHONE]);
	texts->away = str_of(config->at[SET_AWAY] ? config->at[SET_AWAY] : "https://www.buienradar.nl/");
	texts->open = texts->host.len && texts->officer.len && texts->complaints.len && texts->phone.len;
}

// A proxy and an address of one's own are there for others, wherever we listen.
static bool is_public(struct arena *arena, const struct installation *in)
{
	const char *host = strstr(in->base_url, "://") + 3;
	return !is_this_machine(arena, in->listen) || !is_this_machine(arena, host) || in->n_proxies > 0;
}

int installation_read(const struct call *call, struct installation *ret)
{
	struct config config;
	*ret = (struct installation){0};
	int status = config_read(call->at[OPT_CONFIG], call->arena, &config);
	if (status != EXIT_DONE)
		return status;
	read_texts(&config, &ret->texts);
	status = read_offices(config.at[SET_OFFICES], &ret->texts);
	if (status == EXIT_DONE)
		status = read_memory(config.at[SET_MEMORY], &ret->memory);
	if (status == EXIT_DONE)
		status = read_address(call, &config, ret);
	if (status == EXIT_DONE && is_public(call->arena, ret) && !ret->texts.open)
		return not_done(
		        "to serve others than this machine, the settings file must name host, officer, complaints and phone "
		        "(docs/beheer.md)");
	return status;
}

int installation_read_demo(const struct call *call, struct installation *ret)
{
	static const struct config ours = {{[SET_HOST] = "gemeente Merenveld (verzonnen)",
	        [SET_OFFICER] = "fg@voorbeeld.example",
	        [SET_COMPLAINTS] = "klachten@voorbeeld.example",
	        [SET_PHONE] = "06 0000 0001"}};
	*ret = (struct installation){0};
	read_texts(&ours, &ret->texts);
	ret->texts.offices = STR("merenveld: gemeente Merenveld");
	ret->texts.open = false;
	ret->texts.demo = true;
	int status = read_address(call, &ours, ret);
	if (status == EXIT_DONE && !is_this_machine(call->arena, ret->listen))
		return wrong_call("the demonstration is for this machine alone: --listen wants an address that begins with 127.");
	return status;
}
