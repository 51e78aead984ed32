from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.index_reading import ReadIndex, read_index
from appeals_app.domain.numbering import (
	INDEX_LETTERS,
	IndexMark,
	IndexRule,
	IndexSeries,
	counters_of,
	render_index,
	series_of,
)

RULES = [
	IndexRule(),
	IndexRule(series=IndexSeries.MARK, seq_width=4),
	IndexRule(series=IndexSeries.LETTER),
	IndexRule(series=IndexSeries.LETTER, counter_code="СК", pattern="СК-{letter}{seq}/{year}"),
	IndexRule(
		pattern="{prefix}/{letter}.{seq}-{year}",
		collective_pattern="{prefix}/КО.{seq}-{year}",
		unsigned_pattern="{prefix}/БП.{seq}-{year}",
	),
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("mark", list(IndexMark))
@pytest.mark.parametrize("surname", ["Лисенко", "Ґалаґан", "王"])
@pytest.mark.parametrize("sequence", [1, 57, 123456])
def test_an_index_written_by_a_rule_is_read_back_by_it(rule, mark, surname, sequence):
	given = {"mark": mark, "surname": surname}
	index = render_index(rule, sequence=sequence, year=2026, prefix="02-11", **given)

	read = read_index(rule, index, year=2026, prefix="02-11")

	assert read == ReadIndex(series_of(rule, **given), sequence)


@pytest.mark.parametrize(
	"text",
	["", "Л-57/2025", "Л-57", "Л-0/2026", "57/2026", "QQ-57/2026", "Л-57/2026 ", "Л-٥٧/2026", "Л-5.7/2026"],
)
def test_a_text_the_rule_would_not_write_is_not_read(text):
	assert read_index(IndexRule(), text, year=2026) is None


def test_marks_are_read_before_letters():
	rule = IndexRule(series=IndexSeries.MARK)

	assert read_index(rule, "КО-7/2026", year=2026) == ReadIndex("КО", 7)
	assert read_index(rule, "К-7/2026", year=2026) == ReadIndex("personal", 7)


def test_a_number_repeated_in_the_pattern_is_read_once():
	rule = IndexRule(pattern="{seq}-{letter}-{seq}/{year}/{year}")

	assert read_index(rule, "5-Л-5/2026/2026", year=2026) == ReadIndex("authority", 5)
	assert read_index(rule, "5-Л-6/2026/2026", year=2026) is None


def test_every_counter_that_can_be_read_is_one_that_is_made_ahead():
	for rule in RULES:
		read = {
			read_index(
				rule,
				render_index(rule, mark=mark, sequence=1, year=2026, surname=letter, prefix="1"),
				year=2026,
				prefix="1",
			).series
			for mark in IndexMark
			for letter in INDEX_LETTERS
		}

		assert read <= set(counters_of(rule))


NUMBERS = st.integers(1, 999_999_999)
LETTERS = st.sampled_from(INDEX_LETTERS)


def written(rule: IndexRule, mark: IndexMark, letter: str, sequence: int) -> str:
	surname = letter if letter in INDEX_LETTERS[:-1] else "王"
	given = {"mark": mark, "sequence": sequence, "surname": surname}
	return render_index(rule, year=2026, prefix="02-11", **given)


def read_by(rule: IndexRule, text: str, *marks: IndexMark) -> ReadIndex | None:
	return read_index(rule, text, year=2026, prefix="02-11", marks=marks)


@given(st.sampled_from(RULES), st.sampled_from(list(IndexMark)), LETTERS, NUMBERS)
def test_what_a_rule_writes_is_read_by_its_mark_as_it_stands(rule, mark, letter, sequence):
	index = written(rule, mark, letter, sequence)

	assert read_by(rule, index, mark).as_written == index


@given(st.sampled_from(RULES), LETTERS, LETTERS, NUMBERS)
def test_letters_hide_a_number_only_where_they_count_apart(rule, letter, other, sequence):
	reads = [
		read_by(rule, written(rule, IndexMark.PERSONAL, sign, sequence), IndexMark.PERSONAL)
		for sign in (letter, other)
	]

	is_one_number = letter == other or rule.series is not IndexSeries.LETTER
	assert (reads[0] == reads[1]) is is_one_number


@given(st.sampled_from(RULES), LETTERS, st.integers(1, 9999), st.integers(1, 4))
def test_zeros_of_ones_own_hide_no_number(rule, letter, sequence, zeros):
	index = written(rule, IndexMark.PERSONAL, letter, sequence)
	typed = written(replace(rule, seq_width=rule.seq_width + zeros), IndexMark.PERSONAL, letter, sequence)

	read = read_by(rule, typed, IndexMark.PERSONAL)

	assert read == read_by(rule, index, IndexMark.PERSONAL)
	assert (read.as_written == typed) is (typed == index)


@given(
	st.sampled_from(RULES),
	st.sampled_from(list(IndexMark)),
	st.sampled_from(list(IndexMark)),
	LETTERS,
	NUMBERS,
)
def test_an_index_is_read_by_its_own_mark_alone(rule, mark, other, letter, sequence):
	read = read_by(rule, written(rule, mark, letter, sequence), other)

	assert (read is not None) is (mark is other)
