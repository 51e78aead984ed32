frappe.ui.form.on("Appeal Import Mapping", {
	onload: appeals.keep_to_own_authority,
});
