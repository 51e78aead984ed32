frappe.ui.form.on("Personal Data Processing", {
	setup(frm) {
		frm.set_query("responsible_officer", () => ({ filters: { authority: frm.doc.authority } }));
		frm.set_query("authority", () => ({ filters: { name: ["in", frappe.boot.appeals.authorities] } }));
	},

	refresh(frm) {
		const $workers = frm.get_field("workers_view").$wrapper.empty();
		const { workers } = frm.doc.__onload || {};
		if (workers) $workers.html(table_of(workers)).find("[data-officer]").on("click", enter_duty);
	},
});

const DUTY = "Personal Data Nondisclosure";

function table_of(workers) {
	const head = [__("Name In Full"), __("Position"), __("Unit"), __("Roles"), __("Duty Signed On")];
	const lines = workers.map((worker) => [
		worker.officer_name,
		worker.position,
		worker.unit_name,
		worker.roles.join(", "),
		worker.signed_on ? frappe.datetime.str_to_user(worker.signed_on) : { html: unsigned(worker) },
	]);
	return appeals.rows_table(head, lines);
}

// Who has not signed is entered from the row.
function unsigned({ name }) {
	const words = frappe.utils.escape_html(__("not signed"));
	if (!frappe.model.can_create(DUTY)) return words;
	const label = frappe.utils.escape_html(__("Enter The Signed Duty"));
	return `${words}<br><button class="btn btn-xs btn-default" data-officer="${frappe.utils.escape_html(name)}">${label}</button>`;
}

function enter_duty(event) {
	frappe.new_doc(DUTY, { officer: event.currentTarget.dataset.officer });
}
