// A report whose filters were refused: the framework's page would go on «loading» behind the refusal.
frappe.provide("appeals");

appeals.end_loading_when_refused = (report) => {
	const { refresh } = report;
	report.refresh = (...given) => {
		const shown = refresh.apply(report, given);
		report.last_ajax?.fail(() => report.hide_loading_screen());
		return shown;
	};
};
