#!/usr/bin/env bash
# Writes requirements.lock: one version of everything, with hashes, for every Python and platform we support.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check uv
# With their extras: pip takes `coverage[toml]` for something else than a locked `coverage`, looks for its
# newest version, and finds no hash for it.
"$tools/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
    --group dev --group bench --extra styles --extra serve --extra opensearch --extra mcp --extra publish \
    --no-strip-extras --no-header --no-annotate --no-emit-index-url \
    --output-file requirements.lock "$@"
