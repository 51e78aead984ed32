"""How far a person's roles open personal data: the most open of what the roles say, nothing where none speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from appeals_app.domain.redaction import OPENNESS, PERSONAL_FIELDS, Item, Showing


class Duty(str, Enum):
	"""Which sensitive cards a role meets by its direct duty; of the others it is asked for a purpose."""

	NONE = "No Card"
	ASSIGNED = "Assigned Cards"
	EVERY = "Every Card"


class SecretNames(str, Enum):
	"""Whose eyes a name is for that is not to be disclosed (Art. 10)."""

	HIDDEN = "Hidden"
	RESPONSIBLE = "Shown To The Responsible Executor"
	SHOWN = "Shown"


@dataclass(frozen=True, slots=True)
class RoleRule:
	"""What one role sees of personal data."""

	role: str
	duty: Duty = Duty.NONE
	secret_names: SecretNames = SecretNames.HIDDEN
	may_break_glass: bool = False
	showings: Mapping[Item, Showing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Viewer:
	"""What a person with all his or her roles sees."""

	rules: tuple[RoleRule, ...]
	sees_all: bool = False

	def showing_of(self, item: Item) -> Showing:
		"""The most open of what the roles say of the item."""
		if self.sees_all:
			return Showing.SHOWN
		said = [rule.showings[item] for rule in self.rules if item in rule.showings]
		return max(said, key=OPENNESS.index, default=Showing.HIDDEN)

	def closed_fields(self, doctype: str) -> dict[str, Showing]:
		"""Personal fields of the DocType that are not shown as they are, and how they are."""
		showings = {
			name: min((self.showing_of(item) for item in personal.items), key=OPENNESS.index)
			for name, personal in PERSONAL_FIELDS.get(doctype, {}).items()
		}
		return {name: showing for name, showing in showings.items() if showing is not Showing.SHOWN}

	@property
	def duty(self) -> Duty:
		"""The widest of what the roles say."""
		return Duty.EVERY if self.sees_all else _widest(Duty, (rule.duty for rule in self.rules))

	@property
	def secret_names(self) -> SecretNames:
		"""The most open of what the roles say."""
		if self.sees_all:
			return SecretNames.SHOWN
		return _widest(SecretNames, (rule.secret_names for rule in self.rules))

	@property
	def may_break_glass(self) -> bool:
		"""One of the roles may open a card outside the scope for a reason."""
		return any(rule.may_break_glass for rule in self.rules)


def _widest(kind: type[Enum], said: Iterable[Enum]) -> Enum:
	order = list(kind)
	return max(said, key=order.index, default=order[0])
