#!/usr/bin/env bash
# Makes ready what the browser tests need and runs a command: Debian's Chromium with a font for Arabic, and axe-core from npm by its lock file.
#   scripts/browser.sh .venv/bin/python -m pytest -m browser tests/web
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
missing=()
command -v chromium >/dev/null || missing+=(chromium)
[ -e /usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf ] || missing+=(fonts-noto-core)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "the browser tests need ${missing[*]}: install them, then run this again" >&2
    exit 1
  fi
  echo "installing ${missing[*]} for the browser tests …" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
fi
[ -e tests/web/axe/node_modules/axe-core/axe.min.js ] || scripts/npm.sh ci --silent --no-audit --no-fund --prefix tests/web/axe
exec "$@"
