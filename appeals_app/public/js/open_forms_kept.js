// What a form is made of brings the workflows and print formats of its records. The framework lays them over the one that is open in
// its own form, and what is changed there from then on is lost without a word: the open one is kept.
const { add_to_locals } = frappe.model;
const is_open = ({ doctype, name }) => frappe.views.formview[doctype]?.frm?.docname === name;

frappe.model.add_to_locals = function (doc) {
	if (doc.doctype === "DocType") {
		for (const brought of ["__workflow_docs", "__print_formats"]) {
			if (doc[brought]) doc[brought] = doc[brought].filter((row) => !is_open(row));
		}
	}
	return add_to_locals.call(this, doc);
};
