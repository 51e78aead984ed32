"""Processes that work by the clock beside the test: each with connections of its own, to a Redis that may be down."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import frappe

from appeals_app.appeal_registry.phase_moves import move_appeal
from appeals_app.appeal_replies.tasks import send_waiting
from appeals_app.appeal_routing.tasks import remind_of_terms
from appeals_app.domain.lifecycle import Phase
from appeals_app.testing.snapshot import CHILDREN, LINKED


@dataclass(frozen=True, slots=True)
class Work:
	"""What a process does: send the answer of an appeal as a person where one is named, then empty the outbox."""

	site: str
	sites_path: str
	appeal: str = ""
	user: str = ""
	redis: str = ""


def work(order: Work) -> int:
	"""How many letters the mail server has taken from the process."""
	with _connected(order):
		if order.appeal:
			_send_answer(order)
		return send_waiting()


def sweep(order: Work) -> None:
	"""Remind of terms as the scheduler does each day."""
	with _connected(order):
		remind_of_terms()
		frappe.db.commit()  # the process stands for a job


@contextmanager
def _connected(order: Work) -> Iterator[None]:
	if order.redis:
		os.environ["FRAPPE_REDIS_CACHE"] = os.environ["FRAPPE_REDIS_QUEUE"] = order.redis
	frappe.init(site=order.site, sites_path=order.sites_path)
	frappe.connect()
	try:
		yield
	finally:
		frappe.destroy()


def _send_answer(order: Work) -> None:
	frappe.set_user(order.user)
	move_appeal(appeal=order.appeal, to_phase=Phase.ANSWERED)
	frappe.db.commit()  # the process stands for a request
	frappe.set_user("Administrator")


def forget_appeal(appeal: str) -> None:
	"""Rows go past the controllers, which rightly let nobody remove an appeal."""
	applicant = frappe.db.get_value("Appeal", appeal, "applicant")
	replies = frappe.get_all("Appeal Reply", {"appeal": appeal}, pluck="name")
	frappe.db.delete("Appeal Reply Answer", {"parent": ("in", replies or [""])})
	for doctype in LINKED:
		frappe.db.delete(doctype, {"appeal": appeal})
	for doctype in CHILDREN:
		frappe.db.delete(doctype, {"parent": appeal})
	frappe.db.delete("Appeal Chain Head", {"chain_name": appeal})
	frappe.db.delete("Appeal", {"name": appeal})
	frappe.db.delete("Applicant", {"name": applicant})
