#!/usr/bin/python3
"""test_formats.py BUILD: the formats of platforms that take no SARIF.

Scans the example pull request, a whole tree, a clean change and an incomplete one to every format and reads
each as its platform would: what must be there, what must be unique, notices that must be seen, the same bytes
every time. Needs jsonschema and xmllint.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import uuid
import xml.etree.ElementTree as ElementTree

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
FORMATS = ["sarif", "gitlab-sast", "codequality", "github", "json-lines", "junit", "rdjson"]
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
TIME = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$"
WORD = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https?://.+"}


def keys(required, optional=None):
    """A JSON schema of an object with these keys and no others."""
    return {"type": "object", "required": list(required), "additionalProperties": False,
            "properties": {**required, **(optional or {})}}


def items(schema, **more):
    return {"type": "array", "items": schema, **more}


PROGRAM = keys({"id": WORD, "name": WORD, "version": WORD, "vendor": keys({"name": WORD})}, {"url": URL})
LINES = {"file": WORD, "start_line": {"type": "integer", "minimum": 1}, "end_line": {"type": "integer", "minimum": 1}}
DETAIL = {"type": "object", "required": ["name", "type"], "properties": {"name": WORD}}
# What GitLab demands of a SAST report, and of a Code Quality report.
GITLAB_SAST = keys({
    "version": {"const": "15.2.2"}, "schema": URL,
    "scan": keys({"analyzer": PROGRAM, "scanner": PROGRAM, "type": {"const": "sast"}, "status": {"const": "success"},
                  "start_time": {"type": "string", "pattern": TIME}, "end_time": {"type": "string", "pattern": TIME},
                  "messages": items(keys({"level": {"enum": ["info", "warn", "fatal"]}, "value": WORD}))},
                 {"partial_scan": keys({"mode": {"const": "differential"}})}),
    "vulnerabilities": items(keys(
        {"id": WORD, "name": {**WORD, "maxLength": 255}, "description": WORD,
         "severity": {"enum": ["Info", "Low", "Medium", "High", "Critical"]},
         "identifiers": items(keys({"type": WORD, "name": WORD, "value": WORD}, {"url": URL}), minItems=1),
         "links": items(keys({"url": URL})), "location": keys(LINES),
         "tracking": keys({"type": {"const": "source"}, "items": items(keys(
             {**LINES, "signatures": items(keys({"algorithm": {"const": "scope_offset"}, "value": WORD}),
                                           minItems=1)}))}),
         "details": {"type": "object", "additionalProperties": DETAIL}},
        {"solution": {**WORD, "maxLength": 7000}}))})
CODEQUALITY = items(keys({
    "type": {"const": "issue"}, "description": WORD, "check_name": WORD, "fingerprint": WORD,
    "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
    "location": keys({"path": WORD, "lines": keys({"begin": {"type": "integer", "minimum": 1},
                                                   "end": {"type": "integer", "minimum": 1}})})}))
POINT = keys({"line": {"type": "integer", "minimum": 1}}, {"column": {"type": "integer", "minimum": 1}})
RANGE = keys({"start": POINT}, {"end": POINT})
RDJSON = keys({"source": keys({"name": WORD, "url": URL}), "severity": {"const": "WARNING"},
               "diagnostics": items(keys({"message": WORD, "location": keys({"path": WORD, "range": RANGE}),
                                          "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                                          "code": keys({"value": WORD}, {"url": URL})},
                                         {"suggestions": items(keys({"range": RANGE, "text": {"type": "string"}}))}))})

problems = []


def expect(condition, *what):
    if not condition:
        problems.append(" ".join(str(w) for w in what))


def git(folder, *args):
    environment = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "HOME": folder,
                   "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "1700000000 +0000",
                   "GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.org",
                   "GIT_COMMITTER_DATE": "1700000000 +0000"}
    subprocess.run(["git", "-C", folder, *args], check=True, env=environment, capture_output=True)


def scan(build, folder, out, *args, code=None):
    """Scans to every format; returns {format: bytes}."""
    files = {name: os.path.join(out, name) for name in FORMATS}
    command = [os.path.join(build, "hunkscan"), "-C", folder, "--quiet", *args]
    for name, path in files.items():
        command += [f"--{name}", path]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HUNKSCAN_") and k != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    expect(done.returncode in ((0, 1, 3) if code is None else (code,)), args, "exit", done.returncode, done.stderr)
    return {name: open(path, "rb").read() for name, path in files.items()}


def json_lines(data):
    schema = json.load(open(os.path.join(ROOT, "sarif", "json-lines.schema.json"), encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    lines = [json.loads(line) for line in data.decode("ascii").split("\n")[:-1]]
    for line in lines:
        for error in validator.iter_errors(line):
            expect(False, "json-lines:", error.message)
    expect(lines[-1]["type"] == "summary" and all(x["type"] != "summary" for x in lines[:-1]), "the summary comes last")
    return [[x for x in lines if x["type"] == kind] for kind in ("finding", "notice", "summary")]


def commands(data):
    """(level, properties, message) of each workflow command, as GitHub's runner reads a line."""
    found = []
    for line in data.decode().splitlines():
        match = re.match(r"::([a-z]+)(?: (.*?))?::(.*)$", line)
        expect(match, "not a workflow command:", line)
        values = dict(pair.split("=", 1) for pair in (match[2] or "").split(","))
        for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            values = {k: v.replace(code, char) for k, v in values.items()}
        message = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        found.append((match[1], values, message))
    return found


def check_gitlab(text, findings, notices, summary):
    report = json.loads(text)
    jsonschema.validate(report, GITLAB_SAST)
    listed = report["vulnerabilities"]
    expect(("partial_scan" in report["scan"]) == summary["differential"], "partial_scan")
    expect([v["location"]["file"] for v in listed] == [f["path"] for f in findings], "gitlab-sast: files")
    ids = [v["id"] for v in listed]
    expect(len(set(ids)) == len(ids), "gitlab-sast: an id twice")
    expect(all(str(uuid.UUID(i)) == i and uuid.UUID(i).version == 5 and uuid.UUID(i).variant == uuid.RFC_4122
               for i in ids), "gitlab-sast: not UUIDs of version 5")
    for vulnerability, finding in zip(listed, findings):
        expect(vulnerability["identifiers"][0]["value"] == finding["rule"], "gitlab-sast: the identity")
        expect([i["value"] for i in vulnerability["identifiers"][1:]] == [str(c) for c in finding["cwes"]],
               "gitlab-sast: CWEs")
        expect(vulnerability["details"]["class"]["value"] == finding["class"], "gitlab-sast: the class")
        severity = float(finding.get("security_severity", 0))
        wanted = ("Critical" if severity > 9 else "High" if severity >= 7 else "Medium" if severity >= 4 else
                  "Low" if severity > 0 else {"error": "Medium", "warning": "Low", "note": "Info"}[finding["level"]])
        expect(vulnerability["severity"] == wanted, "gitlab-sast: severity", vulnerability["severity"], severity)
        flow = vulnerability["details"].get("flow", {"items": [[]]})["items"][0]
        expect(len(flow) == len(finding.get("flow", [])), "gitlab-sast: the flow")
    warned = [m for m in report["scan"]["messages"] if m["level"] == "warn"]
    expect(len(warned) == sum(n["incomplete"] for n in notices), "gitlab-sast: notices")


def check_codequality(text, findings, notices):
    report = json.loads(text)
    jsonschema.validate(report, CODEQUALITY)
    expect(len({i["fingerprint"] for i in report}) == len(report), "codequality: a fingerprint twice")
    listed = [i for i in report if i["check_name"] != "hunkscan/incomplete"]
    expect([(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"]) for i in listed] ==
           [(f["path"], f["start_line"], f["rule"]) for f in findings], "codequality: findings")
    expect(len(report) - len(listed) == sum(n["incomplete"] for n in notices), "codequality: notices")


def check_github(text, findings, notices):
    found = commands(text)
    counts = {level: sum(c[0] == level for c in found) for level in ("error", "warning", "notice")}
    expect(max(counts.values(), default=0) <= 10 and len(found) <= 50, "github: too many", counts)
    expect(any("incomplete" in c[1].get("title", "") for c in found) == any(n["incomplete"] for n in notices),
           "github: whether the scan is incomplete")
    shown = [c for c in found if "file" in c[1]]
    rest = re.match("([0-9]+) more", found[-1][2]) if found else None
    expect(len(shown) + (int(rest[1]) if rest else 0) == len(findings), "github: all are shown or counted")
    places = {(LEVELS[f["level"]], f["path"], str(f["start_line"]), str(f["start_column"])) for f in findings}
    for level, values, message in shown:
        expect((level, values["file"], values["line"], values["col"]) in places, "github: no such finding", values)
        expect(message and values["title"], "github: nothing is said")
    levels = [c[0] for c in shown]
    expect(levels == sorted(levels, key=["error", "warning", "notice"].index), "github: not the worst first")


def check_junit(path, text, findings, notices):
    subprocess.run(["xmllint", "--noout", path], check=True)
    root = ElementTree.fromstring(text)
    cases = [c for c in root.iter("testcase") if c.get("classname") != "hunkscan"]
    expect(sorted((c.get("file"), int(c.get("line"))) for c in cases) ==
           sorted((f["path"], f["start_line"]) for f in findings), "junit: cases")
    expect(len({(c.get("classname"), c.get("name")) for c in cases}) == len(cases), "junit: a name twice")
    failures, skipped = list(root.iter("failure")), list(root.iter("skipped"))
    expect(len(skipped) == sum(f["level"] == "note" for f in findings), "junit: notes are skipped")
    expect(len(failures) + len(skipped) == len(findings), "junit: failures")
    incomplete = "".join(e.text for e in root.iter("error"))
    expect(all(n["text"] in incomplete for n in notices if n["incomplete"]), "junit: notices")
    for element in [root, *root.iter("testsuite")]:
        for key, what in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            expect(int(element.get(key)) == len(list(element.iter(what))), "junit: the count of", key)


def check_rdjson(text, findings, notices):
    report = json.loads(text)
    jsonschema.validate(report, RDJSON)
    listed = [d for d in report["diagnostics"] if "end" in d["location"]["range"]]
    expect([d["location"]["path"] for d in listed] == [f["path"] for f in findings], "rdjson: findings")
    expect(len(report["diagnostics"]) - len(listed) == sum(n["incomplete"] and "path" in n for n in notices),
           "rdjson: notices")
    for diagnostic, finding in zip(listed, findings):
        fix = finding.get("fix", {"needs_review": True})
        edits = [] if fix["needs_review"] else fix["edits"]
        expect([s["text"] for s in diagnostic.get("suggestions", [])] == [e["replacement"] for e in edits],
               "rdjson: suggestions")


def check(build, folder, *args, code=None):
    """All formats of one scan, which must agree; returns findings, notices and summary."""
    with tempfile.TemporaryDirectory() as out:
        texts = scan(build, folder, out, *args, code=code)
        findings, notices, (summary,) = json_lines(texts["json-lines"])
        check_gitlab(texts["gitlab-sast"], findings, notices, summary)
        check_codequality(texts["codequality"], findings, notices)
        check_github(texts["github"], findings, notices)
        check_junit(os.path.join(out, "junit"), texts["junit"], findings, notices)
        check_rdjson(texts["rdjson"], findings, notices)
        expect(sum(summary["findings"].values()) == len(findings), "json-lines: the count")
        sarif = json.loads(texts["sarif"])["runs"][0]["results"]
        expect([r["partialFingerprints"]["hunkscan/v1"] for r in sarif] == [f["fingerprint"] for f in findings],
               "json-lines: fingerprints")
    with tempfile.TemporaryDirectory() as out:
        expect(scan(build, folder, out, *args, code=code, *["--jobs", "1"]) == texts, args, "not the same bytes again")
    return findings, notices, summary


def write(folder, name, text):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(text)


def test_odd_repository(build, folder):
    """Columns that count differently, many findings, equal lines, notes, a file that cannot be read in full."""
    git(folder, "init", "-q")
    write(folder, "a.py", b"x = 1\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "base")
    write(folder, "a.py", b"x = 1\n" + b"y = '\xf0\x9f\x98\x80\xc3\xa9'; z = x is 'a'\n" + b"x is 'b'\n" * 30)
    write(folder, "n.py", b"def f(a=[]):\n    a.append(1)\n    try:\n        f()\n    except:\n        pass\n" * 7)
    write(folder, "w.py", b"from flask import request\nimport os\n\n\ndef view():\n    name = request.args['n']\n"
                          b"    os.system('ls ' + name)\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "change")
    findings, _, summary = check(build, folder, "HEAD", "--profile", "review", code=1)
    expect(summary["findings"]["error"] > 10 and summary["findings"]["warning"] > 10, "too few findings to cut", summary)
    expect(any(len(f.get("flow", [])) > 1 for f in findings), "no flow was seen")
    with tempfile.TemporaryDirectory() as out:
        texts = scan(build, folder, out, "HEAD", "--profile", "review")
        wide = [d for d in json.loads(texts["rdjson"])["diagnostics"] if d["location"]["range"]["start"]["line"] == 2]
        line = "y = '\U0001F600é'; z = x is 'a'"
        column = len(line[: line.index("x is")].encode()) + 1
        expect([d["location"]["range"]["start"]["column"] for d in wide] == [column], "rdjson: bytes", wide, column)
        operator = len(line[: line.index("is 'a'")].encode()) + 1
        expect(wide[0]["suggestions"][0]["range"]["start"]["column"] == operator, "rdjson: bytes of the fix")
        expect([f["start_column"] for f in findings if f["start_line"] == 2 and f["path"] == "a.py"] == [16], "UTF-16")
        expect(json.loads(texts["gitlab-sast"])["scan"]["start_time"] == "2023-11-14T22:13:20", "the commit's time")
    write(folder, "broken.py", b"x = (\n")
    write(folder, "large.py", b"x = 1\n" * 300)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "broken")
    _, notices, summary = check(build, folder, "HEAD", "--max-file-size", "1k", code=3)
    expect(summary["incomplete"] and len(notices) == 2, "two notices", notices)
    write(folder, "README", b"nothing\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "clean")
    findings, notices, _ = check(build, folder, "HEAD", code=0)
    expect(not findings and not notices, "nothing is found")
    write(folder, "a.py", b"x is 'b'\nx is 'd'\n" + b"x = 1\n" * 3 + b"x is 'c'  # hunkscan: ignore[is-with-literal] why not\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "sup\xf6pressed")
    findings, _, _ = check(build, folder, "HEAD~4..HEAD", "--each-commit")
    expect(len({f["commit"]["id"] for f in findings}) > 1, "findings of several commits")
    with tempfile.TemporaryDirectory() as out:
        texts = scan(build, folder, out, "HEAD", "--show-suppressed")
        findings, _, (summary,) = json_lines(texts["json-lines"])
        hidden = [f for f in findings if "suppression" in f]
        expect([f["suppression"]["reason"] for f in hidden] == ["why not"] and summary["suppressed"] == 1,
               "json-lines: suppressed", hidden)
        skipped = list(ElementTree.fromstring(texts["junit"]).iter("skipped"))
        expect([s.get("message").split(":")[0] for s in skipped] == ["Suppressed"], "junit: suppressed")
        for name in ("gitlab-sast", "codequality", "rdjson", "github"):
            expect(b"'c'" not in texts[name], name, "has no place for what is suppressed")


def test_times(build, folder):
    """Reports that must have times have the commit's, or SOURCE_DATE_EPOCH; never the clock's."""
    def start(epoch, *args):
        out = os.path.join(folder, "times.json")
        environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        if epoch is not None:
            environment["SOURCE_DATE_EPOCH"] = epoch
        subprocess.run([os.path.join(build, "hunkscan"), "-C", folder, "--quiet", "--exit-zero", "--gitlab-sast", out, *args],
                       check=True, env=environment, capture_output=True)
        return json.load(open(out, encoding="utf-8"))["scan"]["end_time"]
    commit = "2023-11-14T22:13:20"
    for epoch, wanted in ((None, commit), ("86400", "1970-01-02T00:00:00"), ("951782399", "2000-02-28T23:59:59"),
                          ("951782400", "2000-02-29T00:00:00"), ("1709251199", "2024-02-29T23:59:59"),
                          ("4107542399", "2100-02-28T23:59:59"), ("4107542400", "2100-03-01T00:00:00"),
                          ("253402300799", "9999-12-31T23:59:59"), ("253402300800", "1970-01-01T00:00:00"),
                          ("yesterday", commit), ("-5", commit), ("", commit), ("12x", commit)):
        expect(start(epoch, "HEAD") == wanted, "SOURCE_DATE_EPOCH", epoch, "gives", start(epoch, "HEAD"))
    expect(start(None, "--all", "README") == "1970-01-01T00:00:00", "the time of plain files")


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as work:
        demo = os.path.join(work, "demo")
        subprocess.run([os.path.join(ROOT, "tests", "demo", "make_repository.sh"), demo], check=True,
                       capture_output=True)
        check(build, demo, "main...catalogue-import", code=1)
        check(build, demo, "--all", "catalogue-import", code=1)
        odd = os.path.join(work, "odd")
        os.mkdir(odd)
        test_odd_repository(build, odd)
        test_times(build, odd)
    for problem in problems:
        print(problem)
    print(f"formats: {len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
