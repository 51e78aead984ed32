frappe.ui.form.on("Data Subject Request", {
	setup(frm) {
		frm.set_query("executor", () => ({ filters: { authority: frm.doc.authority } }));
		appeals.offer_own_authorities(frm);
	},

	onload: appeals.propose_own_authority,

	refresh(frm) {
		const { searched, receivers, steps } = (frm.doc.__onload || {}).offers || {};
		frm.set_df_property("records", "cannot_add_rows", true);
		frm.set_df_property("records", "cannot_delete_rows", true);
		// hidden with the section: Tab would open a row of a table that is only out of sight
		frm.toggle_display("records", !!(frm.doc.records || []).length);
		frm.toggle_display("section_records", !!(frm.doc.records || []).length || !!searched);
		frm.toggle_display("section_steps", !frm.is_new());
		tick_in_rows(frm);
		show(frm, "records_help", searched && `<p>${escaped(searched)}</p>`);
		show(frm, "receivers_view", told_of_receivers(receivers));
		show(frm, "steps_view", table_of(steps));
		frm.dashboard.clear_headline();
		if (frm.is_new()) return;
		if (!frm.is_dirty()) add_buttons(frm);
		say_term(frm); // after the next step, which would paint it over or, empty, take it away
	},

	async before_workflow_action(frm) {
		const { warns_before } = frm.doc.__onload.offers;
		if (!warns_before.length) return;
		const steps = await frappe.workflow.get_transitions(frm.doc);
		const step = steps.find(({ action }) => action === frm.selected_workflow_action);
		if (step && warns_before.includes(step.next_state)) return ask_without_marks();
	},
});

// The framework shows a mark of a row as a dead picture until the row is opened for editing.
function tick_in_rows(frm) {
	const { grid } = frm.fields_dict.records;
	const wrapper = grid.wrapper.get(0);
	if (wrapper.ticks_in_rows) return;
	wrapper.ticks_in_rows = true;
	const tick = (event) => {
		const cell = event.target.closest('.grid-static-col[data-fieldname="is_confirmed"]');
		const name = cell && cell.closest(".grid-row")?.dataset.name;
		const row = name && locals["Data Subject Record"]?.[name];
		if (!row || cell.querySelector(".field-area input") || !grid.is_editable()) return;
		event.stopPropagation();
		frappe.model.set_value(row.doctype, row.name, "is_confirmed", row.is_confirmed ? 0 : 1);
	};
	wrapper.addEventListener("click", tick, true); // before the framework opens the row
}

function ask_without_marks() {
	frappe.dom.unfreeze();
	return new Promise((resolve) => {
		const question = __("People were found, and none is marked as «This Person»: nothing will be given. Go on all the same?");
		frappe.confirm(question, () => {
			frappe.dom.freeze();
			resolve();
		});
	});
}

const escaped = (words) => frappe.utils.escape_html(String(words || ""));

function show(frm, field, html) {
	frm.get_field(field).$wrapper.html(html || "");
}

function told_of_receivers(receivers) {
	if (!receivers || !receivers.length) return "";
	const names = receivers.map((name) => `<li>${escaped(name)}</li>`).join("");
	return `<p>${__("Appeals of this person were handed over to:")}</p><ul>${names}</ul>`;
}

function table_of(steps) {
	const head = [__("When"), __("Who"), __("Act"), __("Ground")];
	const lines = (steps || []).map((step) => [step.when, step.who, step.act, step.ground]);
	const cells = (values, tag) => values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join("");
	return `<table class="table table-bordered">
		<thead><tr>${cells(head, "th")}</tr></thead>
		<tbody>${lines.map((line) => `<tr>${cells(line, "td")}</tr>`).join("")}</tbody>
	</table>`;
}

function say_term({ doc, dashboard }) {
	const day = frappe.datetime.str_to_user(doc.breach_after);
	if (doc.__onload.offers.is_overdue) {
		dashboard.set_headline_alert(__("The answer is late: it was due by {0}.", [day]), "red");
	} else if (doc.is_answered_late) {
		dashboard.set_headline_alert(__("Answered late: the answer was due by {0}.", [day]), "orange");
	}
}

// The server says what it gives now, why not, and what to do next.
function add_buttons(frm) {
	const { offers } = frm.doc.__onload;
	const is_written = frm.perm[0].write;
	if (offers.next_step) frm.set_intro(offers.next_step, "blue");
	if (offers.confirm) {
		frm.add_custom_button(__("Confirm The Handing Out"), () => confirm_handing_out(frm));
	}
	if (offers.records.length) {
		frm.add_custom_button(__("Open The Record Of The Person"), () =>
			frappe.set_route("List", "Applicant", { name: ["in", offers.records] })
		);
	}
	if (!is_written) return;
	if (offers.find_records) frm.add_custom_button(__("Find Records"), () => find_records(frm));
	if (offers.correct) {
		frm.add_custom_button(__("Make Corrections"), () => make_corrections(frm)).addClass("btn-primary");
	}
	if (offers.give_data) {
		frm.add_custom_button(__("Give The Data"), () =>
			after_warning(frm, offers.missing, () => give_data(frm))
		).addClass("btn-primary");
	}
	if (offers.show_who_looked) {
		frm.add_custom_button(__("Show Who Looked"), () =>
			frappe.set_route("query-report", "Who Looked", { request: frm.doc.name })
		).addClass("btn-primary");
	}
}

function call(frm, method) {
	const request = { request: frm.doc.name };
	return frappe.xcall(`appeals_app.personal_data.api.${method}`, request).finally(() => frm.reload_doc());
}

function find_records(frm) {
	call(frm, "find_records").then((found) => {
		const indicator = found ? "green" : "orange";
		frappe.show_alert({ message: __("People found: {0}.", [found]), indicator });
	});
}

function confirm_handing_out(frm) {
	frappe.confirm(
		__("You confirm that who asks is established and the data may be handed out. Your name stays on the request."),
		() => call(frm, "confirm_handing_out")
	);
}

function make_corrections(frm) {
	frappe.confirm(
		__("The decided values go into the record of the person and stand there instead of those held now. Correct?"),
		() => call(frm, "make_corrections")
	);
}

function after_warning(frm, missing, act) {
	if (!missing.length) return act();
	const places = ["Personal Data Processing", "Authority"].map(
		(doctype) => `<a href="${frappe.utils.get_form_link(doctype, frm.doc.authority)}">${__(doctype)}</a>`
	);
	const lines = missing.map((sentence) => `<li>${escaped(sentence)}</li>`).join("");
	frappe.confirm(
		`<p>${__("The law has the person told of more than is entered:")}</p><ul>${lines}</ul>
		<p>${__("It is entered here:")} ${places.join(" · ")}</p>
		<p>${__("The file will say that this is not entered. Give the data all the same?")}</p>`,
		act
	);
}

function give_data(frm) {
	open_url_post(frappe.request.url, {
		cmd: "appeals_app.personal_data.api.export_person",
		request: frm.doc.name,
	});
}
