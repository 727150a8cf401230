// SPDX-License-Identifier: EUPL-1.2
// Plainer words for what somebody who helps a family writes (product.md P12), from docs/jargon_nl.tsv. They are offered once,
// before it is kept, and never forced; no page has to think of it.
#pragma once
#include "boxes.h"

struct plainer_page {
	struct frame frame;
	struct url action; // where it was sent to
	struct {
		struct form_field *at;
		size_t n;
	} kept; // what was sent and is not asked about
	struct {
		struct box *at;
		size_t n;
	} boxes; // what can be plainer, with how
};

// Asked before anything is said. True: the answer is the page with the plainer words, and nothing is said. Only of a field of
// `say` that holds words, of who helps families or guides one, in words of their own, and when they were not told before.
bool plain_words_offered(struct visit *, enum say);
void plain_words_note(struct form_page *, struct str text); // plainer words for what stands there, as notes
