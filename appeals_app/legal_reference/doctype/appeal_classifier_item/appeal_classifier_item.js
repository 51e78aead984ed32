const MARKS = {
	unverified: __(
		"The code of this item is not checked. Reports do not use it until a person has compared it with the act."
	),
	not_found: __(
		"No published source shows the code of this item. Enter it when it has been read in the act."
	),
	local: __("A local item: it is counted under the official item it stands under."),
};

frappe.ui.form.on("Appeal Classifier Item", {
	setup(frm) {
		frm.set_query("parent_item", () => ({
			filters: { item_group: frm.doc.item_group, code_status: ["!=", "local"] },
		}));
		frm.set_query("authority", () => ({
			filters: serves_everywhere() ? {} : { name: ["in", frappe.boot.appeals.authorities] },
		}));
	},

	onload(frm) {
		if (!frm.is_new() || frm.doc.authority || serves_everywhere()) return;
		frm.set_value("authority", frappe.boot.appeals.authorities[0]);
	},

	refresh(frm) {
		show_marks(frm);
		if (!frm.is_new()) offer_local_item(frm);
	},

	code_status(frm) {
		show_marks(frm);
		if (frm.doc.code_status !== "verified" || frm.doc.code_checked_on) return;
		frm.set_value("code_checked_on", frappe.datetime.get_today());
	},
});

function serves_everywhere() {
	return frappe.user.has_role("Appeals Oblast Admin");
}

function show_marks(frm) {
	const marks = [MARKS[frm.doc.code_status]];
	if (frm.doc.is_title_unverified) marks.push(__("The title of this item is not checked either."));
	const text = marks.filter(Boolean).join(" ");
	frm.dashboard.clear_headline();
	if (text) frm.dashboard.set_headline_alert(text, appeals.code_colours[frm.doc.code_status]);
	if (!frm.is_new()) {
		const status = frm.doc.code_status;
		frm.page.set_indicator(__(status), appeals.code_colours[status]);
	}
}

async function offer_local_item(frm) {
	if (frm.doc.code_status === "local" || frm.doc.valid_to) return;
	const { message } = await frappe.db.get_value(
		"Appeal Classifier Group",
		frm.doc.item_group,
		"takes_local_items"
	);
	if (!message.takes_local_items) return;
	frm.add_custom_button(__("Add Local Item"), () => {
		frappe.new_doc("Appeal Classifier Item", {
			item_group: frm.doc.item_group,
			parent_item: frm.doc.name,
			code_status: "local",
		});
	});
}
