import pytest

from appeals_app.domain.number_jumps import is_jump


@pytest.mark.parametrize(
	("last", "largest", "brought", "expected"),
	[
		(0, 9000, 9000, False),
		(0, 9050, 9000, False),
		(0, 101, 1, False),
		(0, 102, 1, True),
		(0, 72059100, 3000, True),
		(0, 6000, 3001, False),
		(5000, 6000, 900, False),
		(72059100, 6000, 900, False),
	],
)
def test_jump_passes_over_more_numbers_than_it_brings(last, largest, brought, expected):
	assert is_jump(last=last, largest=largest, brought=brought) is expected
