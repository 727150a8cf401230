// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the file of a pack: refused with a sentence, or a pack whose form a gathering can take along in each language.
#include "core.h"
#include "packs.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void form_is_whole(struct arena *arena, const struct pack *pack, int lang)
{
	const struct json *form;
	struct str text = pack->form[lang];
	if (json_read(arena, text, &form) != OK || str_points(text) > METHOD_TEXT || str_sound(text) < text.len)
		abort();
	const struct json *phases = json_get(form, "fasen");
	if (!str_eq(json_get_str(form, "id"), pack->id) || !phases || phases->n == 0 || phases->n > PHASES)
		abort();
	for (size_t i = 0; i < phases->n; i++)
		if (!str_trim(json_get_str(&phases->at[i], "titel")).len)
			abort();
	if (!pack->name[lang].len || str_points(pack->name[lang]) > GATHERING_TITLE)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct pack pack;
	struct why why = {""};
	if (pack_read(arena, (struct str){(const char *)data, size}, &pack, &why) == OK)
		for (int lang = 0; lang < 2; lang++)
			form_is_whole(arena, &pack, lang);
	else if (!why.text[0])
		abort();
	arena_destroy(arena);
	return 0;
}
