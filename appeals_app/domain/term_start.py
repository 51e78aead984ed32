"""From what moment and what day a term runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from appeals_app.domain.calendar import ONE_DAY, WorkingDays
from appeals_app.domain.deadline_proof import ProofKind, ProofReason, ProofStep
from appeals_app.domain.errors import ClockStartError
from appeals_app.domain.kyiv_time import kyiv_local
from appeals_app.domain.term_rules import LAW_393, TermRule, TermUnit
from appeals_app.domain.term_switches import ClockStart, FirstDay, OffHours, Switches

CIVIL_CODE_253 = "ст. 253 ЦК України"
ARTICLE_20_1 = f"ч. 1 ст. 20 {LAW_393}"


@dataclass(frozen=True, slots=True)
class TermStart:
	"""The event the term runs from, the first day that counts, and how both were found."""

	event_day: date
	first_day: date
	received_at: datetime
	proof: tuple[ProofStep, ...]

	@property
	def received_on(self) -> date:
		"""The day the appeal really came, whatever day it is counted from."""
		return self.received_at.date()


def start_term(
	*,
	rule: TermRule,
	received_at: datetime,
	registered_at: datetime | None,
	switches: Switches,
	calendar: WorkingDays,
) -> TermStart:
	"""The start of the term by the switches; refuses a registration that is missing or before the receipt."""
	received = kyiv_local(received_at)
	registered = kyiv_local(registered_at) if registered_at else None
	_check_order(received, registered)
	calendar.why(received.date())  # refuses a day the calendar does not cover before any sum is made
	if rule.unit is TermUnit.HOURS:
		return _start_at_once(received)
	if switches.clock_start is ClockStart.REGISTRATION:
		return _start_of_registration(received, registered, switches)
	return _start_of_receipt(received, registered, switches, calendar)


def _check_order(received: datetime, registered: datetime | None) -> None:
	if registered and registered < received:
		raise ClockStartError(
			"The appeal is registered on {0}, before it was received on {1}. Correct one of the moments.",
			registered,
			received,
		)


def _start_at_once(received: datetime) -> TermStart:
	"""A term in hours runs from the moment of receipt, whatever the day."""
	day = received.date()
	step = ProofStep(
		ProofKind.CLOCK_START,
		day=day,
		reason=ProofReason.AT_ONCE,
		parameters={"received_day": day.isoformat(), "received_time": received.strftime("%H:%M")},
	)
	return TermStart(day, day, received, (step,))


def _start_of_registration(received: datetime, registered: datetime | None, switches: Switches) -> TermStart:
	if registered is None:
		raise ClockStartError(
			"The term runs from registration, but the appeal is not registered. Register the appeal first."
		)
	days = {"registered_day": registered.date().isoformat(), "received_day": received.date().isoformat()}
	return _start_after(registered.date(), received, switches, (), days)


def _start_of_receipt(
	received: datetime, registered: datetime | None, switches: Switches, calendar: WorkingDays
) -> TermStart:
	steps = _registration_step(received, registered)
	days = {"received_day": received.date().isoformat()}
	reason = _why_receipt_moves(received, switches, calendar)
	if reason is None:
		return _start_after(received.date(), received, switches, steps, days)
	counted_on = calendar.next_working_day(received.date() + ONE_DAY)
	moved = ProofStep(
		ProofKind.RECEIPT_MOVED,
		day=counted_on,
		reason=reason,
		parameters={**days, "received_time": received.strftime("%H:%M")},
	)
	return _start_after(
		counted_on, received, switches, (*steps, moved), {"counted_day": counted_on.isoformat()}
	)


def _registration_step(received: datetime, registered: datetime | None) -> tuple[ProofStep, ...]:
	"""A registration on a later day moves nothing, and the proof says so."""
	if registered is None or registered.date() == received.date():
		return ()
	return (ProofStep(ProofKind.REGISTERED, day=registered.date(), article=ARTICLE_20_1),)


def _why_receipt_moves(received: datetime, switches: Switches, calendar: WorkingDays) -> ProofReason | None:
	if switches.off_hours is OffHours.KEEP:
		return None
	if not calendar.is_working(received.date()):
		return ProofReason.DAY_OFF
	return ProofReason.AFTER_HOURS if received.time() >= switches.office_closes else None


def _start_after(
	event_day: date,
	received: datetime,
	switches: Switches,
	steps: tuple[ProofStep, ...],
	parameters: dict[str, str],
) -> TermStart:
	is_next = switches.first_day is FirstDay.NEXT
	first_day = event_day + ONE_DAY if is_next else event_day
	step = ProofStep(
		ProofKind.CLOCK_START,
		day=first_day,
		article=CIVIL_CODE_253 if is_next else "",
		reason=ProofReason.NEXT_DAY if is_next else ProofReason.SAME_DAY,
		parameters=parameters,
	)
	return TermStart(event_day, first_day, received, (*steps, step))
