// The button «File in a case» on a card: the papers of a closed appeal get their case, later a place in the archive.
frappe.provide("appeals");

const CASE_FIELDS = {
	case: "case_number",
	volume: "case_volume",
	sheets: "case_sheets",
	fond: "archive_fond",
	inventory: "archive_inventory",
	archive_case: "archive_case",
};

appeals.offer_case_file = (frm) => {
	const may_file = ["Appeals Registrar", "Appeals Archivist"].some((role) => frappe.user.has_role(role));
	if (frm.is_new() || frm.doc.anonymised_on || !may_file || !["CLOSED", "ARCHIVED"].includes(frm.doc.phase)) return;
	frm.add_custom_button(__("File In A Case"), () => ask_for_case(frm));
};

function ask_for_case(frm) {
	const fields = Object.entries(CASE_FIELDS).map(([fieldname, stored]) => ({
		fieldname,
		fieldtype: fieldname === "sheets" ? "Int" : "Data",
		label: __(frm.fields_dict[stored].df.label),
		reqd: ["case", "sheets"].includes(fieldname),
		default: frm.doc[stored] || "",
	}));
	appeals.ask(
		fields,
		async (entered) => {
			const call = { appeal: frm.doc.name, case: entered };
			await frappe.xcall("appeals_app.appeal_registry.api.file_in_case", call);
			frm.reload_doc();
		},
		__("File In A Case"),
		__("Confirm")
	);
}
