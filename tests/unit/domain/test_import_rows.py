from datetime import date, datetime

import pytest

from appeals_app.domain.classification import ClassifierItem, CodeStatus
from appeals_app.domain.import_mapping import (
	FIELDS,
	Heading,
	ImportMapping,
	ImportMappingError,
	MappedColumn,
	find_heading,
	same_words,
	short_titles,
)
from appeals_app.domain.import_rows import Choices, RowReader
from appeals_app.domain.imported_values import Unreadable

NOW = datetime(2026, 11, 20, 12)
HEADINGS = {
	"registration_index": "Індекс",
	"registered_at": "Дата реєстрації",
	"answered_on": "Дата відповіді",
	"author_name": "П.І.Б.",
	"kind": "Вид",
	"brief": "Короткий зміст",
	"phone": "Телефон",
}
DEFAULTS = {"channel": "post", "theme": "theme.roads", "subject": ""}
ROW = ["С-1/2026", "02.03.2026", "", "Савченко Іван Петрович", "Скарга", "Про ремонт дороги", "0501234567"]


def an_item(name: str, title: str, **more) -> ClassifierItem:
	return ClassifierItem(
		name=name, group=name.split(".")[0], title=title, status=CodeStatus.LOCAL, code="", parent="", authority="",
		**{"valid_from": None, "valid_to": None, **more},
	)  # fmt: skip


ITEMS = [
	an_item("kind.complaint", "Скарга"),
	an_item("kind.application", "Заява (клопотання)"),
	an_item("theme.roads", "Дороги", valid_to=date(2026, 6, 30)),
	an_item("subject.anonymous", "Анонімне"),
	an_item("subject.collective", "Колективне"),
]


def choices() -> Choices:
	by_words = {"channel": {"post": "post", "пошта": "post"}}
	for item in ITEMS:
		group = by_words.setdefault(item.group, {})
		group[same_words(item.title)] = group[same_words(item.name)] = item.name
	return Choices(by_words, {item.name: item for item in ITEMS}, "RDA")


def a_mapping(**more) -> ImportMapping:
	columns = [MappedColumn(name, heading) for name, heading in HEADINGS.items()]
	columns += [
		MappedColumn(name, default=default) for name, default in {**DEFAULTS, **more}.items() if default
	]
	return ImportMapping(tuple(columns), {"kind": {"клопот.": "kind.application"}})


def read(row: list, **more):
	mapping = a_mapping(**more)
	heading = find_heading([(1, list(HEADINGS.values()))], mapping)
	return RowReader(mapping, heading, choices(), now=NOW).read(row)


def changed(**cells) -> list:
	return [cells.get(name, value) for name, value in zip(HEADINGS, ROW, strict=True)]


def said(row: list, **more) -> str:
	_card, problems = read(row, **more)
	return " | ".join(map(str, problems))


def test_a_row_becomes_a_card_with_its_author_and_question():
	found, problems = read(ROW)

	assert problems == []
	assert found.card["registration_index"] == "С-1/2026"
	assert found.card["registered_at"] == found.card["received_at"] == datetime(2026, 3, 2)
	assert (found.card["kind"], found.card["channel"], found.theme) == (
		"kind.complaint",
		"post",
		"theme.roads",
	)
	assert found.person["last_name"] == "Савченко"
	assert found.person["middle_name"] == "Петрович"
	assert found.card["content"] == "Про ремонт дороги"
	assert not found.is_closed


def test_a_brief_longer_than_its_line_is_shortened_visibly_and_stands_whole_in_the_text():
	brief = "Просить полагодити ліфт. " * 9
	whole = brief.strip()

	card = read(changed(brief=brief))[0].card
	beside_text = read(changed(brief=brief), content="Ліфт стоїть третій тиждень.")[0].card

	assert card["brief"].endswith(" полагодити…")
	assert len(card["brief"]) <= 200
	assert card["content"] == whole
	assert beside_text["content"] == f"{whole}\n\nЛіфт стоїть третій тиждень."


def test_an_answered_row_is_closed():
	assert read(changed(answered_on="20.03.2026"))[0].is_closed


def test_a_word_of_the_file_means_what_the_mapping_says():
	assert read(changed(kind="КЛОПОТ"))[0].card["kind"] == "kind.application"


def test_an_anonymous_row_keeps_no_author():
	found, problems = read(changed(author_name=""), subject="subject.anonymous")

	assert problems == []
	assert found.person == {}


@pytest.mark.parametrize(
	("cells", "says"),
	[
		({"registration_index": ""}, "no number or no day"),
		({"registered_at": ""}, "no number or no day"),
		({"registered_at": "колись"}, "«Дата реєстрації» is not a date"),
		({"registered_at": "02.03.2027"}, "in the future"),
		({"registered_at": "02.03.1990"}, "before the Law"),
		({"answered_on": "01.03.2026"}, "answered before it came"),
		({"author_name": ""}, "no author"),
		({"brief": ""}, "does not tell the matter"),
		({"kind": "Щось інше"}, "«Вид» holds words the register does not know"),
		({"phone": "12"}, "«Телефон» is not a phone number"),
		({"brief": Unreadable.FORMULA}, "«Короткий зміст» holds a formula"),
		({"author_name": Unreadable.MERGED}, "merged cells"),
		({"registered_at": "02.07.2026"}, "not in force"),
		({"registration_index": "С" * 61}, "has 61 characters, at most 60"),
	],
)
def test_a_row_that_cannot_be_a_card_says_why(cells, says):
	assert says in said(changed(**cells))


def test_all_problems_of_a_row_are_told_at_once():
	_card, problems = read(changed(registered_at="колись", kind="Щось", phone=Unreadable.ERROR))

	assert len(problems) == 3


def test_an_open_appeal_without_a_theme_is_refused_and_a_closed_one_is_not():
	assert "needs a theme" in said(ROW, theme="")
	assert said(changed(answered_on="20.03.2026"), theme="") == ""


def test_a_collective_appeal_of_one_author_is_refused():
	assert "fewer than two authors" in said(ROW, subject="subject.collective")


def test_no_problem_repeats_what_the_row_holds():
	row = changed(registered_at="Савченко", kind="Іван", phone="П")

	assert not any(cell in said(row) for cell in ("Савченко", "Іван"))


def test_a_short_row_is_read_as_one_with_empty_cells():
	assert "no author" in said(ROW[:2])


# --- the heading --------------------------------------------------------------------------------------------


def test_the_heading_is_found_under_the_title_of_the_journal():
	rows = [(1, ["Журнал реєстрації"]), (4, ["№ з/п", " ІНДЕКС ", *list(HEADINGS.values())[1:]])]

	assert find_heading(rows, a_mapping()) == Heading(
		4, {name: place for place, name in enumerate(HEADINGS, 1)}
	)


def test_a_file_without_the_columns_is_refused_by_their_names():
	rows = [(1, list(HEADINGS.values())[:-1])]

	with pytest.raises(ImportMappingError, match="The file has no columns «Телефон»"):
		find_heading(rows, a_mapping())


KNOWN = (("registration_index", "А"), ("registered_at", "Б"))


@pytest.mark.parametrize(
	("columns", "says"),
	[
		([], "No column fills the field “Registration Index”"),
		([("registration_index", "А"), ("registered_at", "")], "No column fills the field “Registered At”"),
		([*KNOWN, ("brief",)], "tells the matter"),
		([*KNOWN, ("brief", "В")], "names the author"),
		([*KNOWN, ("brief", "В"), ("last_name", "Г")], "how an appeal came"),
		([*KNOWN, ("brief", "В"), ("last_name", "Г"), ("channel",)], "how an appeal came"),
		(
			[*KNOWN, ("brief", "В"), ("last_name", "Г"), ("channel", "", "post")],
			"the theme or the day of the answer",
		),
		([("registration_index", "А"), ("registration_index", "Б")], "filled by two columns"),
	],
)
def test_a_mapping_that_cannot_make_a_card_is_refused(columns, says):
	with pytest.raises(ImportMappingError, match=says):
		ImportMapping(tuple(MappedColumn(*column) for column in columns))


@pytest.mark.parametrize("author", [("author_name", "Г"), ("subject", "", "subject.anonymous")])
@pytest.mark.parametrize("closed", [("answered_on", "Ґ"), ("theme", "", "theme.roads")])
def test_a_mapping_with_all_that_a_card_needs_is_taken(author, closed):
	columns = (*KNOWN, ("content", "В"), author, closed, ("channel", "Д"))

	assert ImportMapping(tuple(MappedColumn(*column) for column in columns)).headings["channel"] == "Д"


def test_a_title_with_brackets_is_known_by_its_beginning_unless_two_begin_so():
	titles = {"a": "Заява (клопотання)", "b": "Скарга", "c": "Інше (лист)", "d": "Інше (папір)"}

	assert short_titles(titles) == {"заява": "a"}


def test_every_field_can_be_mapped_and_read():
	columns = tuple(MappedColumn(name, name) for name in FIELDS)
	mapping = ImportMapping(columns)
	heading = find_heading([(1, list(FIELDS))], mapping)

	_card, problems = RowReader(mapping, heading, choices(), now=NOW).read([None] * len(FIELDS))

	assert [str(problem) for problem in problems][:1] == [
		"The row has no number or no day of registration. Fill in both."
	]


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "`", "‘", "´"])
def test_words_are_the_same_with_any_apostrophe_and_case(apostrophe: str) -> None:
	assert same_words(f"ДАНО роз{apostrophe}яснення") == same_words("Дано роз’яснення")


def test_unknown_words_of_a_closed_list_are_told() -> None:
	_card, [problem] = read(changed(kind="Хтозна"))

	assert (problem.name, problem.words) == ("kind", "Хтозна")
	assert "«Хтозна»" in str(problem)


@pytest.mark.parametrize(
	"cell",
	[
		"0501234567",
		"ivan@example.com",
		"Коваль О.П.",
		"Коваль Ольга Павлівна",
		"Довгий текст не з переліку " * 4,
	],
)
def test_words_that_may_be_a_contact_or_a_text_are_not_told(cell: str) -> None:
	_card, [problem] = read(changed(kind=cell))

	assert problem.words == "" and cell.strip() not in str(problem)
