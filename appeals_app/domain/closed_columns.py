"""Columns of the framework's register of users: which of them a list may name, a form may show, a person may change."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

USERS = "User"

SECRETS = frozenset({"reset_password_key", "api_secret", "new_password"})
"""For nobody: whoever knows them is that user from then on."""

SHOWN_IN_NO_FORM = frozenset({"reset_password_key"})

OF_ADMINISTRATORS = frozenset(
	{
		"api_key",
		"bypass_restrict_ip_check_if_2fa_enabled",
		"last_active",
		"last_ip",
		"last_known_versions",
		"last_login",
		"last_password_reset_date",
		"last_reset_password_key_generated_on",
		"login_after",
		"login_before",
		"redirect_url",
		"restrict_ip",
		"simultaneous_sessions",
	}
)
"""How an account is used and guarded: shown to those who administer accounts."""

OF_COLLEAGUES = frozenset(
	{
		*("name", "owner", "creation", "modified", "modified_by", "docstatus", "idx"),
		*("_user_tags", "_comments", "_assign", "_liked_by", "_seen"),
		*("first_name", "middle_name", "last_name", "full_name", "email", "username"),
		*("user_image", "enabled", "user_type", "allowed_in_mentions"),
	}
)
"""What a list tells anybody of the staff about a colleague: enough to choose one."""

OWN = frozenset(
	{
		*("username", "user_image", "banner_image"),
		*(
			"language",
			"time_zone",
			"gender",
			"birth_date",
			"phone",
			"mobile_no",
			"location",
			"interest",
			"bio",
		),
		*(
			"email_signature",
			"mute_sounds",
			"desk_theme",
			"code_editor_type",
			"thread_notify",
			"send_me_a_copy",
		),
		"allowed_in_mentions",
		*("new_password", "logout_all_sessions", "onboarding_status", "default_workspace", "default_app"),
	}
)
"""What everybody may change of the own account: what «My Settings» of the Desk is for, but not the name acts are signed by."""

OF_ACTS = ("first_name", "middle_name", "last_name")
"""The name history tells acts by."""

_SQL = re.compile(r"[\s'\"`(]")
_COUNT_OF_ALL = re.compile(r"count\(\s*\*\s*\)")
_OTHER_TABLE = re.compile(r"`?tab(?!user`?\.)\w[\w ]*`?\.`?\w|\b(?!tabuser\b)[a-z_]\w*`?\.`?[a-z_*]")


def closed_words(
	texts: Iterable[str], *, columns: Iterable[str], is_administrator: bool, of_users: bool = True
) -> set[str]:
	"""Columns of the register of users, or ways to them, which the texts of a list name and the reader may not.

	The database knows a column by any letter case. Of another list only what cannot be meant otherwise is looked for.
	"""
	text = plain(" ".join(texts))
	words = set(re.findall(r"\w+", text))
	if not of_users:
		return words & (SECRETS if is_administrator else SECRETS | OF_ADMINISTRATORS) - set(columns)
	closed = SECRETS if is_administrator else set(columns) - OF_COLLEAGUES | SECRETS | OF_ADMINISTRATORS
	found = words & closed
	if "*" in _COUNT_OF_ALL.sub("", text):
		found.add("*")
	if not is_administrator and (other := _OTHER_TABLE.search(text)):
		found.add(other.group())
	return found


def plain(text: str) -> str:
	"""As the database compares names: small letters, whatever form they were sent in."""
	return unicodedata.normalize("NFKC", text).casefold()


def names_in(value: object) -> Iterator[str]:
	"""Texts of fields and arrangements: whatever stands in them may name a column."""
	if isinstance(value, str):
		yield value
	elif isinstance(value, dict):
		for name, part in value.items():
			yield str(name)
			yield from names_in(part)
	elif isinstance(value, list | tuple | set):
		for part in value:
			yield from names_in(part)


def names_in_conditions(filters: object) -> Iterator[str]:
	"""Texts of conditions without the values that are compared; a condition written as text is looked at whole."""
	if isinstance(filters, str):
		yield filters if _SQL.search(filters) else ""  # a bare word is the name of a record
	elif isinstance(filters, dict):
		yield from map(str, filters)
	elif isinstance(filters, list | tuple):
		for condition in filters:
			yield from _names_in_condition(condition)


def _names_in_condition(condition: object) -> Iterator[str]:
	if isinstance(condition, list | tuple):
		yield from names_in(condition[: min(max(len(condition) - 1, 1), 3)])
	else:
		yield from map(str, condition) if isinstance(condition, dict) else names_in(condition)


def kept_by(fields: Iterable[str], *, is_administrator: bool) -> set[str]:
	"""Fields of an account that a save over a form leaves as they are stored."""
	return set(fields) & SHOWN_IN_NO_FORM if is_administrator else set(fields) - OWN


def hidden_from(*, is_administrator: bool) -> frozenset[str]:
	"""Fields of an account that a form is not given; of a password the framework itself shows stars alone."""
	return SHOWN_IN_NO_FORM if is_administrator else SHOWN_IN_NO_FORM | OF_ADMINISTRATORS
