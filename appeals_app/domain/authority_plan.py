"""What has to be made so that an authority can begin, what is there already, and which rows cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from appeals_app.domain.errors import DomainError
from appeals_app.domain.index_patterns import check_entered_pattern

EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


class SetupRowError(DomainError):
	"""A row of the set-up lacks something, or contradicts the directory or another row."""

	code = "setup_row"


class State(Enum):
	"""What becomes of a row."""

	NEW = "To Be Made"
	EXISTS = "Exists"
	REFUSED = "Refused"


@dataclass(frozen=True, slots=True)
class AuthorityRow:
	"""An authority to be; `place` tells a person where the row stands."""

	place: str
	code: str
	name: str = ""
	short_name: str = ""
	kind: str = ""
	parent: str = ""
	postal_address: str = ""
	phone: str = ""
	email: str = ""
	edrpou: str = ""
	katottg_code: str = ""
	index_prefix: str = ""
	pattern: str = ""
	collective_pattern: str = ""
	unsigned_pattern: str = ""

	@property
	def authority(self) -> str:
		"""Code of the authority that the row is about, as in the other rows."""
		return self.code

	def patterns(self) -> dict[str, str]:
		"""Patterns of an index rule of its own; those left empty are the common ones."""
		given = {name: getattr(self, name) for name in ("pattern", "collective_pattern", "unsigned_pattern")}
		return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class UnitRow:
	"""A unit to be."""

	place: str
	authority: str
	code: str
	name: str = ""
	parent: str = ""


@dataclass(frozen=True, slots=True)
class OfficerRow:
	"""A person with a post to be; the account is made where there is none."""

	place: str
	authority: str
	email: str
	last_name: str = ""
	first_name: str = ""
	middle_name: str = ""
	position: str = ""
	unit: str = ""
	phone: str = ""
	roles: tuple[str, ...] = ()
	powers: tuple[str, ...] = ()

	@property
	def name(self) -> tuple[str, str, str]:
		"""The parts by which one person is told from another."""
		return self.last_name, self.first_name, self.middle_name


Row = AuthorityRow | UnitRow | OfficerRow


@dataclass(frozen=True, slots=True)
class Known:
	"""What the site has, of that which the rows name."""

	authorities: frozenset[str] = frozenset()
	units: frozenset[tuple[str, str]] = frozenset()
	accounts: dict[str, frozenset[str]] = field(default_factory=dict)
	"""Roles by e-mail."""
	disabled: frozenset[str] = frozenset()
	posts: frozenset[tuple[str, str]] = frozenset()
	"""E-mail and authority."""
	index_rules: frozenset[str] = frozenset()
	"""Authorities with a rule of their own."""
	kinds: frozenset[str] = frozenset()
	roles: frozenset[str] = frozenset()
	"""Those that may be given here."""
	powers: frozenset[str] = frozenset()
	may_make_accounts: bool = True


@dataclass(frozen=True, slots=True)
class Step:
	"""One thing to be made, or the reason why its row is not taken."""

	row: Row
	doctype: str
	title: str
	state: State
	fault: DomainError | None = None


def plan(rows: Iterable[Row], known: Known) -> list[Step]:
	"""Steps in the order they are made: authorities above their subordinates, upper units before lower ones."""
	given = _ordered(list(rows))
	named = _Named(given, known)
	steps: list[Step] = []
	seen: set[tuple] = set()
	for row in given:
		try:
			_check_once(row, seen)
			named.check(row)
			steps.extend(_steps_of(row, known))
		except DomainError as fault:
			steps.append(Step(row, *_named_as(row), State.REFUSED, fault))
	return steps


def _ordered(rows: list[Row]) -> list[Row]:
	"""What is named stands before what names it; a ring stays as it is and is refused later."""
	authorities = _parents_first([row for row in rows if isinstance(row, AuthorityRow)], lambda row: row.code)
	units = _parents_first(
		[row for row in rows if isinstance(row, UnitRow)], lambda row: (row.authority, row.code)
	)
	return [*authorities, *units, *(row for row in rows if isinstance(row, OfficerRow))]


def _parents_first(rows: list, key: Callable) -> list:
	by_key = {key(row): row for row in rows}

	def depth(row: AuthorityRow | UnitRow) -> int:
		above: list = []
		while row and key(row) not in above:
			above.append(key(row))
			row = by_key.get((row.authority, row.parent) if isinstance(row, UnitRow) else row.parent)
		return len(above)

	return sorted(rows, key=depth)


def _check_once(row: Row, seen: set[tuple]) -> None:
	code = row.email.lower() if isinstance(row, OfficerRow) else row.code
	key = (type(row), row.authority, code)
	if key in seen:
		raise SetupRowError("«{0}» stands twice. Leave one row of the two.", code)
	seen.add(key)


class _Named:
	"""What a row may name: what the site has, and what the other rows will make."""

	def __init__(self, rows: list[Row], known: Known) -> None:
		self._known = known
		self._rows = rows
		self._authorities = known.authorities | {row.code for row in rows if isinstance(row, AuthorityRow)}
		self._units = known.units | {(row.authority, row.code) for row in rows if isinstance(row, UnitRow)}
		self._names: dict[str, tuple] = {}

	def check(self, row: Row) -> None:
		"""Refuse the row with the sentence that tells how to mend it."""
		if isinstance(row, AuthorityRow):
			self._check_authority(row)
		elif row.authority not in self._authorities:
			raise SetupRowError("There is no authority with the code «{0}». Correct the code.", row.authority)
		elif isinstance(row, UnitRow):
			self._check_unit(row)
		else:
			self._check_officer(row)

	def _check_authority(self, row: AuthorityRow) -> None:
		if row.code in self._known.authorities:
			return
		_need(row, code="Code", name="Authority Name", short_name="Short Name", kind="Kind")
		if row.kind not in self._known.kinds:
			raise SetupRowError("«{0}» is no kind of authority. Choose one from the list.", row.kind)
		if row.edrpou and not re.fullmatch(r"[0-9]{8}", row.edrpou):
			raise SetupRowError("The EDRPOU code has eight digits. Correct «{0}».", row.edrpou)
		if row.parent == row.code or (row.parent and row.parent not in self._authorities):
			raise SetupRowError(
				"The parent authority «{0}» is not another authority of the directory or of the file. Correct its code.",
				row.parent,
			)
		_check_email(row.email)
		for pattern in row.patterns().values():
			check_entered_pattern(pattern)

	def _check_unit(self, row: UnitRow) -> None:
		_need(row, code="Code", name="Name")
		if row.parent == row.code or (row.parent and (row.authority, row.parent) not in self._units):
			raise SetupRowError(
				"The parent unit «{0}» is not another unit of the same authority. Correct its code.",
				row.parent,
			)

	def _check_officer(self, row: OfficerRow) -> None:
		_need(row, email="E-mail", position="Position")
		_check_email(row.email)
		if row.unit and (row.authority, row.unit) not in self._units:
			raise SetupRowError("The authority has no unit with the code «{0}». Correct the code.", row.unit)
		for role in row.roles:
			if role not in self._known.roles:
				raise SetupRowError("The role «{0}» is not given here. Choose one from the list.", role)
		for power in row.powers:
			if power not in self._known.powers:
				raise SetupRowError("«{0}» is no power of a post. Choose one from the list.", power)
		self._check_account(row)

	def _check_account(self, row: OfficerRow) -> None:
		if row.email in self._known.disabled:
			raise SetupRowError(
				"The account «{0}» is disabled. Enable it first, or enter another one.", row.email
			)
		lacking = set(row.roles) - self._known.accounts.get(row.email, frozenset())
		if row.email not in self._known.accounts:
			_need(row, last_name="Last Name", first_name="First Name", roles="Roles")
			if self._names.setdefault(row.email, row.name) != row.name:
				raise SetupRowError(
					"«{0}» is entered for two people. Everybody has an own address.", row.email
				)
		if lacking and not self._known.may_make_accounts:
			raise SetupRowError(
				"Accounts and roles are given by the administrator of the system. Ask there to set the authority up."
			)


def _need(row: Row, **labels: str) -> None:
	for name, label in labels.items():
		if not getattr(row, name):
			raise SetupRowError("«{0}» is empty. Fill it in: the row is not saved without it.", label)


def _check_email(address: str) -> None:
	if address and not EMAIL.fullmatch(address):
		raise SetupRowError("«{0}» is no e-mail address. Correct it.", address)


def _named_as(row: Row) -> tuple[str, str]:
	if isinstance(row, OfficerRow):
		return "Authority Officer", f"{row.last_name} {row.first_name} {row.middle_name}".strip() or row.email
	return ("Authority Unit" if isinstance(row, UnitRow) else "Authority"), row.name or row.code


def _steps_of(row: Row, known: Known) -> Iterator[Step]:
	doctype, title = _named_as(row)
	if isinstance(row, AuthorityRow):
		yield _step(row, doctype, title, row.code in known.authorities)
		if row.patterns():
			yield _step(row, "Appeal Index Rule", row.pattern or title, row.code in known.index_rules)
	elif isinstance(row, UnitRow):
		yield _step(row, doctype, title, (row.authority, row.code) in known.units)
	else:
		has_roles = set(row.roles) <= known.accounts.get(row.email, frozenset())
		yield _step(row, "User", row.email, row.email in known.accounts and has_roles)
		yield _step(row, doctype, f"{title}, {row.position}", (row.email, row.authority) in known.posts)


def _step(row: Row, doctype: str, title: str, exists: bool) -> Step:
	return Step(row, doctype, title, State.EXISTS if exists else State.NEW)
