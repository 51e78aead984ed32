"""A bare column of an order is said to be of the list's own table."""

import pytest

from appeals_app.domain.asked_columns import order_of_table


@pytest.mark.parametrize(
	("text", "said"),
	[
		("modified desc", "`tabAppeal`.`modified` desc"),
		("`creation` asc, modified", "`tabAppeal`.`creation` asc,`tabAppeal`.`modified`"),
		("author desc", "author desc"),
		("AUTHOR desc, `Author`", "AUTHOR desc, `Author`"),
		("`tabAppeal`.`modified` desc", "`tabAppeal`.`modified` desc"),
		("count(name) desc", "count(name) desc"),
		("1", "1"),
	],
)
def test_order_of_table(text: str, said: str) -> None:
	assert order_of_table(text, "Appeal", ["author"]) == said
