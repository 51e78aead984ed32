"""Classifier of appeals (Cabinet resolution No. 858 of 24.09.2008) as shipped: nothing in it is invented.

Codes stand here as they were seen on public pages.  Where a code was not seen, the record has none: what is
only remembered stands in its note, for a person to check against the act.
"""

import re

import pytest

from tests.config.defaults import DEFAULTS, records_in, shipped
from tests.config.doctypes import doctypes

ITEMS = shipped("Appeal Classifier Item")

SEEN_CODES = {
	"form_of_receipt": [f"1.{number}" for number in range(1, 7)],
	"sign_of_receipt": [f"2.{number}" for number in range(1, 6)],
	"kind": ["3.1", "3.2", "3.3"],
	"author_sex": ["4.1", "4.2"],
	"subject": ["5.1", "5.2", "5.3"],
	"type": ["6.1", "6.2", "6.3"],
	"author_category": [f"7.{number}" for number in range(1, 18)],
	"social_state": [],
	"result": ["9.1", "9.2", "9.3"],
	"theme": [],
}
"""Codes seen with the name of their item; of 9.4–9.6 only the existence was seen, not which is which."""

NUMBER_OF_ITEMS = {
	"form_of_receipt": 7,
	"sign_of_receipt": 5,
	"kind": 3,
	"author_sex": 2,
	"subject": 3,
	"type": 5,
	"author_category": 22,
	"social_state": 14,
	"result": 6,
	"theme": 24,
}

NAMES_SEEN_WITH_CODES = {
	"1.1": "Поштою (електронною поштою)",
	"1.2": "На особистому прийомі",
	"2.1": "Первинне",
	"2.2": "Повторне",
	"2.3": "Дублетне",
	"2.4": "Неодноразове",
	"2.5": "Масове",
	"3.1": "Пропозиція (зауваження)",
	"3.2": "Заява (клопотання)",
	"3.3": "Скарга",
	"5.1": "Індивідуальне",
	"5.2": "Колективне",
	"5.3": "Анонімне",
	"6.1": "Телеграма",
	"6.2": "Лист",
	"6.3": "Усне",
	"7.5": "Учасник бойових дій",
	"7.16": "Герой України",
	"9.1": "Вирішено позитивно",
	"9.2": "Відмовлено у задоволенні",
	"9.3": "Дано роз’яснення",
}

THEMES = (
	"Промислова політика",
	"Аграрна політика і земельні відносини",
	"Транспорт і зв’язок",
	"Економічна, цінова, інвестиційна, зовнішньоекономічна, регіональна політика та будівництво, підприємництво",
	"Фінансова, податкова, митна політика",
	"Соціальний захист",
	"Праця і заробітна плата, охорона праці, промислова безпека",
	"Охорона здоров’я",
	"Комунальне господарство",
	"Житлова політика",
	"Екологія та природні ресурси",
	"Забезпечення дотримання законності та охорони правопорядку, реалізація прав і свобод громадян, "
	"запобігання дискримінації",
	"Сім’я, діти, молодь, гендерна рівність, фізична культура і спорт",
	"Культура та культурна спадщина, туризм",
	"Освіта, наукова, науково-технічна, інноваційна діяльність та інтелектуальна власність",
	"Інформаційна політика, діяльність засобів масової інформації",
	"Діяльність об’єднань громадян, релігії та міжконфесійних відносин",
	"Діяльність Верховної Ради України, Президента України та Кабінету Міністрів України",
	"Діяльність центральних органів виконавчої влади",
	"Діяльність місцевих органів виконавчої влади",
	"Діяльність органів місцевого самоврядування",
	"Обороноздатність, суверенітет, міждержавні і міжнаціональні відносини",
	"Державне будівництво, адміністративно-територіальний устрій",
	"Інше",
)
"""The 24 main questions in the order of the form of reporting."""

FIRST_HEAD_CATEGORIES = {"disabled_ww2", "disabled_war", "hero_soviet", "hero_labour"}
"""Considered by the first head in person (Law 393, Art. 15(2))."""


def group(name: str) -> list[dict]:
	"""Items of one group in their order."""
	return sorted(
		(item for item in ITEMS.values() if item["item_group"] == name),
		key=lambda item: item["sort_order_index"],
	)


def test_groups_are_those_the_doctype_offers() -> None:
	assert {item["item_group"] for item in ITEMS.values()} == set(SEEN_CODES)
	assert doctypes()["Appeal Classifier Item"].options_of("item_group") == list(SEEN_CODES)


@pytest.mark.parametrize("name", SEEN_CODES)
def test_group_holds_the_codes_that_were_seen_and_no_others(name: str) -> None:
	codes = [item["official_code"] for item in group(name) if item["official_code"]]

	assert codes == SEEN_CODES[name]


@pytest.mark.parametrize("name", NUMBER_OF_ITEMS)
def test_group_holds_the_items_of_the_act_and_no_others(name: str) -> None:
	assert len(group(name)) == NUMBER_OF_ITEMS[name]


@pytest.mark.parametrize(("code", "title"), NAMES_SEEN_WITH_CODES.items())
def test_code_stands_at_the_name_it_was_seen_with(code: str, title: str) -> None:
	assert [item["title"] for item in ITEMS.values() if item["official_code"] == code] == [title]


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item["name"])
def test_code_is_called_verified_exactly_where_there_is_one(item: dict) -> None:
	assert (item["code_status"] == "verified") == bool(item["official_code"])
	assert item["code_status"] in doctypes()["Appeal Classifier Item"].options_of("code_status")


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item["name"])
def test_remembered_code_stands_in_the_note_as_not_checked(item: dict) -> None:
	remembered = re.findall(r"\d+\.\d+", item["note"])

	assert (item["code_status"] == "unverified") == bool(remembered and not item["official_code"])
	if item["code_status"] == "unverified":
		assert "не звірено" in item["note"]


def test_themes_are_the_twenty_four_in_their_order() -> None:
	assert tuple(item["title"] for item in group("theme")) == THEMES


def test_items_are_named_by_group_and_key() -> None:
	assert all(name == f"{item['item_group']}.{item['item_key']}" for name, item in ITEMS.items())


@pytest.mark.parametrize("name", SEEN_CODES)
def test_titles_and_places_within_a_group_are_not_used_twice(name: str) -> None:
	for key in ("title", "item_key", "sort_order_index"):
		values = [item[key] for item in group(name)]
		assert len(set(values)) == len(values), key


def test_rights_of_authors_belong_to_categories_alone() -> None:
	entitled = {
		item["item_group"] for item in ITEMS.values() if item["has_priority"] or item["needs_first_head"]
	}

	assert entitled == {"author_category"}


def test_first_head_considers_the_categories_the_law_names() -> None:
	named = {item["item_key"] for item in ITEMS.values() if item["needs_first_head"]}

	assert named == FIRST_HEAD_CATEGORIES


def test_who_is_considered_by_the_first_head_is_considered_first_in_turn() -> None:
	assert not [
		item["name"] for item in ITEMS.values() if item["needs_first_head"] and not item["has_priority"]
	]


def test_records_lie_in_the_order_of_the_act() -> None:
	[path] = DEFAULTS.glob("*_appeal_classifier_item.json")
	written = [(record["item_group"], record["sort_order_index"]) for record in records_in(path)]
	groups = list(dict.fromkeys(name for name, _ in written))

	assert groups == list(SEEN_CODES)
	assert written == sorted(written, key=lambda entry: (groups.index(entry[0]), entry[1]))
