// One's own password is changed on a page that asks for the old one; the field is for those who give another a password.
frappe.ui.form.on("User", {
	refresh(frm) {
		const is_own = frm.doc.name === frappe.session.user;
		frm.toggle_display(["change_password", "new_password"], !is_own);
		if (is_own) frm.add_custom_button(__("Change Own Password"), () => window.open("/update-password"));
	},
});
