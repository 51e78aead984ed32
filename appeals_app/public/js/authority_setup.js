// A new authority, by a form or by a file: saved, it shows what would be made; a button makes it.

const SET_UP = "appeals_app.appeal_rollout.api.set_up_authorities";
const BLANK = "/api/method/appeals_app.appeal_rollout.api.blank_setup_file";
const READINESS = "Authority Readiness";

const show_readiness = (authority) => frappe.set_route("query-report", READINESS, authority ? { authority } : {});

for (const doctype of ["Authority Setup", "Authority Setup File"]) frappe.ui.form.on(doctype, { refresh: offer_steps });

frappe.ui.form.on("Authority", {
	refresh(frm) {
		if (!frm.is_new() && frappe.model.can_get_report("Authority Officer")) frm.add_custom_button(__("Readiness"), () => show_readiness(frm.doc.name));
	},
});

function offer_steps(frm) {
	if (frm.doctype === "Authority Setup File") frm.add_custom_button(__("Blank Of The File"), () => window.open(BLANK));
	frm.set_intro(""); // a form that is refreshed twice would say it twice
	if (frm.is_new()) return frm.set_intro(__("Save it: nothing is made yet, you will see what would be made."), "blue");
	frm.set_intro(intro(frm.doc), frm.doc.refused_count ? "orange" : "blue");
	if (frm.doc.done_at) frm.add_custom_button(__("Readiness"), () => show_readiness(frm.doc.authority_code));
	if (!frm.doc.new_count || frm.is_dirty()) return;
	frm.page.set_primary_action(__("Set Up"), () => frappe.confirm(__("Records to be made: {0}. Make them?", [frm.doc.new_count]), () => set_up(frm)));
}

function intro({ new_count, refused_count, done_at }) {
	if (refused_count) return __("Rows that cannot be taken: {0}; the reasons stand in the table. An authority with such a row is not set up.", [refused_count]);
	if (new_count) return __("Records that will be made: {0}. Look at the table, then set up.", [new_count]);
	return done_at ? __("It is set up. See by its readiness what lacks.") : __("Everything is there already.");
}

async function set_up(frm) {
	const { doctype, docname: name } = frm;
	const steps = await frappe.xcall(SET_UP, { doctype, name });
	const made = steps.filter(({ state }) => state === "Made").length;
	frappe.show_alert({ message: __("Records made: {0}.", [made]), indicator: made ? "green" : "orange" });
	await frm.reload_doc();
}
