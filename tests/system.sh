#!/bin/sh
# Installs the programs of the system that the tests use, where it may; else says what is left out and why.
# In CI nothing may be left out.
missing=""
for pair in bwrap:bubblewrap pdftotext:poppler-utils age:age tmux:tmux chromium:chromium soffice:libreoffice-writer-nogui tesseract:tesseract-ocr; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
# The pages of papers are read as pictures; Tajik, where its data exist.
read_here=$(tesseract --list-langs 2>/dev/null)
for tongue in eng rus fas tgk; do
  echo "$read_here" | grep -qx "$tongue" || missing="$missing tesseract-ocr-$tongue"
done
[ -z "$missing" ] && exit 0
become=""
[ "$(id -u)" = 0 ] || become="sudo -n"
if command -v apt-get >/dev/null 2>&1 && { [ -z "$become" ] || sudo -n true 2>/dev/null; }; then
  echo "Installing for the tests:$missing"
  $become apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 && exit 0
  left=""  # one that this system does not have must not keep out the others
  for one in $missing; do
    DEBIAN_FRONTEND=noninteractive $become apt-get install -y -qq --no-install-recommends "$one" >/dev/null 2>&1 || left="$left $one"
  done
  missing=$left
  [ -z "$missing" ] && exit 0
fi
echo "Left out, because these programs are missing and could not be installed:$missing"
echo "Tests that need them will say so. To install them: apt-get install$missing"
[ "${CI:-}" = true ] && exit 1
exit 0
