"""All site tests run in workers, each on a site of its own; what fails in a worker fails the run."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.engine.services import BENCHMARK_SITE, SITE, TEST_SITES, queue_database, site_of_worker
from tools.engine.testing import IN_WORKERS, SITE_TESTS, words_and_sites

SAYS_WHERE = "import os\n\ndef test_a():\n	assert 0, os.environ['PYTEST_XDIST_WORKER']\n"
PASSES = "def test_a():\n	assert 1\n"
DIES = "import os\n\ndef test_a():\n	os._exit(3)\n"


def run_in_workers(folder: Path, *bodies: str) -> subprocess.CompletedProcess:
	for number, body in enumerate(bodies):
		(folder / f"test_{number}.py").write_text(body)
	command = [sys.executable, "-m", "pytest", *IN_WORKERS, "--rootdir", str(folder), str(folder)]
	return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_workers_have_a_site_each_and_a_run_without_them_the_first() -> None:
	assert [site_of_worker("gw0"), site_of_worker("gw1")] == list(TEST_SITES)
	assert site_of_worker(None) == TEST_SITES[0]
	with pytest.raises(IndexError):
		site_of_worker("gw2")


def test_jobs_of_no_two_sites_meet_in_a_queue() -> None:
	sites = (SITE, *TEST_SITES, BENCHMARK_SITE)

	assert queue_database(SITE) == 0
	assert len({queue_database(site) for site in sites}) == len(sites)


def test_chosen_tests_run_without_workers_on_the_first_site() -> None:
	chosen = ["tests/site/test_files.py", "-k", "name"]

	assert words_and_sites(chosen) == (tuple(chosen), TEST_SITES[:1])
	assert words_and_sites([]) == ((*IN_WORKERS, *SITE_TESTS), TEST_SITES)


def test_failures_of_both_workers_are_told_and_fail_the_run(tmp_path: Path) -> None:
	ended = run_in_workers(tmp_path, SAYS_WHERE, SAYS_WHERE, PASSES)

	assert ended.returncode == 1, ended.stdout + ended.stderr
	assert "AssertionError: gw0" in ended.stdout and "AssertionError: gw1" in ended.stdout
	assert "2 failed, 1 passed in" in ended.stdout.splitlines()[-1]


def test_worker_that_dies_fails_the_run_and_gets_no_successor(tmp_path: Path) -> None:
	ended = run_in_workers(tmp_path, DIES, PASSES)

	assert ended.returncode not in (0, 5), ended.stdout + ended.stderr
	assert "crashed" in ended.stdout and "gw2" not in ended.stdout
