"""The search table and the sketches are written anew: they hold more than they did.

Why: streets of the authors are searched, the first adjective of a compound is found alone, and a participle is its
verb, in texts that are compared as well. What: the rows of all cards, by the command `rebuild-appeal-search`, five
hundred at a time, each batch a transaction of its own. Verify: «санаторне» finds «Санаторно-курортне лікування».
"""

from appeals_app.appeal_matching.tasks import rebuild


def execute() -> None:
	"""Write them; run again, it writes the same."""
	rebuild()
