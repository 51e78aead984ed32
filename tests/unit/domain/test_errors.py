import pickle
from datetime import date, datetime

import pytest

from appeals_app.domain import errors
from appeals_app.domain.errors import DomainError, ExtensionBeyondLimitError, ExtensionError, TermError


def test_an_error_keeps_its_template_and_fills_it_in():
	error = DomainError("The term {0} ends on {1}.", "month", date(2026, 2, 5))
	assert error.message == "The term {0} ends on {1}."
	assert error.params == ("month", "05.02.2026")
	assert str(error) == "The term month ends on 05.02.2026."


def test_a_moment_is_shown_as_its_day_and_other_values_as_they_are():
	assert DomainError("{0} {1}", datetime(2026, 2, 5, 12, 30), 7).params == ("05.02.2026", 7)


def test_a_value_with_braces_does_no_harm():
	assert str(DomainError("No term “{0}”.", "{1} {x}")) == "No term “{1} {x}”."


def test_an_error_travels_between_processes():
	error = ExtensionBeyondLimitError("Latest {0}.", date(2026, 2, 5))
	copy = pickle.loads(pickle.dumps(error))
	assert type(copy) is ExtensionBeyondLimitError
	assert (copy.code, str(copy)) == (error.code, str(error))


def test_errors_are_caught_by_their_family():
	with pytest.raises(TermError):
		raise ExtensionBeyondLimitError("x")
	assert issubclass(ExtensionBeyondLimitError, ExtensionError)


def test_every_error_has_a_code_of_its_own():
	classes = [
		value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, DomainError)
	]
	codes = [error_class.code for error_class in classes]
	assert len(set(codes)) == len(codes) > 25


def test_a_day_of_the_first_years_is_written_in_full():
	assert str(DomainError("{0}.", date(1, 2, 3))) == "03.02.0001."
