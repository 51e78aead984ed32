"""Templates of letters: what they may consist of, which are offered, and what they show to whom."""

from datetime import date

import frappe
import pytest

from appeals_app.appeal_replies.letter_templates import example_values, templates_for, text_of_template
from appeals_app.appeal_replies.template_language import check_template, letter_from_template
from appeals_app.domain.letter_templates import LetterTemplateError
from appeals_app.permissions import roles
from appeals_app.testing.factories import make_applicant
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

BRACES = "{{ %s }}"
CALLS = (
	"matter()",
	"matter.format(1)",
	"questions.append(1)",
	"range(10**9)",
	"lipsum(10**6)",
	"dict(a=1)",
	"cycler(1)",
	"joiner()",
	"namespace()",
	"frappe.get_all('User')",
	"frappe.db.sql('select 1')",
	"get_doc('User')",
	"self._TemplateReference__context",
	"self.__init__.__globals__",
	"caller()",
	"super()",
	"varargs",
)
ROADS_OUT = (
	"matter.__class__.__mro__",
	"''.__class__.__base__.__subclasses__()",
	"[].__class__",
	"().__class__.__bases__[0]",
	"{}.__class__",
	"matter['__class__']",
	"matter|attr('__class__')",
	"questions|map(attribute='__class__')|list",
	"questions.__class__",
	"questions[0]['text'].__class__",
	"matter.encode.__func__",
	"matter.__init__.__globals__['os'].popen('id').read()",
	"(1).__class__",
	"config",
	"request",
	"session",
	"doc",
	"doc.name",
	"_",
	"__builtins__",
)
GROWING = (
	"'а' * 10**9",
	"9**9**9",
	"matter * 1000000",
	"matter ~ matter",
	"matter + matter",
	"[matter] * 99999999",
	"matter|center(999999999)",
	"matter|replace('а', 'аааааааааа')",
	"matter|indent(99999999)",
	"matter|wordwrap(1)",
	"'%99999999d'|format(1)",
	"matter|urlize",
	"questions|join(matter)",
	"matter[::-1]",
	"1 // 0",
	"1 % 0",
	"-matter",
	"[1, 2]",
	"(1, 2)",
	"{'a': 1}",
)
STATEMENTS = (
	"{% set matter = matter ~ matter %}",
	"{% set x %}{{ matter }}{% endset %}",
	"{% macro again() %}{{ again() }}{% endmacro %}",
	"{% include 'x' %}",
	"{% import 'x' as x %}",
	"{% from 'x' import y %}",
	"{% extends 'x' %}",
	"{% block x %}{% endblock %}",
	"{% call matter() %}{% endcall %}",
	"{% filter upper %}x{% endfilter %}",
	"{% with x = 1 %}{{ x }}{% endwith %}",
	"{% autoescape false %}{% endautoescape %}",
	"{% do matter %}",
	"{% debug %}",
	"{% for letter in matter %}{% endfor %}",
	"{% for x in questions %}{% endfor %}",
	"{% for question in [1] %}{% endfor %}",
	"{% for question in questions recursive %}{% endfor %}",
	"{% for question in questions %}{% for question in questions %}{% endfor %}{% endfor %}",
	"{% for question in questions|sort %}{% endfor %}",
	"{% for question in questions %}{{ question.__class__ }}{% endfor %}",
	"{% for question in questions %}{{ question.items() }}{% endfor %}",
	"{% for question in questions %}{{ question }}{% endfor %}",
	"{% for question in questions %}{{ loop }}{% endfor %}",
	"{% for question in questions %}{{ loop.cycle('a') }}{% endfor %}",
	"{% for question in questions %}{{ loop.__class__ }}{% endfor %}",
	"{% for matter in questions %}{% endfor %}",
	"{% if matter is callable %}{% endif %}",
	"{% if matter > 1 %}{% endif %}",
	"{% if due_on < 'x' %}{% endif %}",
	"{% if 'а' in matter %}{% endif %}",
	"{% if matter %}",
	"{% endif %}",
	"{% unknown %}",
	"{{ question.text }}",
	"{{ loop.index }}",
	"{{ questions }}",
	"{{ matter|length }}",
	"{{ questions|upper }}",
	"{{ matter|upper(1) }}",
	"{{ matter",
	"{{ }}",
	"{{ 'x }}",
	"{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
	"{{ " + "not " * 5000 + "matter }}",
	"{{ " + "9" * 6000 + " }}",
	"{% if matter %}" * 40 + "{% endif %}" * 40,
	"{{ matter }}" + "а" * 20_000,
	'{{ "\\N{NO SUCH NAME}" }}',
)
HOSTILE = [*(BRACES % words for words in (*CALLS, *ROADS_OUT, *GROWING)), *STATEMENTS]


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_template_that_does_more_than_show_places_is_refused(site: str, source: str) -> None:
	with pytest.raises(LetterTemplateError) as refused:
		check_template(source)

	assert "Line 1" in str(refused.value) or "20000" in str(refused.value)


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_template_refused_when_saved_is_not_rendered_either(site: str, source: str) -> None:
	"""A row written past the form, by a restore or by hand in the database, meets the same wall."""
	with pytest.raises(LetterTemplateError):
		letter_from_template(source, example_values())


def test_refusal_names_the_line_and_what_stands_there(site: str) -> None:
	with pytest.raises(LetterTemplateError) as refused:
		check_template("Шановні!\n\n{{ number }}\n{{ nubmer }}")

	assert "Line 4" in str(refused.value)
	assert "nubmer" in str(refused.value)


def test_template_writes_dates_counts_questions_and_goes_through_them(site: str) -> None:
	source = (
		"На № {{ number }} від {{ received_on }} ({{ received_on|in_words }}).\n"
		"{% if questions|length > 1 %}\n"
		"{% for question in questions if question.result %}\n"
		"{{ loop.index }}. {{ question.text }} – {{ question.result or 'немає' }}{{ '.' if loop.last else ';' }}\n"
		"{% endfor %}\n"
		"{% endif %}"
	)
	values = {**example_values(), "received_on": date(2026, 11, 5), "number": "П-7"}
	values["questions"] = [{"text": "Дах", "result": "так"}, {"text": "Ліфт", "result": "ні"}]

	text = letter_from_template(source, values)

	assert (
		text
		== "На № П-7 від 05.11.2026 (5\u00a0листопада\u00a02026\u00a0року).\n1. Дах – так;\n2. Ліфт – ні."
	)


def test_words_of_the_appeal_are_shown_as_they_are_and_never_run(site: str) -> None:
	values = {**example_values(), "matter": '{{ number }} {% set x = 1 %} ТОВ "А&Б" &lt;script>'}

	assert letter_from_template("{{ matter }}", values) == values["matter"]


def test_letter_longer_than_a_letter_takes_is_not_given(site: str) -> None:
	values = {**example_values(), "questions": [{"text": "а" * 16_000}] * 50}

	with pytest.raises(LetterTemplateError, match="longer"):
		letter_from_template("{% for question in questions %}{{ question.text }}{% endfor %}", values)


def test_marks_that_no_keyboard_types_do_not_come_out_of_a_template(site: str) -> None:
	assert letter_from_template('а{{ "\\u202e\\ud800\\x00" }}б', example_values()) == "а\ufffdб"


def test_every_shipped_template_gives_a_letter_for_one_and_for_more_questions(site: str) -> None:
	shipped = frappe.get_all("Appeal Reply Template", {"name": ("like", "common-%")}, ["name", "body"])
	more = example_values()
	one = {**more, "questions": more["questions"][:1], "matter": ""}

	for template in shipped:
		for values in (one, more):
			text = letter_from_template(template.body, values)
			assert "П-12" in text
			assert "{" not in text and "\n\n\n" not in text, template.name
	assert len(shipped) >= 6


# rows of the administrator ---------------------------------------------------------------------------------


def make_template(**values: object) -> str:
	given = {"template_title": "Ліфт", "letter_kind": "Answer", "body": "Ліфт полагоджено.", **values}
	return frappe.get_doc({"doctype": "Appeal Reply Template", **given}).insert().name


def test_row_that_cannot_be_rendered_is_refused_in_words(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refusal(lambda: make_template(authority=staff.authority, body="Так.\n{{ frappe.db }}"))

	assert said.startswith("Рядок 2")
	assert "questions" in said


def test_template_without_a_text_is_refused_as_any_empty_field(site: str) -> None:
	assert refusal(lambda: make_template(body=None), frappe.MandatoryError).endswith("body")


def test_result_that_letters_of_the_kind_do_not_give_is_refused(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		said = refusal(lambda: make_template(authority=staff.authority, result="result.forwarded"))

	assert (
		said == "Лист цього виду не дає такого результату. Виберіть інший результат або не вказуйте жодного."
	)


def test_templates_that_fit_are_offered_the_nearest_first(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("in_work")
	theme = way.card().questions[0].theme
	with acting_as("Administrator"):
		by_theme = make_template(theme=theme, template_title="Я")
		own = make_template(authority=staff.authority, template_title="Б")
		foreign = make_template(authority=neighbours.authority)
		other_kind = make_template(letter_kind="Interim Answer")
		other_result = make_template(result="result.refused")
		ended = make_template(is_disabled=1)
	answers = [{"question_row": way.card().questions[0].name, "result": "result.granted"}]

	with acting_as(way.executor):
		rows = templates_for(appeal=way.appeal, letter_kind="Answer", answers=answers)
	offered = [row["value"] for row in rows]

	assert offered[0] == by_theme
	assert offered.index("common-answer-granted") < offered.index(own) < offered.index("common-answer")
	assert not {foreign, other_kind, other_result, ended, "common-answer-refused"} & set(offered)


def test_template_is_filled_with_the_appeal_and_the_results_chosen_so_far(staff: Staff) -> None:
	way = Journey(staff).to("in_work")
	card = way.card()
	body = "{{ addressee }}, № {{ number }}: {% for question in questions %}{{ question.result }}{% endfor %}"
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		template = make_template(authority=staff.authority, body=body)
	answers = [{"question_row": card.questions[0].name, "result": "result.granted"}, "сміття"]

	with acting_as(way.executor):
		text = text_of_template(template=template, appeal=way.appeal, answers=answers)

	granted = frappe.db.get_value("Appeal Classifier Item", "result.granted", "title")
	assert text == f"{way.draft().addressee}, № {card.registration_index}: {granted}"


def test_template_shows_nothing_of_an_appeal_out_of_sight(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("in_work")

	with acting_as(neighbours[roles.HEAD]):
		asked = {"appeal": way.appeal, "answers": []}
		refusal(lambda: text_of_template(template="common-answer", **asked), frappe.PermissionError)
		refusal(lambda: templates_for(letter_kind="Answer", **asked), frappe.PermissionError)


def test_administrator_who_meets_no_appeals_is_shown_an_example(staff: Staff) -> None:
	with acting_as(staff[roles.AUTHORITY_ADMIN]):
		text = text_of_template(template="common-answer", appeal="", answers=[])

	assert "П-12" in text


@pytest.mark.parametrize(
	("name", "heading"),
	[
		(("Савченко", "Марія", "Іванівна", None), "Савченко Марії Іванівні"),
		(("Савченко", "М.", "І.", "author_sex.male"), "Савченку М. І."),
		(("Савченко", "М.", "І.", "author_sex.female"), "Савченко М. І."),
		(("Савченко", "М.", "І.", None), "Савченко М. І."),
		(("Нечуй-Левицький", "Іван", "Семенович", None), "Нечую-Левицькому Івану Семеновичу"),
		(("М’якота", "", "", "author_sex.male"), "М’якоті"),
		(("Саша", "", "", None), "Саша"),
	],
)
def test_heading_of_a_letter_names_its_addressee_in_the_dative(
	staff: Staff, name: tuple[str, str, str, str | None], heading: str
) -> None:
	fields = dict(zip(("last_name", "first_name", "middle_name", "sex"), name, strict=True))
	with acting_as(staff[roles.REGISTRAR]):
		author = make_applicant(**fields)

	assert Journey(staff, applicant=author.name).to("in_work").draft().addressee == heading
