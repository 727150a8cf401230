// SPDX-License-Identifier: EUPL-1.2
// The whole plan as this seat may see it, as one file (export/).
#include "api_inner.h"
#include "export.h"

static void send(struct api *a, const char *type, enum status (*how)(struct seat *, int64_t, struct arena *, struct out *))
{
	const struct request *in = a->ask->in;
	enum status got = seat_open(a->ask->house, a->match.ids[0], &a->who, in->arena, &a->seat);
	if (got == OK)
		got = how(a->seat, in->now, in->arena, &a->ask->out->body);
	if (got != OK)
		return api_trouble(a, got);
	a->ask->out->type = type;
}

void api_export_json(struct api *a)
{
	send(a, "application/json", export_json);
}
void api_export_html(struct api *a)
{
	response_header(a->ask->out, "Content-Disposition", "attachment; filename=\"kring.html\"");
	send(a, "text/html; charset=utf-8", export_html);
}
