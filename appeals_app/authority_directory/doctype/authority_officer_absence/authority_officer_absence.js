frappe.ui.form.on("Authority Officer Absence", {
	setup(frm) {
		const of_authority = () => ({ filters: { authority: frm.doc.authority || "" } });
		frm.set_query("officer", of_authority);
		frm.set_query("deputy", of_authority);
	},

	onload: appeals.keep_to_own_authority,
});
