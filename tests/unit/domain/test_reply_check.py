"""What is looked for in a letter before its signature."""

from dataclasses import replace
from difflib import SequenceMatcher

import pytest

from appeals_app.domain.reply_check import (
	Answered,
	Check,
	CheckRule,
	Finding,
	LetterFacts,
	Weight,
	check_letter,
	is_tax_number,
	rules_for,
)

LETTER = LetterFacts(
	letter_kind="Answer",
	authority="рада",
	text="Ліфт полагоджено 5 листопада, оскільки договір з підрядником поновлено.",
	answered=[Answered("Ремонт ліфта", has_result=True)],
	executor="Коваль О. П.",
	executor_phone="061 222 33 44",
	known_names={"Савченко", "Коваль"},
	known_contacts={"061 222 33 44", "rada@zp.example"},
)
LAW = CheckRule(Check.LAW, words=("закон", "стат", "ст."), only_refusals=True)


def closeness(one: str, other: str) -> float:
	return SequenceMatcher(None, one, other).ratio()


def test_blank_of_a_template_weighs_whatever_its_rule_says() -> None:
	advice = CheckRule(Check.BOILERPLATE, weight=Weight.ADVICE, least_length=400)

	def weights(text: str) -> dict[str, Weight]:
		letter = LetterFacts("Answer", "A", text)
		return {one.sentence: one.weight for one in check_letter(letter, [advice], lambda one, other: 0.0)}

	assert weights("Зроблено: …") == {"blank_left": Weight.REASON, "too_short": Weight.ADVICE}
	assert weights("Закінчено ___") == {"blank_left": Weight.REASON, "too_short": Weight.ADVICE}
	assert weights("Ви писали «…ліфт стоїть» і так далі…") == {"too_short": Weight.ADVICE}


def found(rule: CheckRule, **facts: object) -> list[str]:
	findings = check_letter(replace(LETTER, **facts), [rule], closeness)
	return [" ".join((finding.sentence, *finding.params)) for finding in findings]


# which rules hold ------------------------------------------------------------------------------------------


def test_rule_of_the_authority_and_of_the_kind_takes_the_place_of_the_common_one() -> None:
	common, kind = CheckRule(Check.LAW), CheckRule(Check.LAW, letter_kind="Answer")
	own, foreign = CheckRule(Check.LAW, authority="рада"), CheckRule(Check.LAW, authority="інша")

	assert rules_for(LETTER, [kind, common]) == [kind]
	assert rules_for(LETTER, [own, kind, common, foreign]) == [own]
	assert rules_for(LETTER, [replace(own, is_disabled=True), common]) == []


def test_rule_for_refusals_looks_at_refusals_alone() -> None:
	assert rules_for(LETTER, [LAW]) == []
	assert rules_for(replace(LETTER, is_refusal=True), [LAW]) == [LAW]


def test_weighty_findings_come_first() -> None:
	rules = [CheckRule(Check.EXECUTOR), CheckRule(Check.LAW, weight=Weight.REASON, words=("закон",))]

	findings = check_letter(replace(LETTER, executor_phone=""), rules, closeness)

	assert findings == [
		Finding(Check.LAW, Weight.REASON, "no_law"),
		Finding(Check.EXECUTOR, Weight.ADVICE, "no_phone", ("Коваль О. П.",)),
	]


# each check ------------------------------------------------------------------------------------------------


def test_letter_in_which_nothing_lacks_has_no_finding() -> None:
	rules = [CheckRule(check, least_length=20, likeness=0.9) for check in Check]

	assert check_letter(LETTER, rules, closeness) == []


def test_every_question_has_a_result() -> None:
	assert found(CheckRule(Check.QUESTIONS), answered=[Answered("Ліфт", has_result=False)]) == ["no_result 1"]


def test_each_of_several_questions_is_spoken_of() -> None:
	"""Art. 15: the author is told of the results on all the questions."""
	answered = [
		Answered("Коли полагодять ліфти в будинку?", has_result=True),
		Answered("Перерахунок оплати опалення", has_result=True),
		Answered("Обрізання дерев", has_result=True, own_text="Дерева обрізано."),
	]
	text = "Ліфт у Вашому будинку полагоджено."

	assert found(CheckRule(Check.QUESTIONS), answered=answered, text=text) == [
		"no_answer 2 Перерахунок оплати опалення"
	]


@pytest.mark.parametrize(
	("text", "lacks"),
	[
		("Відмовлено.", True),
		("Відмовлено за статтею 8 Закону України «Про звернення громадян».", False),
		("Відмовлено (ст. 8).", False),
		("Беззаконня немає.", True),
	],
)
def test_law_is_looked_for_by_the_beginnings_of_words(text: str, lacks: bool) -> None:
	assert found(LAW, text=text, is_refusal=True) == (["no_law"] if lacks else [])


@pytest.mark.parametrize(
	("check", "sentence"), [(Check.REASONS, "no_reasons"), (Check.WAY_TO_APPEAL, "no_way_to_appeal")]
)
def test_reasons_and_the_way_to_appeal_are_looked_for_by_words_of_the_rule(
	check: Check, sentence: str
) -> None:
	rule = CheckRule(check, words=("оскарж",))

	assert found(rule, text="Відмовлено.") == [sentence]
	assert found(rule, text="Рішення можна оскаржити до суду.") == []


def test_executor_is_named_with_a_phone() -> None:
	rule = CheckRule(Check.EXECUTOR)

	assert found(rule, executor="") == ["no_executor"]
	assert found(rule, executor_phone=" ") == ["no_phone Коваль О. П."]


def test_text_of_a_template_nobody_filled_in_is_a_boilerplate() -> None:
	rule = CheckRule(Check.BOILERPLATE, likeness=0.9, least_length=40)
	template = "Ваше звернення розглянуто. За результатами розгляду роз’яснюємо таке."

	assert found(rule, text=template, boilerplates=[template]) == ["boilerplate"]
	assert found(rule, text=f"{template} Зроблено: …", boilerplates=[]) == ["blank_left"]
	assert found(rule, text="Роз’яснено.") == ["too_short 11 40"]
	assert found(rule, boilerplates=[template]) == []


@pytest.mark.parametrize(
	("text", "said"),
	[
		("Телефонуйте 061 222 33 44.", []),
		("Телефонуйте +38 (061) 222-33-44 або на rada@zp.example.", []),
		("Сусід (067 111 22 33) згоден.", ["foreign_phone 067 111 22 33"]),
		("Писати на petro@mail.example.", ["foreign_email petro@mail.example"]),
		("Його номер 2245134075.", ["tax_number 2245134075"]),
		("Рішення № 2245134075.", []),
		("Рахунок 2245134074.", []),
		("Шановна Савченко Маріє Іванівно", []),
		("Звернення Савченка М. І. розглянула О. П. Коваль.", []),
		("Ковалем О. П. перевірено.", []),
		("Скаргу подав Гринько Петро Олексійович.", ["foreign_name Гринько Петро Олексійович"]),
		("За словами Гринька П. О., так.", ["foreign_name Гринька П. О."]),
		("Виїхав П. О. Гринько.", ["foreign_name П. О. Гринько"]),
		("Ремонт на вул. Т. Г. Шевченка та бульварі Л. М. Гурби.", []),
		("Закон України «Про звернення громадян».", []),
	],
)
def test_letter_tells_nothing_of_other_people(text: str, said: list[str]) -> None:
	"""Art. 10: what concerns the private life of others is not told."""
	assert found(CheckRule(Check.OTHER_PEOPLE), text=text) == said


@pytest.mark.parametrize(
	("figures", "is_one"),
	[("2245134075", True), ("2245134074", False), ("224513407", False), ("22451340755", False), ("", False)],
)
def test_number_of_a_taxpayer_is_known_by_its_check_figure(figures: str, is_one: bool) -> None:
	assert is_tax_number(figures) is is_one
