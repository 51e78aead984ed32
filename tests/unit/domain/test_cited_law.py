"""Which articles and calendars the rules themselves name."""

import pytest

from appeals_app.domain.cited_law import is_answer_of_counting, is_cited
from appeals_app.domain.stop_grounds import LAW_OF_GROUND
from appeals_app.domain.term_rules import LAW_393, TERM_RULES


@pytest.mark.parametrize("article", ["ч. 1 ст. 8", "ст. 17", "ч. 2 ст. 20", "ч. 4 ст. 7", "ст. 16"])
def test_articles_of_grounds_and_decisions_are_cited(article: str) -> None:
	assert is_cited(f"{article} {LAW_393}")


def test_every_ground_and_every_term_built_in_cites_its_article() -> None:
	assert all(is_cited(law.article) for law in LAW_OF_GROUND.values())
	assert all(is_cited(rule.article) for rule in TERM_RULES.values())
	assert is_cited("ст. 253 ЦК України")


@pytest.mark.parametrize("citation", ["", "ст. 19 " + LAW_393, "ст. 17"])
def test_other_articles_are_not(citation: str) -> None:
	assert not is_cited(citation)


def test_calendars_the_counting_may_answer_with_are_those_built_in() -> None:
	assert is_answer_of_counting("ukraine") and is_answer_of_counting("weekends")
	assert not is_answer_of_counting("shifted")
