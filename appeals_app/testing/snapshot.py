"""What the database holds of an appeal, to prove that a refused act has changed nothing."""

import frappe

LINKED = (
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
	"Appeal Event",
)
CHILDREN = ("Appeal Question", "Appeal Co-Applicant", "Appeal Author Category")


def snapshot_of(appeal: str) -> dict[str, list[dict]]:
	"""Every row of the appeal, of its tables and of what hangs on it, as stored now."""
	rows = {"Appeal": _rows("Appeal", name=appeal)}
	for doctype in CHILDREN:
		rows[doctype] = _rows(doctype, parent=appeal)
	for doctype in LINKED:
		rows[doctype] = _rows(doctype, appeal=appeal)
	for child, parent in (
		("Appeal Reply Answer", "Appeal Reply"),
		("Appeal Resolution Executor", "Appeal Resolution"),
	):
		rows[child] = _rows(child, parent=("in", [row["name"] for row in rows[parent]] or [""]))
	return rows


def _rows(doctype: str, **filters: object) -> list[dict]:
	return frappe.get_all(doctype, filters=filters, fields=["*"], order_by="name")
