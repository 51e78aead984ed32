frappe.ui.form.on("Personal Data Processing", {
	setup(frm) {
		frm.set_query("responsible_officer", () => ({ filters: { authority: frm.doc.authority } }));
		frm.set_query("authority", () => ({ filters: { name: ["in", frappe.boot.appeals.authorities] } }));
	},

	refresh(frm) {
		const $workers = frm.get_field("workers_view").$wrapper.empty();
		const { workers } = frm.doc.__onload || {};
		if (workers) $workers.html(table_of(workers));
	},
});

function table_of(workers) {
	const head = [__("Name In Full"), __("Position"), __("Unit"), __("Roles"), __("Duty Signed On")];
	const lines = workers.map((worker) => [
		worker.officer_name,
		worker.position,
		worker.unit_name,
		worker.roles.join(", "),
		worker.signed_on ? frappe.datetime.str_to_user(worker.signed_on) : __("not signed"),
	]);
	const cells = (values, tag) =>
		values.map((value) => `<${tag}>${frappe.utils.escape_html(String(value || "–"))}</${tag}>`).join("");
	return `<table class="table table-bordered">
		<thead><tr>${cells(head, "th")}</tr></thead>
		<tbody>${lines.map((line) => `<tr>${cells(line, "td")}</tr>`).join("")}</tbody>
	</table>`;
}
