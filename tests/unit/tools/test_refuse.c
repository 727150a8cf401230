// SPDX-License-Identifier: EUPL-1.2
// Each thing that a generator must refuse, with the place and the words it refuses it with; and beside it what it must take.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/kring-refuse-XXXXXX";

static void put(const char *name, const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

// Runs the tool of this variable in the folder; what it says on both outputs.
static int run(const char *variable, const char *args, char *says, size_t room)
{
	char command[512];
	const char *tool = getenv(variable);
	assert_non_null(tool);
	snprintf(command, sizeof command, "cd %s && %s %s 2>&1", folder, tool, args);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t len = fread(says, 1, room - 1, pipe);
	says[len] = 0;
	int status = pclose(pipe);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static void refuses(const char *variable, const char *args, const char *what, const char *because)
{
	char says[2048];
	int code = run(variable, args, says, sizeof says);
	if (code != 1 || strstr(says, because) == NULL)
		fail_msg("%s\nwanted: %s\ngot %d: %s", what, because, code, says);
}

static void takes(const char *variable, const char *args, const char *what)
{
	char says[2048];
	int code = run(variable, args, says, sizeof says);
	if (code != 0)
		fail_msg("%s\ngot %d: %s", what, code, says);
}

#define NL "msgid \"Hallo\"\nmsgstr \"Hallo\"\nmsgid \"Dag {naam}\"\nmsgstr \"Dag {naam}\"\n"
#define EN "msgid \"Hallo\"\nmsgstr \"Hello\"\nmsgid \"Dag {naam}\"\nmsgstr \"Bye {naam}\"\n"
#define VIEW "{view v(const struct p *p)}\n"
static const char CODE[] = "code nl.po en.po assets.txt in.html out.c";

static const struct {
	const char *html, *because;
} BAD_PAGES[] = {
        {"<p class={p.a}>x</p>", "in.html:2:10: a hole in an attribute without quotes"},
        {"<p class=a{p.a}>x</p>", "a hole in an attribute without quotes"},
        {"<p {p.a}>x</p>", "a hole may not stand here"},
        {"<{p.a}>x</p>", "a hole may not be the name of a tag"},
        {"<p onclick=\"{p.a}\">x</p>", "in.html:2:4: onclick: no script"},
        {"<p ONCLICK='x'>x</p>", "no script"},
        {"<p {attr onclick=\"x\" if p.a}>x</p>", "no script"},
        {"<p style=\"{p.a}\">x</p>", "style may not be used"},
        {"<style>{p.a}</style>", "<style> may not be used"},
        {"<STYLE></STYLE>", "may not be used"},
        {"<script>{p.a}</script>", "a script is a file"},
        {"<script src=\"/x\">{p.a}</script>", "a script is a file"},
        {"<!-- {p.a} -->", "in.html:2:6: a hole in a comment"},
        {"<!-- x", "never closed"},
        {"<iframe srcdoc=\"{p.a}\"></iframe>", "may not be used"},
        {"<img src=\"/x\">", "in.html:2:2: <img> has no alt"},
        {"<img src=\"/x\" {attr alt=\"x\" if p.a}>", "<img> has no alt"},
        {"<input type=\"image\" src=\"/x\">", "has no alt"},
        {"<input name=\"a\">", "<input> has no label"},
        {"<input id=\"a\"><label for=\"b\">x</label>", "no <label for=\"a\"> stands in this view"},
        {"<select name=\"a\"></select>", "<select> has no label"},
        {"<textarea name=\"a\"></textarea>", "<textarea> has no label"},
        {"<label>x</label><input type=\"{p.a}\">", "<input> has no label"},
        {"<p>x", "<p> is never closed"},
        {"x</p>", "</p> closes nothing"},
        {"<p><b>x</p></b>", "</p> stands where <b> is open"},
        {"<p>{if p.a}</p>{/if}", "</p> closes what was opened outside this part"},
        {"{if p.a}<p>{/if}", "<p> is still open at the end of this part"},
        {"{if p.a}<p>{else}x</p>{/if}", "<p> is still open at the end of this part"},
        {"{if p.a}x", "this block is never closed"},
        {"{each a in p.b}x{/if}", "there is no open if here"},
        {"{/each}", "there is no open each here"},
        {"{if p.a}{else}{else}{/if}", "there is no open if here"},
        {"<p class=\"{if p.a}x\">x{/if}</p>", "this block is never closed"},
        {"{if p.a}<p class=\"{/if}\">x</p>", "a block ends inside an attribute"},
        {"<div/>", "<div> is not empty"},
        {"<a href=\"{p.a}{p.b}\">x</a>", "an address is one struct url"},
        {"<a href=\"javascript:{p.a}\">x</a>", "in.html:2:10: an address is one struct url"},
        {"<a href=\"/{p.a}\">x</a>", "an address is one struct url"},
        {"<a href=\"//{p.a}\">x</a>", "an address is one struct url"},
        {"<a href=\"/x{if p.a}/x{/if}\">x</a>", "'if' may not stand here"},
        {"<a href=\"/x{t \"Hallo\"}\">x</a>", "'t' may not stand here"},
        {"<button formaction=\"/x\">x</button>", "formaction may not be used"},
        {"<form method=\"{p.a}\" action=\"/x\"></form>", "the method of a form is always the same"},
        {"<form action=\"/x\"><form action=\"/x\"></form></form>", "a form in a form"},
        {"<title><b>x</b></title>", "no tag may stand in <title>"},
        {"<option>{bdi p.a}</option>", "bdi may stand between tags only"},
        {"<p class=\"a\" class=\"b\">x</p>", "class stands here twice"},
        {"<p class=\"a>x</p>", "this quote is never closed"},
        {"a < b", "a < in text is &lt;"},
        {"a } b", "a } without its {"},
        {"{p.a; system()}", "';' may not stand in an expression"},
        {"{p.a)}", "a bracket closes here that was never opened"},
        {"{p.a", "this { has no }"},
        {"{}", "expected an expression"},
        {"{t \"Onbekend\"}", "in.html:2:3: nl.po has no \"Onbekend\""},
        {"{t \"Dag {naam}\"}", "nothing is given for {naam}"},
        {"{t \"Hallo\" naam=p.a}", "the text has no {naam}"},
        {"{plural p.n \"Hallo\" \"Hallo's\"}", "has another plural"},
        {"<link href=\"{asset \"geen.css\"}\">", "web/assets has no geen.css"},
        {"<title>{icon \"house\"}</title>", "an icon stands between tags"},
        {"<p>{icon house}</p>", "expected a quote"},
        {"{use card}", "a view is called as card(a)"},
        {"<p title=\"{use card(p)}\">x</p>", "'use' may not stand here"},
        {"{if p.a}{body}{/if}", "{body} stands between tags and in no block"},
        {"{body}{body}", "{body} stands here twice"},
        {"{each p in p.a}x{/each}", "'p' is already the name of something here"},
};

static void a_page_that_could_let_script_in_or_shut_people_out_does_not_compile(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof BAD_PAGES / sizeof *BAD_PAGES; i++) {
		char text[512];
		snprintf(text, sizeof text, VIEW "%s\n", BAD_PAGES[i].html);
		put("in.html", text);
		refuses("VIEWS_TOOL", CODE, BAD_PAGES[i].html, BAD_PAGES[i].because);
	}
}

static void a_good_page_compiles(void **state)
{
	(void)state;
	static const char *const GOOD[] = {
	        "<p class=\"a {p.b}\">x</p>",
	        "<p class='a {p.b}'>x</p>",
	        "<img src=\"/x\" alt=\"\">",
	        "<input type=\"hidden\" name=\"a\" value=\"{p.a}\">",
	        "<input aria-label=\"{t \"Hallo\"}\">",
	        "<label>x <input name=\"a\"></label>",
	        "<input id=\"f-{p.a}\"><label for=\"f-{p.a}\">x</label>",
	        "<a href=\"/plan/{p.id}/kamer/{p.r}\">x</a>",
	        "<a href=\"{p.url}\">x</a>",
	        "<a href=\"tel:112\">x</a>",
	        "<use href=\"{asset \"icons.svg\"}#house\"></use>",
	        "<p>{icon \"house\"}Het huis</p>",
	        "{t \"Dag {naam}\" naam=p.name}",
	        "<svg><circle r=\"{p.n}\"/></svg>",
	        "{# <p> }",
	        "{if p.a == 1 && (p.b || !p.c)}x{elif p.d}y{else}z{/if}",
	};
	for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
		char text[512];
		snprintf(text, sizeof text, VIEW "%s\n", GOOD[i]);
		put("in.html", text);
		takes("VIEWS_TOOL", CODE, GOOD[i]);
	}
}

static const struct {
	const char *html;
	bool good;
} HOLES[] = {
        {"{p.text} {p.number} {p.id} {bdi p.text}", true},
        {"<a href=\"{p.url}\">x</a> <a href=\"/a/{p.id}/{p.number}\">x</a>", true},
        {"<svg><path d=\"{p.path}\"/></svg>", true},
        {"{p.misspelt}", false},
        {"{p.url}", false},
        {"{p.path}", false},
        {"{p.flag}", false},
        {"{p.pointer}", false},
        {"{bdi p.number}", false},
        {"<a href=\"{p.text}\">x</a>", false},
        {"<a href=\"/a/{p.text}\">x</a>", false},
        {"<a href=\"/a/{p.url}\">x</a>", false},
        {"<p title=\"{p.url}\">x</p>", false},
        {"<svg><path d=\"{p.text}\"/></svg>", false},
        {"<svg><circle r=\"{p.text}\"/></svg>", false},
        {"<meta http-equiv=\"refresh\" content=\"3; url={p.text}\">", false},
        {"<meta http-equiv=\"refresh\" content=\"3; url={p.url}\">", true},
        {"{if p.text}x{/if}", false},
        {"{t \"Dag {naam}\" naam=p.url}", false},
};

// The second reader: what compiles to C and must not compile from there.
static void a_value_in_a_place_that_is_not_for_it_does_not_compile(void **state)
{
	(void)state;
	put("p.h", "#pragma once\n#include \"view.h\"\nstruct p { struct str text; struct url url; struct svg_path path; struct "
	           "id id; int number; bool flag; "
	           "const char *pointer; };\n");
	for (size_t i = 0; i < sizeof HOLES / sizeof *HOLES; i++) {
		char text[512], says[8192];
		snprintf(text, sizeof text, "{include \"p.h\"}\n" VIEW "%s\n", HOLES[i].html);
		put("in.html", text);
		takes("VIEWS_TOOL", "header views.h in.html", HOLES[i].html);
		takes("VIEWS_TOOL", CODE, HOLES[i].html);
		int code =
		        run("COMPILER", "-std=gnu17 -Wall -Wextra -Werror -fsyntax-only $INCLUDES -I. out.c", says, sizeof says);
		if ((code == 0) != HOLES[i].good)
			fail_msg("%s: %s", HOLES[i].html, says);
		if (!HOLES[i].good)
			assert_non_null(strstr(says, "in.html:3:"));
	}
}

static void a_missing_or_different_translation_stops_the_build(void **state)
{
	(void)state;
	static const struct {
		const char *nl, *en, *because;
	} BAD[] = {
	        {NL, "msgid \"Hallo\"\nmsgstr \"Hello\"\n", "nl2.po:3:1: en2.po has no \"Dag {naam}\""},
	        {"", EN, "nl2.po has no \"Dag {naam}\""},
	        {"msgid \"a\"\nmsgstr \"a\"\n", "msgid \"a\"\nmsgstr \"\"\n", "en2.po:1:1: no translation of \"a\""},
	        {"msgid \"a\"\nmsgstr \"\"\n", "msgid \"a\"\nmsgstr \"a\"\n", "nl2.po:1:1: no translation of \"a\""},
	        {"msgid \"a {b}\"\nmsgstr \"a {b}\"\n", "msgid \"a {b}\"\nmsgstr \"a\"\n",
	                "the translation of \"a {b}\" lacks {b}"},
	        {"msgid \"a {b}\"\nmsgstr \"a {b}\"\n", "msgid \"a {b}\"\nmsgstr \"a {b} {c}\"\n",
	                "{c} does not stand in \"a {b}\""},
	        {"msgid \"a\"\nmsgstr \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n", "", "nl2.po:3:1: \"a\" stands here twice"},
	        {"msgid \"a {\"\nmsgstr \"a\"\n", "", "a { without its name or its }"},
	        {"msgid \"a\nmsgstr \"a\"\n", "", "nl2.po:1:7: this quote is not closed on its line"},
	        {"msgstr \"a\"\n", "", "nl2.po:1:1: expected msgid"},
	        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n", "msgid \"a\"\nmsgstr \"a\"\n",
	                "has another plural"},
	};
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		put("nl2.po", BAD[i].nl);
		put("en2.po", BAD[i].en);
		refuses("PO_TOOL", "tables nl2.po en2.po out.c", BAD[i].en, BAD[i].because);
	}
	takes("PO_TOOL", "tables nl.po en.po out.c", "good po files");
}

static void texts_that_are_used_and_not_translated_are_listed_and_added(void **state)
{
	(void)state;
	char says[2048];
	takes("PO_TOOL", "--extract tree", "an empty tree");
	put("tree/web/views/a.html", "{t \"Nieuw {x}\" x=p.x}{plural p.n \"één\" \"{n} \\\"stuks\\\"\"}");
	put("tree/post/a.c", "x = TEXT(\"Brief \"\n\t\"twee\"); NOTEXT(\"niet\");");
	put("tree/plan/words", "say a\n    tells \"{wie} zei iets.\"\n");
	assert_int_equal(run("PO_TOOL", "--extract tree", says, sizeof says), 1);
	assert_non_null(strstr(says, "web/views/a.html:1: tree/po/nl.po lacks \"Nieuw {x}\""));
	assert_non_null(strstr(says, "post/a.c:1: tree/po/nl.po lacks \"Brief twee\""));
	assert_non_null(strstr(says, "plan/words:2: tree/po/nl.po lacks \"{wie} zei iets.\""));
	assert_null(strstr(says, "niet"));
	takes("PO_TOOL", "--sync tree", "sync");
	takes("PO_TOOL", "--extract tree", "after sync nothing is missing");
	refuses("PO_TOOL", "tables tree/po/nl.po tree/po/en.po out.c", "not yet in English", "no translation of");
}

static void a_statement_that_does_not_fit_its_head_or_the_tables_does_not_compile(void **state)
{
	(void)state;
	static const struct {
		const char *sql, *because;
	} BAD[] = {
	        {"-- name: a(x int)\nSELECT 1", "in.sql:1:12: the statement does not use :x"},
	        {"-- name: a()\nDELETE FROM t WHERE n = :x", "in.sql:2:26: the head has no parameter 'x'"},
	        {"-- name: a(x real)\nSELECT :x", "'real' is no type"},
	        {"-- name: a(x int, x int)\nSELECT :x", "'x' is named twice"},
	        {"-- name: a(x int\nSELECT :x", "expected ','"},
	        {"-- name: a() -> list(n int)\nSELECT n FROM t", "a statement gives row"},
	        {"-- name: a()\n\n-- name: b()\nDELETE FROM t", "no statement stands under 'a'"},
	        {"-- name: a()\nDELETE FROM t\n-- name: a()\nDELETE FROM t", "'a' stands here twice"},
	        {"-- name: a()\nDELETE FROM u", "in.sql:2:1: a: no such table: u"},
	        {"-- name: a() -> row(m int)\nSELECT n FROM t", "column 1 is called 'n'"},
	        {"-- name: a() -> row(n text)\nSELECT n FROM t", "the table says INTEGER for 'n'"},
	        {"-- name: a() -> row(n int)\nSELECT n, b FROM t", "gives 2 columns and its head says 1"},
	        {"-- name: a()\nDELETE FROM t; DELETE FROM t", "one statement stands under each head"},
	        {"-- name: a()\nDELETE FROM t WHERE n = ?1", "a parameter is written as :name"},
	};
	put("tables.sql", "CREATE TABLE t(n INTEGER NOT NULL, b BLOB) STRICT;");
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		put("in.sql", BAD[i].sql);
		refuses("SQL_TOOL", "statements in.sql out.c out.h tables.sql", BAD[i].sql, BAD[i].because);
	}
	put("in.sql", "-- name: a(x int!) -> one(n int, b bytes!)\nSELECT n, b FROM t -- ;\nWHERE n = :x AND 'a:b' <> ''\n");
	takes("SQL_TOOL", "statements in.sql out.c out.h tables.sql", "good sql");
}

static void a_style_sheet_that_names_a_file_we_lack_does_not_compile(void **state)
{
	(void)state;
	put("a.css", "b { background: url(\"/s/a.png\") }");
	refuses("ASSETS_TOOL", "out.c out.txt . a.css", "no such picture", "./a.css:1:22: /s/a.png is no asset");
	put("a.png", "x");
	takes("ASSETS_TOOL", "out.c out.txt . a.css a.png", "both");
	refuses("ASSETS_TOOL", "out.c out.txt . a.unknown", "unknown kind", "cannot be opened");
}

static int begin(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return -1;
	if (system("mkdir -p tree/po tree/web/views tree/post tree/plan && touch tree/po/nl.po tree/po/en.po") != 0)
		return -1;
	put("nl.po", NL);
	put("en.po", EN);
	put("assets.txt", "icons.svg /s/icons.01.svg\n");
	return 0;
}

static int end(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_page_that_could_let_script_in_or_shut_people_out_does_not_compile),
	        cmocka_unit_test(a_good_page_compiles),
	        cmocka_unit_test(a_value_in_a_place_that_is_not_for_it_does_not_compile),
	        cmocka_unit_test(a_missing_or_different_translation_stops_the_build),
	        cmocka_unit_test(texts_that_are_used_and_not_translated_are_listed_and_added),
	        cmocka_unit_test(a_statement_that_does_not_fit_its_head_or_the_tables_does_not_compile),
	        cmocka_unit_test(a_style_sheet_that_names_a_file_we_lack_does_not_compile),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
