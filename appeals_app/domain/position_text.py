"""How a position is written: with a capital at the beginning of a line, with a small letter inside a sentence."""


def at_line_start(position: str) -> str:
	"""«голова ради» → «Голова ради»."""
	return position[:1].upper() + position[1:]


def in_sentence(position: str) -> str:
	"""«Голова ради» → «голова ради»; an abbreviation at the beginning («ІТ-фахівець») stays as it is."""
	is_word = len(position) > 1 and position[:2].istitle()
	return position[:1].lower() + position[1:] if is_word else position
