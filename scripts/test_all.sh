#!/usr/bin/env bash
# Runs the test suite on every Python from 3.11 to 3.13 that this machine has, each in a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

found=0
for version in 3.11 3.12 3.13; do
    python=
    for candidate in "python$version" "$HOME"/.pyenv/versions/"$version".*/bin/python; do
        if "$candidate" -c "import sys; sys.exit(sys.version_info[:2] != tuple(map(int, '$version'.split('.'))))" 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "Python $version: not on this machine"
        continue
    fi
    found=1
    echo "Python $version: $python"
    make --no-print-directory test PYTHON="$python" VENV=".venv-$version"
done
[ "$found" = 1 ]
