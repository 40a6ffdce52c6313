#!/usr/bin/env bash
# Makes requirements.lock and requirements-test.lock anew from pyproject.toml: every version with its hashes, for every
# Python and system we support. Needs uv. The resolver's own lock names hosts, so it stays in a temporary folder.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-uv}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp pyproject.toml "$work/"

export_lock() { # FILE, then what else to include
  local file=$1
  shift
  { echo "# Made by tools/lock.sh from pyproject.toml. Do not edit."
    "$uv" export --quiet --project "$work" --format requirements.txt --no-emit-project --no-header \
      --extra postgres --no-default-groups "$@"
  } > "$work/$file"
  if grep -q '://' "$work/$file"; then
    echo "$file names a host" >&2
    exit 1
  fi
  cp "$work/$file" "$file"
}

"$uv" lock --quiet --project "$work"
export_lock requirements.lock
export_lock requirements-test.lock --group test
