"""What an administrator can enter wrong in a rule of indexes, though no index would repeat."""

import pytest

from appeals_app.domain.errors import IndexRuleError
from appeals_app.domain.index_patterns import (
	check_entered_pattern,
	check_first_year,
	check_marks_are_read_apart,
)

SHIPPED = ("{letter}-{seq}/{year}", "КО-{seq}/{year}", "БП-{seq}/{year}")


@pytest.mark.parametrize(
	"pattern",
	[
		*SHIPPED,
		"СК-{letter}{seq}/{year}",
		"{prefix}/{letter}.{seq}-{year}",
		"№ {seq} ({year})",
		"05-10/{seq}/{year}",
	],
)
def test_pattern_that_reads_one_way_passes(pattern: str) -> None:
	assert check_entered_pattern(pattern) is None


@pytest.mark.parametrize(
	("pattern", "says"),
	[
		("{seq}{year}", "runs together"),
		("{year}{seq}", "runs together"),
		("{prefix}{seq}/{year}", "runs together"),
		("5{seq}/{year}", "runs together"),
		("{seq}0/{year}", "runs together"),
		("{seq}-{seq}/{year}", "needs the field {seq} once"),
		("К-{year}", "needs the field {seq} once"),
		("😀-{seq}/{year}", "sign no index is written with"),
		("<b>К</b>-{seq}/{year}", "sign no index is written with"),
		("К\u200e-{seq}/{year}", "sign no index is written with"),
		("К\t{seq}/{year}", "sign no index is written with"),
		("{{К}}-{seq}/{year}", "sign no index is written with"),
	],
)
def test_pattern_that_misleads_is_refused(pattern: str, says: str) -> None:
	with pytest.raises(IndexRuleError) as refused:
		check_entered_pattern(pattern)

	assert says in str(refused.value)


def test_marks_of_the_law_beside_each_other_pass() -> None:
	assert check_marks_are_read_apart(SHIPPED, [*SHIPPED, "СК-{seq}/{year}", "AB-{seq}/{year}"]) is None


@pytest.mark.parametrize(
	("pattern", "others"),
	[
		("KO-{seq}/{year}", ()),  # Latin, beside the mark of № 348
		("A-{seq}/{year}", ()),  # Latin, beside the letter of a surname
		("CK-{seq}/{year}", ("СК-{seq}/{year}",)),
		("СК-{seq}/{year}", ("CK-{seq}/{year}",)),
	],
)
def test_mark_that_looks_like_another_is_refused(pattern: str, others: tuple[str, ...]) -> None:
	with pytest.raises(IndexRuleError, match="looks like the mark"):
		check_marks_are_read_apart([pattern], others)


@pytest.mark.parametrize("year", [1991, 2026, 2031])
def test_year_of_our_time_passes(year: int) -> None:
	assert check_first_year(year, today_year=2026) is None


@pytest.mark.parametrize("year", [0, 1990, 2032, 9999])
def test_year_nobody_can_mean_is_refused(year: int) -> None:
	with pytest.raises(IndexRuleError, match=f"from the year {year}. Enter a year from 1991 to 2031"):
		check_first_year(year, today_year=2026)
