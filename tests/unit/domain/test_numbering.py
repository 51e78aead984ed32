import pytest

from appeals_app.domain.errors import IndexRuleError, IndexValueError
from appeals_app.domain.numbering import (
	DEFAULT_INDEX_RULE,
	IndexMark,
	IndexRule,
	IndexSeries,
	check_index_pattern,
	check_rules_apart,
	counters_of,
	index_as_read,
	index_key,
	index_letter,
	render_index,
	series_of,
)


def personal(rule: IndexRule = DEFAULT_INDEX_RULE, surname="Лисенко", **values) -> str:
	return render_index(
		rule, **{"mark": IndexMark.PERSONAL, "sequence": 123, "year": 2026, "surname": surname, **values}
	)


def test_the_default_index_is_letter_number_and_year():
	assert personal() == "Л-123/2026"
	assert DEFAULT_INDEX_RULE.series is IndexSeries.AUTHORITY


@pytest.mark.parametrize(
	("mark", "index"), [(IndexMark.COLLECTIVE, "КО-45/2026"), (IndexMark.UNSIGNED, "БП-45/2026")]
)
def test_collective_and_unsigned_appeals_carry_the_marks_of_no_348(mark, index):
	"""«КО» колективне, «БП» без підпису (примітка до додатка, № 348)"""
	assert render_index(DEFAULT_INDEX_RULE, mark=mark, sequence=45, year=2026) == index


def test_a_pattern_may_use_the_prefix_and_a_width():
	rule = IndexRule(pattern="{prefix}-{letter}-{seq}/{year}", seq_width=5)
	assert personal(rule, prefix="01-15") == "01-15-Л-00123/2026"
	assert personal(rule, prefix="01-15", sequence=1234567) == "01-15-Л-1234567/2026"


def test_a_pattern_without_a_letter_asks_for_no_surname():
	assert personal(IndexRule(pattern="{seq}/{year}"), surname="") == "123/2026"


def test_doubled_braces_are_a_brace():
	assert personal(IndexRule(pattern="{{{letter}-{seq}/{year}}}")) == "{Л-123/2026}"


def test_a_surname_without_letters_is_refused():
	with pytest.raises(IndexValueError, match=r"“123” has no letters.*register the appeal as unsigned"):
		personal(surname="123")


def test_a_surname_in_another_script_gets_a_mark_of_ours():
	assert index_letter("王") == "ІН"
	assert personal(surname="王") == "ІН-123/2026"


def test_name_that_is_not_to_be_disclosed_stands_under_the_mark_of_ours_and_in_its_counter():
	per_letter = IndexRule(series=IndexSeries.LETTER)

	assert personal(surname=None) == "ІН-123/2026"
	assert series_of(per_letter, mark=IndexMark.PERSONAL, surname=None) == "ІН"


def test_a_missing_prefix_is_refused():
	with pytest.raises(IndexValueError, match=r"needs the authority's prefix"):
		personal(IndexRule(pattern="{prefix}{seq}/{year}"))


@pytest.mark.parametrize("sequence", [0, -1])
def test_a_number_below_one_is_refused(sequence):
	with pytest.raises(IndexValueError, match=f"number {sequence} is not a whole number from 1 up"):
		personal(sequence=sequence)
	assert personal(sequence=1) == "Л-1/2026"


# --- the rule ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["pattern", "collective_pattern", "unsigned_pattern"])
@pytest.mark.parametrize(
	("pattern", "message"),
	[
		("К-{year}", "has no running number. Add the field {seq}."),
		("К-{seq}", "has no year, so indexes would repeat. Add the field {year}."),
		(
			"{number}-{seq}/{year}",
			"has the unknown field “number”. The fields are {letter}, {seq}, {year}, {prefix}.",
		),
		("{seq.__class__}-{seq}/{year}", "has the unknown field “seq.__class__”."),
		("{0}-{seq}/{year}", "has the unknown field “0”."),
		("{}-{seq}/{year}", "has the unknown field “”."),
		("{seq:>9999999}/{year}", "has the unknown field “seq”."),
		("{seq!r}/{year}", "has the unknown field “seq”."),
		("{seq}/{year", "has a brace without its pair."),
		("{seq}/{year}}", "has a brace without its pair."),
		("{seq}/{year}\n", "has characters that cannot be printed."),
		("x" * 49 + "{seq}/{year}", "is too long"),
	],
)
def test_a_pattern_that_cannot_work_is_refused(field, pattern, message):
	with pytest.raises(IndexRuleError) as refusal:
		IndexRule(**{field: pattern})
	assert message in str(refusal.value)


def test_the_longest_pattern_is_allowed():
	pattern = "x" * 48 + "{seq}{year}"
	assert len(pattern) == 59
	assert IndexRule(pattern=pattern + "x").pattern == pattern + "x"
	with pytest.raises(IndexRuleError, match=r"Keep it within 60 ordinary characters") as refusal:
		IndexRule(pattern=pattern + "xx")
	assert len(refusal.value.params[0]) == 60


def test_a_year_is_needed_only_when_numbering_restarts():
	rule = IndexRule("{letter}-{seq}", "КО-{seq}", "БП-{seq}", restarts_yearly=False)
	assert personal(rule) == "Л-123"
	check_index_pattern("{seq}", restarts_yearly=False)
	with pytest.raises(IndexRuleError, match=r"no year"):
		check_index_pattern("{seq}", restarts_yearly=True)


@pytest.mark.parametrize("width", [-1, 10])
def test_an_impossible_width_is_refused(width):
	with pytest.raises(IndexRuleError, match=f"is {width}. Set it between 0 and 9"):
		IndexRule(seq_width=width)


@pytest.mark.parametrize("width", [0, 9])
def test_the_smallest_and_the_largest_width_are_allowed(width):
	assert personal(IndexRule(seq_width=width)) == f"Л-{'123'.zfill(width)}/2026"


def test_an_unsigned_pattern_may_not_ask_for_a_letter():
	with pytest.raises(IndexRuleError, match=r"Take the field {letter} out of “{letter}-{seq}/{year}”"):
		IndexRule(unsigned_pattern="{letter}-{seq}/{year}")


@pytest.mark.parametrize("series", [IndexSeries.MARK, IndexSeries.LETTER])
@pytest.mark.parametrize(
	"patterns",
	[
		{"collective_pattern": "БП-{seq}/{year}"},
		{"collective_pattern": "К-{seq}/{year}"},
		{"collective_pattern": "ІН-{seq}/{year}"},
		{"collective_pattern": "{letter}-{seq}/{year}"},
		{"unsigned_pattern": "Я-{seq}/{year}"},
	],
)
def test_series_apart_need_marks_apart(series, patterns):
	with pytest.raises(IndexRuleError, match=r"two of their index patterns can give the same index"):
		IndexRule(series=series, **patterns)
	assert IndexRule(**patterns)


def test_letters_numbered_apart_need_the_letter_in_the_pattern():
	with pytest.raises(IndexRuleError, match=r"“ЗВ-{seq}/{year}” has no letter.*Add the field {letter}"):
		IndexRule(pattern="ЗВ-{seq}/{year}", series=IndexSeries.LETTER)
	assert IndexRule(pattern="ЗВ-{seq}/{year}", series=IndexSeries.MARK)


# --- the series ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("series", "expected"),
	[
		(IndexSeries.AUTHORITY, ["authority", "authority", "authority"]),
		(IndexSeries.MARK, ["personal", "КО", "БП"]),
		(IndexSeries.LETTER, ["Л", "КО", "БП"]),
	],
)
def test_the_series_says_which_counter_gives_the_number(series, expected):
	rule = IndexRule(series=series)
	assert [series_of(rule, mark=mark, surname="Лисенко") for mark in IndexMark] == expected


def test_the_same_number_in_two_series_never_gives_the_same_index():
	rule = IndexRule(series=IndexSeries.LETTER)
	indexes = [personal(rule, surname=surname) for surname in ("Лисенко", "Бойко", "Кот", "王")]
	indexes += [
		render_index(rule, mark=mark, sequence=123, year=2026)
		for mark in (IndexMark.COLLECTIVE, IndexMark.UNSIGNED)
	]
	assert len(set(indexes)) == 6


# --- rules of one kind of appeals ----------------------------------------------------------------------------


COMPLAINTS_APART = IndexRule(
	counter_code="СК",
	pattern="СК-{letter}-{seq}/{year}",
	collective_pattern="СК-КО-{seq}/{year}",
	unsigned_pattern="СК-БП-{seq}/{year}",
)


def test_a_rule_with_a_counter_of_its_own_counts_apart():
	assert series_of(COMPLAINTS_APART, mark=IndexMark.PERSONAL, surname="Лисенко") == "СК:authority"
	assert (
		series_of(IndexRule(series=IndexSeries.LETTER, counter_code="СК"), mark=IndexMark.UNSIGNED) == "СК:БП"
	)


@pytest.mark.parametrize("code", ["С К", "СК:", "абвгґдеєж", "-"])
def test_a_code_that_is_no_code_is_refused(code):
	with pytest.raises(IndexRuleError, match="Use letters and digits alone, 8 at most"):
		IndexRule(counter_code=code)


def test_two_rules_that_count_apart_and_write_alike_are_refused():
	with pytest.raises(IndexRuleError, match=r"can write the same index, for example “А-1/2000”"):
		check_rules_apart(IndexRule(counter_code="СК"), IndexRule())


@pytest.mark.parametrize(
	("rule", "other"),
	[
		(COMPLAINTS_APART, IndexRule()),
		(IndexRule(pattern="З-{letter}-{seq}/{year}"), IndexRule()),
		(IndexRule(), IndexRule()),
		(IndexRule(series=IndexSeries.LETTER), IndexRule(series=IndexSeries.LETTER)),
	],
)
def test_rules_that_count_together_or_write_apart_work_beside_each_other(rule, other):
	check_rules_apart(rule, other)
	check_rules_apart(other, rule)

	assert series_of(rule, mark=IndexMark.COLLECTIVE)


@pytest.mark.parametrize(
	("series", "counters"), [(IndexSeries.AUTHORITY, 1), (IndexSeries.MARK, 3), (IndexSeries.LETTER, 36)]
)
def test_all_counters_of_a_rule_are_known_ahead(series, counters):
	rule = IndexRule(series=series)

	assert len(counters_of(rule)) == counters
	assert series_of(rule, mark=IndexMark.PERSONAL, surname="Щур") in counters_of(rule)
	assert series_of(rule, mark=IndexMark.COLLECTIVE) in counters_of(rule)


def test_keys_of_indexes_differ_where_a_database_sees_no_difference():
	alike = ["Г-1/2026", "Ґ-1/2026", "г-1/2026", "ґ-1/2026"]

	keys = [index_key(index) for index in alike]

	assert keys[0] == "Г-1/2026"
	assert len({key.casefold().replace("ґ", "г") for key in keys}) == len(alike)


def test_counters_of_letters_differ_where_a_database_sees_no_difference():
	series = counters_of(IndexRule(series=IndexSeries.LETTER))

	assert len({name.casefold().replace("ґ", "г") for name in series}) == len(series)


@pytest.mark.parametrize("typed", ["C-99/2025", "с-99/2025", "С – 99/2025", "С-\u200b99/2025", "С-0099/2025"])
def test_index_is_compared_as_a_reader_takes_it(typed):
	assert index_as_read(typed) == index_as_read("С-99/2025") != index_as_read("С-990/2025")
