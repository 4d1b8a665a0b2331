#!/bin/bash
# The example pull request: what `./dev scan` shows first.
. "$(dirname "$0")/lib.sh"

"$here/../demo/make_repository.sh" "$work/demo" || fail "no repository"
"$here/../demo/make_repository.sh" "$work/demo" || fail "no second time"
mkdir foreign
"$here/../demo/make_repository.sh" "$work/foreign" 2>err && fail "a foreign folder was replaced"
[ "$(git -C demo rev-parse main)" = "$("$here/../demo/make_repository.sh" "$work/again" && git -C again rev-parse main)" ] ||
    fail "the commit ids differ"

hunkscan -C demo main...catalogue-import --sarif demo.sarif
expect_code 1
expect_quiet
expect_out 'merge base of main and catalogue-import'
hunkscan -C demo --sarif default.sarif # the branch is checked out: the same change
expect_code 1
expect_sarif default.sarif 'len(results) == len(json.load(open("demo.sarif"))["runs"][0]["results"])'
hunkscan -C demo main...catalogue-import --profile review --sarif review.sarif
expect_code 1

# What each file's change brings in, by rule.
python3 - review.sarif >found <<'PY'
import json, sys
run = json.load(open(sys.argv[1]))["runs"][0]
names = {r["id"]: r for r in run["tool"]["driver"]["rules"]}
for result in run["results"]:
    place = result["locations"][0]["physicalLocation"]
    print(place["artifactLocation"]["uri"], result["ruleId"], names[result["ruleId"]]["name"])
PY
expect_found() { # URI NAME: the rule with this SARIF name fires in the file
    grep -q "^$1 [^ ]* $2\$" found || fail "not found: $2 in $1"
}
expect_found toolshed/printing.py ShellTrueWithDynamicCommand
expect_found toolshed/store.py SqlBuiltByFormatting
expect_found toolshed/store.py MutableDefaultArgument
expect_found toolshed/store.py EqualsNone
expect_found toolshed/accounts.py WeakHashUndeclared
expect_found toolshed/accounts.py IsWithLiteral
expect_found toolshed/app.py DebugEnabled
expect_found toolshed/app.py BindAllInterfaces
expect_found toolshed/catalogue.py UnsafeYamlLoad
expect_found toolshed/catalogue.py UnsafeDeserializer
expect_found toolshed/catalogue.py InsecureTempFile
expect_found toolshed/catalogue.py ArchiveExtractedUnchecked
expect_found toolshed/catalogue.py WorldWritable
expect_found toolshed/catalogue.py ExceptPass
expect_found toolshed/catalogue.py FindResultAsBool
expect_found toolshed/reminders.py TlsVerificationOff
expect_found toolshed/reminders.py RequestWithoutTimeout
expect_found toolshed/reminders.py HardcodedPassword
expect_found toolshed/reminders.py ReturnInFinally
expect_found tests/test_reminders.py AssertOnTuple

# Old defects stay unmentioned: those of moved lines, and of files the change does not touch.
! grep -q 'BareExcept' found || fail "an old defect of the moved file is reported"
! grep -q 'toolshed/settings.py' found || fail "a file that did not change is reported"
[ "$(grep -c 'accounts.py .* WeakHash' found)" = 1 ] || fail "an old defect beside the change is reported"
[ "$(grep -c 'store.py .* EqualsNone' found)" = 1 ] || fail "an old defect beside the change is reported"

# Every primary region is on added lines of the diff.
git -C demo diff -U0 -M main...catalogue-import >diff.txt
python3 - <<'PY' || fail "a finding is not on an added line"
import json, re, sys
added, path = set(), None
for line in open("diff.txt"):
    if line.startswith("+++ "):
        path = line[6:].strip()
    hunk = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
    if hunk:
        first, count = int(hunk[1]), int(hunk[2] or 1)
        added |= {(path, n) for n in range(first, first + count)}
for result in json.load(open("review.sarif"))["runs"][0]["results"]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    for n in range(region["startLine"], region["endLine"] + 1):
        if (place["artifactLocation"]["uri"], n) not in added:
            sys.exit(f"{place}")
PY
finish
