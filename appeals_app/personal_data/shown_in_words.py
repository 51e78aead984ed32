"""How much of the personal data of an appeal a person is shown, in sentences: seeing a card is not seeing all of it."""

from frappe import _

from appeals_app.domain.redaction import Item, Showing
from appeals_app.personal_data.masking import mask_for
from appeals_app.personal_data.role_rules import viewer_of
from appeals_app.personal_data.sensitivity import persons_of_appeal

FIELDS_OF_ROLE = "Personal Data Role Field"


def how_much_is_shown(user: str, appeal: str) -> list[str]:
	"""For the hook `appeal_how_much_is_shown`: what is hidden from the user, and what is shown in part."""
	viewer = viewer_of(user)
	if viewer.sees_all:
		return []
	persons = persons_of_appeal(appeal)
	showings = {item: viewer.showing_of(item) for item in Item}
	sentences = {
		_("Shown in part: {0}."): [item for item in Item if showings[item] is Showing.MASKED],
		_("Not shown: {0}."): [item for item in Item if showings[item] is Showing.HIDDEN],
	}
	said = [sentence.format(_in_words(items)) for sentence, items in sentences.items() if items]
	if not mask_for(user, persons).undisclosed.isdisjoint(persons):
		said.append(_("The name of the author is hidden from the user."))
	return said or [_("Personal data are shown whole.")]


def _in_words(items: list[Item]) -> str:
	return ", ".join(_(item.value, context=FIELDS_OF_ROLE).lower() for item in items)
