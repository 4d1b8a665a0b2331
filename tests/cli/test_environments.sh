#!/bin/bash
# What hunkscan compares when it is not told: the variables and event files of CI machines.
. "$(dirname "$0")/lib.sh"

id() { git -C "$work/repo" rev-parse "$1"; }
tick=1700000000
commit_as() { # MESSAGE FILE TEXT
    tick=$((tick + 60))
    export GIT_AUTHOR_DATE="$tick +0000" GIT_COMMITTER_DATE="$tick +0000"
    printf '%b' "$3" >"$work/repo/$2"
    commit repo "$1"
}

# main:   m1 - m2 ---- m3 (base of the event)
#            \           \
# topic:      t1 - t2 --- merge (the trial merge)
new_repository repo
commit_as m1 a.py 'x = 1\n'
commit_as m2 main.py 'eval("m2")\n'
git -C repo checkout -q -b topic
commit_as t1 t1.py 'eval("t1")\n'
commit_as t2 t2.py 'eval("t2")\n'
git -C repo checkout -q main
commit_as m3 m3.py 'eval("m3")\n'
git -C repo checkout -q -b trial main
git -C repo merge -q --no-ff -m 'Merge topic into main' topic
git -C repo checkout -q -b rewritten main~1
commit_as r1 r1.py 'eval("r1")\n'
m1=$(id main~2) m2=$(id main~1) m3=$(id main) t1=$(id topic~1) t2=$(id topic) merge=$(id trial) r1=$(id rewritten)
zero=0000000000000000000000000000000000000000
unknown=1234567890123456789012345678901234567890

checkout() { # REVISION [CLONE-OPTIONS…]: as machines do, detached, in $work/clone
    rm -rf clone
    local revision=$1
    shift
    git -C repo update-ref refs/heads/wanted "$revision"
    git clone -q "$@" --branch wanted "file://$work/repo" clone 2>/dev/null
    git -C clone checkout -q --detach
    git -C clone branch -q -D wanted
    git -C clone update-ref -d refs/remotes/origin/wanted
    git -C clone remote set-head origin -d 2>/dev/null
    git -C repo update-ref -d refs/heads/wanted
}

in_ci() { # VARIABLE=VALUE… [-- ARGS…]
    local variables=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        variables+=("$1")
        shift
    done
    [ $# = 0 ] || shift
    (
        export "${variables[@]}"
        "$build/hunkscan" -C clone --no-builtin-rules --rules rule.yaml "$@" >out 2>err
    )
    code=$?
}

expect_files() { # FILE…: in these, and in no others, there are findings
    local found
    found=$(sed -nE 's/^([^ :]+\.py):[0-9]+:.*/\1/p' out | sort -u | tr '\n' ' ')
    [ "$found" = "$(printf '%s\n' "$@" | sort | tr '\n' ' ')" ] || fail "findings in '$found' instead of '$*'"
}

event() { # JSON
    printf '%s' "$1" >event.json
}
pull="{\"number\": 7, \"pull_request\": {\"base\": {\"sha\": \"$m3\", \"ref\": \"main\"}, \"head\": {\"sha\": \"$t2\"}},
  \"repository\": {\"default_branch\": \"main\"}}"
github=(GITHUB_ACTIONS=true GITHUB_EVENT_PATH="$work/event.json")

# ---- GitHub ----
event "$pull"
checkout "$merge"
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request GITHUB_SHA="$merge" GITHUB_BASE_REF=main
expect_code 1
expect_files t1.py t2.py
expect_out "GitHub pull_request: compared with ${m3:0:12}, the first parent of"
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request -- --sarif ci.sarif
expect_sarif ci.sarif '"GitHub pull_request: compared with" in run["properties"]["hunkscan/whyBase"]'
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request -- t1.py
expect_files t1.py
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request -- --each-commit
expect_code 1
checkout "$merge" --depth 2 # enough for the merge commit's first parent
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request
expect_code 1
expect_files t1.py t2.py
checkout "$merge" --depth 1 # what actions/checkout does unless told otherwise
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request
expect_code 3
expect_out "GitHub pull_request: " "$m3" "add 'with: { fetch-depth: 2 }' to the actions/checkout step" INCOMPLETE
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request -- --exit-zero
expect_code 3
checkout "$t2" # the branch itself: since it left main
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF=main
expect_files t1.py t2.py
expect_out "the merge base of"
checkout "$t2" --depth 1
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF=main
expect_code 3
expect_out "fetch-depth: 0"
checkout "$merge"
in_ci GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF=main # no event file
expect_files t1.py t2.py

# pull_request_target: main is checked out, the change is only in the object store, or not at all.
checkout "$m3"
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request_target GITHUB_SHA="$m3" GITHUB_BASE_REF=main
expect_code 1
expect_files t1.py t2.py
checkout "$merge" # the trial merge, checked out against advice
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request_target GITHUB_BASE_REF=main
expect_files t1.py t2.py
checkout "$m3" --single-branch
git -C clone gc -q --prune=now
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request_target GITHUB_BASE_REF=main
expect_code 3
expect_out "the proposed commit $t2 is not in this clone" "git fetch origin $t2"
event '{"pull_request": {}}'
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request_target
expect_error 2 'does not say which commit is proposed'

# merge_group: what the queue put on top.
event "{\"merge_group\": {\"base_sha\": \"$m3\", \"head_sha\": \"$merge\"}, \"repository\": {\"default_branch\": \"main\"}}"
checkout "$merge"
in_ci "${github[@]}" GITHUB_EVENT_NAME=merge_group
expect_files t1.py t2.py
expect_out 'GitHub merge_group: compared with'

# push: since before; a new branch, one that was rewritten, main itself.
push() { # BEFORE [MORE]
    event "{\"before\": \"$1\", \"repository\": {\"default_branch\": \"main\"}${2:-}}"
}
checkout "$t2"
push "$t1"
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files t2.py
push "$zero" ', "created": true'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files t1.py t2.py
expect_out 'the merge base of origin/main and HEAD'
push "$r1" ', "forced": true'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files t1.py t2.py
push "$unknown" ', "forced": true'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files t1.py t2.py
checkout "$m3"
push "$m1"
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files main.py m3.py
push "$r1" ', "forced": true' # main was rewritten: what it had in common with the old one
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files m3.py
push "$zero"
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files m3.py
checkout "$t2" --depth 1
push "$t1"
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_code 3
expect_out "$t1" "add 'with: { fetch-depth: 0 }' to the actions/checkout step"
checkout "$t2" --depth 2
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_files t2.py

# Started by hand or by the clock: the branch as it is.
event '{"repository": {"default_branch": "main"}}'
checkout "$t2"
for name in workflow_dispatch schedule release; do
    in_ci "${github[@]}" GITHUB_EVENT_NAME=$name
    expect_files t1.py t2.py
    expect_out "GitHub $name: compared with"
done
event '{"repository": {"default_branch": "rewritten"}}' # not every default branch is main
in_ci "${github[@]}" GITHUB_EVENT_NAME=schedule
expect_files t1.py t2.py
expect_out 'origin/rewritten'
event '{"schedule": "0 0 * * *"}'
in_ci "${github[@]}" GITHUB_EVENT_NAME=schedule
expect_files t1.py t2.py
in_ci "${github[@]}" GITHUB_EVENT_NAME=schedule -- --all HEAD
expect_files main.py t1.py t2.py

# A range, --base, --staged and the like say more than the machine does.
event 'broken'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push -- HEAD~1..HEAD
expect_files t2.py
in_ci "${github[@]}" GITHUB_EVENT_NAME=push -- --base origin/main
expect_files t1.py t2.py
in_ci "${github[@]}" GITHUB_EVENT_NAME=push -- --staged
expect_code 0

# Another repository than the one that the machine speaks of.
mkdir -p elsewhere
in_ci "${github[@]}" GITHUB_EVENT_NAME=push GITHUB_WORKSPACE="$work/elsewhere"
expect_error 2 'not JSON' # an event file that cannot be read is told in any case
event '{}'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push GITHUB_WORKSPACE="$work/elsewhere"
expect_files t1.py t2.py
expect_not_out 'GitHub'
in_ci "${github[@]}" GITHUB_EVENT_NAME=push GITHUB_WORKSPACE="$work/clone"
expect_out 'GitHub push'

# Event files that are none.
refuse_event() { # TEXT…, the event on stdin
    cat >event.json
    in_ci "${github[@]}" GITHUB_EVENT_NAME=push
    expect_error 2 "$@"
}
refuse_event 'event.json:1: the event is not JSON' <<<'not json'
refuse_event 'event.json:3: the event is not JSON' <<<$'{"before":\n'
refuse_event 'event.json:1: the event is no JSON object' <<<'[1]'
refuse_event "this is no event of GitHub: 'before' is no text" <<<'{"before": 7}'
refuse_event "before is no commit id: 'main'" <<<'{"before": "main"}'
refuse_event "before is no commit id: '--upload-pack=x'" <<<'{"before": "--upload-pack=x"}'
refuse_event "before is no commit id" <<<'{"before": "abc\u001b[31m"}'
! grep -q $'\x1b' err || fail "an escape got through"
refuse_event 'not JSON' </dev/null
head -c 100000 /dev/zero | tr '\0' '[' | refuse_event 'not JSON'
rm event.json
in_ci "${github[@]}" GITHUB_EVENT_NAME=push
expect_error 2 'event.json: cannot be read'

# Ref names that are none.
event '{}'
for name in '--help' 'a..b' '../../../etc/passwd' $'a\nb' 'HEAD~1' '' ' ' 'refs/heads/refs/heads/x' '@{-1}' ':/t1'; do
    in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request GITHUB_BASE_REF="$name"
    [ "$code" = 2 ] || [ "$code" = 3 ] || fail "GITHUB_BASE_REF='$name': exit code $code"
    ! grep -q '^t[12]' out || fail "GITHUB_BASE_REF='$name' found something"
done
event "{\"pull_request\": {\"base\": {\"sha\": \"$unknown\", \"ref\": \"gone\"}, \"head\": {\"sha\": \"$t2\"}}}"
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request
expect_error 2 "GitHub pull_request: unknown revision '$unknown'"

# ---- GitLab ----
gitlab=(GITLAB_CI=true CI_DEFAULT_BRANCH=main CI_COMMIT_BEFORE_SHA="$zero")
request=("${gitlab[@]}" CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_IID=3 CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main)
checkout "$t2"
in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=detached CI_MERGE_REQUEST_DIFF_BASE_SHA="$m2"
expect_files t1.py t2.py
expect_out "GitLab merge request: compared with ${m2:0:12}"
# A base that is no ancestor is not believed: the target branch says more.
in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=detached CI_MERGE_REQUEST_DIFF_BASE_SHA="$r1"
expect_files t1.py t2.py
expect_out 'the merge base of origin/main and HEAD'
in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=detached
expect_files t1.py t2.py
in_ci "${request[@]}" CI_MERGE_REQUEST_DIFF_BASE_SHA=main
expect_error 2 "CI_MERGE_REQUEST_DIFF_BASE_SHA is no commit id: 'main'"
checkout "$merge" --depth 2
for type in merged_result merge_train; do
    in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=$type CI_MERGE_REQUEST_DIFF_BASE_SHA="$m2" \
        CI_MERGE_REQUEST_SOURCE_BRANCH_SHA="$t2" CI_MERGE_REQUEST_TARGET_BRANCH_SHA="$m3"
    expect_files t1.py t2.py
    expect_out "the first parent of"
done
checkout "$t2" --depth 1
in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=detached CI_MERGE_REQUEST_DIFF_BASE_SHA="$m2"
expect_code 3
expect_out "$m2" "add 'variables: { GIT_DEPTH: 0 }' to the job"
checkout "$t2"
in_ci "${gitlab[@]}" CI_PIPELINE_SOURCE=push CI_COMMIT_BEFORE_SHA="$t1"
expect_files t2.py
expect_out 'GitLab push'
in_ci "${gitlab[@]}" CI_PIPELINE_SOURCE=push
expect_files t1.py t2.py
in_ci "${gitlab[@]}" CI_PIPELINE_SOURCE=schedule
expect_files t1.py t2.py
git -C clone update-ref -d refs/remotes/origin/main # GitLab fetches only the branch
git -C clone update-ref -d refs/heads/main
in_ci "${request[@]}" CI_MERGE_REQUEST_EVENT_TYPE=detached
expect_code 3
expect_out "branch 'main', which the change is for, is not in this clone"

# ---- the others ----
checkout "$merge" --depth 2
in_ci TF_BUILD=True SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main SYSTEM_PULLREQUEST_SOURCECOMMITID="$t2"
expect_files t1.py t2.py
expect_out 'Azure Pipelines pull request: compared with' 'the first parent of'
checkout "$merge" --depth 1
in_ci TF_BUILD=True SYSTEM_PULLREQUEST_TARGETBRANCH=main SYSTEM_PULLREQUEST_SOURCECOMMITID="$t2"
expect_code 3
expect_out "add 'fetchDepth: 0' to the step 'checkout: self'"
checkout "$t2"
in_ci TF_BUILD=True SYSTEM_PULLREQUEST_TARGETBRANCH=main SYSTEM_PULLREQUEST_SOURCECOMMITID="$t2"
expect_files t1.py t2.py
in_ci TF_BUILD=True
expect_files t1.py t2.py
expect_out 'Azure Pipelines: compared with'
in_ci JENKINS_URL=http://x CHANGE_TARGET=main
expect_files t1.py t2.py
expect_out 'Jenkins change request'
in_ci JENKINS_URL=http://x GIT_PREVIOUS_SUCCESSFUL_COMMIT="$t1"
expect_files t2.py
in_ci JENKINS_URL=http://x GIT_PREVIOUS_SUCCESSFUL_COMMIT="$r1"
expect_files t1.py t2.py
in_ci JENKINS_URL=http://x
expect_files t1.py t2.py
in_ci JENKINS_URL=http://x CHANGE_TARGET=gone
expect_code 3
in_ci BUILDKITE=true BUILDKITE_PULL_REQUEST=12 BUILDKITE_PULL_REQUEST_BASE_BRANCH=main
expect_files t1.py t2.py
expect_out 'Buildkite pull request'
in_ci BUILDKITE=true BUILDKITE_PULL_REQUEST=false BUILDKITE_PIPELINE_DEFAULT_BRANCH=rewritten
expect_out 'Buildkite: compared with' 'origin/rewritten'
in_ci BUILDKITE=true BUILDKITE_MERGE_QUEUE_BASE_COMMIT="$t1"
expect_files t2.py
in_ci CIRCLECI=true CIRCLE_BRANCH=topic
expect_files t1.py t2.py
in_ci BITBUCKET_BUILD_NUMBER=1 BITBUCKET_PR_ID=4 BITBUCKET_PR_DESTINATION_BRANCH=main BITBUCKET_PR_DESTINATION_COMMIT="${m3:0:12}"
expect_files t1.py t2.py
expect_out 'Bitbucket pull request'
in_ci BITBUCKET_BUILD_NUMBER=1
expect_files t1.py t2.py
# Jenkins merges the target into the change: the first parent is not what it is for.
git -C repo checkout -q -b jenkins topic
git -C repo merge -q --no-ff -m 'Merge main into topic' main
checkout "$(id jenkins)"
in_ci JENKINS_URL=http://x CHANGE_TARGET=main
expect_files t1.py t2.py
# …and so does somebody who keeps a branch up to date: that merge is no trial merge.
event "{\"pull_request\": {\"base\": {\"sha\": \"$m3\", \"ref\": \"main\"}, \"head\": {\"sha\": \"$(id jenkins)\"}}}"
in_ci "${github[@]}" GITHUB_EVENT_NAME=pull_request
expect_files t1.py t2.py

# ---- pre-commit ----
checkout "$t2"
in_ci PRE_COMMIT=1 PRE_COMMIT_FROM_REF="$t1" PRE_COMMIT_TO_REF="$t2"
expect_files t2.py
expect_out 'pre-commit: compared with'
in_ci PRE_COMMIT=1 PRE_COMMIT_FROM_REF=origin/main PRE_COMMIT_TO_REF=HEAD -- t1.py t2.py
expect_files t1.py t2.py
in_ci PRE_COMMIT=1 PRE_COMMIT_FROM_REF="$unknown" PRE_COMMIT_TO_REF=HEAD
expect_error 2 "$unknown"
in_ci PRE_COMMIT=1 PRE_COMMIT_FROM_REF='--all' PRE_COMMIT_TO_REF=HEAD
expect_error 2 "malformed revision '--all'"
printf 'eval("staged")\n' >clone/staged.py
printf 'eval("not staged")\n' >clone/other.py
git -C clone add staged.py
in_ci PRE_COMMIT=1
expect_files staged.py
expect_out 'The new side is the index.'
in_ci PRE_COMMIT=1 -- --worktree
expect_files other.py staged.py
rm -rf clone/staged.py clone/other.py
git -C clone reset -q

# ---- histories of all kinds ----
# Criss-cross: new is what is new against both merge bases.
git -C repo checkout -q -b cross1 main~1
commit_as c1 c1.py 'eval("c1")\n'
git -C repo checkout -q -b cross2 main~1
commit_as c2 c2.py 'eval("c2")\n'
git -C repo merge -q -m x2 cross1
git -C repo checkout -q cross1
git -C repo merge -q -m x1 cross2~1
commit_as c3 c3.py 'eval("c3")\n'
checkout "$(id cross1)"
in_ci "${gitlab[@]}" CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_IID=3 CI_MERGE_REQUEST_TARGET_BRANCH_NAME=cross2
expect_files c3.py
expect_out 'the first of 2 merge bases of origin/cross2 and HEAD'
# Octopus, root, orphan, grafted and replaced.
git -C repo checkout -q -b octopus main
git -C repo merge -q -m octopus topic rewritten cross1 >/dev/null 2>&1
checkout "$(id octopus)"
in_ci JENKINS_URL=http://x CHANGE_TARGET=main
expect_files c1.py c2.py c3.py r1.py t1.py t2.py
in_ci CIRCLECI=true -- HEAD
expect_files c1.py c2.py c3.py r1.py t1.py t2.py
checkout "$m1"
in_ci CIRCLECI=true
expect_code 0
expect_out 'has no parent'
git -C repo checkout -q --orphan orphan
git -C repo rm -q -rf .
commit_as o1 o1.py 'eval("o1")\n'
checkout "$(id orphan)"
in_ci JENKINS_URL=http://x CHANGE_TARGET=main
expect_error 2 'no common ancestor'
event "{\"before\": \"$m3\", \"repository\": {\"default_branch\": \"orphan\"}}"
in_ci "${github[@]}" GITHUB_EVENT_NAME=push # before is of another history
expect_code 1
expect_files o1.py
checkout "$t2"
git -C clone replace "$t1" "$r1" # a reader's own view of history is not looked at
in_ci "${request[@]}" CI_MERGE_REQUEST_DIFF_BASE_SHA="$m2"
expect_files t1.py t2.py
finish
