"""How two measured sides compare."""

import random
import statistics


def ratio(ours: list[float], theirs: list[float]) -> str:
	"""Medians against each other, with the 95 % interval of a bootstrap."""
	chance = random.Random(1)
	drawn = sorted(
		statistics.median(chance.choices(ours, k=len(ours)))
		/ statistics.median(chance.choices(theirs, k=len(theirs)))
		for _ in range(400)
	)
	middle = statistics.median(ours) / statistics.median(theirs)
	return f"×{middle:.2f} [{drawn[10]:.2f}; {drawn[-11]:.2f}]"
