frappe.ui.form.on("Authority Officer", {
	setup(frm) {
		const of_authority = () => ({ filters: { authority: frm.doc.authority } });
		frm.set_query("unit", of_authority);
		frm.set_query("deputy_for", of_authority);
	},
});
