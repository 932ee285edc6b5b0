#!/bin/sh
# Tell whether a change needs more than `make check`: prints everything=true or everything=false.
#
# Usage: tools/extent_of_change.sh EVENT, in a clone that holds HEAD and its first parent.
# Content is what contributors write around the text. The text itself (memo/) is not: its
# words are compared with the witness by the tests.
set -eu

everything=true
if [ "${1:-}" = pull_request ]; then
    # A renamed file counts with both its names.
    others=$(git diff --name-only --no-renames HEAD^1 HEAD |
        grep -Ev '^((annotations|about)/[^/]+\.md|(index|glossary|people)\.md|sources\.bib)$' || true)
    [ -n "$others" ] || everything=false
fi
echo "everything=$everything"
