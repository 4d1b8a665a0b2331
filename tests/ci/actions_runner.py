#!/usr/bin/env python3
"""actions_runner.py ACTION_FOLDER RUN.json: runs a composite action's steps as GitHub's runner does, and prints what came of it.

RUN.json: {"event": name, "payload": {…} or a path of an event file, "github": {context values}, "inputs": {…}, "env": {…},
"uses": {"owner/action": "success"|"failure"}, "temp": folder}. Steps with `uses:` are not run: they are recorded with the
inputs they would get, and end as "uses" says. What the runner reads of a step's stdout (workflow commands, of both
syntaxes, and stop-commands) is read here the same way. The result is JSON: outputs, steps, annotations, commands, summary,
log, conclusion.
"""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

TOKENS = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||[!().,]|[A-Za-z_][\w-]*|\d+)")
# Commands that the runner obeys in a step's output.
KNOWN = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "set-output", "save-state", "set-env",
         "add-path", "echo", "add-matcher", "remove-matcher"}


class Expression:
    """The part of the expression language that actions use: contexts, literals, ! == != && ||, status functions."""

    def __init__(self, text, contexts, status):
        self.tokens = TOKENS.findall(text)
        if "".join(self.tokens) != re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", text):
            raise ValueError(f"not understood: {text}")
        self.at, self.contexts, self.status = 0, contexts, status

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def value(self):
        left = self.conjunction()
        while self.peek() == "||":
            self.take()
            right = self.conjunction()
            left = left if left else right
        return left

    def conjunction(self):
        left = self.comparison()
        while self.peek() == "&&":
            self.take()
            right = self.comparison()
            left = right if left else left
        return left

    def comparison(self):
        left = self.unary()
        if self.peek() in ("==", "!="):
            equal = self.take() == "=="
            right = self.unary()
            return (string(left).lower() == string(right).lower()) == equal
        return left

    def unary(self):
        token = self.take()
        if token == "!":
            return not self.unary()
        if token == "(":
            inside = self.value()
            self.take()
            return inside
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if token in ("true", "false"):
            return token == "true"
        if self.peek() == "(":
            self.take(), self.take()
            return {"cancelled": False, "always": True, "success": self.status == "success",
                    "failure": self.status == "failure"}[token]
        found = self.contexts.get(token)
        while self.peek() == ".":
            self.take()
            found = found.get(self.take()) if isinstance(found, dict) else None
        return found


def string(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def expand(text, contexts, status="success"):
    def one(match):
        return string(Expression(match.group(1).strip(), contexts, status).value())
    return re.sub(r"\$\{\{(.*?)\}\}", one, string(text), flags=re.S)


def condition(text, contexts, status):
    if text is None:
        return status == "success"
    inside = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(text), flags=re.S).strip()
    value = Expression(inside, contexts, status).value()
    checks_status = re.search(r"\b(cancelled|always|success|failure)\(\)", inside)
    return bool(value) and (bool(checks_status) or status == "success")


def unescape(text, of_property):
    for code, char in (("%0D", "\r"), ("%0A", "\n")) + ((("%3A", ":"), ("%2C", ",")) if of_property else ()):
        text = text.replace(code, char)
    return text.replace("%25", "%")


def commands_of(output):
    """What the runner takes for commands: at the start of a line (after blanks), or as ##[…] anywhere in it."""
    stop = None
    for line in output.split("\n"):
        line = line.rstrip("\r")
        if stop is not None:
            if line.strip() == f"::{stop}::":
                stop = None
            continue
        match = re.match(r"\s*::([\w-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$", line)
        if match and match.group(1) == "stop-commands":
            stop = match.group(3).strip()
        elif match and match.group(1) in KNOWN:
            pairs = [p.split("=", 1) for p in (match.group(2) or "").split(",") if "=" in p]
            yield {"command": match.group(1), "properties": {k.strip(): unescape(v, True) for k, v in pairs},
                   "data": unescape(match.group(3), False)}
        else:
            old = re.search(r"##\[([\w-]+)(?: [^\]]*)?\](.*)$", line)
            if old and old.group(1) in KNOWN:
                yield {"command": old.group(1), "properties": {}, "data": old.group(2), "old": True}


def read_outputs(path):
    outputs = {}
    for line in path.read_text(encoding="utf-8", errors="surrogateescape").split("\n"):
        if "=" in line:
            name, value = line.split("=", 1)
            outputs[name] = value
    return outputs


def run_script(step, contexts, folder, run, result):
    temp = Path(run["temp"])
    files = {name: temp / f"_{name.lower()}_{len(result['steps'])}" for name in
             ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")}
    for path in files.values():
        path.write_text("")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "INPUT_", "HUNKSCAN_"))}
    env.update({"RUNNER_TEMP": str(temp), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64", "GITHUB_ACTIONS": "true", "CI": "true",
                "GITHUB_ACTION_PATH": str(folder)})
    env.update({k: str(v) for k, v in files.items()})
    env.update({f"GITHUB_{k.upper()}": string(v) for k, v in contexts["github"].items() if not isinstance(v, dict)})
    env.update(run.get("env", {}))
    env.update({k: expand(v, contexts) for k, v in (step.get("env") or {}).items()})
    script = temp / "_step.sh"
    script.write_text(expand(step["run"], contexts))
    done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], env=env,
                          cwd=contexts["github"]["workspace"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    output = done.stdout.decode("utf-8", "replace")
    result["log"] += output
    result["commands"] += commands_of(output)
    result["summary"] += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8", errors="replace")
    return ("success" if done.returncode == 0 else "failure"), read_outputs(files["GITHUB_OUTPUT"]), done.returncode


def main():
    folder = Path(sys.argv[1]).resolve()
    run = json.loads(Path(sys.argv[2]).read_text())
    action = yaml.safe_load((folder / "action.yml").read_text())
    payload = run["payload"]
    if isinstance(payload, str):
        try:
            payload = json.loads(Path(payload).read_text())
        except ValueError:
            payload = {}
    github = {"event_name": run["event"], "event": payload, **run["github"]}
    inputs = {}
    for name, spec in action["inputs"].items():
        inputs[name] = run["inputs"].get(name, expand(spec.get("default", ""), {"github": github}))
    unknown = set(run["inputs"]) - set(inputs)
    contexts = {"github": github, "inputs": inputs, "steps": {}}
    result = {"steps": [], "commands": [], "summary": "", "log": "", "unknown inputs": sorted(unknown)}
    status, code = "success", 0
    for step in action["runs"]["steps"]:
        name = step.get("id") or step.get("name")
        outputs, outcome = {}, "skipped"
        record = {"name": name}
        if condition(step.get("if"), contexts, status):
            if "uses" in step:
                record["uses"] = step["uses"]
                record["with"] = {k: expand(v, contexts) for k, v in (step.get("with") or {}).items()}
                outcome = run.get("uses", {}).get(step["uses"].split("@")[0], "success")
            else:
                outcome, outputs, code_of_step = run_script(step, contexts, folder, run, result)
                code = code_of_step or code
        record["outcome"] = outcome
        result["steps"].append(record)
        if step.get("id"):
            contexts["steps"][step["id"]] = {"outputs": outputs, "outcome": outcome}
        if outcome == "failure" and step.get("continue-on-error") is not True:
            status = "failure"
    result["outputs"] = {k: expand(v["value"], contexts) for k, v in action["outputs"].items()}
    result["conclusion"], result["code"] = status, code
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
