#!/usr/bin/env bash
# npm: the machine's, or else the one that PyPI packages, set up in .venv/node by its lock file.
#   scripts/npm.sh ci --prefix scripts/npm
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
if command -v npm >/dev/null; then
  exec npm "$@"
fi
if [ ! -x "$root/.venv/node/bin/npm" ]; then
  echo "there is no npm here: setting up the one from PyPI in .venv/node …" >&2
  "$root/.venv/bin/python" -m venv "$root/.venv/node"
  "$root/.venv/node/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$root/scripts/npm/node.lock"
fi
PATH="$root/.venv/node/bin:$PATH" exec "$root/.venv/node/bin/npm" "$@"
