// SPDX-License-Identifier: EUPL-1.2
// Any bytes given to the reader of forms: refused, or read into fields that stay the same when written and read again.
#include "form.h"
#include "out.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct arena *arena, const struct form *form)
{
	struct out again;
	out_init(&again, 4 * FORM_BYTES);
	for (size_t i = 0; i < form->n; i++) {
		if (form->at[i].name.len == 0 || !utf8_valid(form->at[i].name) || !utf8_valid(form->at[i].value))
			abort();
		out_percent(&again, form->at[i].name);
		out_char(&again, '=');
		out_percent(&again, form->at[i].value);
		out_char(&again, '&');
	}
	struct form read;
	if (again.len <= FORM_BYTES) {
		if (again.full || form_read(arena, out_str(&again), &read) != OK || read.n != form->n)
			abort();
		for (size_t i = 0; i < form->n; i++)
			if (!str_eq(read.at[i].name, form->at[i].name) || !str_eq(read.at[i].value, form->at[i].value))
				abort();
	}
	out_finish(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct form form;
	if (form_read(arena, (struct str){(const char *)data, size}, &form) == OK) {
		if (form.n > FORM_FIELDS)
			abort();
		check(arena, &form);
	}
	arena_destroy(arena);
	return 0;
}
