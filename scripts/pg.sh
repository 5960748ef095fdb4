#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own, on the loopback, in a temporary folder; PG_FOR_TESTS names its database.
# Where there is no PostgreSQL it is installed from Debian's packages, if one may (root and apt-get). Where that cannot be done, the
# command runs without a server, after a word that the tests on PostgreSQL are skipped.
#
#     scripts/pg.sh COMMAND…
set -euo pipefail

skip() {
  echo "scripts/pg.sh: $1: tests on PostgreSQL are skipped" >&2
  shift
  exec "$@"
}

binaries() {
  local found
  for found in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb 2>/dev/null || echo /none/x)")"; do
    if [ -x "$found/initdb" ] && [ -x "$found/pg_ctl" ]; then
      echo "$found"
      return
    fi
  done
}

bin=$(binaries)
if [ -z "$bin" ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || skip "there is no PostgreSQL, and it cannot be installed here" "$@"
  echo "scripts/pg.sh: installing PostgreSQL from Debian's packages …" >&2
  said=$(apt-get update -qq 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql 2>&1) \
    || skip "installing PostgreSQL failed ($(tail -n 1 <<<"$said"))" "$@"
  bin=$(binaries)
  [ -n "$bin" ] || skip "PostgreSQL was installed but not found" "$@"
fi

folder=$(mktemp -d)
chmod 755 "$folder"
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then # initdb and the server refuse to run as root
  chown postgres "$folder"
  as() { (cd / && setpriv --reuid=postgres --regid="$(id -g postgres)" --clear-groups "$@"); }
fi

end() {
  as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# what the tests check is what a client sees, also when it is killed; the server itself is never: so it need not wait for the disk
# (PG_FSYNC=on makes it wait, for measuring)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as "$bin/initdb" -D "$folder/data" -U tawatur -A trust -E UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 \
  || { cat "$folder/initdb.log" >&2; exit 1; }
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" -o "-h 127.0.0.1 -p $port -k $folder/data -c max_connections=200 -c fsync=${PG_FSYNC:-off}" start >/dev/null \
  || { cat "$folder/data/server.log" >&2; exit 1; }
as "$bin/createdb" -h 127.0.0.1 -p "$port" -U tawatur tawatur

export PG_FOR_TESTS="postgresql://tawatur@127.0.0.1:$port/tawatur"
"$@"
