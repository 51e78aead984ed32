"""Rows of a table before and after: what was changed, added and taken out."""

import pytest

from appeals_app.domain.row_pairs import changed_rows


@pytest.mark.parametrize(
	("before", "after", "pairs"),
	[
		("abc", "abc", []),
		("abc", "axc", [("b", "x")]),
		("abc", "abxc", [(None, "x")]),
		("abc", "ac", [("b", None)]),
		("abc", "axyc", [("b", "x"), (None, "y")]),
		("", "ab", [(None, "a"), (None, "b")]),
		("aaab", "aab", [("a", None)]),
	],
)
def test_rows_that_differ_are_paired_and_the_others_left_out(
	before: str, after: str, pairs: list[tuple]
) -> None:
	assert list(changed_rows(before, after)) == pairs
