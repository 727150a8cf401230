# SPDX-License-Identifier: EUPL-1.2
# The part of the lint that reads C: sizes, words that are never used, and who may include what. Headers come first on the
# command line, so that it is known where each lives when the first include is met.

BEGIN {
	banned("", "strcpy strcat strncpy strncat sprintf vsprintf gets strtok rand srand random drand48 atoi atol atof alloca " \
		"localtime localtime_r mktime ctime asctime tzset setlocale tmpnam mktemp")
	split("base plan store packs journal people web api export post cli", program, " ")
	for (i in program)
		banned(program[i] "/", "system popen") # a shell is for tests
	# The core takes everything as an argument: no clock, no chance, no files, no surroundings.
	banned("plan/", "time clock clock_gettime gettimeofday getrandom getenv fopen open read write printf fprintf puts")
	split("base:; plan: base; store: base; packs: base plan; journal: base plan store packs; people: base plan store journal; " \
		"web: base plan store packs journal people api export post; api: base plan store packs journal people web export; " \
		"export: base plan store journal people web; post: base plan store journal people; " \
		"cli: base plan store packs journal people web api export post; tools: base", rows, "; *")
	for (row in rows) {
		split(rows[row], part, ": *")
		sees[part[1]] = " " part[2] " "
	}
	# One file a foreign library: its header, and the files that may know it. Tests and build-time tools may use any.
	only["sqlite3.h"] = "^store/store_sqlite"
	only["microhttpd.h"] = "^web/(server|listen)\\.c$"
	only["jansson.h"] = "^base/json_read\\.c$"
	only["utf8proc.h"] = "^base/(str|text)\\.c$"
	only["qrencode.h"] = "^web/qr\\.c$"
	only["seccomp.h"] = "^web/picture_helper\\.c$"
	only["jpeglib.h"] = "^web/picture_(jpeg\\.h|(read|write|again)\\.c)$"
	only["png.h"] = "^web/picture_(read|write)\\.c$"
	only["sodium.h"] = "^(journal|people|export|web|cli)/[a-z_]+\\.c$"
	only["cyaml/cyaml.h"] = "^packs/yaml\\.c$"
	only["curl/curl.h"] = "^post/[a-z_]+\\.c$"
}

function banned(where, words,    list, i) {
	split(words, list, " ")
	for (i in list)
		never[where, list[i]] = 1
}

function say(text) { print FILENAME ":" FNR ": " text }

function folder_of(path) { return substr(path, 1, index(path, "/") - 1) }

FNR == 1 {
	file_end()
	folder = folder_of(FILENAME)
	own_limits = FILENAME !~ /^tests\/fuzz\//
	last_file = FILENAME
	in_comment = 0
	name = FILENAME
	sub(/.*\//, "", name)
	if (FILENAME ~ /\.h$/ && folder in sees && folder != "tools") {
		if (name in lives)
			say("a header of this name lives in " lives[name] " too; it is included by its bare name")
		lives[name] = FILENAME
	}
}

{ lines = FNR }

# ---- Functions: with our layout a body is what stands between "{" and "}" at the beginning of a line.
/^\{$/ { began = FNR }
/^\}$/ && began {
	size = FNR - began - 1
	if (own_limits && size > 80)
		say("this function has " size " lines, the most is 80")
	else if (own_limits && size > 40)
		say("this function has " size " lines, more than 40 (warning)")
	began = 0
}

# ---- Includes
/^[ \t]*#[ \t]*include/ {
	what = $0
	sub(/^[^<"]*/, "", what)
	quoted = substr(what, 1, 1) == "\""
	what = substr(what, 2)
	sub(/[>"].*/, "", what)
	quoted ? include_own(what) : include_foreign(what)
	next
}

function include_own(what) {
	if (what ~ /\//) {
		say("an include names a header, never a path: \"" what "\"")
		return
	}
	if (!(what in lives) || folder == "tests" || folder == "bench")
		return
	from = folder_of(lives[what])
	if (from == folder)
		return
	inner = lives[what] !~ /\/pub\//
	if (inner && !(folder == "people" && lives[what] ~ /^journal\/beside\//))
		say(folder "/ may not look inside " from "/: \"" what "\"")
	else if (!index(sees[folder], " " from " "))
		say(folder "/ lies below " from "/ and cannot use it: \"" what "\"")
}

function include_foreign(what) {
	if ((what in only) && FILENAME !~ only[what] && folder != "tests" && folder != "tools" && folder != "bench")
		say("<" what "> belongs to " only[what])
	if (folder == "plan" && what ~ /^(stdio|time|unistd|fcntl|pthread|locale|signal|poll|threads)\.h$|^(sys|netinet|arpa)\//)
		say("the core knows no <" what ">")
}

# ---- Words, outside comments and texts
{
	code = $0
	gsub(/\\./, "", code)
	gsub(/"[^"]*"/, "\"\"", code)
	if (in_comment) {
		if (!sub(/^.*\*\//, "", code))
			next
		in_comment = 0
	}
	gsub(/\/\*([^*]|\*[^\/])*\*\//, "", code)
	sub(/\/\/.*/, "", code)
	if (sub(/\/\*.*/, "", code))
		in_comment = 1
	while (match(code, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
		word = substr(code, RSTART, RLENGTH - 1)
		sub(/[ \t]+$/, "", word)
		before = substr(code, 1, RSTART - 1)
		code = substr(code, RSTART + RLENGTH)
		if (before ~ /(->|\.)$/)
			continue
		if ((("", word) in never) || (((folder "/"), word) in never))
			say(word "() is not used here")
	}
}

function file_end() {
	if (!last_file || last_file ~ /^tests\/fuzz\//)
		return
	if (lines > 600)
		print last_file ":" lines ": this file has " lines " lines, the most is 600"
	else if (lines > 400)
		print last_file ":" lines ": this file has " lines " lines, more than 400 (warning)"
}
END { file_end() }
