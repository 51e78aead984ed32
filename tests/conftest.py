"""Fixtures for all tests; those that need Frappe import it only when a test asks for them."""

import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tools.engine.services import site_of_worker

# the machine may be busy: a slow example is no failure
settings.register_profile("appeals", deadline=None)
settings.load_profile("appeals")

LONGEST = ("test_permission_matrix.py", "test_endpoint_fuzz.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
	"""The longest files begin first: a file is run by one worker, and the other would wait for its end."""
	items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator:
	"""A test that failed against the server tells what the server noted of its own errors: an answer says nothing of them."""
	report = yield
	if report.when == "call" and report.failed and "http_server" in item.fixturenames:
		from tests.serving import errors_noted

		report.sections.append(("last errors noted by the server", errors_noted()))
	return report


@pytest.fixture(scope="session")
def sites_path() -> Path:
	"""The `sites` folder of the bench whose environment runs the tests."""
	import frappe

	return Path(frappe.__file__).resolve().parents[3] / "sites"


@pytest.fixture(scope="session")
def site(sites_path: Path) -> Iterator[str]:
	"""Connected to this process's test site as Administrator; the current folder is `sites`, as Frappe expects."""
	import frappe

	from appeals_app.appeal_registry import workflow_actions
	from tests.kept_readings import read_once
	from tools.engine.database_socket import connect_by_socket

	connect_by_socket()  # as the web server does
	read_once()
	before = Path.cwd()
	os.chdir(sites_path)
	name = site_of_worker(os.environ.get("PYTEST_XDIST_WORKER"))
	frappe.init(site=name, sites_path=str(sites_path))
	frappe.connect()
	workflow_actions.install()  # as in every request and job
	# the framework stays to the end: to look through it for garbage takes a twelfth of the tests' time
	gc.collect()
	gc.freeze()
	gc.set_threshold(20_000, 20, 20)
	yield name
	frappe.destroy()
	os.chdir(before)


@pytest.fixture(scope="session")
def http_server(site: str, sites_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
	"""The test site over HTTP. It sees only what is committed, and what it writes is not rolled back."""
	from tests.serving import serve_site

	served = serve_site(site, sites_path, tmp_path_factory.mktemp("web") / "web.log")
	yield served
	served.stop()


@pytest.fixture(scope="session")
def desk_server(http_server, sites_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator:
	"""The same site with its realtime server behind one address, as people open it."""
	from tests.serving import serve_desk

	served = serve_desk(http_server, sites_path.parent, tmp_path_factory.mktemp("desk") / "desk.log")
	yield served
	served.stop()


@pytest.fixture(scope="session")
def administrator_password(sites_path: Path) -> str:
	"""Of the sites that the tools made."""
	return json.loads((sites_path.parents[1] / "secrets.json").read_text())["administrator"]
