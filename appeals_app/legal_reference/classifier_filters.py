"""What a link field to the classifier asks for, read from what a client sends or refused in words."""

from dataclasses import dataclass
from datetime import date

from appeals_app.domain.given_values import read_date
from appeals_app.legal_reference.classifier import ITEM
from appeals_app.search_arguments import Condition, conditions_on, given_filters, refuse_filters


@dataclass(frozen=True, slots=True)
class Asked:
	"""The day of receipt, where one is given, the authority that chooses, and conditions on fields of the item."""

	day: date | None
	authority: str
	conditions: list[Condition]


def read_filters(filters: object) -> Asked:
	"""The filters as a client sends them: by names of fields, or a list of conditions; AppealRuleError otherwise."""
	given = given_filters(filters)
	if isinstance(given, list):
		return Asked(None, "", conditions_on(ITEM, given))
	named = {**given}
	on, authority = named.pop("on", None), named.pop("authority", None)
	day = read_date(on)
	if (on and not day) or not isinstance(authority or "", str):
		refuse_filters()
	return Asked(day, authority or "", conditions_on(ITEM, named))
