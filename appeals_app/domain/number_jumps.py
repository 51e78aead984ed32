"""A number far ahead of its counter: one slip of the pen in a register brought over would move the counter for good."""

LEAST_JUMP = 100
"""So many numbers may be passed over without a question: a register has gaps of its own."""


def is_jump(*, last: int, largest: int, brought: int) -> bool:
	"""Whether more numbers would be passed over for ever than are brought; `last` is the one the counter gave before."""
	return largest - last - brought > max(brought, LEAST_JUMP)
