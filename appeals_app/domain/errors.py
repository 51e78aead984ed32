"""Refusals of the law and of the data, told so that a person knows what to do.

The domain layer knows no language but English and no framework: an error carries a stable code, an
English template with positional places ({0}, {1}) and the values for them. The Frappe layer translates
the template and then fills it in: `_(error.message).format(*error.params)`.

Values are given ready to be read (dates as dd.mm.yyyy), so a template says the same in every language.
"""

from __future__ import annotations

from datetime import date


class DomainError(Exception):
	"""A rule was broken or the data cannot be used; the message says what happened and what to do."""

	code: str = "domain_error"

	def __init__(self, message: str, *params: object) -> None:
		super().__init__(message, *params)
		self.message = message
		self.params = tuple(_shown(param) for param in params)

	def __str__(self) -> str:
		return self.message.format(*self.params)


def _shown(param: object) -> object:
	"""Dates leave the domain the way a clerk reads them; other values stay as they are."""
	if not isinstance(param, date):
		return param
	return f"{param:%d.%m}.{param.year:04}"  # strftime writes the year 1 with one digit


class InvalidInputError(DomainError):
	"""A value that cannot be understood at all."""

	code = "invalid_input"


# --- calendars and regimes -------------------------------------------------------------------------


class CalendarError(DomainError):
	"""The working calendar cannot be relied on."""

	code = "calendar"


class CalendarGapError(CalendarError):
	"""Between two versions of a calendar there are days that belong to none."""

	code = "calendar_gap"


class CalendarOverlapError(CalendarError):
	"""Two versions of a calendar, or two periods of one regime, claim the same day."""

	code = "calendar_overlap"


class CalendarNotCoveringError(CalendarError):
	"""The calendar says nothing about a day the term needs."""

	code = "calendar_not_covering"


class VersionGapError(DomainError):
	"""Versions of one thing leave days that belong to none."""

	code = "version_gap"


class VersionSplitError(DomainError):
	"""A new version does not begin within the one it follows."""

	code = "version_split"


class CoverageError(CalendarError):
	"""A calendar does not reach over the time somebody relies on it."""

	code = "coverage"


class PeriodOrderError(DomainError):
	"""A period ends before it begins."""

	code = "period_order"


# --- terms -----------------------------------------------------------------------------------------


class TermError(DomainError):
	"""A term cannot be computed or changed."""

	code = "term"


class TermRuleError(TermError):
	"""A term rule is not fit for use (no article, no amount, an impossible limit)."""

	code = "term_rule"


class UnknownTermError(TermError):
	"""No term rule has this code."""

	code = "unknown_term"


class NoTermRuleError(TermError):
	"""No rule in force fits the appeal: its term has to be set by a person."""

	code = "no_term_rule"


class NoCountingError(TermError):
	"""Nothing says how terms are counted on a day."""

	code = "no_counting"


class AmbiguousTermRuleError(TermError):
	"""Two rules fit the appeal equally well: an administrator has to rank them."""

	code = "ambiguous_term_rule"


class ClockStartError(TermError):
	"""The event that starts the clock is missing or contradicts another one."""

	code = "clock_start"


class ExtensionError(TermError):
	"""The term may not be extended in this way (Law 393, Art. 20(1))."""

	code = "extension"


class ExtensionNotAllowedError(ExtensionError):
	"""This kind of term knows no extension."""

	code = "extension_not_allowed"


class ExtensionNotEntitledError(ExtensionError):
	"""Only the head of the authority or a deputy sets a longer term."""

	code = "extension_not_entitled"


class ExtensionTooLateError(ExtensionError):
	"""A term that has run out cannot be extended."""

	code = "extension_too_late"


class ExtensionWithoutNoticeError(ExtensionError):
	"""The author has to be told of the extension."""

	code = "extension_without_notice"


class ExtensionBeyondLimitError(ExtensionError):
	"""The whole term may not be longer than the law allows (45 days)."""

	code = "extension_beyond_limit"


class ExtensionNotLongerError(ExtensionError):
	"""An extension has to end later than the term it extends."""

	code = "extension_not_longer"


class ShorteningError(TermError):
	"""The term may not be shortened in this way (Law 393, Art. 20(2))."""

	code = "shortening"


class ShorteningNotAllowedError(ShorteningError):
	"""Only the terms of Art. 20 can be shortened."""

	code = "shortening_not_allowed"


class ShorteningWithoutDemandError(ShorteningError):
	"""A term is shortened only on the citizen's reasoned written demand."""

	code = "shortening_without_demand"


class ShorteningNotShorterError(ShorteningError):
	"""A shortened term has to end earlier than the term it shortens."""

	code = "shortening_not_shorter"


class ShorteningTooLateError(ShorteningError):
	"""A shortened term cannot lie in the past of the decision, nor be set after the term has run out."""

	code = "shortening_too_late"


# --- numbering, tracking ---------------------------------------------------------------------------


class IndexRuleError(DomainError):
	"""The pattern of registration indexes cannot give unique, readable indexes."""

	code = "index_rule"


class IndexValueError(DomainError):
	"""A value needed for the registration index is missing or wrong."""

	code = "index_value"


class TrackingCodeError(DomainError):
	"""The text is not a tracking code: it was mistyped."""

	code = "tracking_code"


# --- letters -----------------------------------------------------------------------------------------


class SignatureFileError(DomainError):
	"""The file is no detached signature that can be read."""

	code = "signature_file"
