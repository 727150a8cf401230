// SPDX-License-Identifier: EUPL-1.2
// A part of an answer (RFC 9110, section 14): who plays a voice on a telephone asks for a piece of it at a time, and iOS plays
// none that is not sent so. One range is answered; more at once may be left out of account (14.2), and are.
#pragma once
#include "request.h"

// For an answer that is about to leave with status 200, `ranges` and `body`: takes *body down to the part that was asked for and
// makes the status 206, or 416 with an empty body. Anything but one range of bytes that can be read leaves it as it is.
void range_apply(const struct request *, struct response *, struct str *body);
