"""The list of what may be called over HTTP: whole, reviewed, and small for guests."""

import ast
import sys
from collections import Counter

import pytest

from appeals_app.domain.gate_rules import Audience, Effect, Kind, Line, read_lines
from tests.architecture.source_tree import PACKAGE, Source, dotted, package_sources
from tests.architecture.test_endpoints import declared, endpoints, may_change
from tests.architecture.test_hooks import hook_values
from tests.config.doctypes import doctypes

MOST_GUEST_ROUTES = 8

NEVER_OPEN = (
	"frappe.share.",
	"frappe.integrations.oauth2",
	"frappe.core.doctype.deleted_document.",
	"frappe.desk.doctype.tag.tag.add_tag",
	"frappe.desk.doctype.tag.tag.remove_tag",
	"frappe.desk.doctype.system_console.",
	"frappe.website.doctype.discussion",
	"frappe.client.get_password",
	"frappe.client.bulk_update",
	"frappe.utils.backups.",
	"frappe.utils.print_format.report_to_pdf",
	"frappe.recorder.",
)
"""Beginnings of names that no review should let in."""


def lines() -> tuple[Line, ...]:
	return read_lines((PACKAGE / "permissions" / "allowed_calls.csv").read_text(encoding="utf-8"))


def own_endpoints() -> dict[str, tuple[Source, ast.FunctionDef, ast.expr]]:
	"""Functions of the app that are whitelisted, by their dotted path; methods of documents by Class.method."""
	return {
		f"{source.module}.{function.name}": (source, function, decorator)
		for source in package_sources()
		for function, decorator in endpoints(source)
	}


def names_opened(given: tuple[Line, ...]) -> set[str]:
	"""Functions with an audience: named themselves, or answering in place of one that is named."""
	named = {line.name for line in given if line.kind is Kind.METHOD}
	instead = hook_values()["override_whitelisted_methods"]
	return named | {ours for theirs, ours in instead.items() if theirs in named}


def without_audience(given: tuple[Line, ...]) -> set[str]:
	return own_endpoints().keys() - names_opened(given)


def test_every_function_of_ours_has_an_audience() -> None:
	assert not without_audience(lines()), "add a line with its audience to permissions/allowed_calls.csv"


def test_function_without_an_audience_is_noticed() -> None:
	without = tuple(line for line in lines() if not line.name.endswith(".send_letter"))

	assert without_audience(without) == {"appeals_app.appeal_replies.api.send_letter"}


def test_every_line_of_ours_names_a_function() -> None:
	ours = {
		line.name for line in lines() if line.kind is Kind.METHOD and line.name.startswith("appeals_app.")
	}

	assert ours
	assert not ours - own_endpoints().keys()


def test_lines_say_of_our_functions_whether_they_change_anything() -> None:
	"""A function that may change must not be opened for looking; one for POST alone is not called by a link."""
	effects = {line.name: line.effect for line in lines()}
	wrong = [
		path
		for path, (source, function, decorator) in own_endpoints().items()
		if effects.get(path) is Effect.READS
		and (may_change(source, function) or declared(decorator, "methods") == ["POST"])
	]

	assert not wrong


def test_functions_open_to_guests_are_whitelisted_for_guests() -> None:
	for_guests = {line.name for line in lines() if line.audience is Audience.GUEST}
	instead = hook_values()["override_whitelisted_methods"]
	ours = {path for path, (_, _, decorator) in own_endpoints().items() if declared(decorator, "allow_guest")}

	assert ours <= {instead.get(name, name) for name in for_guests}


def test_guests_have_few_routes(capsys: pytest.CaptureFixture[str]) -> None:
	routes = sorted(line.name for line in lines() if line.audience is Audience.GUEST)

	with capsys.disabled():
		sys.stdout.write(f"\n{len(routes)} routes of guests: {', '.join(routes)}\n")
	assert 0 < len(routes) <= MOST_GUEST_ROUTES


def test_every_line_gives_a_reason_and_none_stands_twice() -> None:
	counted = Counter((line.kind, line.name, line.audience, line.effect) for line in lines())

	assert not [line.name for line in lines() if len(line.reason) < 8 and line.reason != "the same"]
	assert not [line for line, times in counted.items() if times > 1]


def test_lines_name_the_engine_they_are_for() -> None:
	assert {line.engines for line in lines()} <= {"both", "old", "new"}


def test_resources_are_doctypes_of_the_app_that_stand_alone() -> None:
	named = {line.name for line in lines() if line.kind is Kind.RESOURCE}

	assert named <= {name for name, doctype in doctypes().items() if not doctype.is_child}


def test_stars_are_only_in_pages() -> None:
	assert not [line.name for line in lines() if "*" in line.name and line.kind is not Kind.PAGE]


@pytest.mark.parametrize("beginning", NEVER_OPEN)
def test_what_advisories_name_is_on_no_line(beginning: str) -> None:
	assert not [
		line.name for line in lines() if line.name.startswith(beginning) and "get_tags" not in line.name
	]


def test_conditions_are_of_the_known_forms() -> None:
	assert not [
		line.name
		for line in lines()
		if line.only and not line.only.startswith(("doctype=", "read:", "write:"))
	]


def test_decorators_are_recognised_by_their_dotted_name() -> None:
	assert dotted(ast.parse("frappe.whitelist", mode="eval").body) == "frappe.whitelist"
