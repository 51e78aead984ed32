"""What open lists are told of a saved record: strangers hear nothing of a scoped one."""

import json
from collections.abc import Iterator
from time import monotonic

import frappe
import pytest
from frappe.utils.background_jobs import get_redis_connection_without_auth
from redis.client import PubSub

from appeals_app.permissions import roles
from appeals_app.permissions.quiet_lists import install
from appeals_app.testing.factories import PASSWORD, make_appeal
from appeals_app.testing.staff import Staff, acting_as
from tests.serving import Served

LAST_NEWS = "appeal_test_last_news"


@pytest.fixture
def events() -> Iterator[PubSub]:
	"""What the server publishes for the process that speaks to browsers."""
	with get_redis_connection_without_auth().pubsub(ignore_subscribe_messages=True) as channel:
		channel.subscribe("events")
		channel.get_message(ignore_subscribe_messages=False, timeout=5)
		yield channel


def heard(events: PubSub) -> list[dict]:
	"""News of lists published up to now, this site's."""
	frappe.publish_realtime(LAST_NEWS, room=LAST_NEWS)
	found, until = [], monotonic() + 20
	while monotonic() < until:
		message = events.get_message(timeout=1)
		told = message and json.loads(message["data"])
		if told and told["event"] == LAST_NEWS and told["namespace"] == frappe.local.site:
			return [one for one in found if one["event"] == "list_update"]
		found += [told] if told and told["namespace"] == frappe.local.site else []
	raise AssertionError("the last news never came")


def test_news_of_a_scoped_record_go_to_whoever_saved_it(
	http_server: Served, staff: Staff, events: PubSub
) -> None:
	registrar = staff[roles.REGISTRAR]
	with acting_as(registrar):
		appeal = make_appeal().name
	frappe.db.commit()
	client = http_server.client().login(registrar.user, PASSWORD)
	heard(events)

	saved = client.request("PUT", f"/api/resource/Appeal/{appeal}", json={"brief": "Про освітлення вулиці"})

	assert saved.status_code == 200, saved.text[:300]
	rooms = [one["room"] for one in heard(events) if one["message"].get("name") == appeal]
	assert rooms
	assert all(registrar.user in room for room in rooms)


def test_news_of_a_list_that_is_the_same_for_everybody_go_to_everybody(events: PubSub) -> None:
	install()
	install()

	frappe.publish_realtime("list_update", {"doctype": "Locality", "name": "x"})

	[told] = heard(events)
	assert "Locality" in told["room"]
