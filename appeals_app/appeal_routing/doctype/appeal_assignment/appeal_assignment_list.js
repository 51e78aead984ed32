const ASSIGNMENT_COLOURS = {
	Assigned: "orange",
	Accepted: "blue",
	Done: "green",
	"Closed Undone": "red",
	Returned: "red",
	Cancelled: "gray",
};

const OPEN = ["Assigned", "Accepted"];

frappe.listview_settings["Appeal Assignment"] = {
	hide_name_column: true,
	total_columns: 7,

	add_fields: ["due_on"],

	get_indicator(doc) {
		if (OPEN.includes(doc.status) && doc.due_on && doc.due_on < frappe.datetime.get_today()) {
			const overdue = `due_on,<,Today|status,in,${OPEN}`;
			return [__("Overdue"), "red", overdue];
		}
		return [__(doc.status), ASSIGNMENT_COLOURS[doc.status], `status,=,${doc.status}`];
	},
};
