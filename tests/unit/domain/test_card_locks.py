"""What of a card stays as it is, phase by phase."""

import pytest

from appeals_app.domain.card_locks import (
	ANSWERED_FIELDS,
	COMPLAINT_DAYS,
	POSTED,
	REGISTERED_FIELDS,
	Lock,
	lock_of,
)
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


@pytest.mark.parametrize("field", sorted(REGISTERED_FIELDS | ANSWERED_FIELDS | {"notes"}))
def test_a_card_only_received_is_open(field: str) -> None:
	assert lock_of(field, Phase.RECEIVED) is None


@pytest.mark.parametrize("phase", sorted(OPEN_PHASES - {Phase.RECEIVED}))
def test_registration_fixes_the_authors_words_and_leaves_the_rest(phase: Phase) -> None:
	assert {lock_of(field, phase) for field in REGISTERED_FIELDS} == {Lock.REGISTERED}
	assert {lock_of(field, phase) for field in ANSWERED_FIELDS - COMPLAINT_DAYS - {POSTED}} == {None}


@pytest.mark.parametrize("phase", sorted(OPEN_PHASES - {Phase.RECEIVED}))
def test_days_a_complaint_is_judged_by_are_said_once(phase: Phase) -> None:
	assert {lock_of(field, phase) for field in COMPLAINT_DAYS | {POSTED}} == {Lock.COMPLAINT_DAY}
	assert {lock_of(field, phase, is_empty=True) for field in COMPLAINT_DAYS} == {None}
	assert lock_of(POSTED, phase, is_empty=True) is Lock.COMPLAINT_DAY
	assert lock_of("content", phase, is_empty=True) is Lock.REGISTERED


@pytest.mark.parametrize("phase", [Phase.ANSWERED, Phase.FORWARDED, Phase.NOT_CONSIDERED, Phase.FOLLOW_UP])
def test_the_letter_fixes_what_was_answered_and_to_whom(phase: Phase) -> None:
	assert {lock_of(field, phase) for field in ANSWERED_FIELDS} == {Lock.ANSWERED}
	assert lock_of("is_controlled", phase) is None


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.ARCHIVED])
def test_what_is_off_control_is_a_record(phase: Phase) -> None:
	assert lock_of("is_controlled", phase) is Lock.FILED
	assert lock_of("content", phase) is Lock.FILED


def test_a_merged_card_is_changed_on_the_main_one() -> None:
	assert {lock_of(field, Phase.MERGED) for field in ANSWERED_FIELDS} == {Lock.MERGED}
