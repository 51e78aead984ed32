frappe.ui.form.on("Personal Data Notice", {
	onload: appeals.propose_own_authority,
});
