"""Which rows of a table became which."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)


def changed_rows(before: Sequence[Row], after: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
	"""Pairs of an old and a new row that differ; None beside what was added or taken out.

	A row that only moved because others came before it is none of them.
	"""
	matcher = SequenceMatcher(None, before, after, autojunk=False)
	for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
		if kind != "equal":
			yield from zip_longest(before[old_from:old_to], after[new_from:new_to])
