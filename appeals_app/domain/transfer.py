"""Transfers of an appeal, or of some of its questions, from one authority to another (Art. 7(3) of Law 393/96-ВР)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from appeals_app.domain.errors import DomainError


class TransferStatus(str, Enum):
	"""How far a transfer has come."""

	PREPARED = "Prepared"
	SENT = "Sent"
	ACCEPTED = "Accepted"
	RETURNED = "Returned"
	CANCELLED = "Cancelled"


GONE = frozenset({TransferStatus.SENT, TransferStatus.ACCEPTED})
"""The questions are with the other authority."""

UNDER_WAY = GONE | {TransferStatus.PREPARED}
"""A question of such a transfer is in no other one."""


class TransferError(DomainError):
	"""The matter may not be sent there, or not now."""

	code = "transfer"


@dataclass(frozen=True, slots=True)
class Hop:
	"""One transfer of the matter, in the order they were made."""

	sender: str
	receiver: str
	status: TransferStatus


def times_handed_back(hops: Sequence[Hop]) -> int:
	"""How often the matter went back: by a return, or by a transfer to an authority that had sent it on before."""
	handed_back, senders = 0, set()
	for hop in hops:
		if hop.status is TransferStatus.CANCELLED:
			continue
		handed_back += hop.status is TransferStatus.RETURNED
		handed_back += hop.receiver in senders
		senders.add(hop.sender)
	return handed_back


def check_receiver(
	*, sender: str, receiver: str, hops: Sequence[Hop], superiors: Collection[str], returns_allowed: int
) -> None:
	"""Raise TransferError unless the sender may pass the matter to the receiver.

	Authorities that keep handing a matter to each other leave its author without an answer (Art. 7): once it has
	gone back as often as is allowed, only an authority above the sender may get it, which decides whose it is.
	"""
	if receiver == sender:
		raise TransferError(
			"The appeal is in this authority already. Choose the authority that has to decide it."
		)
	handed_back = times_handed_back(hops)
	if handed_back >= returns_allowed and receiver not in superiors:
		raise TransferError(
			"The matter has gone back {0} times already. Pass it to an authority above yours, which decides whose it is.",
			handed_back,
		)


@dataclass(frozen=True, slots=True)
class Question:
	"""A question of an appeal: whether it has a result, and whether a transfer of it is under way."""

	key: str
	has_result: bool = False
	is_under_way: bool = False

	@property
	def is_open(self) -> bool:
		"""It waits for its own authority."""
		return not (self.has_result or self.is_under_way)


def questions_to_send(questions: Sequence[Question], chosen: Collection[str]) -> tuple[str, ...]:
	"""Keys of the chosen questions in the order of the appeal, all the open ones where none is chosen.

	Raises TransferError for a question that is none of the appeal's, is answered, or is on its way already.
	"""
	known = {question.key: question for question in questions}
	wanted = [question.key for question in questions if question.is_open] if not chosen else list(chosen)
	if not wanted or not all(key in known and known[key].is_open for key in wanted):
		raise TransferError(
			"A question cannot be transferred: it has a result already, or a transfer of it is under way. Reload the card."
		)
	return tuple(key for key in known if key in wanted)


def leaves_open(questions: Sequence[Question], sent: Collection[str]) -> bool:
	"""Some question still waits for the sender once these have gone, so that its term runs on (Art. 20)."""
	return any(question.key not in sent and not question.has_result for question in questions)
