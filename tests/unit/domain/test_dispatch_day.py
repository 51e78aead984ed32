"""The day of dispatch: a letter goes out signed (Art. 15), and its day ends the term (Art. 20)."""

from datetime import date

import pytest

from appeals_app.domain.dispatch_day import DispatchDayError, check_dispatch_day

SIGNED, TODAY = date(2026, 11, 20), date(2026, 11, 24)


@pytest.mark.parametrize("day", [SIGNED, date(2026, 11, 22), TODAY])
def test_letter_goes_from_the_day_of_its_signature_until_today(day):
	assert check_dispatch_day(day, signed_on=SIGNED, today=TODAY) is None


@pytest.mark.parametrize(
	("day", "said"),
	[(date(2026, 11, 25), "has not come yet"), (date(2026, 11, 19), "was signed on")],
)
def test_letter_goes_neither_before_its_signature_nor_in_the_future(day, said):
	with pytest.raises(DispatchDayError, match=said):
		check_dispatch_day(day, signed_on=SIGNED, today=TODAY)
