// The framework's examples of notices are of orders and invoices, and in English: the shipped notices are the examples here.
const BLANK = "Add your message here";

frappe.ui.form.on("Notification", {
	refresh(frm) {
		frm.toggle_display(["html_7", "message_examples"], false);
		if (frm.is_new() && frm.doc.message === BLANK) frm.set_value("message", __(BLANK));
	},
});
