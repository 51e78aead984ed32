"""Which rows of recalculations are a use of a rule of the law: what nobody has applied binds no rule."""

from appeals_app.appeal_registry.recalculation_apply import APPLIED


def rows_that_use_law() -> dict[str, dict[str, str]]:
	"""Conditions on the rows that count, by DocType."""
	return {"Term Recalculation Row": {"outcome": APPLIED}}
