#!/bin/sh
# Renews requirements/lock.txt: every package with its hashes, and no index address.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet pip-tools
"$dir/venv/bin/pip-compile" --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --no-emit-options --allow-unsafe --no-header --strip-extras --all-extras --upgrade \
  -o requirements/lock.txt pyproject.toml requirements/dev.in
if grep -nE 'https?://' requirements/lock.txt; then echo "An address got into the lock file." >&2; exit 1; fi
