"""Links to the page of logging in lead to nobody else's page, and nobody logs others in from elsewhere."""

import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Served

LOGIN = "/login"
ELSEWHERE = [
	"https://example.org/",
	"//example.org",
	"/\\example.org",
	"/\t/example.org",
	"\n//example.org",
	"javascript:alert(1)",
	"example.org",
]


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("is_known", [False, True])
def test_page_of_logging_in_leads_to_no_other_site(
	http_server: Served, staff: Staff, place: str, is_known: bool
) -> None:
	client = http_server.client()
	if is_known:
		client.login(staff[roles.REGISTRAR].user, PASSWORD)

	got = client.get(LOGIN, {"redirect-to": place}, allow_redirects=False)

	assert (got.status_code, got.headers["Location"]) == (302, LOGIN)


def test_page_of_logging_in_leads_on_to_a_place_of_this_site(http_server: Served, staff: Staff) -> None:
	place = "/app/appeal?brief=Ремонт ліфта"
	client = http_server.client()

	asked = client.get(LOGIN, {"redirect-to": place}, allow_redirects=False)
	client.login(staff[roles.REGISTRAR].user, PASSWORD)
	led = client.get(LOGIN, {"redirect-to": place}, allow_redirects=False)

	assert asked.status_code == 200
	assert led.headers["Location"].startswith("/app/appeal?brief=")


def test_page_of_another_site_logs_nobody_in(http_server: Served, staff: Staff) -> None:
	form = {"usr": staff[roles.REGISTRAR].user, "pwd": PASSWORD}

	def answer(origin: str) -> int:
		headers = {"Origin": origin}
		return http_server.client().post("/api/method/login", form, headers=headers).status_code

	assert [answer("https://example.org"), answer("null"), answer(f"https://{http_server.site}")] == [
		401,
		401,
		200,
	]
