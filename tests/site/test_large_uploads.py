"""More than the server takes is refused in words, by the web server and through the front."""

import io

import pytest

from appeals_app.permissions import roles
from appeals_app.testing.factories import PASSWORD
from appeals_app.testing.staff import Staff
from tests.serving import Served
from tests.site.answers import assert_refused_in_ukrainian

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize("megabytes", [11, 30])
@pytest.mark.parametrize("door", ["desk_server", "http_server"])
def test_file_larger_than_the_server_takes_is_refused_in_words(
	request: pytest.FixtureRequest, staff: Staff, door: str, megabytes: int
) -> None:
	served: Served = request.getfixturevalue(door)
	client = served.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()
	large = io.BytesIO(b"0" * megabytes * MEGABYTE)

	answer = client.post("/api/method/upload_file", files={"file": ("large.pdf", large)})

	assert answer.status_code == 413, answer.text
	said = " ".join(assert_refused_in_ukrainian(answer))
	assert "10 МБ" in said and "Зменште" in said
	assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_body_of_json_larger_than_the_server_takes_is_refused_in_words(
	desk_server: Served, staff: Staff
) -> None:
	client = desk_server.client().login(staff[roles.REGISTRAR].user, PASSWORD)
	client.open_desk()

	answer = client.post(
		"/api/method/frappe.client.insert", {"doc": {"doctype": "Appeal", "content": "0" * 30 * MEGABYTE}}
	)

	assert answer.status_code == 413, answer.text
