import pytest

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
