"""The law as shipped: equal to what the domain has built in, resting on articles, marked where it was not checked."""

import ast
from datetime import date, timedelta

import pytest

from appeals_app.domain import stop_grounds, term_changes, term_dates, term_start
from appeals_app.domain.calendar_ukraine import MARTIAL_LAW_FROM, MARTIAL_LAW_SOURCE, ukraine_calendar
from appeals_app.domain.deadlines import CIVIL_CODE_254_3
from appeals_app.domain.term_rules import TERM_RULES
from appeals_app.domain.term_switches import SWITCH_TYPES, allowed_answers
from appeals_app.legal_reference.holiday_days import holidays_of_ukraine
from tests.config.defaults import shipped
from tests.config.doctypes import PACKAGE, doctypes

ACTS, ARTICLES = shipped("Legal Act"), shipped("Legal Article")
RULES = shipped("Term Rule")

FROM_MEMORY = {"law-393.12", "law-393.19", "labour-code.67-3", "labour-code.73", "cmu-898.order"}
FROM_MEMORY |= {"law-2297.12", "mju-578-5.82", "ombudsman-1-02-14.order"}
"""What no public page showed."""

CITED_IN_CODE = [
	*(rule.article for rule in TERM_RULES.values()),
	*(law.article for law in stop_grounds.LAW_OF_GROUND.values()),
	*(
		value
		for module in (term_changes, term_dates, term_start)
		for name, value in vars(module).items()
		if name.startswith(("ARTICLE_", "CIVIL_CODE_"))
	),
	CIVIL_CODE_254_3,
	MARTIAL_LAW_SOURCE,
]


def literal(file: str, name: str) -> ast.expr:
	"""Value of a table at the top of a module that cannot be imported without Frappe."""
	tree = ast.parse((PACKAGE / file).read_text())
	assigned = [node for node in tree.body if isinstance(node, (ast.Assign, ast.AnnAssign))]
	targets = {getattr(getattr(node, "target", None) or node.targets[0], "id", ""): node for node in assigned}
	return targets[name].value


def member_of(node: ast.expr) -> str:
	return node.attr


def filled_days() -> dict[date, str]:
	rows = shipped("Working Calendar")["ukraine-2000-01-01"]["holidays"]
	return {date.fromisoformat(row["falls_on"]): row["holiday_name"] for row in rows}


def test_holidays_shipped_are_those_of_the_library() -> None:
	"""The file was made by the library once; a newer release that says otherwise has to be looked at."""
	assert filled_days() == holidays_of_ukraine(2000, 2035)
	assert len(filled_days()) == 382


def test_holidays_of_the_library_are_the_days_built_into_the_domain() -> None:
	"""Names differ, days do not: two lists made apart agree for every year until 2035."""
	built_in = {day for day in ukraine_calendar().holidays if day.year <= 2035}

	assert set(filled_days()) == built_in


def test_holidays_under_martial_law_are_filled_in_all_the_same() -> None:
	"""The library calls them working days; whether they are is for the dated regime to say."""
	assert [day for day in filled_days() if day.year == 2026] == [
		day for day in sorted(ukraine_calendar().holidays) if day.year == 2026
	]
	assert len([day for day in filled_days() if day.year == 2026]) == 11


def test_days_off_given_in_exchange_for_others_are_not_holidays() -> None:
	"""6 January 2020 was off for 11 January by a yearly order: an authority enters such days itself."""
	assert date(2020, 1, 6) not in filled_days()
	assert not [name for name in filled_days().values() if "перенесено" in name or "вихідний" in name.lower()]


def test_library_and_calendar_give_the_same_other_day_for_a_holiday_on_a_weekend() -> None:
	"""Labour Code Art. 67(3) before martial law, day by day: the calendar's own rule against the library's."""
	from holidays import country_holidays

	observed = country_holidays("UA", years=range(2000, 2022), language="uk")
	days_off = {day for day, name in observed.items() if "перенесено" not in name}
	calendar, day = ukraine_calendar(), date(2000, 1, 1)
	while day < date(2022, 1, 1):
		assert calendar.is_working(day) == (day.weekday() < 5 and day not in days_off), day
		day += timedelta(days=1)


def test_martial_law_is_shipped_open_and_with_its_article() -> None:
	[regime] = shipped("Legal Regime").values()

	assert regime["valid_from"] == MARTIAL_LAW_FROM.isoformat()
	assert regime["valid_to"] is None
	assert ARTICLES[regime["article"]]["citation"] == MARTIAL_LAW_SOURCE
	assert regime["holidays_are_working"]


@pytest.mark.parametrize("citation", sorted(set(CITED_IN_CODE)))
def test_every_article_the_code_cites_is_shipped(citation: str) -> None:
	assert citation in {article["citation"] for article in ARTICLES.values()}


def test_articles_not_seen_on_a_public_page_are_marked() -> None:
	assert {name for name, article in ARTICLES.items() if not article["is_verified"]} == FROM_MEMORY


def test_act_no_longer_in_force_is_marked_and_no_rule_in_use_rests_on_it() -> None:
	dead = {name for name, act in ACTS.items() if not act["is_in_force"]}
	in_use = {ARTICLES[rule["article"]]["legal_act"] for rule in RULES.values() if rule["is_enabled"]}

	assert dead == {"cmu-898"}
	assert not ACTS["cmu-898"]["is_verified"]
	assert not dead & in_use


def test_numbers_and_dates_of_acts_are_those_that_were_seen() -> None:
	seen = {
		"law-393": ("393/96-ВР", "1996-10-02"),
		"cmu-348-1997": ("348", "1997-04-14"),
		"cmu-858-2008": ("858", "2008-09-24"),
		"cmu-976-2019": ("976", "2019-11-27"),
		"cmu-898": ("898", None),
		"law-2136": ("2136-IX", None),
		"law-2939": ("2939-VI", None),
		"law-2297": ("2297-VI", None),
		"mju-578-5": ("578/5", "2012-04-12"),
		"ombudsman-1-02-14": ("1/02-14", "2014-01-08"),
	}

	numbered = {name: act for name, act in ACTS.items() if act.get("act_number")}
	assert {name: (act["act_number"], act.get("adopted_on")) for name, act in numbered.items()} == seen


def test_rules_are_those_of_the_domain_and_the_return_of_art_7() -> None:
	assert set(RULES) == {*TERM_RULES, "5d-return"}
	for code, rule in TERM_RULES.items():
		assert bool(RULES[code]["is_verified"]) == rule.is_verified, code
		assert ARTICLES[RULES[code]["article"]]["citation"] == rule.article, code


def test_terms_of_the_old_hot_line_order_are_shipped_out_of_use() -> None:
	hot_line = [rule for name, rule in RULES.items() if name.startswith("hotline-")]

	assert len(hot_line) == 3
	assert not [rule["name"] for rule in hot_line if rule["is_enabled"] or rule["is_verified"]]
	assert {rule["channel"] for rule in hot_line} == {"ukc"}


def test_units_of_a_rule_are_those_of_the_domain() -> None:
	units = literal("legal_reference/law_values.py", "UNITS")

	assert doctypes()["Term Rule"].options_of("unit") == [key.value for key in units.keys]
	assert len({member_of(value) for value in units.values}) == len(units.keys) == 6


@pytest.mark.parametrize("switch", [name for name in SWITCH_TYPES if allowed_answers(name)])
def test_answers_offered_are_those_of_the_domain_and_the_default_is_the_same(switch: str) -> None:
	answers = literal("legal_reference/law_values.py", "ANSWERS")
	choices = dict(zip((key.value for key in answers.keys), answers.values, strict=True))[switch]
	members = {key.value: member_of(value) for key, value in zip(choices.keys, choices.values, strict=True)}
	field = doctypes()["Term Counting"].fields[switch]

	assert doctypes()["Term Counting"].options_of(switch) == list(members)
	assert sorted(members.values()) == sorted(member.name for member in SWITCH_TYPES[switch])
	assert members[field["default"]] == next(iter(SWITCH_TYPES[switch])).name


def test_conditions_of_a_rule_take_items_of_the_groups_the_card_takes() -> None:
	groups = ast.literal_eval(literal("legal_reference/awaited_items.py", "GROUP_OF_CONDITION"))
	offered = {
		field
		for field, data in doctypes()["Term Rule"].fields.items()
		if data.get("options") == "Appeal Classifier Item"
	}

	assert set(groups) == offered
	assert set(groups.values()) == {"kind", "author_category", "sign_of_receipt"}


def test_purposes_chosen_by_a_person_are_offered() -> None:
	chosen = literal("legal_reference/config.py", "CHOSEN_BY_PERSON")

	assert ast.literal_eval(chosen.args[0]) < set(doctypes()["Term Rule"].options_of("purpose"))
