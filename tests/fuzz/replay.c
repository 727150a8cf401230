// SPDX-License-Identifier: EUPL-1.2
// Stands in for libFuzzer where there is none: gives every file of the named folders to the fuzzer once, so that what was
// ever found stays found with gcc and in the sanitizer builds too.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat about;
	if (!file || fstat(fileno(file), &about) != 0) {
		perror(path);
		return 1;
	}
	size_t size = (size_t)about.st_size;
	uint8_t *data = malloc(size ? size : 1);
	if (!data || fread(data, 1, size, file) != size) {
		perror(path);
		abort();
	}
	fclose(file);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 0;
}

static int replay_folder(const char *path)
{
	struct dirent **entry;
	int n = scandir(path, &entry, NULL, alphasort), failed = n < 0, seen = 0;
	for (int i = 0; i < n; i++) {
		char name[4096];
		snprintf(name, sizeof name, "%s/%s", path, entry[i]->d_name);
		if (entry[i]->d_name[0] != '.') {
			failed += replay_file(name);
			seen++;
		}
		free(entry[i]);
	}
	if (n >= 0)
		free(entry);
	printf("%s: %d read\n", path, seen);
	return failed + (seen == 0);
}

int main(int count, char **arg)
{
	int failed = count < 2;
	for (int i = 1; i < count; i++)
		failed += replay_folder(arg[i]);
	return failed != 0;
}
