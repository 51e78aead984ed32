"""Dates as letters write them."""

from datetime import date

from appeals_app.domain.written_dates import date_in_figures, date_in_words


def test_date_in_words_is_in_the_genitive_and_is_not_broken_at_a_line_end() -> None:
	words = date_in_words(date(2026, 3, 1))

	assert words == "1\u00a0березня\u00a02026\u00a0року"


def test_date_in_figures_has_two_figures_of_day_and_month() -> None:
	assert date_in_figures(date(2026, 3, 1)) == "01.03.2026"
