// What an authority lacks to begin; each line leads to where it is mended.
frappe.query_reports["Authority Readiness"] = {
	filters: [
		{ fieldname: "authority", label: __("Authority"), fieldtype: "Link", options: "Authority" },
		{ fieldname: "only_lacking", label: __("Only what lacks"), fieldtype: "Check", default: 0 },
	],
	get_datatable_options: (options) => ({ ...options, serialNoColumn: false }),
	formatter(value, row, column, data, default_formatter) {
		const shown = default_formatter(value, row, column, data);
		if (!data) return shown;
		if (column.fieldname === "check_title") return `<a href="/app/${encodeURI(data.route)}">${shown}</a>`;
		if (column.fieldname === "state") return `<span class="indicator-pill ${data.is_ready ? "green" : "red"}">${shown}</span>`;
		return shown;
	},
	onload: (report) => appeals.end_loading_when_refused(report),
};
