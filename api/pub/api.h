// SPDX-License-Identifier: EUPL-1.2
// The intents and sights of plan/words as JSON (contract.md, The API), by the NL API Design Rules. One function: a question in,
// an answer out (api_door.h). A POST runs in the saying thread, as those of the pages do.
#pragma once
#include "api_door.h"

extern const struct api_door api_door;
