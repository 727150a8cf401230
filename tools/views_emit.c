// SPDX-License-Identifier: EUPL-1.2
// Writes the C of a view. Literal text is gathered as long as no code comes between, so that it goes out in one call.
#include "views.h"
#include <string.h>

void emit_literal(struct views *v, struct span span)
{
	text_put(&v->literal, span);
	v->after_block = false;
}

void emit_flush(struct views *v)
{
	if (v->literal.len == 0)
		return;
	text_print(&v->out, "\tout_bytes(o_, ");
	text_c_string(&v->out, (struct span){v->literal.at, v->literal.len});
	text_print(&v->out, ", %zu);\n", v->literal.len);
	v->literal.len = 0;
}

void emit_line(struct views *v, const char *at)
{
	emit_flush(v);
	text_print(&v->out, "#line %d \"%s\"\n", source_line(v->source, at), v->source->name);
}

void emit_prototype(struct text *to, struct span view, struct span params, const char *suffix)
{
	text_print(to, "void view_%.*s%s(struct out *o_, const struct view_ctx *x", SPAN_ARG(view), suffix);
	if (params.len > 0)
		text_print(to, ", %.*s", SPAN_ARG(params));
	text_print(to, ")");
}

void emit_begin(struct views *v, const char *suffix)
{
	text_print(&v->out, "\n");
	emit_line(v, v->view.at);
	emit_prototype(&v->out, v->view, v->params, suffix);
	text_print(&v->out, "\n{\n\t(void)x;\n");
	for (size_t i = 1; i < v->variables_n; i++)
		text_print(&v->out, "\t(void)%.*s;\n", SPAN_ARG(v->variables[i].name));
}

void emit_end(struct views *v)
{
	emit_flush(v);
	text_print(&v->out, "}\n");
}
