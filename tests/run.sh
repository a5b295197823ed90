#!/bin/sh
# Everything the tests need, then the tests: all of them on SQLite, and those that use the database
# once more on PostgreSQL. Called by `make test`; further words go to pytest: `sh tests/run.sh -k kill`.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

apt_install() {
    command -v apt-get >/dev/null 2>&1 || { echo "Install $* by hand, then run this again."; exit 1; }
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    say "installing $* (apt)"
    $as_root apt-get -o DPkg::Lock::Timeout=120 update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "$@" >/dev/null
}

# 1. A browser and a PostgreSQL server, where the machine has none.
postgres_bin() {
    for folder in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/x)")"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && { echo "$folder"; return; }
    done
}
command -v chromium >/dev/null 2>&1 || apt_install chromium fonts-dejavu-core fonts-noto-color-emoji
[ -n "$(postgres_bin)" ] || apt_install postgresql

# 2. A PostgreSQL of our own on loopback, in a folder that is thrown away.
PG=$(postgres_bin)
work=$(mktemp -d /tmp/amends-pg.XXXXXX)
runner=""
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
    chown postgres "$work"
    runner="setpriv --reuid=postgres --regid=$(id -g postgres) --clear-groups"
fi
port=$(python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cd_run() { (cd "$work" && $runner "$@"); }
cd_run "$PG/initdb" -D "$work/data" -U amends -A trust --encoding=UTF8 --locale=C >/dev/null
cd_run "$PG/pg_ctl" -D "$work/data" -l "$work/log" -w \
    -o "-p $port -h 127.0.0.1 -k $work -c fsync=off -c synchronous_commit=off -c max_connections=200" start >/dev/null
trap 'cd_run "$PG/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1; rm -rf "$work"' EXIT INT TERM
POSTGRES_URL="postgres://amends@127.0.0.1:$port/postgres"
export POSTGRES_URL

# 3. Real answers of Reddit and Mastodon servers, recorded by others; without a network their tests skip.
# AMENDS_REQUIRE_RECORDINGS=1 makes that a failure.
say "recorded answers"
python -m tests.recordings.fetching

# 4. The tests.
# Words of one's own (`-k kill`) may leave one of the two runs without a test; without words that is a failure.
none_chosen() { [ "$1" = 5 ] && [ "$2" -gt 0 ]; }
say "on SQLite"
pytest -n 2 --dist loadfile "$@" || none_chosen $? $#
say "on PostgreSQL"
# What never touches the database is not run again: the rooms of the platforms, the reading of texts.
AMENDS_TEST_WORLDS=practice DATABASE_URL="$POSTGRES_URL" pytest -n 2 --dist loadfile \
    -m "not browser and not processes" --ignore=tests/recordings --ignore=tests/monitor/platforms \
    --ignore=tests/responders/platforms --ignore=tests/monitor/language "$@" || none_chosen $? $#
