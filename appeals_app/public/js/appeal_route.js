// The route proposed for an appeal, and why. The server says it in onload and on request.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		if (frm.is_new()) return;
		const { route } = frm.doc.__onload || {};
		if (route && route.name) frm.dashboard.add_comment(proposal(route), "blue", true);
		frm.add_custom_button(__("Which route and why"), () => explain(frm.doc.name), __("Route"));
	},
});

function proposal({ officer, unit, name, reason }) {
	const said = officer || unit ? __("Proposed executor: {0}. {1}", [name, reason]) : __("Proposed to pass to: {0}. {1}", [name, reason]);
	return frappe.utils.escape_html(said);
}

function explain(appeal) {
	frappe.xcall("appeals_app.appeal_routing.api.explain_route", { appeal }).then((rules) => {
		const none = __("There is no route rule for this authority. The route is chosen by hand.");
		const lines = rules.map(({ title, said }) => [title, said]);
		frappe.msgprint({
			title: __("Which route and why"),
			message: lines.length ? appeals.rows_table([__("Rule"), __("Why")], lines) : none,
			wide: true,
		});
	});
}
