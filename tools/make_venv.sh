#!/bin/sh
# Make a virtual environment from the first Python that can build this project.
#
# Usage: tools/make_venv.sh FOLDER. PYTHON=... names an interpreter to try first.
# Exit 1, with what to install, where there is none.
set -eu
folder=$1

usable() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if usable "$candidate"; then
        echo "Setting up $folder with $("$candidate" --version) (once; takes a minute)"
        exec "$candidate" -m venv --clear "$folder"
    fi
done

{
    echo "This needs Python 3.11 or newer with its venv module, and found none."
    echo "Found: $(python3 --version 2>/dev/null || echo 'no python3')"
    echo "Mend:  on Debian or Ubuntu, apt install python3 python3-venv;"
    echo "       elsewhere, install it from https://www.python.org/downloads/."
    echo "       An interpreter in an unusual place: make PYTHON=/path/to/python3 html"
} >&2
exit 1
