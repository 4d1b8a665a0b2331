#!/bin/bash
# Operators of the rule language, each as a rule file with annotated Python beside it.
exec "$1/hunkscan" test "$(dirname "$0")/rules"
