#!/bin/bash
# A rule that tries too much, and a file made for it: the rule is stopped, every report says which rule
# in which file, and the other rules and files are as ever.
. "$(dirname "$0")/lib.sh"

mkdir src
printf 'eval(1)\nf(1, 2)\n' >src/plain.py
# No four arguments add up as the pattern wants, so all choices of four are tried.
python3 - >src/hostile.py <<'PY'
print("eval(2)\nf(" + ", ".join(f"x{i}" for i in range(400)) + ")")
print("big = '" + "a" * 40 + "!'")
PY
cat >hostile.yaml <<'YAML'
rules:
  - id: many-choices
    languages: [python]
    severity: ERROR
    message: Four and their sum.
    pattern: f(..., $A, ..., $B, ..., $C, ..., $D, ..., [$A, $B, $C, $D], ...)
  - id: many-choices-again
    languages: [python]
    severity: ERROR
    message: Four and their sum.
    pattern: f(..., $A, ..., $B, ..., $C, ..., $D, ..., [$A, $B, $C, $D], ...)
  - id: slow-regex
    languages: [python]
    severity: ERROR
    message: Letters.
    pattern-regex: (a+)+[bc]
YAML

told() { # FILE: both rules of equal search, and the regex, each with its file
    for text in "'many-choices' was stopped" "'many-choices-again' was stopped" \
        "'slow-regex' has a regular expression that reached its limit"; do
        grep -F -- "$text" "$1" | grep -q 'src/hostile\.py' || fail "$1 lacks: $text"
    done
    ! grep -F "was stopped" "$1" | grep -q 'plain\.py' || fail "$1 blames plain.py"
}

scan --rules hostile.yaml --all . --text text.txt --sarif report.sarif
expect_code 3
told err # no report on stdout: stderr tells
told text.txt
expect_sarif report.sarif 'incomplete and sorted(set(uris)) == ["src/hostile.py", "src/plain.py"]'
expect_sarif report.sarif 'sum("was stopped" in n["message"]["text"] and "hostile.py" in json.dumps(n) for n in notices) == 2'
expect_sarif report.sarif 'sum("reached its limit" in n["message"]["text"] for n in notices) == 1'
scan --rules hostile.yaml --all .
expect_code 3
told out
expect_out 'src/plain.py:1:1' 'src/hostile.py:1:1'
finish
