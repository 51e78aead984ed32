"""Conditions of fields compare; they run nothing."""

import pytest

from appeals_app.domain.form_condition import is_plain_condition
from tests.config.doctypes import doctypes

CONDITIONS = ("depends_on", "mandatory_depends_on", "read_only_depends_on", "collapsible_depends_on")


@pytest.mark.parametrize(
	"text",
	[
		"",
		"term_by_hand",
		"eval:doc.kind=='kind.complaint'",
		"eval:!doc.__islocal && doc.count > 1.5",
		'eval:in_list(["Yes", "No"], doc.answer)',
		"eval:['Yes', 'No'].includes(doc.answer)",
		"eval:(doc.a || doc.b) && frappe.user.has_role('Appeals Head')",
	],
)
def test_comparisons_are_conditions(text: str) -> None:
	assert is_plain_condition(text)


@pytest.mark.parametrize(
	"text",
	[
		"eval:(window.x=1)",
		"eval:doc.a=1",
		"eval:alert(1)",
		"eval:doc.constructor.constructor('alert(1)')()",
		"eval:doc['constructor']['constructor']('alert(1)')()",
		"eval:[]['filter']['constructor']('alert(1)')()",
		"eval:(doc.a)('alert(1)')",
		"eval:doc.a('x')",
		"eval:in_list['constructor']('alert(1)')()",
		"eval:doc.a;alert(1)",
		"eval:`${alert(1)}`",
		"eval:'\\u0061'",
		"eval:doc.a, alert",
		"eval:frappe.user.has_role",
		"eval:[].includes.constructor('alert(1)')()",
		"eval:[].includes['constructor']('alert(1)')()",
		"eval:[].includes(1)(2)",
		"fn:alert",
		"a b",
	],
)
def test_programs_are_no_conditions(text: str) -> None:
	assert not is_plain_condition(text)


def test_conditions_of_the_forms_of_the_app_are_plain() -> None:
	told = [
		(name, field[part])
		for name, doctype in doctypes().items()
		for field in doctype.data["fields"]
		for part in CONDITIONS
		if field.get(part) and not is_plain_condition(field[part])
	]

	assert told == []
