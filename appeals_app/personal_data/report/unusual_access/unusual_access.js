frappe.query_reports["Unusual Access"] = {
	filters: [
		{
			fieldname: "from_date",
			label: __("Since Day"),
			fieldtype: "Date",
			default: frappe.datetime.add_days(frappe.datetime.get_today(), -30),
			reqd: 1,
		},
		{
			fieldname: "to_date",
			label: __("To Day"),
			fieldtype: "Date",
			default: frappe.datetime.get_today(),
			reqd: 1,
		},
		{ fieldname: "authority", label: __("Authority"), fieldtype: "Link", options: "Authority" },
		{ fieldname: "examined", label: __("Show What Is Examined"), fieldtype: "Check" },
	],

	onload(report) {
		// called again at each visit, while the page stays
		report.page.main.off(".unusual_access").on("click.unusual_access", "a[data-way-out]", ({ target }) => {
			const found = report.data[target.dataset.row];
			WAYS_OUT[target.dataset.wayOut](report, found);
		});
	},

	// The words lead to the event; its key would tell nobody anything.
	formatter(value, row, column, data, as_usual) {
		const words = as_usual(value, row, column, data);
		if (column.fieldname === "next_step" && data?.event) return ways_out(row[0].rowIndex, data);
		if (column.fieldname !== "first_event" || !data || !data.event) return words;
		return `<a href="/app/personal-data-access-event/${encodeURIComponent(data.event)}">${words}</a>`;
	},
};

const WAYS_OUT = { examine, take_back, incident: (report, found) => enter_incident(found) };

function ways_out(row, { examined_at }) {
	const way = (key, words) => `<a data-way-out="${key}" data-row="${row}">${words}</a>`;
	const first = examined_at ? way("take_back", __("Take The Mark Back")) : way("examine", __("Examined"));
	return [first, way("incident", __("Enter An Incident"))].join(" · ");
}

function examine(report, { event, rule }) {
	const field = { fieldname: "explanation", fieldtype: "Small Text", label: __("How The Access Is Explained"), reqd: 1 };
	const send = ({ explanation }) =>
		frappe.xcall("appeals_app.personal_data.api.examine_access", { event, rule, explanation });
	appeals.ask(field, send, __("The row leaves the report, the explanation stays"), __("Examined")).then(() => report.refresh());
}

function take_back(report, { event, rule }) {
	const field = { fieldname: "reason", fieldtype: "Small Text", label: __("Why The Mark Is Taken Back"), reqd: 1 };
	const send = ({ reason }) =>
		frappe.xcall("appeals_app.personal_data.api.take_examination_back", { event, rule, reason });
	const title = __("The row waits in the report again; the mark and its end stay in the trace");
	appeals.ask(field, send, title, __("Take The Mark Back")).then(() => report.refresh());
}

// the framework carries only words of one line and links into a new form: moments and the description are set here
async function enter_incident({ rule, official, position, authority, begins_at, ends_at, count }) {
	const moments = [begins_at, ends_at].map((moment) => frappe.datetime.str_to_user(moment)).join(" – ");
	const who = [official, position, authority].filter(Boolean).join(", ");
	await frappe.model.with_doctype("Personal Data Incident");
	const incident = Object.assign(frappe.model.get_new_doc("Personal Data Incident"), {
		title: rule,
		happened_at: begins_at,
		noticed_at: frappe.datetime.now_datetime(),
		description: `${rule}: ${who}; ${moments}; ${__("How Many")}: ${count}`,
	});
	frappe.set_route("Form", incident.doctype, incident.name);
}
