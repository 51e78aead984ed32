"""Logging in: by whom, how often, with what; and how a session ends."""

import json
from collections.abc import Iterator

import frappe
import pyotp
import pytest
import requests
from frappe.utils.password import check_password

from appeals_app.patches.v0_3 import no_lock_of_accounts
from appeals_app.permissions import password_letters, roles
from appeals_app.permissions.login_settings import LOGIN_SETTINGS, refuse_server_scripts, set_login_settings
from appeals_app.permissions.request_limits import FAILED_OF_ACCOUNT, FAILED_SECOND_FACTOR, LIMITS
from appeals_app.setup.second_factor import remember_marks, restore_marks
from appeals_app.testing.factories import PASSWORD, make_user, unique
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.answers import messages_of

LOGIN = "/api/method/login"


def wrong(name: str | None = None) -> dict:
	return {"usr": name or f"{unique('nobody-')}@demo.example", "pwd": "не той пароль"}


class Caller:
	"""Somebody at an address of this machine's own network, so that nobody else is counted with them."""

	def __init__(self, served: Served, address: str) -> None:
		self._url = f"http://127.0.0.1:{served.port}/api/method/login"
		self._session = requests.Session()
		self._session.mount("http://", _From(address))
		self._session.headers.update({"Host": f"{served.site}:{served.port}", "Accept": "application/json"})

	def login(self, form: dict, **headers: str) -> requests.Response:
		return self._session.post(self._url, json=form, headers=headers, timeout=60)


class _From(requests.adapters.HTTPAdapter):
	def __init__(self, address: str) -> None:
		self._address = address
		super().__init__()

	def init_poolmanager(self, *words: object, **options: object) -> None:
		super().init_poolmanager(*words, source_address=(self._address, 0), **options)


@pytest.fixture
def few_failures() -> Iterator[int]:
	"""Counters of the addresses used here begin at nothing."""
	for address in ("127.0.7.1", "127.0.7.2"):
		frappe.cache.delete(frappe.cache.make_key(f"appeals_limit:failed logins:{address}"))
	yield LIMITS["failed logins"][0]


def test_address_that_fails_too_often_waits_whatever_it_writes_into_headers(
	http_server: Served, few_failures: int, staff: Staff
) -> None:
	attacker = Caller(http_server, "127.0.7.1")
	codes = [
		attacker.login(wrong(), **{"X-Forwarded-For": f"203.0.113.{number}"}).status_code
		for number in range(few_failures + 2)
	]
	right = {"usr": staff[roles.REGISTRAR].user, "pwd": PASSWORD}

	assert codes == [401] * few_failures + [429] * 2
	refused = attacker.login(right, **{"X-Forwarded-For": "198.51.100.1"})
	assert refused.status_code == 429
	assert "sid" not in refused.cookies or refused.cookies["sid"] == "Guest"
	[said] = json.loads(refused.json()["_server_messages"])
	assert "Зачекайте" in json.loads(said)["message"]
	assert Caller(http_server, "127.0.7.2").login(right).status_code == 200


@pytest.fixture
def few_failures_of_account() -> int:
	return LIMITS[FAILED_OF_ACCOUNT][0]


def test_wrong_passwords_shut_the_owner_out_nowhere_but_at_their_address(
	http_server: Served, few_failures: int, few_failures_of_account: int, staff: Staff
) -> None:
	owner = staff[roles.HEAD].user
	attacker = Caller(http_server, "127.0.7.1")
	counters = frappe.cache.get_keys("appeals_limit:failed logins of one account:127.0.7.1")
	frappe.cache.delete(*counters) if counters else None

	known = [attacker.login(wrong(owner)) for _ in range(few_failures_of_account + 2)]
	stranger = wrong()
	unknown = [attacker.login(stranger) for _ in range(few_failures_of_account + 2)]

	codes = [401] * few_failures_of_account + [429] * 2
	assert [answer.status_code for answer in known] == codes
	assert [(answer.status_code, answer.text) for answer in known] == [
		(answer.status_code, answer.text) for answer in unknown
	]
	assert known[0].json()["message"] == "Логін або пароль неправильний. Перевірте їх і повторіть."
	right = {"usr": owner, "pwd": PASSWORD}
	assert attacker.login({**right, "usr": f" {owner.upper()}"}).status_code == 429
	assert Caller(http_server, "127.0.7.2").login(right).status_code == 200


def test_right_password_ends_the_count_of_wrong_ones(
	http_server: Served, few_failures: int, few_failures_of_account: int, staff: Staff
) -> None:
	owner = staff[roles.ARCHIVIST].user
	person = Caller(http_server, "127.0.7.2")

	for _ in range(2):
		codes = [person.login(wrong(owner)).status_code for _ in range(few_failures_of_account - 1)]

		assert codes == [401] * (few_failures_of_account - 1)
		assert person.login({"usr": owner, "pwd": PASSWORD}).status_code == 200


@pytest.fixture
def locking_site(site: str) -> Iterator[None]:
	"""An administrator wants the framework's own lock as well."""
	frappe.db.set_single_value("System Settings", "allow_consecutive_login_attempts", 1)
	frappe.db.commit()
	yield
	frappe.db.rollback()
	frappe.db.set_single_value("System Settings", "allow_consecutive_login_attempts", 0)
	frappe.db.commit()


def test_lock_an_administrator_wants_tells_nothing_of_accounts(
	http_server: Served, locking_site: None
) -> None:
	locked = make_user().name
	frappe.db.commit()

	answers = [http_server.client().post(LOGIN, wrong(locked)) for _ in range(4)]

	assert {answer.status_code for answer in answers} == {401}
	assert len({answer.text for answer in answers}) == 1


ODD = {
	"a list": ["a"],
	"a condition": ["like", "%"],
	"an object": {"name": "x"},
	"a number": 5,
	"a zero byte": "a\x00b",
	"half a character": "a\ud800",
	"very long": "я" * 100_000,
	"true": True,
	"nothing": None,
	"empty": "",
}


@pytest.mark.parametrize("kind", list(ODD))
@pytest.mark.parametrize("field", ["usr", "pwd", "tmp_id", "otp"])
def test_login_of_odd_values_is_refused_like_a_wrong_one(
	http_server: Served, few_failures: int, staff: Staff, field: str, kind: str
) -> None:
	# an address of its own for each: it is not the counter that is asked
	address = f"127.0.8.{1 + 40 * ['usr', 'pwd', 'tmp_id', 'otp'].index(field) + list(ODD).index(kind)}"
	frappe.cache.delete(frappe.cache.make_key(f"appeals_limit:failed logins:{address}"))
	known = {"usr": staff[roles.ANALYST].user, "pwd": "не той пароль"}

	answer = Caller(http_server, address).login({**known, field: ODD[kind]})

	assert answer.status_code == 401, answer.text
	assert answer.json()["message"] == "Логін або пароль неправильний. Перевірте їх і повторіть."


def test_login_by_a_condition_is_refused_whatever_the_password(http_server: Served, staff: Staff) -> None:
	form = {"usr": ["=", staff[roles.ANALYST].user], "pwd": PASSWORD}

	answer = http_server.client().post(LOGIN, form)

	assert answer.status_code == 401
	assert answer.cookies.get("sid") in (None, "Guest")


def test_login_without_name_and_password_is_refused(http_server: Served) -> None:
	assert http_server.client().post(LOGIN, {}).status_code == 401


def test_login_is_not_taken_from_a_link(http_server: Served, staff: Staff) -> None:
	answer = http_server.client().get(
		"/api/method/login", {"usr": staff[roles.REGISTRAR].user, "pwd": PASSWORD}
	)

	assert answer.status_code == 403
	assert answer.cookies.get("sid") in (None, "Guest")


def test_wrong_name_and_wrong_password_get_the_same_answer(http_server: Served, staff: Staff) -> None:
	unknown = http_server.client().post(LOGIN, wrong())
	known = http_server.client().post(
		"/api/method/login", {"usr": staff[roles.CONTROLLER].user, "pwd": "не той"}
	)

	assert (unknown.status_code, unknown.text) == (known.status_code, known.text)


def test_logging_out_ends_the_session_on_the_server(http_server: Served, staff: Staff) -> None:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	cookie = client.cookie_header()
	assert client.post("/api/method/logout").status_code == 200

	again = http_server.client().get("/api/method/frappe.auth.get_logged_user", headers={"Cookie": cookie})

	assert again.status_code == 403


def test_cookies_are_strict(http_server: Served, staff: Staff) -> None:
	answer = http_server.client().post(
		"/api/method/login", {"usr": staff[roles.REGISTRAR].user, "pwd": PASSWORD}
	)

	cookies = {line.split("=")[0]: line for line in answer.raw.headers.getlist("Set-Cookie")}
	assert "HttpOnly" in cookies["sid"]
	assert all("SameSite=Lax" in line for line in cookies.values())


def logged_in_by_a_code(client: Client, step: str, secret: str) -> requests.Response:
	"""The right code; the next one where half a minute has ended between the two clocks."""
	for _code in range(2):
		answer = client.post(LOGIN, {"tmp_id": step, "otp": pyotp.TOTP(secret).now()})
		if answer.status_code == 200:
			break
	return answer


def test_role_marked_for_it_does_not_log_in_without_a_second_factor(
	http_server: Served, person_with_second_factor: str
) -> None:
	client = http_server.client()

	first = client.post("/api/method/login", {"usr": person_with_second_factor, "pwd": PASSWORD})

	assert "verification" in first.json()
	assert first.cookies.get("sid") in (None, "Guest")
	assert client.get("/api/method/frappe.auth.get_logged_user").status_code == 403
	refused = client.post(LOGIN, {"tmp_id": first.json()["tmp_id"], "otp": "000000"})
	assert (refused.status_code, refused.json()["message"][:3]) == (401, "Код")
	secret = frappe.safe_decode(frappe.cache.get(first.json()["tmp_id"] + "_otp_secret"))
	assert logged_in_by_a_code(client, first.json()["tmp_id"], secret).status_code == 200
	assert (
		client.get("/api/method/frappe.auth.get_logged_user").json()["message"] == person_with_second_factor
	)


def test_second_factor_is_guessed_ten_times_from_all_addresses_together(
	http_server: Served, person_with_second_factor: str
) -> None:
	first = http_server.client().post(LOGIN, {"usr": person_with_second_factor, "pwd": PASSWORD})
	step = first.json()["tmp_id"]
	most = LIMITS[FAILED_SECOND_FACTOR][0]
	callers = [Caller(http_server, f"127.0.9.{number}") for number in range(1, most + 3)]

	answers = [caller.login({"tmp_id": step, "otp": "000000"}) for caller in callers]

	assert [answer.status_code for answer in answers] == [401] * most + [429] * 2
	assert "забагато неправильних кодів" in " ".join(messages_of(answers[-1]))
	secret = frappe.safe_decode(frappe.cache.get(f"{step}_otp_secret"))
	right = {"tmp_id": step, "otp": pyotp.TOTP(secret).now()}
	assert http_server.client().post(LOGIN, right).status_code == 429


def test_mark_for_a_second_factor_outlives_an_upgrade() -> None:
	frappe.db.set_value("Role", roles.REGISTRAR, "two_factor_auth", 1)
	remember_marks()
	frappe.db.set_value("Role", roles.REGISTRAR, "two_factor_auth", 0)

	restore_marks()

	assert frappe.db.get_value("Role", roles.REGISTRAR, "two_factor_auth") == 1


def test_letter_for_a_password_is_answered_alike_for_every_name(http_server: Served, staff: Staff) -> None:
	function = "/api/method/frappe.core.doctype.user.user.reset_password"
	frappe.cache.delete("rl:frappe.core.doctype.user.user.reset_password:127.0.0.1")

	answers = [
		http_server.client().post(function, {"user": user})
		for user in (staff[roles.REGISTRAR].user, "nobody@demo.example", "Administrator")
	]

	assert len({(answer.status_code, answer.text) for answer in answers}) == 1
	assert answers[0].status_code == 200


@pytest.mark.parametrize("key", ["\x00", " ", "\u200b", "\x00" * 32, "a" * 19, "a" * 129])
def test_used_key_is_not_found_again_by_what_the_database_takes_for_an_empty_one(
	http_server: Served, staff: Staff, key: str
) -> None:
	user = make_user(roles.REGISTRAR).name
	used = {"reset_password_key": "", "last_reset_password_key_generated_on": frappe.utils.now()}
	frappe.db.set_value("User", user, used)
	frappe.db.commit()  # nosemgrep: another process reads it
	frappe.cache.delete("rl:appeals_app.permissions.api.update_password:127.0.0.1")

	answer = http_server.client().post(
		"/api/method/frappe.core.doctype.user.user.update_password",
		{"new_password": "Зовсім-Інший-Пароль-417", "key": key},
	)

	assert (answer.status_code, answer.cookies.get("sid")) == (410, "Guest"), answer.text
	with pytest.raises(frappe.AuthenticationError):
		check_password(user, "Зовсім-Інший-Пароль-417")


def test_letter_for_a_password_is_for_accounts_that_may_have_it(staff: Staff) -> None:
	for name in ("nobody@demo.example", "Administrator", "Guest", "%", ""):
		password_letters.send_letter(name)

	assert not frappe.db.get_value("User", "Administrator", "reset_password_key")


def test_settings_of_logins_are_set_and_those_of_an_administrator_kept() -> None:
	settings = frappe.get_single("System Settings")
	settings.db_set({"minimum_password_score": "4", "allow_consecutive_login_attempts": 7})

	set_login_settings()

	kept = frappe.get_single("System Settings")
	assert (kept.minimum_password_score, kept.allow_consecutive_login_attempts) == ("4", 7)
	assert kept.enable_password_policy == LOGIN_SETTINGS["enable_password_policy"]
	assert kept.disable_document_sharing == 1


@pytest.mark.parametrize(
	("attempts", "seconds", "then"), [(5, 300, 0), (3, 300, 3), (5, 900, 5), (0, 300, 0)]
)
def test_patch_takes_off_the_lock_this_app_set_and_no_other(attempts: int, seconds: int, then: int) -> None:
	settings = frappe.get_single("System Settings")
	settings.db_set({"allow_consecutive_login_attempts": attempts, "allow_login_after_fail": seconds})

	no_lock_of_accounts.execute()
	no_lock_of_accounts.execute()

	kept = frappe.db.get_single_value("System Settings", "allow_consecutive_login_attempts")
	assert int(kept or 0) == then


def test_site_with_server_scripts_is_not_upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
	monkeypatch.setitem(frappe.local.conf, "server_script_enabled", 1)

	with pytest.raises(frappe.ValidationError, match="серверні скрипти"):
		refuse_server_scripts()


def test_server_scripts_are_off() -> None:
	assert not frappe.conf.server_script_enabled
