"""The search table is written anew: it holds who sent the covering letter.

Why: «Уповноважений» asks for the appeals an office has passed on. What: the rows of all cards, by the command
`rebuild-appeal-search`, five hundred at a time, each batch a transaction of its own. Verify: a word of «Ким надіслано» finds
its card.
"""

from appeals_app.appeal_matching.tasks import rebuild


def execute() -> None:
	"""Write them; run again, it writes the same."""
	rebuild()
