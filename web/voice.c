// SPDX-License-Identifier: EUPL-1.2
// Voices: see voice.h. A voice is kept as it came, when its first bytes say that it is one.
#include "voice.h"
#include "sound.h"

enum status voice_keep(struct visit *v, int n, struct str *ret_hash, struct str *ret_why)
{
	struct str field = str_print(v->arena, "geluid.%d", n), sound;
	const struct form_part *part = multipart_get(&v->parts, str_zero(v->arena, field));
	*ret_hash = *ret_why = STR("");
	if (!part || !part->file || !part->bytes.len)
		return OK;
	enum status got = sound_anew(part->bytes, v->arena, &sound);
	if (got == TOO_LARGE)
		*ret_why = TEXT("Deze opname is te groot. Maak er een paar korte van.");
	else if (got == BAD_INPUT)
		*ret_why = TEXT("Dit is geen geluid dat we kennen. Neem het nog eens op, of typ het.");
	if (got != OK)
		return got;
	got = seat_keep_blob(v->seat, sound, v->arena, ret_hash);
	if (got == TOO_LARGE)
		*ret_why = TEXT("Dit plan is vol met foto's en opnames. Haal er eerst een weg.");
	return got;
}
