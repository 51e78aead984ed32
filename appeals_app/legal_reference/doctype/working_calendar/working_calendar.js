frappe.ui.form.on("Working Calendar", {
	validate: appeals.ask_before_change_in_force,

	refresh(frm) {
		appeals.offer_new_version(frm);
		frm.toggle_display("fill_holidays", !frm.is_new() && frm.perm[0].write);
		say_how_far_holidays_reach(frm);
	},

	fill_holidays(frm) {
		if (frm.is_dirty()) {
			frappe.msgprint(__("The form has changes that are not saved. Save them first."));
			return;
		}
		const year = (filled_until(frm) || frappe.datetime.get_today().slice(0, 4) - 1) + 1;
		appeals.ask(
			[
				{ fieldname: "first_year", fieldtype: "Int", label: __("From Year"), default: year, reqd: 1 },
				{ fieldname: "last_year", fieldtype: "Int", label: __("Until Year"), default: year, reqd: 1 },
			],
			(years) => fill(frm, years),
			__("Fill In Holidays"),
			__("Fill In")
		).then(tell_added);
	},
});

function filled_until(frm) {
	return Math.max(0, ...(frm.doc.holidays || []).map((row) => Number((row.falls_on || "0").slice(0, 4))));
}

function say_how_far_holidays_reach(frm) {
	const year = filled_until(frm);
	if (frm.is_new() || !year) return;
	frm.set_intro(__("Holidays are filled in until the end of {0}. Fill in further years in good time.", [year]));
}

async function fill(frm, years) {
	const { message } = await frappe.call({
		method: "appeals_app.legal_reference.api.fill_holidays",
		args: { calendar: frm.doc.name, ...years },
		freeze: true,
	});
	await frm.reload_doc();
	return message;
}

function tell_added(added) {
	const rows = added.map(
		(row) => `${frappe.datetime.str_to_user(row.falls_on)} ${frappe.utils.escape_html(row.holiday_name)}`
	);
	frappe.msgprint({
		title: rows.length ? __("Holidays added: {0}", [rows.length]) : __("Nothing to add"),
		message: rows.length
			? rows.join("<br>")
			: __("The calendar already has every holiday of these years. Nothing was changed."),
	});
}
