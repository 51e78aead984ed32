"""What the rules in this package name by itself, whatever the rows of the law say: citations and calendars."""

from __future__ import annotations

from appeals_app.domain.calendar_ukraine import BUILT_IN_CALENDARS, MARTIAL_LAW_SOURCE
from appeals_app.domain.stop_grounds import ARTICLE_7_1, ARTICLE_7_4, ARTICLE_16, LAW_OF_GROUND
from appeals_app.domain.term_changes import ARTICLE_20_2
from appeals_app.domain.term_dates import CIVIL_CODE_254_5
from appeals_app.domain.term_rules import TERM_RULES
from appeals_app.domain.term_start import ARTICLE_20_1, CIVIL_CODE_253

_CITED = frozenset(
	{
		*(law.article for law in LAW_OF_GROUND.values()),
		*(rule.article for rule in TERM_RULES.values()),
		*(ARTICLE_7_1, ARTICLE_7_4, ARTICLE_16, ARTICLE_20_1, ARTICLE_20_2),
		*(CIVIL_CODE_253, CIVIL_CODE_254_5, MARTIAL_LAW_SOURCE),
	}
)


def is_cited(citation: str) -> bool:
	"""Whether a ground, a term, a decision or a proof is told with this citation."""
	return citation in _CITED


def is_answer_of_counting(calendar: str) -> bool:
	"""Whether the code of the calendar is an answer to the question which days are working, chosen or not."""
	return calendar in BUILT_IN_CALENDARS
