"""«Days Left» became a column: lists and reports asked for it, and a query can only ask for what the table holds.

What: every appeal gets the days left today. How to verify: the list of appeals shows and sorts «Days Left».
"""

from appeals_app.appeal_registry.days_left import count_days_left_anew


def execute() -> None:
	"""Fill the column as the daily sweep does."""
	count_days_left_anew()
