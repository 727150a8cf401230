// SPDX-License-Identifier: EUPL-1.2
#include "why.h"
#include <stdarg.h>
#include <stdio.h>

enum status why_say(struct why *why, enum status status, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	if (why)
		vsnprintf(why->text, sizeof why->text, format, args);
	va_end(args);
	return status;
}
