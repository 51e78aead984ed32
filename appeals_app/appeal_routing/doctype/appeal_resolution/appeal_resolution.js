frappe.ui.form.on("Appeal Resolution", {
	setup(frm) {
		frm.set_query("officer", "executors", () => appeals.executor_query(frm.doc.authority));
	},

	onload(frm) {
		if (!frm.is_new()) return;
		frm.trigger("appeal");
		mark_single_executor(frm);
	},

	refresh(frm) {
		if (frm.is_new()) return;
		frm.disable_form();
		appeals.add_appeal_button(frm);
		appeals.show_step_of_appeal(frm);
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
		appeals.open_appeal(frm);
	},
});

// A single executor is the responsible one; among several the head marks whom he chooses.
function mark_single_executor(frm) {
	const { executors = [] } = frm.doc;
	if (executors.length !== 1) return;
	executors[0].is_responsible = 1;
	frm.refresh_field("executors");
}

frappe.ui.form.on("Appeal Resolution Executor", {
	executors_add: mark_single_executor,
	executors_remove: mark_single_executor,
});
