frappe.ui.form.on("Legal Regime", {
	validate: appeals.ask_before_change_in_force,
});
