// SPDX-License-Identifier: EUPL-1.2
// The kind stands in front and is part of what is authenticated, so that a look cannot pass for something said.
#include "seal.h"
#include "fresh.h"
#include <sodium.h>
#include <stdlib.h>

_Static_assert(SEAL_NONCE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "");
_Static_assert(SEAL_TAG == crypto_aead_xchacha20poly1305_ietf_ABYTES, "");
_Static_assert(KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "");

struct extra {
	uint8_t b[1 + SEAL_BOUND_MAX];
	size_t n;
};

static struct extra extra_of(enum seal_kind kind, struct str bound)
{
	struct extra e;
	if (bound.len > SEAL_BOUND_MAX)
		abort();
	e.b[0] = (uint8_t)kind;
	memcpy(e.b + 1, bound.at, bound.len);
	e.n = 1 + bound.len;
	return e;
}

void seal(enum seal_kind kind, const struct key *key, struct str bound, struct str text, uint8_t *to)
{
	struct extra e = extra_of(kind, bound);
	uint8_t *nonce = to + 1;
	to[0] = (uint8_t)kind;
	fresh_bytes(nonce, SEAL_NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
	        nonce + SEAL_NONCE, NULL, (const uint8_t *)text.at, text.len, e.b, e.n, NULL, nonce, key->b);
}

enum status unseal(enum seal_kind kind, const struct key *key, struct str bound, struct str sealed, uint8_t *to)
{
	const uint8_t *from = (const uint8_t *)sealed.at;
	if (sealed.len < SEAL_EXTRA || from[0] != kind)
		return BROKEN;
	struct extra e = extra_of(kind, bound);
	int bad = crypto_aead_xchacha20poly1305_ietf_decrypt(
	        to, NULL, NULL, from + 1 + SEAL_NONCE, sealed.len - 1 - SEAL_NONCE, e.b, e.n, from + 1, key->b);
	return bad ? BROKEN : OK;
}

// --- Rows outside the chains ----------------------------------------------------------------------------------------------

static struct str row_bound(const char *table, struct id first, struct id second, char to[SEAL_BOUND_MAX])
{
	size_t n = strlen(table) + 1; // with its zero, so that no table's name runs on into the ids
	if (n + 2 * sizeof first.b > SEAL_BOUND_MAX)
		abort();
	memcpy(to, table, n);
	memcpy(to + n, first.b, sizeof first.b);
	memcpy(to + n + sizeof first.b, second.b, sizeof second.b);
	return (struct str){to, n + 2 * sizeof first.b};
}

struct str seal_row(
        const struct key *key, const char *table, struct id first, struct id second, struct str text, struct arena *arena)
{
	char bound[SEAL_BOUND_MAX];
	uint8_t *to = arena_take(arena, text.len + SEAL_EXTRA);
	seal(SEAL_ROW, key, row_bound(table, first, second, bound), text, to);
	return (struct str){(const char *)to, text.len + SEAL_EXTRA};
}

enum status unseal_row(const struct key *key, const char *table, struct id first, struct id second, struct str sealed,
        struct arena *arena, struct str *ret)
{
	char bound[SEAL_BOUND_MAX];
	if (sealed.len < SEAL_EXTRA)
		return BROKEN;
	uint8_t *to = arena_take(arena, sealed.len - SEAL_EXTRA);
	enum status status = unseal(SEAL_ROW, key, row_bound(table, first, second, bound), sealed, to);
	if (status == OK)
		*ret = (struct str){(const char *)to, sealed.len - SEAL_EXTRA};
	return status;
}
