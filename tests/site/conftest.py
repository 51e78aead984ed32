"""Tests on the real site: MariaDB and Redis, every test rolled back."""

import copy
from collections.abc import Iterator

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.personal_data import list_guard
from appeals_app.testing.factories import make_authority_officer, make_user, unique
from appeals_app.testing.metas import metas_kept
from appeals_app.testing.staff import Staff, become, standing_staff
from tests.serving import free_port
from tests.site.looking import forget_rules_of_request
from tests.site.mail_sink import MailSink, make_account, running


@pytest.fixture(autouse=True)
def rolled_back(site: str, request: pytest.FixtureRequest) -> Iterator[None]:
	"""Begin as Administrator in a fresh transaction; afterwards leave neither rows, caches, user, flags nor a request.

	What is answered begins empty too: functions add their documents to what they find there.

	`frappe.flags.in_test` stays unset: with it `frappe.only_for` lets everybody pass and versions are not kept.
	"""
	frappe.db.rollback()
	flags = copy.deepcopy(frappe.local.flags)
	become("Administrator")
	frappe.local.lang = "uk"
	frappe.local.response = frappe._dict(docs=[])
	yield
	frappe.db.rollback()
	frappe.local.flags = flags
	become("Administrator")
	frappe.clear_messages()
	if hasattr(frappe.local, "request"):
		del frappe.local.request  # a page that is made later would be made for its address
	# documents, defaults and permissions that were read in the transaction
	with metas_kept():
		frappe.clear_cache()
	if "http_server" in request.fixturenames:
		frappe.local.cache.clear()  # the server may have changed DocTypes
	frappe.db.value_cache.clear()


@pytest.fixture
def guarded(site: str) -> Iterator[None]:
	"""As in every request: lists are guarded, and rules of personal data are read anew."""
	list_guard.install()
	forget_rules_of_request()
	yield
	forget_rules_of_request()


@pytest.fixture(scope="session")
def staff(site: str) -> Staff:
	"""People of the authority where the tests work, one per role."""
	return standing_staff("FIRST")


@pytest.fixture(scope="session")
def neighbours(site: str) -> Staff:
	"""People of another authority, who must not meet the appeals of the first."""
	return standing_staff("SECOND")


@pytest.fixture
def administrator(staff: Staff) -> str:
	"""A System Manager with a post, who is not the framework's own Administrator."""
	frappe.flags.pop("appeals_access_changes", None)
	user = make_user("System Manager", roles.OBLAST_ADMIN).name
	make_authority_officer(user=user, authority=staff.authority)
	return user


@pytest.fixture
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
	"""Jobs commit after each batch; a test must leave nothing behind."""
	monkeypatch.setattr(frappe.db, "commit", lambda: None)


@pytest.fixture
def person_with_second_factor(site: str) -> Iterator[str]:
	"""A user with a role marked for a second factor, as an administrator marks it; committed for the server."""
	role = frappe.get_doc({"doctype": "Role", "role_name": unique("Роль "), "desk_access": 1}).insert()
	user = make_user(role.name).name
	frappe.db.set_single_value(
		"System Settings", {"enable_two_factor_auth": 1, "two_factor_method": "OTP App"}
	)
	role.db_set("two_factor_auth", 1)
	everybody = frappe.db.get_value("Role", "All", "two_factor_auth")
	frappe.db.set_value("Role", "All", "two_factor_auth", 0)
	frappe.db.commit()
	frappe.clear_cache()
	yield user
	frappe.db.rollback()
	frappe.db.set_single_value("System Settings", "enable_two_factor_auth", 0)
	frappe.db.set_value("Role", "All", "two_factor_auth", everybody)
	role.db_set("two_factor_auth", 0)
	frappe.db.commit()
	frappe.clear_cache()


@pytest.fixture
def mail_port() -> int:
	"""Where the default outgoing account of the test sends to."""
	number = free_port()
	make_account(number)
	frappe.flags.mute_emails = False
	return number


@pytest.fixture
def mail_server(mail_port: int) -> Iterator[MailSink]:
	"""A real mail server there, which keeps what it takes."""
	sink = MailSink()
	with running(sink, mail_port):
		yield sink
