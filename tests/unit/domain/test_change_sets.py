"""What may follow what in a change set, and when two contents of a record say the same."""

import pytest

from appeals_app.domain.change_sets import (
	ChangeSetError,
	ChangeSetStatus,
	changed_fields,
	check_reviewer,
	check_step,
	fingerprint,
	is_same,
	laid_over,
)

S = ChangeSetStatus


@pytest.mark.parametrize(
	("status", "to"),
	[
		("Draft", S.UNDER_REVIEW),
		("Under Review", S.APPROVED),
		("Under Review", S.DRAFT),
		("Approved", S.RELEASING),
		("Releasing", S.RELEASED),
		("Released", S.ROLLED_BACK),
	],
)
def test_step_that_follows_is_open(status: str, to: ChangeSetStatus) -> None:
	assert check_step(status, to) is None


@pytest.mark.parametrize(
	("status", "to"),
	[
		("Draft", S.APPROVED),
		("Draft", S.RELEASING),
		("Under Review", S.RELEASING),
		("Released", S.DRAFT),
		("Released", S.APPROVED),
		("Rolled Back", S.RELEASED),
	],
)
def test_step_past_the_review_is_refused(status: str, to: ChangeSetStatus) -> None:
	with pytest.raises(ChangeSetError):
		check_step(status, to)


def test_author_of_a_change_is_no_reviewer() -> None:
	with pytest.raises(ChangeSetError):
		check_reviewer("author", {"author", "other"})
	assert check_reviewer("reviewer", {"author"}) is None


@pytest.mark.parametrize(
	("one", "other"),
	[
		({"a": None}, {}),
		({"a": 0}, {"a": ""}),
		({"a": "3"}, {"a": 3.0}),
		({"rows": [{"b": 1}]}, {"rows": [{"b": "1", "c": None}]}),
		(None, {}),
	],
)
def test_contents_that_say_the_same(one: dict, other: dict) -> None:
	assert is_same(one, other)


@pytest.mark.parametrize(
	("one", "other", "fields"),
	[
		({"a": 1}, {"a": 2}, ["a"]),
		({"a": "x"}, {}, ["a"]),
		({"rows": [{"b": 1}]}, {"rows": [{"b": 1}, {"b": 1}]}, ["rows"]),
		({"rows": [{"b": 1}, {"b": 2}]}, {"rows": [{"b": 2}, {"b": 1}]}, ["rows"]),
		({"a": True}, {"a": "так"}, ["a"]),
	],
)
def test_fields_that_differ_are_named(one: dict, other: dict, fields: list[str]) -> None:
	assert changed_fields(one, other) == fields


def test_later_edit_keeps_what_was_proposed_before() -> None:
	stored, proposed = {"title": "A", "priority": 1}, {"title": "B", "priority": 1}

	assert laid_over(stored, proposed, {"title": "A", "priority": 5}) == {"title": "B", "priority": 5}


def test_fingerprint_follows_every_word() -> None:
	change = ("Appeal Route Rule", "x", "Record Is Changed", {"title": "A", "priority": 1})

	assert fingerprint([change]) == fingerprint([(*change[:3], {"priority": 1, "title": "A"})])
	assert fingerprint([change]) != fingerprint([(*change[:3], {"title": "B", "priority": 1})])
	assert fingerprint([change]) != fingerprint([(*change[:2], "Record Is Made", change[3])])
