frappe.ui.form.on("Personal Data Hold", {
	setup: appeals.offer_own_authorities,
	onload: appeals.propose_own_authority,
});
