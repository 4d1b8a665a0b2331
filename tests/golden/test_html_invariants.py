#!/usr/bin/env python3
"""test_html_invariants.py BUILD, or test_html_invariants.py --file PAGE

Reads HTML reports back with Python's own parser: the page is well-formed, loads and allows nothing but its own
style and script, and shows hostile names and code letter by letter. Exit code 1 if anything is wrong.
"""
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

import hostile_reports

HERE = os.path.dirname(os.path.abspath(__file__))
VOID = {"meta", "input"}
TAGS = VOID | {"html", "head", "title", "style", "body", "script", "header", "main", "footer", "section", "article", "details", "noscript",
               "summary", "div", "span", "p", "h1", "h2", "h3", "h4", "a", "ul", "ol", "li", "pre", "code", "mark", "bdi", "kbd",
               "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "select", "output", "button"}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "id", "class", "href", "rel", "hidden", "type", "role", "scope",
              "tabindex", "open", "value", "title", "checked", "autocomplete", "spellcheck"}
problems = []


def problem(text):
    problems.append(text)


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def all(self, tag, **wanted):
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag and all(v in (child.attributes.get(k.rstrip("_")) or "").split() for k, v in wanted.items()):
                    yield child
                yield from child.all(tag, **wanted)

    def first(self, tag, **wanted):
        return next(self.all(tag, **wanted), None)


class Reader(HTMLParser):
    """A tree of the page; complains about what is not closed, not known, or not quoted."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {}, None)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if len(attributes) != len(attrs):
            problem(f"an attribute twice in <{tag}>")
        if tag not in TAGS:
            problem(f"an element of no page of ours: <{tag}>")
        for name in attributes:
            if name not in ATTRIBUTES and not re.fullmatch(r"(data|aria)-[a-z]+", name):
                problem(f"an attribute of no page of ours: {name} in <{tag}>")
        node = Node(tag, attributes, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag):
        if self.at.tag != tag:
            problem(f"</{tag}> closes <{self.at.tag}> at {self.getpos()}")
        self.at = self.at.parent or self.at

    def handle_data(self, data):
        self.at.children.append(data)

    def handle_comment(self, data):
        problem(f"a comment: {data[:40]!r}")


def read_page(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")
    if not text.startswith("<!DOCTYPE html>\n") or not text.endswith("</html>\n"):
        problem("the page is not whole")
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", text):
        problem("a control or bidirectional character")
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.at is not reader.root:
        problem(f"<{reader.at.tag}> is not closed")
    return reader.root


def check_policy(page):
    policy = page.first("meta", http_equiv="x") or next(m for m in page.all("meta") if m.attributes.get("http-equiv"))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    if rules["default-src"] != "'none'" or set(rules) != {"default-src", "style-src", "script-src", "base-uri", "form-action"}:
        problem(f"the policy is {rules}")
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        elements = list(page.all(tag))
        digest = base64.b64encode(hashlib.sha256(elements[0].text().encode()).digest()).decode()
        if len(elements) != 1 or rules[rule] != f"'sha256-{digest}'" or elements[0].attributes:
            problem(f"not one {tag} that the policy allows")


def check_links(page):
    ids = [n.attributes["id"] for tag in TAGS for n in page.all(tag) if "id" in n.attributes]
    if len(ids) != len(set(ids)):
        problem("an id twice")
    for link in page.all("a"):
        href = link.attributes["href"]
        if href.startswith("#"):
            if "=" not in href and href[1:] not in ids:
                problem(f"a link to nowhere: {href}")
        elif not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[\w\-.~:/?#\[\]@!$&'()*+,;=%]*)?", href):
            problem(f"an odd address: {href!r}")
        elif link.attributes.get("rel") != "noopener noreferrer":
            problem("an outside link tells where it was clicked")
    for label in page.all("label"):
        if not label.first("input") and not label.first("select"):
            problem("a label of nothing")
    for fields in ("input", "select"):
        for field in page.all(fields):
            if field.parent.tag != "label":
                problem(f"a {fields} without a label")
    levels = [int(n.tag[1]) for n in walk(page) if re.fullmatch("h[1-4]", n.tag)]
    if levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        problem(f"headings leave a level out: {levels[:12]}")


def walk(node):
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from walk(child)


def check_page(page):
    check_policy(page)
    check_links(page)


def lines_of(pre):
    for line in pre.all("span", class_="l"):
        yield line.attributes.get("data-n", ""), line.text()


def same(what, got, wanted):
    if got != wanted:
        problem(f"{what}: {got!r} instead of {wanted!r}")


def check_lines(name, article, file):
    """The hunk is the file's lines; those that the change added carry a plus."""
    for label, text in lines_of(article.first("pre", class_="hunk")):
        number, _, sign = label.partition(" ")
        wanted = file["lines"][int(number) - 1]
        if len(wanted) > 500:
            if not text.endswith("…\n") or not wanted.startswith(text[:-2].strip("…")) or len(text) > 600:
                problem(f"{name}: a long line is not cut: {text[:80]!r}")
        else:
            same(f"{name}: line {number}", text, wanted + "\n")
        same(f"{name}: sign of line {number}", sign, "+" if int(number) in file["added"] else "")
    marked = "".join(m.text() for m in article.first("pre", class_="hunk").all("mark"))
    if not marked or not file["lines"][2].startswith(marked.strip("…")):
        problem(f"{name}: marked is {marked[:60]!r}")


def check_fix(name, article, file):
    fix = list(lines_of(article.first("pre", class_="fix")))
    same(f"{name}: signs of the fix", [label for label, _ in fix], ["3 −", "3 +"])
    if len(file["lines"][2]) <= 500:
        same(f"{name}: fix", fix[1][1], file["lines"][2].replace("eval(", "literal(", 1) + "\n")


def check_hostile(binary, folder):
    facts = hostile_reports.make(binary, folder)
    page = read_page(os.path.join(folder, "report.html"))
    check_page(page)
    files = {file["name"]: file for file in facts["files"]}
    articles = list(page.all("article"))
    names = [a.first("bdi", class_="file").text() for a in articles]
    same("files", sorted(names), sorted(files))
    for name, article in zip(names, articles):
        file = files.get(name)
        if not file:
            continue
        links = [a.attributes["href"] for a in article.first("p", class_="links").all("a")]
        same(f"{name}: address", links[0], file["address"])
        same(f"{name}: place", article.first("span", class_="place").text(), name + ":3")
        message = article.first("p", class_="message").text()
        if not re.match(r"The text '?.*'? is evaluated; `see` <b>there</b> \[x\]\(javascript:alert\(1\)\) @everyone\.$", message, re.S):
            problem(f"{name}: message {message!r}")
        check_lines(name, article, file)
        check_fix(name, article, file)


def check_demo(binary, folder):
    """The example pull request: as many findings as SARIF has, the numbers agree, the same bytes twice."""
    demo = os.path.join(folder, "demo")
    subprocess.run([os.path.join(HERE, "../demo/make_repository.sh"), demo], check=True)
    for name in ("a", "b"):
        subprocess.run([binary, "-C", demo, "main...catalogue-import", "--profile", "review", "--quiet", "--sarif",
                        f"{folder}/{name}.sarif", "--html", f"{folder}/{name}.html"], check=False)
    with open(f"{folder}/a.html", "rb") as a, open(f"{folder}/b.html", "rb") as b:
        if a.read() != b.read():
            problem("the same scan, other bytes")
    page = read_page(f"{folder}/a.html")
    check_page(page)
    with open(f"{folder}/a.sarif", encoding="utf-8") as file:
        results = json.load(file)["runs"][0]["results"]
    articles = list(page.all("article"))
    same("findings", len(articles), len(results))
    prints = {"f-" + r["partialFingerprints"]["hunkscan/v1"][:16] for r in results}
    same("names of findings", {a.first("div", class_="body").attributes["id"] for a in articles}, prints)
    same("their other names", {a.attributes["data-id"] for a in articles}, prints)
    levels = [a.attributes["data-level"] for a in articles]
    same("worst first", levels, sorted(levels, key=["error", "warning", "note"].index))
    totals = [int(row.children[-1].text()) for row in page.first("tbody").all("tr")]
    same("the table's sum", sum(totals), len(results))
    fired = {r["ruleId"] for r in results}
    same("rules", len(list(page.first("section", id="rules").all("details"))), len(fired))


def main():
    if sys.argv[1] == "--file":
        check_page(read_page(sys.argv[2]))
    else:
        binary = os.path.join(sys.argv[1], "hunkscan")
        with tempfile.TemporaryDirectory() as folder:
            check_hostile(binary, folder)
            check_demo(binary, folder)
    for text in problems[:40]:
        print(text)
    print(f"{len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
