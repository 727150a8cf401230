// SPDX-License-Identifier: EUPL-1.2
// A log line is written with one write(2), so that lines of several threads never mix, and holds no control characters, so that
// nobody can forge a second line.
#include "log.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void log_say(const char *format, ...)
{
	enum { ROOM = 1024 };
	static const char prefix[] = "kring: ";
	char line[ROOM];
	size_t len = sizeof prefix - 1;
	memcpy(line, prefix, len);

	va_list args;
	va_start(args, format);
	int n = vsnprintf(line + len, ROOM - len, format, args);
	va_end(args);
	if (n < 0)
		return;
	size_t end = len + (size_t)n < ROOM - 1 ? len + (size_t)n : ROOM - 1;
	for (size_t i = len; i < end; i++)
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
			line[i] = ' ';
	line[end++] = '\n';
	if (write(STDERR_FILENO, line, end) < 0)
		return; // nobody is left to tell
}
