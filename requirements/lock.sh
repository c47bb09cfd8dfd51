#!/bin/sh
# Renews requirements/lock.txt, ru.txt and ftm.txt: every package with its hashes, and no index address.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet pip-tools
"$dir/venv/bin/pip-compile" --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --no-emit-options --allow-unsafe --no-header --strip-extras --extra papers --extra desk --extra coding --upgrade \
  -o requirements/lock.txt pyproject.toml requirements/dev.in
"$dir/venv/bin/pip-compile" --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --no-emit-options --no-header --strip-extras --upgrade --unsafe-package pymorphy2 --unsafe-package pymorphy2-dicts-ru \
  --unsafe-package dawg-python --unsafe-package docopt --unsafe-package yargy --unsafe-package ipymarkup \
  --unsafe-package intervaltree --unsafe-package sortedcontainers -o "$dir/ru.txt" requirements/ru.in
sed '/^# WARNING/,$d' "$dir/ru.txt" >requirements/ru.txt  # it warns that what is left out is left out
"$dir/venv/bin/pip-compile" --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
  --no-emit-options --allow-unsafe --no-header --strip-extras --upgrade -o requirements/ftm.txt requirements/ftm.in
if grep -nE 'https?://' requirements/lock.txt requirements/ru.txt requirements/ftm.txt; then echo "An address got into the lock file." >&2; exit 1; fi
