// Two appeals side by side, and what may be done of them: linked, or considered under one. The server says what it takes.

frappe.pages["appeal-comparison"].on_page_load = (wrapper) => {
	frappe.ui.make_app_page({ parent: wrapper, title: __("Two Appeals Side By Side"), single_column: true });
};

frappe.pages["appeal-comparison"].on_page_show = ({ page }) => {
	const [, appeal, other] = frappe.get_route();
	appeals.lead_back_to_list();
	page.clear_actions();
	page.clear_inner_toolbar();
	page.main.empty();
	if (!appeal || !other) {
		page.main.append($("<p>").text(__("Open the card of an appeal and choose there what to compare it with.")));
		return;
	}
	frappe
		.xcall("appeals_app.appeal_matching.api.compare", { appeal, other })
		.then((found) => show(page, found));
};

function show(page, found) {
	const told = new Set([found.link_refusal, found.merge_refusal].filter(Boolean));
	if (found.left.is_merged || found.right.is_merged) told.add(found.merging_undone_by);
	for (const text of told) page.main.append($('<p class="text-muted">').text(text));
	page.main.append(appeals.comparison_view(found));
	offer_link(page, found);
	offer_merge(page, found);
	offer_event(page, found);
	page.add_inner_button(__("Swap the sides"), () =>
		frappe.set_route("appeal-comparison", found.right.appeal, found.left.appeal),
	);
}

function offer_link(page, found) {
	if (found.link_refusal) return;
	const field = {
		fieldname: "sign",
		fieldtype: "Select",
		options: found.signs,
		default: found.proposed.sign,
		label: __("What the left appeal is to the right one"),
		description: about_sign(found, found.proposed.sign),
		onchange() {
			this.set_description(about_sign(found, this.get_value()));
		},
		reqd: 1,
	};
	page.set_primary_action(__("Link appeals"), () =>
		appeals.ask(field, ({ sign }) => link(found, sign), __("Link appeals"), __("Link appeals")),
	);
}

// what the chosen sign means; of the proposed one, why it is proposed too
function about_sign({ signs, proposed }, chosen) {
	const { said = "" } = signs.find(({ value }) => value === chosen) || {};
	const reasons = chosen === proposed.sign ? proposed.reasons : [];
	return frappe.utils.escape_html([said, ...reasons].join(" ").trim());
}

function offer_merge(page, found) {
	if (found.merge_refusal) return;
	const title = __("Merge the consideration");
	const field = {
		fieldname: "reason",
		fieldtype: "Small Text",
		label: __("Why they are considered together"),
		description: [__("The left appeal ends its own consideration; the right one goes on for both."), found.merging_undone_by]
			.map(frappe.utils.escape_html)
			.join(" "),
		reqd: 1,
	};
	page.add_inner_button(title, () =>
		appeals.ask(field, ({ reason }) => merge(found, reason), title, title),
	);
}

// A text of several people: the mass event of the right appeal takes the left one in.
function offer_event(page, { proposed }) {
	if (!proposed.event) return;
	page.add_inner_button(__("Mass Event"), () => frappe.set_route("mass-event", proposed.event));
}

function link({ left, right }, sign) {
	const call = { appeal: left.appeal, previous: right.appeal, sign };
	return frappe.xcall("appeals_app.appeal_matching.api.link", call).then((done) => tell_and_open(done, left, right));
}

function merge({ left, right }, reason) {
	const call = { appeal: left.appeal, main: right.appeal, reason };
	return frappe.xcall("appeals_app.appeal_matching.api.merge", call).then((done) => tell_and_open(done, left, right));
}

// The cards as they are now: what was done here has changed those that were read before.
function tell_and_open(done, left, right) {
	frappe.show_alert({ message: frappe.utils.escape_html(done), indicator: "green" }, 10);
	for (const { appeal } of [left, right]) {
		const known = frappe.get_doc("Appeal", appeal);
		if (known && !known.__unsaved) frappe.model.clear_doc("Appeal", appeal);
	}
	frappe.set_route("Form", "Appeal", left.appeal);
}
