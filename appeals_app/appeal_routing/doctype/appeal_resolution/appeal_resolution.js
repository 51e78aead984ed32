frappe.ui.form.on("Appeal Resolution", {
	setup(frm) {
		frm.set_query("officer", "executors", () => appeals.officer_query(frm.doc.authority));
	},

	onload(frm) {
		if (frm.is_new()) frm.trigger("appeal");
	},

	appeal(frm) {
		if (!frm.doc.appeal) return;
		frappe.db
			.get_value("Appeal", frm.doc.appeal, ["authority", "control_date", "brief"])
			.then(({ message }) => {
				frm.set_value("authority", message.authority);
				frm.set_value("appeal_brief", message.brief);
				if (!frm.doc.due_on) frm.set_value("due_on", message.control_date);
			});
	},

	after_save(frm) {
		frappe.set_route("Form", "Appeal", frm.doc.appeal);
	},
});
