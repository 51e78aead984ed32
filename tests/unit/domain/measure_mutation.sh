#!/bin/sh
# Breaks the term and calendar modules in every small way mutmut knows and counts what the tests notice.
#
#   sh tests/unit/domain/measure_mutation.sh
#
# Needs mutmut 3.8.0, hypothesis and pytest 8.4 (mutmut 3.8.0 does not run under pytest 9) in $PYTHON. Works on
# a copy in a temporary folder, prints the survivors and the score, changes nothing here; about three minutes.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/appeals_app" "$work/tests/unit/domain"
cp "$root/appeals_app/__init__.py" "$work/appeals_app/"
cp -r "$root/appeals_app/domain" "$work/appeals_app/domain"
# Without test_error_text.py: it reads the text of the modules, and a broken copy of one is other text.
cd "$root/tests/unit/domain"
cp conftest.py stopping.py law_cases.json test_calendar*.py test_deadline_*.py test_kyiv_time.py test_law_*.py \
	test_card_term.py test_proof_text.py test_refusals.py test_term_*.py "$work/tests/unit/domain/"

cd "$work"
cat > pyproject.toml <<'CONFIG'
[tool.mutmut]
source_paths = ["appeals_app"]
only_mutate = [
	"appeals_app/domain/calendar.py",
	"appeals_app/domain/calendar_ukraine.py",
	"appeals_app/domain/card_term.py",
	"appeals_app/domain/deadline_proof.py",
	"appeals_app/domain/deadlines.py",
	"appeals_app/domain/kyiv_time.py",
	"appeals_app/domain/proof_text.py",
	"appeals_app/domain/term_*",
]
also_copy = ["tests"]
pytest_add_cli_args_test_selection = ["tests/unit/domain"]
pytest_add_cli_args = ["--import-mode=importlib", "-p", "no:cacheprovider"]

[tool.pytest.ini_options]
pythonpath = ["."]
CONFIG

"$python" -m mutmut run --max-children 2 > run.log 2>&1 || { tail -20 run.log; exit 1; }
"$python" -m mutmut results --all true | sed 's/^ *//' | grep ': ' > results.txt || true
grep -v ': killed$' results.txt || true
awk -F': ' '
	{ total++; count[$2]++ }
	END {
		for (outcome in count) print outcome ": " count[outcome]
		printf "score: %.1f %% of %d\n", 100 * (count["killed"] + count["timeout"]) / total, total
	}' results.txt
