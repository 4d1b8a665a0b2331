#!/usr/bin/python3
"""test_hostile_formats.py BUILD: nobody breaks out of a report.

Puts code into files whose names, and whose findings' messages, try to speak to terminals, pipelines, browsers
and the readers of reports; scans to every format; reads each with a parser that is not ours; and compares paths
and messages with what is expected after the cleaning that sarif/README.md documents, stated here once more.
"""
import html
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

from markdown_it import MarkdownIt

FORMATS = ["sarif", "gitlab-sast", "codequality", "json-lines", "junit", "rdjson", "markdown", "text"]
EACH_COMMIT = 5  # files; so few that workflow commands have room for all of them

# What a name (with .py behind it) and a literal in the code are made of.
HOSTILE = [
    b"plain", b"new\nline", b"new\r\nline", b"carriage\rreturn", b"::error file=x,line=1::owned", b"x\n::error::owned",
    b"::set-output name=a::b", b"::stop-commands::x", b"%0A::error::owned", b"%0D%0A::warning::owned", b"%25%3A%2C",
    b"percent%", b"##[error]owned", b"##vso[task.complete result=Failed]", b"##teamcity[x name='a']", b"a,b:c=d,line=9",
    b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?xml?>", b"&lt;&#10;&amp;", b"<b>bold<b>", b"<script>alert(1)<script>",
    b"<img src=x onerror=alert(1)>", b"\" onmouseover=\"alert(1)", b"' onmouseover='alert(1)", b"<details open>",
    b"[link](javascript:alert(1))", b"![image](http:x)", b"[a]: http:x", b"`code`", b"```", b"``` `` `", b"**bold** _it_ ~~no~~",
    b"| cell | cell |", b"# heading", b"- item", b"+ item", b"1. item", b"> quote", b"---", b"===", b"@everyone", b"#1 !1 ~label",
    b":boom:", b"$x^2$", b"www.example.org", b"javascript:alert(1)", b"data:text,x", b"C:x", b"{0} {{1}} {x}", b"$(id) `id` ;id",
    b"%s%n%d", b"=1+1", b"quote\"s 'both'", b"back\\slash\\n", b"tab\there", b" lead and trail ", b"-dash", b"--sarif=x", b"~",
    b"*?[a-z]{b,c}", b"escape\x1b[31mred", b"\x1b]8;;http:x\x07link", b"bell\x07", b"\x01\x02\x1f", b"del\x7f", b"form\x0cfeed\x0bvt",
    b"bidi\xe2\x80\xaetxt", b"isolate\xe2\x81\xa6x\xe2\x81\xa9", b"mark\xe2\x80\x8f", b"zero\xe2\x80\x8bwidth", b"\xef\xbb\xbfbom",
    b"soft\xc2\xadhyphen", b"line\xe2\x80\xa8separator", b"para\xe2\x80\xa9graph", b"next\xc2\x85line", b"c1\xc2\x9b31m",
    b"\xf0\x9f\x98\x80 emoji", b"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", b"tag\xf3\xa0\x81\x81", b"\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
    b"e\xcc\x81 nfd", b"\xc3\xa9 nfc", b"\xe6\x97\xa5\xe6\x9c\xac", b"nonchar\xef\xbf\xbe\xef\xbf\xbf", b"\xef\xbf\xbd replacement",
    b"bad\xff\xfe", b"surrogate\xed\xa0\x80", b"cut\xe2\x82", b"overlong\xc0\xaf", b"\xf4\x90\x80\x80 beyond", b"long" * 50,
    b"wide " + b"\xe6\x97\xa5" * 70,
]
DEEP = b"/".join([b"folder ]]> <b> [x](y) %0A" * 4] * 8) + b"/deep"

# base/visible: what is shown as an escape.
HIDDEN = [(0, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
          (0x180B, 0x180F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
          (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)]
# sarif_text: the same for SARIF.
INVISIBLE = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff]")

problems = []


def expect(condition, *what):
    if not condition:
        problems.append(" ".join(w if isinstance(w, str) else repr(w) for w in what))


def decoded(raw):
    return raw.decode("utf-8", "replace")


def escape(char):
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown(text):
    """What base/visible makes of decoded text."""
    text = re.sub(r"#(?=(?:\[|vso\[|teamcity\[))", lambda m: "\\x23" if text[: m.start()].endswith("#") else "#", text, flags=re.I)
    return "".join(escape(c) if any(a <= ord(c) <= b for a, b in HIDDEN) else c for c in text)


def plain(text):
    """A message as one paragraph of plain text."""
    return " ".join(shown(word) for word in re.split("[ \t-\r]+", text) if word)


def kept_path(raw):
    """A path that stays what it is, but for what could act on a terminal and for malformed bytes."""
    return "".join(c if c in "\t\n\r" else shown(c) for c in decoded(raw))


def shown_path(raw):
    """A path in text for people: malformed bytes as \\xff, tabs and line breaks as \\t and \\n."""
    text = raw.decode("utf-8", "surrogateescape")
    text = shown(re.sub("[\udc80-\udcff]", lambda m: f"\0{ord(m[0]) - 0xDC00:02x}", text).replace("\t", "\0t")
                 .replace("\n", "\0n").replace("\r", "\0r")).replace("\\x00", "\\")
    return re.sub(r"\\([0-9a-f]{2})(?=(?:\\[0-9a-f]{2})*)", r"\\x\1", text) if "\\" in text else text


def without_marks(text):
    """The same in HTML, where '#' is a reference, so that no runner's command has to be shown as an escape."""
    return re.sub(r"#\\x23(?=\[|vso\[|teamcity\[)", "##", text, flags=re.I)


def one_line(text, most):
    """How the engine puts code into a message: blanks and control characters as one blank, cut with an ellipsis."""
    line = re.sub("[\0- \x7f]+", " ", text).strip(" ")
    return line if len(line) <= most else line[: most - 1].rstrip(" ") + "\u2026"


class Case:
    """One file: its name, the literal in it and the message that its finding has."""

    def __init__(self, number, content):
        self.path = content.replace(b"/", b"_").replace(b"\0", b"") + b".py"
        folder = b"d%d" % number  # names may be equal but for what a file system folds
        self.path = folder + b"/" + self.path
        literal = b'r"""' + content + b' """'
        self.code = b"# -*- coding: latin-1 -*-\neval(" + literal + b")\nexec(1)\n"
        self.literal = literal
        self.message = f"The text '{one_line(decoded(literal), 80)}' is evaluated."


def git(folder, *args):
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
                   "GIT_AUTHOR_EMAIL": "a@b", "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_NAME": "A",
                   "GIT_COMMITTER_EMAIL": "a@b", "GIT_COMMITTER_DATE": "1700000000 +0000"}
    return subprocess.run(["git", "-C", folder, *args], check=True, env=environment, capture_output=True).stdout


def make_repository(folder, cases):
    git(folder, "init", "-q")
    git(folder, "config", "core.protectNTFS", "false")
    git(folder, "commit", "-qm", "base", "--allow-empty")
    for start in range(0, len(cases), EACH_COMMIT):
        for case in cases[start : start + EACH_COMMIT]:
            path = os.path.join(os.fsencode(folder), case.path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(case.code)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "more")


HOSTILE_RULE = "Owned </script> ]]> <img src=x> [a](javascript:b) `x` ``` | ::error::y %0A \u202e & \"q\" 'r' @you #1 ##[error] "
RULES = {"rules": [
    {"id": "no-eval", "languages": ["python"], "severity": "ERROR", "message": "The text $X is evaluated.",
     "pattern": "eval($X)", "fix": "ast.literal_eval($X)"},
    {"id": "no-exec", "languages": ["python"], "severity": "WARNING", "message": HOSTILE_RULE, "pattern": "exec(...)",
     "metadata": {"references": ["https://example.org/<b>?a=\"b\"&c", "javascript:alert(1)"]}}]}


class Runner:
    def __init__(self, build, work):
        self.program, self.work = os.path.join(build, "hunkscan"), work
        self.rules = os.path.join(work, "rules.yaml")
        with open(self.rules, "w", encoding="utf-8") as file:
            json.dump(RULES, file)  # JSON is YAML
        out = subprocess.run([self.program, "--help"], capture_output=True, check=True).stdout
        self.formats = FORMATS + [name for name in ("html",) if b"--" + name.encode() + b" " in out]

    def scan(self, repository, *args, formats=None):
        formats = formats or self.formats
        files = {name: os.path.join(self.work, "out." + name) for name in formats}
        command = [self.program, "-C", repository, "--no-builtin-rules", "--rules", self.rules, "--quiet", *args]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("HUNKSCAN_")}
        done = subprocess.run(command + [f"--{n}={p}" for n, p in files.items()], capture_output=True, check=False,
                              env=environment)
        expect(done.returncode == 1, args, "exit code", done.returncode, done.stderr)
        return {name: open(path, "rb").read() for name, path in files.items()}


def pairs(report, want, format_name):
    """Compares (path, message) of what a format has with what is wanted."""
    missing, extra = set(want) - set(report), set(report) - set(want)
    for one in sorted(missing)[:5]:
        expect(False, format_name, "lacks", one)
    for one in sorted(extra)[:5]:
        expect(False, format_name, "has", one)
    expect(len(report) == len(want), format_name, f"has {len(report)} findings of {len(want)}")


def sarif_message(text):
    """SARIF's message: blanks collapsed, what is invisible shown."""
    text = re.sub("[ \t-\r\x85\u2028\u2029]+", " ", text).strip(" ")
    return INVISIBLE.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 0x100 else f"\\u{ord(m[0]):04x}", text)


def check_sarif(data, cases):
    run = json.loads(data)["runs"][0]
    found = []
    for result in run["results"]:
        if result["ruleId"] != "no-eval":
            continue
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        expect(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), "sarif: uri", uri)
        text = result["message"]["text"]
        expect(not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", text), "sarif: a link could stand in", text)
        found.append((urllib.parse.unquote_to_bytes(uri), re.sub(r"\\([\[\]\\])", r"\1", text)))
    pairs(found, [(c.path, sarif_message(c.message)) for c in cases], "sarif")


def check_gitlab(data, cases):
    found = []
    for one in json.loads(data)["vulnerabilities"]:
        inline = MarkdownIt("commonmark").enable("strikethrough").parse(one["description"])
        kinds = {child.type for token in inline for child in token.children or []}
        expect(kinds <= {"text"} and {t.type for t in inline} <= {"paragraph_open", "inline", "paragraph_close"},
               "gitlab-sast: markup in", one["description"], kinds)
        text = "".join(child.content for token in inline for child in token.children or [])
        for link in one["links"]:
            expect(link["url"].startswith("https://"), "gitlab-sast: link", link)
        if one["identifiers"][0]["value"] == "no-eval":
            found.append((one["location"]["file"], text))
    pairs(found, [(decoded(c.path), plain(c.message)) for c in cases], "gitlab-sast")


def check_codequality(data, cases):
    found = [(i["location"]["path"], i["description"]) for i in json.loads(data) if i["check_name"] == "no-eval"]
    pairs(found, [(decoded(c.path), plain(c.message)) for c in cases], "codequality")


def check_json_lines(data, cases):
    lines = [json.loads(line) for line in data.decode("ascii").splitlines()]
    expect(lines[-1]["findings"] == {"error": len(cases), "warning": len(cases), "note": 0}, "json-lines: counts")
    found = [(urllib.parse.unquote_to_bytes(x["uri"]), x["path"], x["message"]) for x in lines if x.get("rule") == "no-eval"]
    pairs(found, [(c.path, decoded(c.path), c.message) for c in cases], "json-lines")


def check_junit(data, cases):
    root = ElementTree.fromstring(data)
    kinds = {e.tag for e in root.iter()}
    expect(kinds == {"testsuites", "testsuite", "testcase", "failure", "system-out"}, "junit: elements", kinds)
    found = [(c.get("file"), c.find("failure").get("message")) for c in root.iter("testcase")
             if c.get("name").startswith("no-eval ")]
    nonchars = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})
    pairs(found, [(kept_path(c.path).translate(nonchars), plain(c.message).translate(nonchars)) for c in cases], "junit")
    expect({c.get("name") for c in root.iter("testcase")} == {c.get("name") for c in root.iter("testcase")
           if c.get("name").startswith(("no-e", "The scan"))}, "junit: names")


def check_rdjson(data, cases):
    diagnostics = [d for d in json.loads(data)["diagnostics"] if d["code"]["value"] == "no-eval"]
    pairs([(d["location"]["path"], d["message"]) for d in diagnostics],
          [(decoded(c.path), plain(c.message)) for c in cases], "rdjson")
    by_path = {decoded(c.path): c for c in cases}
    for one in diagnostics:
        literal = by_path[one["location"]["path"]].literal
        texts = [s["text"] for s in one.get("suggestions", [])]
        valid = decoded(literal).encode() == literal
        expect(texts == (["ast.literal_"] if valid else []) or "".join(texts).endswith("literal_"),
               "rdjson: the fix of", literal, texts)


def check_github(data, cases):
    """By the rules of the runner (actions/runner, ActionCommand.cs): a line is a command if it starts, blanks aside,
    with `::`; the properties end at the next `::` and are split at commas and the first `=`."""
    lines = re.split("\r\n|\r|\n", data.decode())
    expect(lines.pop() == "", "github: the last line is not ended")
    found = []
    for line in lines:
        expect(line.startswith(("::error ", "::warning ")), "github: a line of its own", line)
        end = line.index("::", 2)
        name, _, properties = line[2:end].partition(" ")
        expect(name in ("error", "warning"), "github: command", name)
        values = {}
        for part in properties.split(","):
            key, _, value = part.partition("=")
            for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
                value = value.replace(code, char)
            expect(key not in values, "github: a property twice", line)
            values[key] = value
        expect(set(values) == {"file", "line", "endLine", "col", "title"}, "github: properties", values)
        message = line[end + 2 :].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        expect(not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line), "github: control characters", line)
        if name == "error":
            expect(values["line"] == "2" if "\n" not in values["file"] else True, "github: the line", values)
            found.append((values["file"], message.split("\n")[0]))
    pairs(found, [(kept_path(c.path), plain(c.message)) for c in cases], "github")


def code_texts(token, inside=None):
    """The texts of <code> and the rest of inline Markdown, entities resolved; and the raw HTML in it."""
    for child in token.children or []:
        if child.type == "html_inline":
            yield "html", child.content
        elif child.type in ("text", "code_inline"):
            yield "text", child.content
        elif child.type not in ("softbreak", "strong_open", "strong_close", "link_open", "link_close"):
            yield "other", child.type
        elif child.type == "link_open":
            yield "link", child.attrs["href"]


ALLOWED_HTML = re.compile(r"</?(?:code|b|sub|details|summary)>|<details open>|<br>|<!-- -->")


def check_markdown(data, cases):
    tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
    texts = []
    for token in tokens:
        if token.type == "html_block":
            rest = html.unescape(ALLOWED_HTML.sub("", token.content))
            expect(not re.search(r"<[a-zA-Z/!?]", re.sub(r"&lt;|\\<", "", ALLOWED_HTML.sub("", token.content))),
                   "markdown: HTML", token.content)
            texts.append(rest)
        kinds = list(code_texts(token))
        for kind, content in kinds:
            expect(kind in ("text", "html", "link"), "markdown: markup", content)
            expect(kind != "html" or ALLOWED_HTML.fullmatch(content), "markdown: HTML", content)
            expect(kind != "link" or content.startswith("https://"), "markdown: link", content)
        if kinds:
            texts.append("".join(content for kind, content in kinds if kind == "text"))
        expect(token.type != "fence" or token.info.split()[:1] in (["diff"], ["python"], []), "markdown: fence", token.info)
    expect({t.type for t in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "table_open", "table_close",
        "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open",
        "td_close", "html_block", "fence", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"},
           "markdown: blocks", {t.type for t in tokens})
    for case in cases:
        wanted = shown_path(case.path)
        wanted = wanted + ":2" if len(wanted) < 300 else wanted[:290]  # longer ones are cut
        expect(any(wanted in text for text in texts), "markdown: lacks", wanted)
        expect(any(plain(case.message) in text for text in texts), "markdown: lacks", plain(case.message))


class Page(html.parser.HTMLParser):
    """What a browser would have to do with: elements, attributes that act, texts."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.texts, self.scripts, self.inside = [], 0, []
        self.feed(data)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        for key, value in attrs:
            expect(not key.startswith("on"), "html: a handler", tag, key, value or "")
            if key in ("href", "src", "action", "formaction", "data"):
                expect(re.match(r"(?:#|https://|data:image/)", value or ""), "html: an address", tag, value or "")
        expect(tag not in ("img", "iframe", "object", "embed", "base", "link"), "html: an element", tag)
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        self.texts.append(data)


def check_html(data, cases):
    page = Page(data.decode())
    expect(not re.search(r"##(?:\[|vso\[)", data.decode(), re.I), "html: a pipeline's command")
    expect(page.scripts <= 2, "html: scripts", page.scripts)
    text = "".join(page.texts)
    for case in cases:
        path, message = without_marks(shown_path(case.path)), without_marks(plain(case.message))
        expect(path in text, "html: lacks", path)
        expect(message in re.sub(r"\s+", " ", text), "html: lacks", message)


def check_text(data, cases):
    text = data.decode()
    expect(not re.search("[\0-\t\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]", text), "text: control characters")
    expect(not re.search(r"(?m)^\s*::|##(?:\[|vso\[)", text), "text: a pipeline's command")
    for case in cases:
        expect(shown_path(case.path) + ":2:1" in text, "text: lacks", shown_path(case.path))


CHECKS = {"sarif": check_sarif, "gitlab-sast": check_gitlab, "codequality": check_codequality, "html": check_html,
          "json-lines": check_json_lines, "junit": check_junit, "rdjson": check_rdjson, "markdown": check_markdown,
          "text": check_text}


def main():
    build = os.path.abspath(sys.argv[1])
    cases = [Case(number, content) for number, content in enumerate([*HOSTILE, DEEP])]
    cases[-1].path = b"d/" + DEEP + b".py"
    with tempfile.TemporaryDirectory() as work:
        repository = os.path.join(work, "repository")
        os.mkdir(repository)
        make_repository(repository, cases)
        runner = Runner(build, work)
        for args in (["HEAD~%d..HEAD" % (-(-len(cases) // EACH_COMMIT))], ["--all", "HEAD"], ["--all"]):
            for name, data in runner.scan(repository, *args).items():
                before = len(problems)
                CHECKS[name](data, cases)
                for i in range(before, len(problems)):
                    problems[i] = " ".join(args) + ": " + problems[i]
        commits = git(repository, "rev-list", "--reverse", "HEAD").decode().split()[1:]
        for number, commit in enumerate(commits):
            some = cases[number * EACH_COMMIT : (number + 1) * EACH_COMMIT]
            check_github(runner.scan(repository, commit, formats=["github"])["github"], some)
    for problem in problems[:60]:
        print(problem.encode("unicode_escape").decode())
    print(f"hostile formats: {len(cases)} names and messages in {', '.join([*runner.formats, 'github'])}: "
          f"{len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
