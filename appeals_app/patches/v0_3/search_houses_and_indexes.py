"""The search table is written anew: it holds houses, settlements and indexes as they are written.

Why: «вул. Бочарова 14» asks for the house, and «Т-5» for indexes that begin so. What: the rows of all cards, by the command
`rebuild-appeal-search`, five hundred at a time, each batch a transaction of its own. Verify: the index of a card, typed
whole, brings that card first.
"""

from appeals_app.appeal_matching.tasks import rebuild


def execute() -> None:
	"""Write them; run again, it writes the same."""
	rebuild()
