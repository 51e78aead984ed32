#!/bin/sh
# Finds a Python for the tools, installing one on a bare machine, and runs: tools/run.sh COMMAND [WORDS]
set -eu
cd "$(dirname "$0")/.."

# The distribution's Python is built with link-time optimisation and runs Python code a quarter faster than one that a
# version manager compiled; it is taken where it can make environments and compile packages as it stands.
find_python() {
	if [ -z "${ENGINE_PYTHON:-}" ] && /usr/bin/python3 -c '
import ensurepip, os, sys, sysconfig, venv
os.stat(sysconfig.get_path("include") + "/Python.h")
sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
		echo /usr/bin/python3
		return 0
	fi
	for name in "${ENGINE_PYTHON:-}" python3 python3.11 python3.12 python3.10 python3.13; do
		[ -n "$name" ] && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && {
			echo "$name"
			return 0
		}
	done
	return 1
}

if ! python=$(find_python); then
	echo "  no Python 3.10 or newer here: installing python3"
	as_root=""
	[ "$(id -u)" = 0 ] || as_root=sudo
	log=$(mktemp)
	$as_root env DEBIAN_FRONTEND=noninteractive sh -c \
		'apt-get update && apt-get install -y --no-install-recommends python3 python3-venv' >"$log" 2>&1 || {
		tail -20 "$log"
		echo "python3 could not be installed. Install Python 3.10 or 3.11 with venv and run again." >&2
		exit 1
	}
	rm -f "$log"
	python=$(find_python) || {
		echo "This system's python3 is older than 3.10. Install Python 3.11 and give its path in ENGINE_PYTHON." >&2
		exit 1
	}
fi
exec "$python" -m tools.engine "$@"
