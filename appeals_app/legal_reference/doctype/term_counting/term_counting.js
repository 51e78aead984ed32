frappe.ui.form.on("Term Counting", {
	validate: appeals.ask_before_change_in_force,

	async refresh(frm) {
		appeals.offer_new_version(frm);
		const calendars = await frappe.db.get_list("Working Calendar", {
			fields: ["calendar_code", "title"],
			limit: 0,
		});
		const titles = new Map(calendars.map((row) => [row.calendar_code, row.title]));
		frm.fields_dict.holiday_calendar.set_data(
			[...titles].map(([value, label]) => ({ value, label: `${label} (${value})` }))
		);
	},
});
