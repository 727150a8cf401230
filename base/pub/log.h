// SPDX-License-Identifier: EUPL-1.2
// One line to stderr. Names the route or the module, never a plan, a seat, an address, a secret or what someone wrote.
#pragma once
void log_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
