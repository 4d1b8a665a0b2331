"""A change full of names and code that try to act in reports, and what reports for people must show of it.

hostile_reports.py BINARY FOLDER makes FOLDER/repository, the reports report.html, report.md, comment.md and
report.sarif beside it, and expected.json: for each file its shown name, address and shown lines.
"""
import json
import os
import subprocess
import sys
import unicodedata
from urllib.parse import quote_from_bytes

REMOTE = "https://github.com/owner/project"
RULE = """rules:
  - id: no-eval
    languages: [python]
    severity: ERROR
    message: The text $X is evaluated; `see` <b>there</b> [x](javascript:alert(1)) @everyone.
    pattern: eval($X)
    fix: literal($X)
"""
NAMES = [
    b"a b.py", b"</script><script>alert(1)</script>.py", b"<img src=x onerror=alert(1)>.py", b"\"onclick=\"alert(1).py",
    b"'single'.py", b"&amp;&lt;.py", b"<!-- comment.py", b"--><b>.py", b"]]>.py", b"[link](javascript:alert(1)).py",
    b"![image](x).py", b"[ref]: x.py", b"`code`.py", b"```.py", b"~~~.py", b"|pipe|.py", b"*bold* _it_ ~~no~~.py",
    b"# heading.py", b"- list.py", b"1. list.py", b"> quote.py", b"+ plus.py", b"=== .py", b"--- .py", b"$math$.py",
    b"@everyone.py", b"#1 !2 &3 ~4 %5.py", b":smile:.py", b"www.example.com.py", b"https:__evil.example.py",
    b"::error::x.py", b"##[error]x.py", b"##vso[task].py", b"new\nline.py", b"\n\n# block\n.py", b"tab\t.py", b"cr\r.py",
    b"escape\x1b[31m.py", b"bell\x07.py", b"del\x7f.py", b"bad\xff\xfe.py", b"half\xc3.py", b"\xe2\x80\xaebidi.py",
    b"\xe2\x81\xa6isolate.py", b"zero\xe2\x80\x8bwidth.py", b"soft\xc2\xadhyphen.py", b"\xef\xbb\xbfbom.py",
    b"line\xe2\x80\xa8separator.py", b"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d.py", b"\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80.py",
    b"back\\slash.py", b"back\\\\`.py", b"%41%.py", b"?query#frag.py", b"{{ template }}.py", b"${{ github.token }}.py",
    b"</details>.py", b"</summary></details>.py", b"<details open ontoggle=alert(1)>.py", b"javascript:alert(1).py",
    b"{+add+} [-del-].py", b"long" + b"x" * 180 + b".py",
]
CODE = [
    b"</script><script>alert(1)</script>", b"<img src=x onerror=alert(1)>", b"</code></pre><svg onload=alert(1)>", b"``` `````",
    b"\x1b[2J\x07", b"\xe2\x80\xae\xe2\x81\xa6", b"\xff\xc3", b"[a](javascript:alert(1)) <!-- -->", b"] ]> &lt; &#60;",
    b"::error::x ##[error]y", b"\ta\tb", b"\xc3\xa9\xf0\x9f\x98\x80", b"x" * 3000,
]


def shown_character(c):
    if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"):
        return c
    code = ord(c)
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def decoded(raw):
    """Characters, and the bytes that are none as integers."""
    return [ord(c) - 0xDC00 if 0xDC80 <= ord(c) <= 0xDCFF else c for c in raw.decode("utf-8", "surrogateescape")]


def shown(raw, keep="", names=None):
    """The text that stands for raw bytes: what hides or steers, and what is malformed, as escapes."""
    out = []
    for c in decoded(raw):
        if isinstance(c, int):
            out.append(f"\\x{c:02x}")
        elif c in keep:
            out.append(c)
        elif names and c in names:
            out.append(names[c])
        else:
            out.append(shown_character(c))
    return "".join(out)


def shown_name(raw):
    return shown(raw, names={"\t": "\\t", "\n": "\\n", "\r": "\\r"})


def shown_code(raw):
    return shown(raw, keep="\t")


def git(folder, *args, data=None):
    fixed = {"GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000", "GIT_CONFIG_GLOBAL": "/dev/null",
             "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "C",
             "GIT_COMMITTER_EMAIL": "c@example.org", "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", "-C", folder, *args], input=data, capture_output=True, check=True,
                          env={**os.environ, **fixed}).stdout.strip()


def contents(index):
    """Lines of a file: two of them unchanged, the others added."""
    code = CODE[index % len(CODE)]
    text = b'"' + code.replace(b"\\", b"").replace(b'"', b"") + b'"'
    return [b"import os", b"value = " + text, b"eval(" + text + b" + value)", b"print(os)"]


def make_repository(folder):
    os.makedirs(folder, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "remote.origin.url", REMOTE + ".git")

    def commit(files, parent):
        rows = b"".join(b"100644 blob " + git(folder, "hash-object", "-w", "--stdin", data=data) + b"\t" + name + b"\0"
                        for name, data in files.items())
        git(folder, "update-index", "-z", "--index-info", data=rows)
        tree = git(folder, "write-tree").decode()
        made = git(folder, "commit-tree", tree, *(["-p", parent] if parent else []), "-m", "x").decode()
        git(folder, "update-ref", "refs/heads/main", made)
        return made

    old = {name: contents(i)[0] + b"\n" + contents(i)[3] + b"\n" for i, name in enumerate(NAMES)}
    new = {name: b"\n".join(contents(i)) + b"\n" for i, name in enumerate(NAMES)}
    base = commit(old, None)
    return base, commit(new, base)


def expected(head):
    files = []
    for i, name in enumerate(NAMES):
        lines = contents(i)
        files.append({
            "name": shown_name(name),
            "address": f"{REMOTE}/blob/{head}/{quote_from_bytes(name, safe='/')}#L3",
            "lines": [shown_code(line) for line in lines],
            "spaced": [shown_code(line).expandtabs(4) for line in lines],
            "added": [2, 3],
        })
    return {"files": files, "head": head}


def make(binary, folder):
    repository = os.path.join(folder, "repository")
    base, head = make_repository(repository)
    with open(os.path.join(folder, "rule.yaml"), "w", encoding="utf-8") as rule:
        rule.write(RULE)
    reports = [word for option, name in (("--html", "report.html"), ("--markdown", "report.md"), ("--sarif", "report.sarif"),
                                         ("--markdown-comment", "comment.md"))
               for word in (option, os.path.join(folder, name))]
    done = subprocess.run([binary, "-C", repository, f"{base}..{head}", "--no-builtin-rules", "--rules",
                           os.path.join(folder, "rule.yaml"), "--quiet", *reports], capture_output=True, check=False)
    assert done.returncode == 1, (done.returncode, done.stderr)
    facts = expected(head)
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as out:
        json.dump(facts, out)
    return facts


if __name__ == "__main__":
    make(sys.argv[1], sys.argv[2])
