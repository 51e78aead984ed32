"""Contacts a person has and had: each once, however it was spelled, with the days it was known from and until."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from appeals_app.domain.contact_keys import address_key, email_key, is_same_address, phone_keys


@dataclass(frozen=True, slots=True)
class Contact:
	"""A value of a field of one record; `until` is empty while it is the value of now."""

	record: str
	field: str
	value: str
	since: datetime
	until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
	"""That a field of a record had another value before."""

	field: str
	before: str
	changed_at: datetime


def contacts_of_record(
	record: str, values: Mapping[str, str | None], changes: Sequence[Change], entered_at: datetime
) -> Iterator[Contact]:
	"""Values of now and those replaced, the newest of each field first."""
	for field, value in values.items():
		known, until = value, None
		for change in sorted(changes, key=lambda one: one.changed_at, reverse=True):
			if change.field != field:
				continue
			if known:
				yield Contact(record, field, known, change.changed_at, until)
			known, until = change.before, change.changed_at
		if known:
			yield Contact(record, field, known, entered_at, until)


def each_once(contacts: Iterable[Contact]) -> list[Contact]:
	"""Spellings of one contact as one line: the spelling that comes first, from the first day to the last."""
	found: list[Contact] = []
	for contact in contacts:
		place = next((number for number, one in enumerate(found) if _is_one(one, contact)), None)
		if place is None:
			found.append(contact)
		else:
			found[place] = _joined(found[place], contact)
	return found


def is_same_contact(field: str, one: str, other: str) -> bool:
	"""Two values of a field are one phone, e-mail or address; of other fields, one text."""
	if not one or not other:
		return False
	if one == other:
		return True
	if field == "phone":
		return bool(phone_keys(one)) and phone_keys(one) == phone_keys(other)
	if field == "email":
		return email_key(one) == email_key(other)
	return field == "address" and is_same_address(address_key(one), address_key(other))


def _is_one(one: Contact, other: Contact) -> bool:
	return one.field == other.field and is_same_contact(one.field, one.value, other.value)


def _joined(one: Contact, other: Contact) -> Contact:
	ends = (one.until, other.until)
	until = None if None in ends else max(end for end in ends if end)
	return replace(one, since=min(one.since, other.since), until=until)
