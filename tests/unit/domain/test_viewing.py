"""Of several roles the most open counts; where no rule speaks, nothing is shown."""

from appeals_app.domain.redaction import PERSONAL_FIELDS, Item, Showing
from appeals_app.domain.viewing import Duty, RoleRule, SecretNames, Viewer

CLERK = RoleRule("clerk", Duty.ASSIGNED, showings={Item.PHONE: Showing.MASKED, Item.NAME: Showing.SHOWN})
HEAD = RoleRule("head", Duty.EVERY, SecretNames.SHOWN, True, {Item.PHONE: Showing.SHOWN})


def test_person_without_rules_is_shown_nothing() -> None:
	nobody = Viewer(rules=())

	assert set(nobody.closed_fields("Applicant").values()) == {Showing.HIDDEN}
	assert set(nobody.closed_fields("Applicant")) == set(PERSONAL_FIELDS["Applicant"])
	assert nobody.duty is Duty.NONE
	assert nobody.secret_names is SecretNames.HIDDEN
	assert not nobody.may_break_glass


def test_most_open_of_several_roles_counts() -> None:
	both = Viewer(rules=(CLERK, HEAD))

	assert both.showing_of(Item.PHONE) is Showing.SHOWN
	assert both.showing_of(Item.EMAIL) is Showing.HIDDEN
	assert both.duty is Duty.EVERY
	assert both.secret_names is SecretNames.SHOWN
	assert both.may_break_glass


def test_closed_fields_are_those_not_shown_as_they_are() -> None:
	closed = Viewer(rules=(CLERK,)).closed_fields("Applicant")

	assert closed["phone"] is Showing.MASKED
	assert "full_name" not in closed
	assert closed["note"] is Showing.HIDDEN


def test_system_itself_sees_all() -> None:
	system = Viewer(rules=(), sees_all=True)

	assert not system.closed_fields("Applicant")
	assert system.duty is Duty.EVERY
	assert system.secret_names is SecretNames.SHOWN
