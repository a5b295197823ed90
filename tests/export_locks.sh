#!/bin/sh
# Writes the three hashed requirement files from uv.lock; with --check says whether they are stale.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .venv/bin/uv)
into=.
[ "${1:-}" = "--check" ] && into=$(mktemp -d)
export_to() {
    file=$1
    shift
    {
        echo "# Made from uv.lock by 'make lock'; do not edit."
        "$uv" export --quiet --frozen --no-header --no-emit-project --format requirements-txt "$@"
    } >"$into/$file"
}
export_to requirements-installer.lock --only-group installer
export_to requirements.lock --no-dev --extra postgres --group build
export_to requirements-dev.lock --extra postgres --extra train --all-groups
if [ "${1:-}" = "--check" ]; then
    for file in requirements-installer.lock requirements.lock requirements-dev.lock; do
        cmp "$file" "$into/$file" || { echo "$file is stale: run 'make lock'"; exit 1; }
    done
fi
