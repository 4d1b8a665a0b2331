#!/bin/bash
# "init": what it writes where, and that it never writes over anything or out of the repository.
. "$(dirname "$0")/lib.sh"

git init -q plain
hunkscan -C plain init
expect_code 0
expect_quiet
expect_out 'wrote .hunkscan.yaml' 'name one: hunkscan init github'
[ "$(ls -A plain)" = "$(printf '.git\n.hunkscan.yaml')" ] || fail "wrote $(ls -A plain)"

# By the remote, from a folder below the top.
git init -q hub && mkdir hub/sub && git -C hub remote add origin git@github.com:a/b.git
hunkscan -C hub/sub init
expect_code 0
expect_out 'wrote .github/workflows/hunkscan.yml' 'wrote .hunkscan.yaml' 'OWNER/hunkscan'
cmp -s hub/.github/workflows/hunkscan.yml "$here/../../ci-templates/github/workflow.yml" || fail "another workflow"
[ ! -e hub/sub/.hunkscan.yaml ] || fail "written to the folder below"
git init -q lab && git -C lab remote add origin https://gitlab.example.org/a/b.git
hunkscan -C lab init
expect_out 'wrote .gitlab/hunkscan.gitlab-ci.yml' 'wrote .gitlab-ci.yml'
grep -q '.gitlab/hunkscan.gitlab-ci.yml' lab/.gitlab-ci.yml || fail "the job is not included"

# By the files, and never over one.
git init -q files && mkdir files/.github && echo mine >files/.hunkscan.yaml
hunkscan -C files init
expect_code 0
expect_out 'wrote .github/workflows/hunkscan.yml' 'kept  .hunkscan.yaml, which is there already'
[ "$(cat files/.hunkscan.yaml)" = mine ] || fail "written over"
cp -R files before
hunkscan -C files init
expect_code 0
expect_out 'kept  .github/workflows/hunkscan.yml'
diff -r before files >/dev/null || fail "the second time changed something"
git init -q other && echo 'stages: [build]' >other/.gitlab-ci.yml
hunkscan -C other init
expect_out 'kept  .gitlab-ci.yml' 'Add to .gitlab-ci.yml:'
[ "$(cat other/.gitlab-ci.yml)" = 'stages: [build]' ] || fail "written over"

# The starting configuration is one that counts.
cp -R plain started
printf 'x = 1\n' >started/a.py
mkdir started/vendor && printf 'eval(x)\n' >started/vendor/b.py
git -C started add -A && git -C started commit -q -m one
printf 'eval(x)\n' >>started/a.py && printf 'eval(x)\n' >>started/vendor/b.py && git -C started commit -qam two
scan -C started HEAD~1..HEAD
expect_code 1
expect_out 'a.py:2'
expect_not_out 'vendor/b.py'

# By name; without git too.
mkdir folder
hunkscan -C folder init github pre-commit
expect_out 'wrote .github/workflows/hunkscan.yml' 'wrote .pre-commit-config.yaml'
hunkscan -C folder init gitlba
expect_error 2 "'init' does not know 'gitlba'; did you mean 'gitlab'?"
hunkscan -C folder init svn
expect_error 2 "'init' knows github, gitlab and pre-commit, not 'svn'"
hunkscan -C missing init
expect_error 2 missing

# Nothing leads out of the repository.
git init -q links && mkdir outside && ln -s ../outside links/.github && ln -s ../outside/config links/.hunkscan.yaml
hunkscan -C links init
expect_error 2 '.github/workflows/hunkscan.yml: a symbolic link'
[ -z "$(ls -A outside)" ] || fail "written through a link"
git init -q occupied && touch occupied/.github
hunkscan -C occupied init github
expect_error 2 '.github/workflows/hunkscan.yml'
git init -q --bare bare.git
hunkscan -C bare.git init
expect_error 2 'bare repository'
finish
