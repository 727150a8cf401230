// SPDX-License-Identifier: EUPL-1.2
// The program's own packs: the .yaml files of this folder, as they were when it was built.
#pragma once
#include "embedded.h"

extern const struct embedded own_packs[]; // ended by a NULL name
