"""What is refused is refused alike: a foreign record like none, a paper among several like one."""

import json
import re

import frappe
import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff
from tests.serving import Client, Served
from tests.site.refusals import said

METHOD = "/api/method/"
SEVERAL = f"{METHOD}frappe.utils.print_format.download_multi_pdf"
PAGE = "/printview"
STATE = f"{METHOD}appeals_app.personal_data.api.state_purpose"


def words_of(page: str) -> str:
	"""What is read on a page."""
	return " ".join(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL).split())


@pytest.fixture(scope="module")
def foreign(site: str, neighbours: Staff) -> Journey:
	"""An appeal of another authority with its draft answer; committed."""
	made = Journey(neighbours).to("draft")
	frappe.db.commit()  # the server reads only what is committed
	return made


@pytest.fixture(scope="module")
def registrar(http_server: Served, staff: Staff) -> Client:
	client = http_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	return client


def test_purpose_of_a_foreign_card_is_refused_like_that_of_none(registrar: Client, foreign: Journey) -> None:
	told = {"doctype": "Appeal", "purpose": "Уточнення усного звернення на прийомі"}

	answers = [registrar.post(STATE, {**told, "name": name}) for name in (foreign.appeal, "немає такого")]

	assert [answer.status_code for answer in answers] == [403, 403]
	assert said(answers[0]) == said(answers[1]) != []


@pytest.mark.parametrize("is_one_doctype", [True, False])
def test_papers_among_which_one_is_refused_are_not_printed(
	registrar: Client, staff: Staff, foreign: Journey, is_one_doctype: bool
) -> None:
	own = Journey(staff).appeal
	frappe.db.commit()  # the server reads only what is committed
	names = [own, foreign.appeal]
	one, several = (
		{"doctype": "Appeal", "name": json.dumps(names)},
		{"doctype": {"Appeal": names}, "name": "звернення"},
	)

	refused = registrar.request("POST", SEVERAL, json=one if is_one_doctype else several)
	printed = registrar.post(SEVERAL, {"doctype": "Appeal", "name": json.dumps([own])})

	assert refused.status_code == 403, refused.text
	assert "application/pdf" not in refused.headers["Content-Type"]
	assert printed.status_code == 200 and printed.content.startswith(b"%PDF")


def test_papers_named_by_no_list_are_refused_in_words(registrar: Client, foreign: Journey) -> None:
	refused = registrar.request("POST", SEVERAL, json={"doctype": {"Appeal": foreign.appeal}, "name": "x"})

	assert refused.status_code == 417
	assert "не вдалося прочитати" in said(refused)[0]


@pytest.mark.parametrize(
	"door", ["frappe.utils.print_format.download_pdf", "frappe.utils.print_format.download_multi_pdf"]
)
def test_paper_that_is_not_there_is_refused_like_a_foreign_one(
	registrar: Client, foreign: Journey, door: str
) -> None:
	is_several = door.endswith("multi_pdf")
	asked = [
		{"doctype": "Appeal", "name": json.dumps([name]) if is_several else name}
		for name in (foreign.appeal, "немає такого")
	]

	answers = [registrar.post(METHOD + door, each) for each in asked]

	assert [answer.status_code for answer in answers] == [403, 403]
	assert said(answers[0]) == said(answers[1]) != []


def test_page_of_a_paper_that_is_not_there_is_refused_like_a_foreign_one(
	registrar: Client, foreign: Journey
) -> None:
	names = (foreign.appeal, "нема")
	asked = [{"doctype": "Appeal", "name": name} for name in names]

	answers = [registrar.get(PAGE, one) for one in asked]
	pages = [registrar.get(PAGE, one, headers={"Accept": "text/html"}).text for one in asked]

	assert [answer.status_code for answer in answers] == [403, 403]
	assert said(answers[0]) == said(answers[1]) != []
	read = [words_of(page).replace(name, "…") for page, name in zip(pages, names, strict=True)]
	assert read[0] == read[1]
	assert "Статус: 403" in read[0]
