// A notice that leads to no record says what it says once, and when it came; its button would lead to an empty page.
frappe.ui.form.on("Notification Log", {
	refresh(frm) {
		const { doc } = frm;
		const said = (words) => strip_html(words || "").replace(/\s+/g, " ").trim();
		const says_more = said(doc.email_content) && said(doc.email_content) !== said(doc.subject);
		frm.toggle_display("email_content", says_more);
		frm.toggle_display("open_reference_document", !!doc.document_name);
		const moment = frappe.datetime.str_to_user(doc.creation);
		frm.get_field("subject").set_description(__("Came on {0}.", [moment]));
	},
});
