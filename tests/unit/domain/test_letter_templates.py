"""Which templates fit a letter, and in what order."""

from dataclasses import replace

import pytest

from appeals_app.domain.letter_templates import LetterSituation, LetterTemplate, fitting_templates

SITUATION = LetterSituation(
	"Answer", "міськрада", themes=[("ліфти", "житло"), ("пенсії",)], results={"granted"}
)
ANY = LetterTemplate("any", "А", "Answer")


@pytest.mark.parametrize(
	"other",
	[
		{"letter_kind": "Interim Answer"},
		{"authority": "сільрада"},
		{"theme": "дороги"},
		{"result": "refused"},
	],
)
def test_template_of_something_else_does_not_fit(other: dict[str, str]) -> None:
	assert fitting_templates([replace(ANY, **other)], SITUATION) == []


def test_template_of_a_result_fits_while_no_result_is_chosen() -> None:
	template = replace(ANY, result="refused")

	assert fitting_templates([template], replace(SITUATION, results=())) == [template]


def test_nearer_item_goes_before_result_and_result_before_own_authority() -> None:
	templates = [
		ANY,
		replace(ANY, name="own", authority="міськрада", title="Я"),
		replace(ANY, name="granted", result="granted", title="Я"),
		replace(ANY, name="parent", theme="житло", title="Я"),
		replace(ANY, name="theme", theme="ліфти", title="Я"),
		replace(ANY, name="second question", theme="пенсії", title="Яр"),
	]

	fitting = fitting_templates(templates, SITUATION)

	assert [template.name for template in fitting] == [
		"theme",
		"second question",
		"parent",
		"granted",
		"own",
		"any",
	]
