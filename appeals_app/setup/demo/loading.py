"""Loading the demo: the directory, then every appeal in the order of its registration."""

import secrets
from collections.abc import Sequence
from time import monotonic

import click
import frappe

from appeals_app import clock
from appeals_app.appeal_registry import workflow_actions
from appeals_app.appeal_registry.tasks import make_counters_for_next_year, mark_overdue_appeals
from appeals_app.personal_data.tasks import mark_overdue_requests
from appeals_app.setup.demo.acting import become
from appeals_app.setup.demo.appeal_plans import AppealPlan, plan_appeals
from appeals_app.setup.demo.case_work import work_off
from appeals_app.setup.demo.directory import make_directory
from appeals_app.setup.demo.logins import print_logins
from appeals_app.setup.demo.personal_data import make_personal_data
from appeals_app.setup.demo.progress import Progress, read_progress
from appeals_app.setup.demo.received_letters import plan_letters
from appeals_app.setup.demo.routing import make_routing

CHUNK = 25
"""Appeals in one transaction."""


class DemoRefusedError(RuntimeError):
	"""The demo does not belong into this site."""


def load(*, appeals: int, commit: bool, on_used_site: bool) -> None:
	"""Load the demo or what is missing of it, as its own people; see `load_demo`."""
	user, lang = frappe.session.user, frappe.local.lang
	become("Administrator")
	frappe.local.lang = "uk"
	workflow_actions.install()  # as in every request and job
	try:
		progress = read_progress() or _begin(appeals, commit=commit, on_used_site=on_used_site)
		_go_on(progress, commit=commit)
		click.echo(f"The demo is loaded: {len(progress.made)} appeals. Its people and events are invented.")
		print_logins()
	finally:
		become(user)
		frappe.local.lang = lang


def _begin(appeals: int, *, commit: bool, on_used_site: bool) -> Progress:
	"""Make the directory and its users; the progress is written with them, so they are never made twice."""
	if not on_used_site and frappe.db.count("Appeal"):
		raise DemoRefusedError(
			"This register already holds appeals. The demo is for an empty site: make another one,"
			" or call load_demo(on_used_site=True) if invented appeals may stand among these."
		)
	began = monotonic()
	progress = Progress(now=clock.now().replace(microsecond=0), appeals=appeals)
	make_directory(password=_password(), today=progress.now.date())
	_end_chunk(progress, commit=commit)
	click.echo(f"Authorities, units and users: {monotonic() - began:.0f} s")
	return progress


def _go_on(progress: Progress, *, commit: bool) -> None:
	"""Make the appeals that are not made yet, in the order of their registration."""
	if progress.is_complete:
		return
	began = monotonic()
	plans = [*plan_appeals(progress.appeals, now=progress.now), *plan_letters(now=progress.now)]
	plans.sort(key=lambda plan: (plan.timing.order, plan.key))
	_work_off([plan for plan in plans if plan.key not in progress.made], progress, commit=commit)
	mark_overdue_appeals()
	make_personal_data(now=progress.now)
	mark_overdue_requests()
	make_routing(now=progress.now)
	become("Administrator")
	make_counters_for_next_year()
	progress.is_complete = True
	_end_chunk(progress, commit=commit)
	click.echo(f"Appeals from receipt to answer: {monotonic() - began:.0f} s")


def _work_off(plans: Sequence[AppealPlan], progress: Progress, *, commit: bool) -> None:
	for first in range(0, len(plans), CHUNK):
		for plan in plans[first : first + CHUNK]:
			progress.made[plan.key] = work_off(plan, made=progress.made)
		become("Administrator")
		_end_chunk(progress, commit=commit)


def _end_chunk(progress: Progress, *, commit: bool) -> None:
	"""What is made stays, with the note of how far it has come: a killed run goes on from here."""
	progress.save()
	frappe.clear_messages()
	if commit:
		frappe.db.commit()  # nosemgrep: each chunk stands alone and the next run goes on after it


def _password() -> str:
	"""The one of the site's configuration, or one made now and shown this once."""
	password = frappe.conf.get("demo_password")
	if not password:
		password = secrets.token_urlsafe(9)
		click.echo(f"Password of every demo user, shown once: {password}")
	return password
