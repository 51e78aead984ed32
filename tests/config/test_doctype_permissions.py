"""Who may do what, as the DocTypes say: levels, roles, and rights nobody has."""

import pytest

from appeals_app.permissions import roles
from tests.config.doctypes import DocTypeFile, doctypes

DOCTYPES = list(doctypes().values())

KNOWN_ROLES = {*roles.ALL_ROLES, "System Manager"}

KEPT_FOR_EVER = (
	"Appeal",
	"Appeal Event",
	"Appeal Resolution",
	"Appeal Assignment",
	"Appeal Assignment Note",
	"Appeal Reply",
	"Appeal Term Change",
	"Appeal Extension Request",
	"Appeal Transfer",
	"Appeal Commitment",
	"Appeal Dispatch",
	"Appeal Escalation",
	"Applicant",
)
"""The register: rows may be stopped, closed, withdrawn, but never removed."""

ACTS_OF_THE_AUTHORITY = ("Reception Suspension", "Authority Event")
"""Kept for ever too, but open to all staff: they tell of nobody's appeal."""

each_kept = pytest.mark.parametrize("name", (*KEPT_FOR_EVER, *ACTS_OF_THE_AUTHORITY))

SERVER_LEVEL = 2

LEVELS_OF_APPEAL = {
	0: "the step taken by the workflow",
	1: "the card: what a registrar enters",
	2: "what the app computes and stamps",
	3: "control: what a controller or a head sets",
}

each_doctype = pytest.mark.parametrize("doctype", DOCTYPES, ids=lambda doctype: doctype.name)


def rows_with(doctype: DocTypeFile, right: str, level: int | None = None) -> set[str]:
	"""Roles that have the right, at one level or at any."""
	return {
		row["role"]
		for row in doctype.permissions
		if row.get(right) and (level is None or row.get("permlevel", 0) == level)
	}


@each_doctype
def test_doctype_says_who_may_read_it_unless_it_is_a_row(doctype: DocTypeFile) -> None:
	assert bool(rows_with(doctype, "read", 0)) != doctype.is_child


@each_doctype
def test_rights_are_given_to_roles_of_the_app(doctype: DocTypeFile) -> None:
	"""«All», «Guest» or a role one engine does not know would open or break the DocType."""
	assert {row["role"] for row in doctype.permissions} <= KNOWN_ROLES


@each_doctype
def test_rights_of_a_role_and_level_are_said_once(doctype: DocTypeFile) -> None:
	said = [(row["role"], row.get("permlevel", 0)) for row in doctype.permissions]

	assert len(set(said)) == len(said)


@each_doctype
def test_every_right_includes_reading(doctype: DocTypeFile) -> None:
	assert not [row for row in doctype.permissions if not row.get("read")]


@each_doctype
def test_levels_of_fields_are_open_to_somebody(doctype: DocTypeFile) -> None:
	"""A field whose level no role reads is never seen."""
	levels = {field.get("permlevel", 0) for field in doctype.fields.values()}

	if not doctype.is_child:
		assert not [level for level in levels if not rows_with(doctype, "read", level)]


@each_doctype
def test_what_the_app_computes_is_written_by_no_role(doctype: DocTypeFile) -> None:
	assert not rows_with(doctype, "write", SERVER_LEVEL)


@each_doctype
def test_fields_of_the_server_level_are_shown_as_read_only(doctype: DocTypeFile) -> None:
	fields = [name for name, field in doctype.fields.items() if field.get("permlevel", 0) == SERVER_LEVEL]

	assert not [name for name in fields if not doctype.fields[name].get("read_only")]


@each_doctype
def test_rights_above_the_document_follow_rights_to_it(doctype: DocTypeFile) -> None:
	"""A role that has a level of the fields but not the document has nothing, and the row misleads."""
	for right in ("read", "write"):
		higher = {
			row["role"] for row in doctype.permissions if row.get(right) and row.get("permlevel", 0) > 0
		}
		assert higher <= rows_with(doctype, right, 0) | rows_with(doctype, "create", 0)


@each_doctype
def test_rows_of_the_system_are_made_and_changed_by_no_person(doctype: DocTypeFile) -> None:
	if doctype.is_made_by_system:
		assert not rows_with(doctype, "create") | rows_with(doctype, "write") | rows_with(doctype, "delete")


@each_kept
def test_register_is_removed_by_nobody(name: str) -> None:
	assert not rows_with(doctypes()[name], "delete")


@each_kept
def test_register_is_not_submitted_cancelled_or_amended(name: str) -> None:
	"""The life of an appeal is told by its phase alone."""
	assert not doctypes()[name].data.get("is_submittable")
	assert not rows_with(doctypes()[name], "submit") | rows_with(doctypes()[name], "cancel")


@each_kept
def test_register_is_not_renamed_or_imported_past_registration(name: str) -> None:
	assert not doctypes()[name].data.get("allow_rename")
	assert not rows_with(doctypes()[name], "import")
	assert not doctypes()[name].data.get("allow_import")


def test_analyst_reads_neither_appeals_nor_their_authors() -> None:
	"""Figures are depersonalised: an analyst never meets a card."""
	for name in (*KEPT_FOR_EVER, "Authority Officer"):
		if name != "Authority Officer":
			assert roles.ANALYST not in {row["role"] for row in doctypes()[name].permissions}, name


def test_administrators_of_reference_data_read_no_appeals() -> None:
	administrators = {roles.OBLAST_ADMIN, roles.AUTHORITY_ADMIN, roles.ROLLOUT_COORDINATOR, "System Manager"}

	for name in KEPT_FOR_EVER:
		assert not administrators & {row["role"] for row in doctypes()[name].permissions}, name


def test_card_of_an_appeal_has_the_four_levels() -> None:
	levels = {field.get("permlevel", 0) for field in doctypes()["Appeal"].fields.values()}

	assert levels == set(LEVELS_OF_APPEAL)


def test_document_level_of_an_appeal_holds_only_its_step() -> None:
	"""Everyone who takes a step writes at level 0: what lies there is open to all of them."""
	appeal = doctypes()["Appeal"]
	at_document = {name for name, field in appeal.fields.items() if not field.get("permlevel")}

	assert {"workflow_state"} <= at_document <= {"workflow_state", "move_reason"}


def test_card_is_written_by_those_who_register() -> None:
	writers = rows_with(doctypes()["Appeal"], "write", 1)

	assert writers == {roles.REGISTRAR, roles.RECEPTION_CLERK, roles.INTEGRATION}


def test_control_is_set_by_heads_controllers_and_the_registrar() -> None:
	assert rows_with(doctypes()["Appeal"], "write", 3) == {roles.REGISTRAR, roles.HEAD, roles.CONTROLLER}


def test_resolutions_are_written_by_heads_and_beneath_a_task_by_unit_leads() -> None:
	assert rows_with(doctypes()["Appeal Resolution"], "create") == {roles.HEAD, roles.UNIT_LEAD}


def test_decisions_on_the_term_and_on_reception_are_made_by_heads_alone() -> None:
	for name in ("Appeal Term Change", "Reception Suspension"):
		assert rows_with(doctypes()[name], "create") == {roles.HEAD}, name


def test_extension_is_asked_for_by_those_who_work_and_answered_by_heads() -> None:
	requests = doctypes()["Appeal Extension Request"]

	assert rows_with(requests, "create") == {roles.EXECUTOR, roles.UNIT_LEAD}
	assert rows_with(requests, "write") == {roles.EXECUTOR, roles.UNIT_LEAD, roles.HEAD}


def test_letters_are_drafted_by_those_who_may_be_given_an_appeal_and_by_registrars() -> None:
	"""A head may stop a consideration, and the step is the letter that tells the author."""
	may_be_given = {roles.EXECUTOR, roles.UNIT_LEAD, roles.HEAD}
	assert rows_with(doctypes()["Appeal Reply"], "create") == {*may_be_given, roles.REGISTRAR}


def test_promises_are_put_on_control_by_heads_and_controllers() -> None:
	assert rows_with(doctypes()["Appeal Commitment"], "create") == {roles.HEAD, roles.CONTROLLER}


@pytest.mark.parametrize("name", ["Appeal Event", "Authority Event"])
def test_events_are_written_by_the_acts_alone(name: str) -> None:
	events = doctypes()[name]

	assert events.is_made_by_system
	assert not [row for row in events.permissions if set(row) - {"read", "role", "report", "export", "print"}]


def test_authority_administrator_manages_people_but_no_common_reference_data() -> None:
	common = ("Authority", "Appeal Channel", "Appeal Classifier Group", "Appeal Classifier Version")

	assert not [name for name in common if roles.AUTHORITY_ADMIN in rows_with(doctypes()[name], "write")]
	assert roles.AUTHORITY_ADMIN in rows_with(doctypes()["Authority Officer"], "write")


def test_authority_administrator_writes_items_of_the_classifier_that_have_an_authority() -> None:
	"""The DocType lets them in, the hook `has_permission` keeps them to rows of their own authority."""
	item = doctypes()["Appeal Classifier Item"]

	assert roles.AUTHORITY_ADMIN in rows_with(item, "write")
	assert item.fields["authority"]["options"] == "Authority"
	assert not item.fields["authority"].get("reqd")
