#!/bin/sh
# Amends against the real thing: Bluesky's own server, index and directory, all on this machine.
# Called by `make test-bluesky`; further words go to pytest. Needs npm, a C++ compiler and PostgreSQL; the
# first run installs into .cache/bluesky (AMENDS_TEST_CACHE says where else), which takes some minutes and 600 MB.
# Where that can't be had, it says so and leaves the tests out; AMENDS_REQUIRE_BLUESKY=1 makes that a failure.
# AMENDS_TEST_KILL_ROUNDS (30) and AMENDS_TEST_BLUESKY_EVERY (15, the source's interval in seconds) make it longer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

NODE_VERSION=22.23.3
NETWORK_VERSION=0.6.7

say() { printf '\n== %s\n' "$*"; }

leave_out() {
    printf '\nLEFT OUT: the tests against the real Bluesky network. %s\n' "$*" >&2
    [ "${AMENDS_REQUIRE_BLUESKY:-}" = 1 ] && exit 1
    exit 0
}

postgres_bin() {
    for folder in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/x)")"; do
        [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ] && { echo "$folder"; return; }
    done
}

# 1. What the machine must have.
case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) machine=linux-x64 ;;
    Linux-aarch64) machine=linux-arm64 ;;
    *) leave_out "They run on Linux (x86_64 and aarch64) only." ;;
esac
command -v npm >/dev/null 2>&1 || leave_out "npm is missing."
PG=$(postgres_bin)
[ -n "$PG" ] || leave_out "PostgreSQL is missing."

# 2. Node and the network, installed once for each version.
mkdir -p "${AMENDS_TEST_CACHE:-.cache}/bluesky"
cache=$(cd "${AMENDS_TEST_CACHE:-.cache}/bluesky" && pwd)
node_home="$cache/node-$NODE_VERSION/node_modules/node-$machine"
network="$cache/network-$NETWORK_VERSION-node-$NODE_VERSION"

npm_into() {
    folder=$1
    shift
    mkdir -p "$folder"
    # Its own package.json, so that npm does not look for one further up.
    printf '{"private": true}\n' >"$folder/package.json"
    (cd "$folder" && npm install --no-audit --no-fund --ignore-scripts --loglevel=error "$@") >>"$cache/install.log" 2>&1
}

compile() {
    # npm brings no compiled SQLite for this node without reaching out to further servers.
    (cd "$network/node_modules/better-sqlite3" && npm_config_nodedir=$node_home npm run build-release) \
        >>"$cache/install.log" 2>&1
}

install() {
    : >"$cache/install.log"
    rm -rf "$cache/node-$NODE_VERSION" "$network"
    npm_into "$cache/node-$NODE_VERSION" "node-$machine@$NODE_VERSION" || return 1
    PATH="$node_home/bin:$PATH"
    export PATH
    npm_into "$network" "@atproto/dev-env@$NETWORK_VERSION" || return 1
    compile || return 1
    touch "$network/complete"
}

if [ ! -e "$network/complete" ]; then
    say "installing Bluesky's network into $cache (once; some minutes)"
    started=$(date +%s)
    install || leave_out "Installing them did not work; see $cache/install.log."
    say "installed in $(($(date +%s) - started)) s"
fi
PATH="$node_home/bin:$PATH"
export PATH

# 3. A PostgreSQL of our own on loopback, in a folder that is thrown away.
work=$(mktemp -d /tmp/amends-bluesky.XXXXXX)
node_pid=""
tear_down() {
    trap - EXIT
    if [ -n "$node_pid" ]; then
        kill "$node_pid" 2>/dev/null || true
        wait "$node_pid" 2>/dev/null || true
    fi
    as_postgres "$PG/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
runner=""
if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    id postgres >/dev/null 2>&1 || useradd --system --no-create-home postgres
    chown postgres "$work"
    runner="setpriv --reuid=postgres --regid=$(id -g postgres) --clear-groups"
fi
as_postgres() { (cd "$work" && $runner "$@"); }
trap tear_down EXIT
trap 'exit 130' INT TERM
port=$(python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_postgres "$PG/initdb" -D "$work/data" -U amends -A trust --encoding=UTF8 --locale=C >/dev/null
as_postgres "$PG/pg_ctl" -D "$work/data" -l "$work/log" -w \
    -o "-p $port -h 127.0.0.1 -k $work -c fsync=off -c synchronous_commit=off" start >/dev/null

# 4. The network. It imports its library from beside itself. Redis is asked for and never used.
say "starting Bluesky's network"
cp "$here/network.mjs" "$network/network.mjs"
: >"$work/network.log"
chmod 755 "$work"
(
    cd "$network"
    DB_POSTGRES_URL="postgres://amends@127.0.0.1:$port/postgres" REDIS_HOST=127.0.0.1:1 LOG_ENABLED=false \
        exec node network.mjs
) >"$work/network.log" 2>&1 &
node_pid=$!
waited=0
until grep -q '^READY ' "$work/network.log"; do
    if ! kill -0 "$node_pid" 2>/dev/null || [ "$waited" -ge 600 ]; then
        cat "$work/network.log" >&2
        echo "Bluesky's network did not start." >&2
        exit 1
    fi
    waited=$((waited + 1))
    sleep 0.2
done
AMENDS_TEST_BLUESKY=$(sed -n 's/^READY //p' "$work/network.log")
export AMENDS_TEST_BLUESKY

# 5. The tests.
AMENDS_TEST_KILL_ROUNDS=${AMENDS_TEST_KILL_ROUNDS:-30}
export AMENDS_TEST_KILL_ROUNDS
say "testing against $AMENDS_TEST_BLUESKY"
python -m pytest "$here" "$@"
