frappe.ui.form.on("Personal Data Hold", {
	onload(frm) {
		const { authorities } = frappe.boot.appeals;
		if (frm.is_new() && !frm.doc.authority && authorities.length === 1) {
			frm.set_value("authority", authorities[0]);
		}
	},
});
