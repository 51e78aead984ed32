"""Places of the codifier: how they are written, found and read from the published table."""

import json
from pathlib import Path

import pytest

import appeals_app
from appeals_app.domain import localities
from appeals_app.domain.errors import InvalidInputError
from appeals_app.domain.localities import Locality, code_typed, read_codifier, search_key, title_key

SHIPPED = Path(appeals_app.__file__).parent / "authority_directory" / "data" / "katottg_zaporizhzhia.json"
HEADINGS = (*localities.LEVELS, localities.KIND_COLUMN, localities.NAME_COLUMN)
OBLAST, DISTRICT, HROMADA, VILLAGE = (f"UA{number:017}" for number in (1, 2, 3, 4))
TABLE = (
	(None, None, None, None, None, "ЗАТВЕРДЖЕНО", None),
	HEADINGS,
	(OBLAST, None, None, None, None, "O", "Запорізька"),
	(OBLAST, DISTRICT, None, None, None, "P", "Запорізький"),
	(OBLAST, DISTRICT, HROMADA, None, None, "H", "Широківська "),
	(OBLAST, DISTRICT, HROMADA, VILLAGE, None, "C", "Лежине"),
	(None, None, None, None, None, None, None),
)


def shipped_places() -> list[Locality]:
	rows = json.loads(SHIPPED.read_text(encoding="utf-8"))["rows"]
	return [Locality(row["code"], row["name"], row["category"], row["parent"]) for row in rows]


@pytest.mark.parametrize(
	("kind", "name", "title"),
	[
		("C", "Лежине", "с. Лежине"),
		("X", "Балабине", "с-ще Балабине"),
		("T", "Розівка", "с-ще Розівка"),
		("M", "Оріхів", "м. Оріхів"),
		("K", "Київ", "м. Київ"),
		("O", "Запорізька", "Запорізька область"),
		("O", "Автономна Республіка Крим", "Автономна Республіка Крим"),
		("P", "Пологівський", "Пологівський район"),
		("H", "Широківська", "Широківська громада"),
		("B", "Шевченківський", "Шевченківський район міста"),
	],
)
def test_title_of_a_place_is_written_as_in_an_address(kind: str, name: str, title: str) -> None:
	assert Locality("UA1", name, kind, None).title == title


@pytest.mark.parametrize(
	"typed", ["кам'янка", "Кам’янка", "КАМʼЯНКА", "м. Кам'янка", "м.Кам`янка", "місто Кам’янка", " Камянка "]
)
def test_key_is_one_for_every_way_to_type_a_name(typed: str) -> None:
	assert search_key(typed) == "камянка"


@pytest.mark.parametrize(
	"typed", ["UA23060030010056906", " ua 2306 0030010056906", "UА23060030010056906", "23060030010056906"]
)
def test_code_of_a_place_is_read_however_it_is_pasted(typed: str) -> None:
	assert code_typed(typed) == "UA23060030010056906"
	assert code_typed("Вільнянськ 2") == code_typed("") == ""


@pytest.mark.parametrize(
	("name", "key"),
	[
		("Михайлівка", "михайлівка"),
		("смт Кушугум", "кушугум"),
		("Семенівка", "семенівка"),
		("Мала-Токмачка", "мала токмачка"),
		("", ""),
	],
)
def test_key_keeps_a_name_that_begins_like_a_kind(name: str, key: str) -> None:
	assert search_key(name) == key


def test_place_says_where_it_lies() -> None:
	by_code = {place.code: place for place in read_codifier(TABLE)}
	village = by_code[VILLAGE]

	assert localities.line_above(village, by_code) == (
		"Широківська громада, Запорізький район, Запорізька область"
	)
	assert localities.unit_of(village, localities.DISTRICT, by_code) == DISTRICT
	assert localities.unit_of(village, localities.CITY_DISTRICT, by_code) is None


def test_published_table_is_read_under_its_title_block() -> None:
	places = read_codifier(TABLE)

	assert [place.code for place in places] == [OBLAST, DISTRICT, HROMADA, VILLAGE]
	assert places[2] == Locality(HROMADA, "Широківська", "H", DISTRICT)
	assert places[0].parent is None


def test_place_that_repeats_its_code_on_every_level_lies_under_the_last_other_code() -> None:
	"""So the districts of Kyiv stand in the published file."""
	table = (
		HEADINGS,
		(OBLAST, None, None, None, None, "K", "Київ"),
		(OBLAST, OBLAST, OBLAST, OBLAST, DISTRICT, "B", "Дарницький"),
	)

	assert read_codifier(table)[1] == Locality(DISTRICT, "Дарницький", "B", OBLAST)


@pytest.mark.parametrize(
	("table", "said"),
	[
		([("a", "b")] * 40, "This is not the codifier"),
		([], "This is not the codifier"),
		([HEADINGS], "no places"),
		([HEADINGS, ("UA12", None, None, None, None, "O", "Якась")], "Row 2 has a code that is none: UA12"),
		([HEADINGS, (OBLAST, None, None, None, None, "Z", "Якась")], "unknown category «Z»"),
		([HEADINGS, (OBLAST, None, None, None, None, "O", None)], "Row 2 has no name"),
		([*TABLE, TABLE[2]], "Row 8 repeats the code"),
		([HEADINGS, (OBLAST, DISTRICT, None, None, None, "P", "Якийсь")], "is not in the file"),
	],
)
def test_file_that_is_not_whole_is_refused_with_its_row(table: list, said: str) -> None:
	with pytest.raises(InvalidInputError) as refused:
		read_codifier(table)

	assert said in str(refused.value)


def test_title_that_several_settlements_have_leads_nowhere() -> None:
	places = [
		Locality("UA1", "Лежине", "C", None),
		Locality("UA2", "Вільне", "C", None),
		Locality("UA3", "Вільне", "C", None),
	]

	assert localities.settlements_by_title(places) == {title_key("с. Лежине"): "UA1"}


def test_shipped_oblast_is_whole_and_every_place_has_its_title() -> None:
	places = shipped_places()
	by_code = {place.code: place for place in places}

	assert len(places) == 1030
	assert all(place.title and search_key(place.name) for place in places)
	assert all(localities.line_above(place, by_code).endswith("Запорізька область") for place in places[1:])
	assert title_key("м. Запоріжжя") in localities.settlements_by_title(places)


@pytest.mark.parametrize(
	("own", "near"),
	[
		("UA23060270000087706", 3),
		("UA23060000000012345", 2),
		("UA23020000000032289", 1),
		("UA80000000000093317", 0),
		("DEMO", 0),
		("", 0),
	],
)
def test_nearness_is_counted_by_common_units(own: str, near: int) -> None:
	assert localities.nearness("UA23060270020047208", own) == near


VILNIANSK, VILNIANKA, ELSEWHERE = "UA23060030010056906", "UA23060030050042108", "UA23100210040036222"


def in_order(places: list[tuple[str, str, str]], *, own: str, typed: str) -> list[str]:
	ranked = sorted(places, key=lambda row: localities.place_of_choice(*row, own=own, typed=typed))
	return [code for code, _key, _kind in ranked]


def test_centre_of_the_own_hromada_stands_first_though_another_name_is_shorter() -> None:
	places = [(ELSEWHERE, "вільнянка", "C"), (VILNIANKA, "вільнянка", "C"), (VILNIANSK, "вільнянськ", "M")]

	assert in_order(places, own="UA23060030000037089", typed="вільнян") == [VILNIANSK, VILNIANKA, ELSEWHERE]


def test_elsewhere_the_very_name_then_the_city_then_the_near_stand_first() -> None:
	city, village, near = (
		("UA01000000010000001", "нове місто", "M"),
		(ELSEWHERE, "нове", "C"),
		(VILNIANKA, "новенька", "C"),
	)

	order = in_order([near, city, village], own="UA23060270000087706", typed="нове")

	assert order == [village[0], city[0], near[0]]


def test_own_centre_stands_first_though_it_is_a_village_and_another_name_is_the_very_one() -> None:
	centre, settlement = ("UA23060050010000001", "степове", "C"), ("UA23060050020000002", "степ", "X")

	assert in_order([settlement, centre], own="UA23060050000000003", typed="степ") == [
		centre[0],
		settlement[0],
	]
