// SPDX-License-Identifier: EUPL-1.2
// A picture or a voice, brought before the saying that names its hash, and fetched by who sees what names it. A picture is made
// again from its pixels in a thread for slow work, as one that comes from a page is; a voice loses what its recorder wrote beside
// it. What nothing names is swept after a day.
#include "api_inner.h"
#include "picture.h"
#include "sound.h"

struct made { // what api_file_prepare leaves
	enum status status;
	struct str bytes;
};

static bool is_picture(struct str type)
{
	return str_is(type, "image/jpeg") || str_is(type, "image/png");
}

void *api_file_prepare(struct api *a)
{
	struct seat *seat;
	struct picture_made picture;
	struct made *made = arena_new(a->ask->in->arena, struct made);
	if (!is_picture(a->ask->in->content_type))
		return NULL;
	made->status = seat_open(a->ask->house, a->match.ids[0], &a->who, a->ask->in->arena, &seat);
	if (made->status != OK) // no stranger's picture is looked at
		return made;
	seat_close(seat);
	made->status = a->ask->pictures ? picture_encode(a->ask->pictures, a->ask->in->body, a->ask->in->arena, &picture) : BUSY;
	if (made->status == OK)
		made->bytes = picture.bytes;
	return made;
}

// The bytes to keep. False: the answer is made.
static bool read_file(struct api *a, struct str *ret)
{
	struct str type = a->ask->in->content_type;
	const struct made *made = a->ask->in->prepared;
	enum status got = BAD_INPUT;
	*ret = a->ask->in->body;
	if (!is_picture(type) && !str_starts(type, "audio/")) {
		api_refuse(a, 415, "Stuur een JPEG, een PNG of een opname", STR(""));
		return false;
	}
	if (is_picture(type) && made) {
		got = made->status == REFUSED ? BAD_INPUT : made->status;
		*ret = made->bytes;
	} else if (!is_picture(type)) {
		got = sound_anew(a->ask->in->body, a->ask->in->arena, ret);
	}
	if (got != OK)
		api_trouble(a, got);
	return got == OK;
}

void api_file_keep(struct api *a)
{
	struct str bytes, hash;
	struct json_out to = {.out = &a->ask->out->body};
	if (!api_sit(a, PART_OWN) || !read_file(a, &bytes))
		return;
	enum status got = seat_keep_blob(a->seat, bytes, a->ask->in->arena, &hash);
	if (got == TOO_LARGE)
		return api_refuse(
		        a, 403, "Dit kan nu niet", STR("Dit plan is vol met foto's en opnames. Haal er eerst een weg."));
	if (got != OK)
		return api_trouble(a, got);
	a->ask->out->status = 201;
	json_open(&to, '{');
	json_key(&to, is_picture(a->ask->in->content_type) ? STR("beeld") : STR("geluid"));
	json_str(&to, hash);
	json_close(&to, '}');
}

static const char *type_of(struct str bytes)
{
	if (sound_kind(bytes) != SOUND_NONE)
		return sound_type(sound_kind(bytes));
	return picture_type(bytes.len && bytes.at[0] == (char)0xff ? PICTURE_JPEG : PICTURE_PNG);
}

// Which entry or step names it is not asked: the record says the plan was looked at.
void api_file_send(struct api *a)
{
	struct str hash = a->match.words[0], bytes;
	if (!api_sit(a, PART_PLAN))
		return;
	enum status got = hash.len == HASH_TEXT ? seat_blob(a->seat, hash, a->ask->in->arena, &bytes) : NOT_FOUND;
	if (got != OK)
		return api_trouble(a, got);
	a->ask->out->type = type_of(bytes);
	response_header(a->ask->out, "Content-Disposition", "inline");
	a->ask->out->ranges = true;
	out_put(&a->ask->out->body, bytes);
}
