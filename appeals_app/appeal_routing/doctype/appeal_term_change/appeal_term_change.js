const NEEDS_NOTICE = {
	Extension: "Decided",
	Shortening: "In Force",
	"Refusal To Shorten": "In Force",
};

const TERM_CHANGE_STATUSES = {
	Decided: __("The extension is decided, but the author has not been told of it yet."),
	Replaced: __("A later decision has taken its place."),
	Cancelled: __("The decision was given up before the author was told of it."),
	Lapsed: __("The term ran out, or the consideration ended, before the author was told."),
};

frappe.ui.form.on("Appeal Term Change", {
	refresh(frm) {
		if (frm.is_new()) return show_limits(frm);
		frm.disable_save();
		appeals.add_appeal_button(frm);
		appeals.explain_status(frm, TERM_CHANGE_STATUSES);
		if (awaits_notice(frm.doc)) offer_notice(frm);
		if (frm.doc.status === "Decided" && frappe.user.has_role("Appeals Head")) offer_cancelling(frm);
	},

	appeal(frm) {
		show_limits(frm);
	},

	kind(frm) {
		show_limits(frm);
	},

	after_save(frm) {
		// names of those whom the server has put in come with the document
		frm.reload_doc();
	},
});

// Until when the term runs and how far it may go, before the decision is made.
async function show_limits(frm) {
	const { appeal, kind } = frm.doc;
	appeals.show_lines(frm, []);
	if (!frm.is_new() || !appeal) return;
	const { due_on, latest } = await frappe.xcall("appeals_app.appeal_routing.api.term_limits", { appeal });
	if (!due_on || !frm.is_new() || frm.doc.appeal !== appeal || frm.doc.kind !== kind) return;
	const day = frappe.datetime.str_to_user(due_on);
	const has_ended = due_on < frappe.datetime.get_today();
	const lines = [has_ended ? __("The term ended on {0}.", [day]) : __("The term runs to {0}.", [day])];
	if (kind === "Extension") lines.push(extension_line(latest));
	appeals.show_lines(frm, lines, "blue");
}

function extension_line(latest) {
	if (!latest) return __("The law does not let it be extended any further (Art. 20).");
	const day = frappe.datetime.str_to_user(latest);
	return __("It may be extended to {0} at the latest: the whole term is 45 days at most (Art. 20).", [day]);
}

function awaits_notice(doc) {
	return !doc.notice_sent_on && doc.status === NEEDS_NOTICE[doc.kind];
}

// What comes next: the notice in work, or who writes one.
async function offer_notice(frm) {
	const in_work = { term_change: frm.doc.name, status: ["in", ["Draft", "Approved", "Signed"]] };
	const { message: notice } = await frappe.db.get_value("Appeal Reply", in_work, ["name", "status"]);
	const force = frm.doc.kind === "Extension" && __("The term is extended once the notice to the author is sent.");
	appeals.show_lines(frm, [force, next_with_notice(notice)], "orange");
	if (notice.name) add_main_button(frm, __("Open the notice"), () => frappe.set_route("Form", "Appeal Reply", notice.name));
	else if (frappe.model.can_create("Appeal Reply")) add_main_button(frm, __("Write the notice to the author"), () => write_notice(frm));
}

function next_with_notice({ name, status }) {
	if (!name) {
		return frappe.model.can_create("Appeal Reply")
			? __("Your next step: press «Write the notice to the author»; the executor or the registrar may write it too.")
			: __("Next: the executor, the registrar or the head writes the notice to the author.");
	}
	return status === "Signed"
		? __("Next: the clerk sends the notice and marks it as sent.")
		: __("Next: an officer who may sign letters signs the notice.");
}

function write_notice(frm) {
	const { appeal, name: term_change } = frm.doc;
	frappe.new_doc("Appeal Reply", { appeal, letter_kind: "Term Notice", term_change });
}

function add_main_button(frm, label, act) {
	frm.add_custom_button(label, act).addClass("btn-primary");
}

function offer_cancelling(frm) {
	const ask = { fieldname: "reason", fieldtype: "Small Text", label: __("Reasons"), reqd: 1 };
	frm.add_custom_button(__("Cancel the decision"), () =>
		appeals.ask(
			ask,
			({ reason }) =>
				frappe
					.xcall("appeals_app.appeal_routing.api.cancel_term_change", {
						change: frm.doc.name,
						reason,
					})
					.then(() => frm.reload_doc()),
			__("Cancel the decision"),
			__("Confirm")
		)
	);
}
