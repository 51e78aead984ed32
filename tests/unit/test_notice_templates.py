"""A template of a notice shows single fields that are not personal, or it is not taken."""

import pytest

from appeals_app.domain.notice_templates import asks_too_much, fields_asked, fields_shown, tells_too_much


def test_fields_of_a_template_are_those_it_shows() -> None:
	shown = fields_shown("Звернення {{ doc.registration_index }} має строк {{doc.get_formatted('due_date')}}")

	assert shown == {"registration_index", "due_date"}


@pytest.mark.parametrize(
	"template",
	[
		"{{ doc }}",
		"{{ doc.as_json() }}",
		"{{ doc.get('phone') }}",
		"{{ doc.get_formatted('due_date', doc.applicant) }}",
		"{{ doc.get_formatted(doc.applicant) }}",
		"{{ doc.due_date | upper }}",
		"{{ frappe.db.get_value('Applicant', doc.applicant, 'phone') }}",
		"{% for row in doc.questions %}{{ row }}{% endfor %}",
		"{{ doc.due_date",
	],
)
def test_template_that_does_more_is_said_to_tell_too_much(template: str) -> None:
	assert tells_too_much([template], [])


def test_personal_field_tells_too_much_and_others_do_not() -> None:
	assert tells_too_much(["Без полів", "{{ doc.phone }}"], ["phone"])
	assert tells_too_much(["Без полів", "{{ doc.get_formatted('phone') }}"], ["phone"])
	assert not tells_too_much(["Без полів", "{{ doc.due_date }}"], ["phone"])


def test_fields_of_a_condition_are_those_it_asks_about() -> None:
	asked = fields_asked(
		"doc.status in ('Sent', 'Returned') and doc.get('due_date') and not doc['is_urgent']"
	)

	assert asked == {"status", "due_date", "is_urgent"}


@pytest.mark.parametrize(
	"condition",
	[
		"'Довгополий' in str(doc)",
		"any(doc.values())",
		"doc.get('pho' + 'ne')",
		"doc[('phone')[:]]",
		"[field for field in doc]",
		"dict(doc).phone",
		"getattr(doc, 'status')",
		"doc.pop('status')",
		"doc.status ==",
	],
)
def test_condition_that_takes_the_record_whole_is_said_to_ask_too_much(condition: str) -> None:
	assert asks_too_much([condition], [])


@pytest.mark.parametrize("condition", ["doc.phone", "doc.get('phone', '')", "doc['phone'] == '1'"])
def test_condition_on_a_personal_field_asks_too_much(condition: str) -> None:
	assert asks_too_much(["doc.status", condition], ["phone"])
	assert not asks_too_much(["doc.status", "", " "], ["phone"])
