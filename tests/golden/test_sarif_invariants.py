#!/usr/bin/env python3
"""test_sarif_invariants.py BUILD, or test_sarif_invariants.py --file REPORT REPOSITORY BASE HEAD

Holds SARIF reports against what the platforms that read them expect and no schema says, and against what
git says of the change. With a build folder: scans the example pull request, a change without Python, a
whole tree, code under hostile file names and a suppressed finding. Exit code 1 if anything is wrong.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from urllib.parse import quote_from_bytes, unquote_to_bytes

HERE = os.path.dirname(os.path.abspath(__file__))
RULE_KEYS = ["id", "name", "shortDescription", "fullDescription", "messageStrings", "help", "helpUri",
             "defaultConfiguration", "properties"]
REGION_KEYS = ["startLine", "startColumn", "endLine", "endColumn"]
LINE_BREAK = re.compile("\r\n|\n|\r")
# What may not reach a message as it is: it would steer a terminal or hide and reorder text.
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
HOSTILE_NAMES = [b"a b.py", b"per%cent.py", b"br[ack](et).py", b"co:lon.py", b"::error::x.py", b"new\nline.py",
                 b"quo'te\".py", b"back\\slash.py", b"#frag?query.py", b"-dash.py", b"\xff\xfe.py", b"\xc3\xa9.py",
                 b"\xe2\x80\xaebidi.py", b"\x1b[31m.py", b"<b>&amp;.py", b"sub dir/{0}.py", b"plus+tilde~.py"]


def git(repository, *args):
    return subprocess.run(["git", "-C", repository, *args], capture_output=True, check=True).stdout


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_utf16(text, start, end):
    return text.encode("utf-16-le", "surrogatepass")[start * 2:end * 2].decode("utf-16-le", "replace")


def line_fingerprints(data):
    """The hash that GitHub gives every line of a file, from its published description."""
    raw = data.decode("utf-8", "replace").encode("utf-16-le")
    units = [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]
    kept, starts, after_cr, fresh = [], [], False, True
    for unit in units + [0xFFFF]:
        if unit in (9, 32) or (unit == 10 and after_cr):
            after_cr = False
            continue
        after_cr = unit == 13
        if fresh:
            starts.append(len(kept))
        kept.append(10 if after_cr else unit)
        fresh = kept[-1] == 10
    kept += [0] * 100
    seen, prints = collections.Counter(), []
    for start in starts:
        value = 0
        for unit in kept[start:start + 100]:
            value = (value * 37 + unit) % 2**64
        seen[value] += 1
        prints.append(f"{value:x}:{seen[value]}")
    return prints


class Tree:
    """The files of one commit."""

    def __init__(self, repository, head):
        self.repository, self.head, self.files, self.texts = repository, head, {}, {}
        for entry in git(repository, "ls-tree", "-r", "-z", head).split(b"\0")[:-1]:
            facts, path = entry.split(b"\t", 1)
            mode, _, blob = facts.split()
            if mode in (b"100644", b"100755"):
                self.files[path] = blob.decode()

    def data(self, path):
        if path not in self.texts:
            self.texts[path] = git(self.repository, "cat-file", "blob", self.files[path])
        return self.texts[path]

    def lines(self, path):
        return LINE_BREAK.split(self.data(path).decode("utf-8", "replace"))


def added_lines(repository, base, head, path):
    """Numbers of the lines that the change added to one file, as `git diff` sees them."""
    with_old = [p for p in git(repository, "diff", "--name-only", "-z", "--no-renames", base, head).split(b"\0") if p]
    out = git(repository, "-c", "core.quotePath=true", "diff", "-U0", "-M", "--no-color", base, head, "--",
              *[os.fsdecode(b":(literal,top)" + p) for p in with_old])
    added, wanted = set(), False
    for line in out.split(b"\n"):
        if line.startswith(b"+++ "):
            wanted = git_unquote(line[4:]) == b"b/" + path
        hunk = re.match(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
        if hunk and wanted:
            first, count = int(hunk.group(1)), int(hunk.group(2) or 1)
            added.update(range(first, first + count))
    return added


def git_unquote(name):
    """A path as `git diff` prints it, unquoted."""
    if not name.startswith(b'"'):
        return name.split(b"\t")[0]
    names = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r"))
    return re.sub(rb"\\([0-7]{3}|.)",
                  lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else bytes([names.get(m[1][0], m[1][0])]),
                  name[1:name.rindex(b'"')])


class Check:
    """One report; `problems` collects what is wrong with it."""

    def __init__(self, raw, tree, base=None):
        self.raw, self.tree, self.base, self.problems = raw, tree, base, []
        self.where = "the run"
        self.added = {}

    def expect(self, condition, *what):
        if not condition:
            self.problems.append(" ".join(str(w) for w in what))
        return condition

    def run(self):
        self.bytes()
        document = json.loads(self.raw.decode("utf-8"))
        self.expect(document["$schema"].endswith("/sarif-2.1.0.json"), "$schema", document["$schema"])
        self.expect(document["version"] == "2.1.0", "version")
        if not self.expect(len(document["runs"]) == 1, "one run"):
            return self
        self.report = document["runs"][0]
        self.frame()
        self.rules = self.report["tool"]["driver"]["rules"]
        self.check_rules()
        for number, result in enumerate(self.report["results"]):
            self.where = f"results[{number}]"
            self.result(result)
        self.collisions()
        return self

    def bytes(self):
        self.expect(not self.raw.startswith(b"\xef\xbb\xbf"), "byte order mark")
        self.expect(b"\\u0000" not in self.raw.replace(b"\\\\", b""), "NUL")
        self.expect(b"\0" not in self.raw, "NUL")
        self.expect(not re.search(rb"\\ud[89a-f]", self.raw.replace(b"\\\\", b""), re.I), "surrogate")
        self.expect(len(self.raw) <= 10_000_000, "more than 10 MB")
        self.expect(self.raw.endswith(b"\n"), "no line feed at the end")

    def frame(self):
        run = self.report
        self.expect(isinstance(run.get("results"), list), "results is a list")
        self.expect(len(run["results"]) <= 5000, "more than 5,000 results")
        self.expect(re.fullmatch(r"hunkscan/[^/]+/", run["automationDetails"]["id"]), "automationDetails.id")
        self.expect(run["columnKind"] == "utf16CodeUnits", "columnKind")
        self.expect("uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "%SRCROOT% has a uri")
        self.expect("artifacts" not in run, "artifacts without contents")
        self.expect(run["invocations"][0]["executionSuccessful"] is True, "executionSuccessful")
        self.expect(not re.search(rb'"\w*(?:Time|time)Utc"', self.raw), "timestamp")
        for notice in run["invocations"][0]["toolExecutionNotifications"]:
            self.expect(notice["descriptor"]["id"] and notice["level"] in ("note", "warning"), "notice", notice)
            self.text(notice["message"]["text"], "notice")
            for location in notice.get("locations", []):
                self.uri(location["physicalLocation"]["artifactLocation"])
        if "versionControlProvenance" in run:
            origin = run["versionControlProvenance"][0]
            self.expect(origin["mappedTo"]["uriBaseId"] == "%SRCROOT%", "mappedTo")
            self.expect("@" not in origin["repositoryUri"], "repositoryUri names a user")
            self.expect(not origin["repositoryUri"].startswith("file:"), "repositoryUri is of this machine")

    def check_rules(self):
        ids = [rule["id"] for rule in self.rules]
        self.expect(ids == sorted(set(ids)), "rules are sorted and each there once")
        taxa = [taxon["id"] for taxonomy in self.report.get("taxonomies", []) for taxon in taxonomy["taxa"]]
        for rule in self.rules:
            self.where = rule["id"]
            self.rule(rule, taxa)

    def rule(self, rule, taxa):
        for key in RULE_KEYS:
            self.expect(rule.get(key), self.where, "has no", key)
        self.expect(re.fullmatch(r"([A-Z][a-z0-9]*)+", rule["name"]), self.where, "name is not PascalCase")
        for key in ("shortDescription", "fullDescription"):
            text = rule[key]["text"]
            self.expect(len(text) <= 1024 and text.endswith("."), self.where, key, "is no short sentence")
        self.expect(rule["help"]["text"] and rule["help"]["markdown"], self.where, "help")
        self.expect(rule["helpUri"].startswith("https://"), self.where, "helpUri")
        properties = rule["properties"]
        tags = properties["tags"]
        self.expect(len(tags) <= 10 and len(set(tags)) == len(tags), self.where, "tags", tags)
        self.expect(properties["precision"] in ("very-high", "high", "medium", "low"), self.where, "precision")
        severity = properties.get("security-severity")
        self.expect((severity is not None) == ("security" in tags), self.where, "security tag without a severity")
        if severity is not None:
            self.expect(re.fullmatch(r"\d+(\.\d+)?", severity) and 0 < float(severity) <= 10, self.where, severity)
        targets = [relation["target"] for relation in rule.get("relationships", [])]
        for target in targets:
            self.expect(taxa[target["index"]] == target["id"], self.where, "taxon", target)
        if targets:
            number = targets[0]["id"][4:]
            self.expect(f"external/cwe/cwe-{int(number):03}" in tags and f"cwe-{number}" in tags, self.where, "CWE tags")
            self.expect(rule["helpUri"].endswith(f"/{number}.html"), self.where, "helpUri is another CWE's")

    def text(self, text, what):
        """A message: bounded, a sentence, nothing that steers, every bracket escaped or a link."""
        self.expect(len(text) <= 1024, what, "is longer than 1,024 characters")
        self.expect(text.endswith("."), what, "does not end with a period:", text)
        self.expect(not INVISIBLE.search(text), what, "holds control characters:", repr(text))
        rest = re.sub(r"\\[\[\]\\]", "", text)
        rest = re.sub(r"\[[^\[\]]+\]\(\d+\)", "", rest)
        self.expect(not re.search(r"[\[\]\\]", rest), what, "holds an unescaped bracket:", text)

    def uri(self, location):
        uri = location["uri"]
        path = unquote_to_bytes(uri)
        self.expect(location["uriBaseId"] == "%SRCROOT%", self.where, "uriBaseId")
        self.expect(uri == quote_from_bytes(path, safe="/"), self.where, "is not encoded as it should be:", uri)
        self.expect(not re.search(r"^/|//|(^|/)\.\.?(/|$)", uri), self.where, "is not relative:", uri)
        return path

    def place(self, location):
        physical = location["physicalLocation"]
        path = self.uri(physical["artifactLocation"])
        if not self.expect(path in self.tree.files, self.where, "is no file of the commit:", path):
            return path
        region = physical["region"]
        self.region(region, path)
        if "contextRegion" in physical:
            context = physical["contextRegion"]
            self.region(context, path)
            outer = [context[k] for k in REGION_KEYS]
            inner = [region[k] for k in REGION_KEYS]
            self.expect(outer[:2] <= inner[:2] and inner[2:] <= outer[2:] and outer != inner, self.where,
                        "context is no proper superset", inner, outer)
        return path

    def region(self, region, path):
        lines = self.tree.lines(path)
        if not self.expect(all(region.get(k, 0) >= 1 for k in REGION_KEYS), self.where, "region", region):
            return
        start_line, start, end_line, end = (region[k] for k in REGION_KEYS)
        if not self.expect(start_line <= end_line <= len(lines), self.where, "lines", region):
            return
        inside = start <= utf16(lines[start_line - 1]) + 1 and end <= utf16(lines[end_line - 1]) + 1
        self.expect(inside, self.where, "columns", region)
        if "snippet" in region and start_line == end_line:
            want = cut_utf16(lines[start_line - 1], start - 1, end - 1).replace("\0", "\ufffd")
            self.expect(region["snippet"]["text"] == want, self.where, "snippet", region["snippet"], "is not", want)

    def result(self, result):
        rule = self.rules[result["ruleIndex"]]
        self.expect(rule["id"] == result["ruleId"], self.where, "ruleIndex")
        self.expect(result["level"] in ("note", "warning", "error"), self.where, "level")
        self.message(result, rule)
        if not self.expect(len(result["locations"]) == 1, self.where, "has several locations"):
            return
        path = self.place(result["locations"][0])
        region = result["locations"][0]["physicalLocation"]["region"]
        for related in result.get("relatedLocations", []):
            self.place(related)
        self.flows(result)
        prints = result["partialFingerprints"]
        want = line_fingerprints(self.tree.data(path))[region["startLine"] - 1]
        self.expect(prints["primaryLocationLineHash"] == want, self.where, "line hash", prints, "is not", want)
        self.expect(re.fullmatch(r"[0-9a-f]{40}", prints["hunkscan/v1"]), self.where, "fingerprint", prints)
        if self.base is None:
            self.expect("baselineState" not in result, self.where, "has a baselineState without a base")
        else:
            self.expect(result["baselineState"] == "new", self.where, "baselineState")
            self.on_added_lines(path, region)
        for fix in result.get("fixes", []):
            self.expect(len(fix["artifactChanges"]) == 1, self.where, "a fix for several files")
            for edit in fix["artifactChanges"][0]["replacements"]:
                self.region(edit["deletedRegion"], path)

    def flows(self, result):
        """The way from source to sink, which the finding or the place that it leads to shows."""
        places = [result["locations"][0], *result.get("relatedLocations", [])]
        self.expect(result.get("codeFlows", [None]), self.where, "codeFlows is there and empty")
        for flow in result.get("codeFlows", []):
            steps = flow["threadFlows"][0]["locations"]
            self.expect(len(flow["threadFlows"]) == 1 and 1 <= len(steps) <= 50, self.where, "steps", len(steps))
            orders = [step["executionOrder"] for step in steps]
            self.expect(orders == sorted(set(orders)) and orders[0] == 1, self.where, "executionOrder", orders)
            for step in steps:
                self.place(step["location"])
                text = step["location"]["message"]["text"]
                self.expect(text and not INVISIBLE.search(text), self.where, "step", repr(text))
                self.expect(step["nestingLevel"] >= 0 and step["importance"] in ("essential", "important"), self.where,
                            "nestingLevel, importance", step)
            lines = [p["physicalLocation"]["region"]["startLine"] for p in places]
            self.expect(steps[-1]["location"]["physicalLocation"]["region"]["startLine"] in lines, self.where,
                        "the last step is not where the finding is")

    def message(self, result, rule):
        message = result["message"]
        self.text(message["text"], self.where)
        arguments = message.get("arguments", [])
        self.expect(len(arguments) <= 5, self.where, "more than 5 arguments")
        template = rule["messageStrings"][message["id"]]["text"]
        used = [int(n) for n in re.findall(r"\{(\d+)\}", template.replace("{{", "").replace("}}", ""))]
        self.expect(max(used, default=-1) < len(arguments), self.where, "misses arguments for", template)
        # The text is the template filled in; links to related places may follow.
        filled = re.sub(r"\{\{|\}\}|\{(\d+)\}", lambda m: arguments[int(m[1])] if m[1] else m[0][0], template)
        self.expect("\u2026" in message["text"] or message["text"].startswith(filled.rstrip(".")), self.where,
                    "text is not the template filled in:", message["text"], "/", filled)
        links = {int(n) for n in re.findall(r"\]\((\d+)\)", re.sub(r"\\.", "", message["text"]))}
        ids = [place["id"] for place in result.get("relatedLocations", [])]
        self.expect(links <= set(ids) and len(set(ids)) == len(ids), self.where, "links", links, "to", ids)

    def on_added_lines(self, path, region):
        if path not in self.added:
            self.added[path] = added_lines(self.tree.repository, self.base, self.tree.head, path)
        for line in range(region["startLine"], region["endLine"] + 1):
            self.expect(line in self.added[path], self.where, f"line {line} of", path, "is not an added line")

    def collisions(self):
        lines, hashes, own, order = collections.Counter(), collections.Counter(), collections.Counter(), []
        for result in self.report["results"]:
            physical = result["locations"][0]["physicalLocation"]
            uri, region = physical["artifactLocation"]["uri"], physical["region"]
            lines[result["ruleId"], uri, region["startLine"], region["endLine"]] += 1
            hashes[result["ruleId"], uri, result["partialFingerprints"]["primaryLocationLineHash"]] += 1
            own[uri, result["partialFingerprints"]["hunkscan/v1"]] += 1
            order.append((unquote_to_bytes(uri), region["startLine"], region["startColumn"], result["ruleId"]))
        for key, count in (lines + hashes + own).items():
            self.expect(count == 1, count, "results share", key)
        self.expect(order == sorted(order), "results are not in report order")


def scan(build, repository, *args, codes=(0, 1)):
    run = subprocess.run([os.path.join(build, "hunkscan"), "-C", repository, *args, "--sarif", "-", "--quiet"],
                         capture_output=True, check=False)
    if run.returncode not in codes:
        sys.exit(f"hunkscan {' '.join(args)}: exit code {run.returncode}\n{run.stderr.decode('utf-8', 'replace')}")
    return run.stdout


def commit_on_nothing(folder, files):
    """A repository in a new folder: an empty commit, then one that adds the files {path: bytes}."""
    os.mkdir(folder)
    environment = dict(os.environ, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull, HOME=folder)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]

    def run(*args):
        subprocess.run(["git", "-C", folder, *identity, *args], check=True, capture_output=True, env=environment)

    run("init", "-q")
    run("commit", "-q", "--allow-empty", "-m", "Nothing yet")
    for name, data in files.items():
        path = os.path.join(os.fsencode(folder), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if data is None:
            os.symlink(b"a b.py", path)
            continue
        with open(path, "wb") as file:
            file.write(data)
    run("add", "-A")
    run("commit", "-q", "-m", "All")
    return folder


def paths_of(check):
    return [unquote_to_bytes(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
            for result in check.report["results"]]


def hostile_names(build, folder, source):
    files = dict.fromkeys(HOSTILE_NAMES, source) | {b"link.py": None, b"folder.py/note.txt": b"x"}
    repository = commit_on_nothing(os.path.join(folder, "hostile"), files)
    check = Check(scan(build, repository, "HEAD~1..HEAD"), Tree(repository, "HEAD"), "HEAD~1").run()
    found = set(paths_of(check))
    check.expect(found == set(HOSTILE_NAMES), "not every name is reported:", set(HOSTILE_NAMES) ^ found)
    return check


def suppressed(build, folder, change):
    """The example's first file again, its first finding suppressed with a reason that looks like a link."""
    path = paths_of(change)[0]
    region = change.report["results"][0]["locations"][0]["physicalLocation"]["region"]
    lines = change.tree.data(path).split(b"\n")
    lines[region["endLine"] - 1] += b"  # hunkscan: ignore a [reason](1) \xff"
    repository = commit_on_nothing(os.path.join(folder, "suppressed"), {b"a.py": b"\n".join(lines)})
    tree = Tree(repository, "HEAD")
    hidden = Check(scan(build, repository, "HEAD~1..HEAD"), tree, "HEAD~1").run()
    shown = Check(scan(build, repository, "HEAD~1..HEAD", "--show-suppressed"), tree, "HEAD~1").run()
    states = [result["suppressions"] for result in shown.report["results"]]
    reasons = [state["justification"] for entry in states for state in entry]
    shown.expect(len(states) - len(reasons) == len(hidden.report["results"]), "suppressed findings are reported")
    shown.expect(reasons and set(reasons) == {"a [reason](1) \ufffd"}, "reasons", reasons)
    shown.problems += hidden.problems
    return shown


def test(build, folder):
    demo = os.path.join(folder, "demo")
    subprocess.run([os.path.join(HERE, "..", "demo", "make_repository.sh"), demo], check=True)
    branches = git(demo, "for-each-ref", "--format=%(refname:short)", "refs/heads").decode().split()
    feature = next(name for name in branches if name != "main")
    base = git(demo, "merge-base", "main", feature).decode().strip()
    head = git(demo, "rev-parse", feature).decode().strip()
    tree = Tree(demo, head)
    raw = scan(build, demo, f"main...{feature}")
    change = Check(raw, tree, base).run()
    change.expect(change.report["results"], "the example has no findings")
    change.expect(raw == scan(build, demo, f"main...{feature}", "--jobs", "5"), "threads change the report")
    yield "the example", change

    clean = Check(scan(build, demo, "main~1..main", codes=(0,)), Tree(demo, "main"), "main~1").run()
    clean.expect(clean.report["results"] == [], "findings without Python")
    clean.expect(clean.rules == change.rules, "a clean report has other rules")
    yield "no Python", clean

    yield "whole tree", Check(scan(build, demo, "--all", feature, "--profile", "review"), tree).run()

    paths = paths_of(change)
    busiest = max(sorted(set(paths)), key=paths.count)
    yield "hostile names", hostile_names(build, folder, tree.data(busiest))
    yield "suppressed", suppressed(build, folder, change)


def tell(name, check):
    for problem in check.problems[:50]:
        print(f"{name}: {problem}")
    print(f"{name}: {len(check.report['results'])} results, {len(check.problems)} problems")
    return bool(check.problems)


def main():
    if sys.argv[1:2] == ["--file"]:
        path, repository, base, head = sys.argv[2:6]
        with open(path, "rb") as file:
            return tell(path, Check(file.read(), Tree(repository, head), base).run())
    with tempfile.TemporaryDirectory() as folder:
        return any([tell(name, check) for name, check in test(sys.argv[1], folder)])


if __name__ == "__main__":
    sys.exit(main())
