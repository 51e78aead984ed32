// One person, many appeals: contacts of now and before, appeals of all joined records, joining and parting of records.
frappe.provide("appeals");

const REASON = { fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 };
const COMPARED = ["full_name", "phone", "locality", "address"];

frappe.ui.form.on("Applicant", {
	refresh(frm) {
		if (frm.is_new() || frm.doc.anonymised_on) return;
		frm.add_custom_button(__("Contacts and appeals"), () => show_person(frm));
		tell_of_joining(frm);
		if (!frm.perm[0].write) return;
		if (frm.doc.merged_into) frm.add_custom_button(__("Part the records"), () => appeals.part_records(frm, frm.doc.name));
		else frm.add_custom_button(__("Join with another record"), () => join(frm));
	},
});

// A joined record leads to the one in use.
async function tell_of_joining(frm) {
	const { merged_into: used } = frm.doc;
	if (!used) return;
	const title = frappe.utils.get_link_title("Applicant", used) || (await frappe.utils.fetch_link_title("Applicant", used));
	appeals.show_lines(frm, [__("This record is joined with «{0}»: new appeals are entered with that one.", [title])], "blue");
}

function show_person(frm) {
	frappe
		.xcall("appeals_app.appeal_matching.api.contacts", { applicant: frm.doc.name })
		.then(({ contacts, appeals: cards }) => {
			const dialog = new frappe.ui.Dialog({
				title: frm.doc.full_name,
				fields: [{ fieldname: "told", fieldtype: "HTML" }],
			});
			const lines = [
				$("<h5>").text(__("Contacts now and before")),
				...contacts.map((row) => contact_line(frm, row)),
				$('<h5 class="mt-3">').text(__("Appeals of the person: {0}", [cards.length])),
				...cards.map(appeal_line),
			];
			dialog.fields_dict.told.$wrapper.append(lines);
			dialog.show();
		});
}

function contact_line(frm, { field, value, since, until }) {
	const label = __(frappe.meta.get_label("Applicant", field), null, "Applicant");
	const day = (moment) => frappe.datetime.str_to_user(moment.split(" ")[0]);
	const days = until ? __("from {0} until {1}", [day(since), day(until)]) : __("since {0}", [day(since)]);
	return $('<p class="mb-1">')
		.append($('<span class="text-muted">').text(`${label}: `), $("<span>").text(value))
		.append($('<span class="text-muted ml-2">').text(days));
}

function appeal_line({ name, title, received_at }) {
	return $('<p class="mb-1">')
		.append($("<a>").attr("href", frappe.utils.get_form_link("Appeal", name)).text(title))
		.append($('<span class="text-muted ml-2">').text(frappe.datetime.str_to_user(received_at)));
}

function join(frm) {
	const said = __(
		"This record, «{0}», stays. The one you choose is joined to it: its appeals are shown with those of this one, and new appeals are entered with this one.",
		[frm.doc.full_name],
	);
	const record = {
		fieldname: "merged",
		fieldtype: "Link",
		options: "Applicant",
		label: __("Record of the same person"),
		description: frappe.utils.escape_html(said),
		reqd: 1,
		only_select: 1,
		get_query: () => ({
			filters: {
				authority: frm.doc.authority,
				merged_into: ["is", "not set"],
				name: ["!=", frm.doc.name],
			},
		}),
		on_make: (field) => appeals.offer_likely(field, [frm.doc.last_name, frm.doc.phone], "likely"),
		onchange() {
			show_both(frm.doc.name, this.get_value(), this.layout.get_field("both").$wrapper);
		},
	};
	// the likely ones stand above: the list of the field opens at once and covers what is below
	const [likely, both] = ["likely", "both"].map((fieldname) => ({ fieldname, fieldtype: "HTML" }));
	const fields = [likely, record, both, REASON];
	appeals.ask(fields, (values) => act(frm, values), __("Join with another record"), __("Join"));

	function act(form, { merged, reason }) {
		return frappe
			.xcall("appeals_app.appeal_matching.api.merge_people", { kept: form.doc.name, merged, reason })
			.then(() => told_and_drawn(form, __("The records are joined. «{0}» stays in use.", [form.doc.full_name])));
	}
}

// Both records beside each other; the list of people is masked by the reader's roles, and so is this.
async function show_both(kept, merged, $place) {
	$place.data({ merged }).empty();
	if (!merged) return;
	const both = [kept, merged];
	const [people, ...counts] = await Promise.all([
		frappe.db.get_list("Applicant", { filters: { name: ["in", both] }, fields: ["name", ...COMPARED] }),
		...both.map((applicant) => frappe.db.count("Appeal", { filters: { applicant } })),
	]);
	if ($place.data("merged") !== merged) return;
	const [left, right] = both.map((name) => people.find((person) => person.name === name) || {});
	const label = (field) => __(frappe.meta.get_label("Applicant", field), null, "Applicant");
	const lines = COMPARED.map((field) => [label(field), left[field], right[field]]);
	const head = ["\u00a0", __("Stays in use"), __("Is joined to it")];
	$place.html(appeals.rows_table(head, [...lines, [__("Appeals"), ...counts.map(String)]]));
}

function told_and_drawn(frm, message) {
	frappe.show_alert({ message: frappe.utils.escape_html(message), indicator: "green" }, 10);
	return frm.reload_doc();
}

// One who became secret by the joining may have asked for it since: nothing tells but who parts the records.
appeals.part_records = (frm, merged) => {
	const secrecy = {
		fieldname: "keep_secret",
		fieldtype: "Check",
		label: __("Keep the names secret"),
		description: __(
			"Take the mark away if nobody has asked for secrecy since the records were joined: then only the name that was secret before stays so.",
		),
		default: 1,
	};
	const part_people = ({ reason, keep_secret = 1 }) =>
		frappe
			.xcall("appeals_app.appeal_matching.api.part_people", { merged, reason, keep_secret })
			.then(() => told_and_drawn(frm, __("The records are parted: they are of two people again.")));
	const fields = frm.doc.is_confidential ? [REASON, secrecy] : [REASON];
	appeals.ask(fields, part_people, __("Part the records"), __("Part"));
};
