// One line on a form says what comes next with the appeal and whose it is. The server reads it from the workflow.
frappe.provide("appeals");

appeals.next_step_text = (frm, { on_card }) => {
	const { next_step: step, watched_until } = frm.doc.__onload || {};
	if (!step && watched_until) {
		const day = frappe.datetime.str_to_user(watched_until);
		return __("Additional control: the nearest date is {0}. It ends when every promise is kept.", [day]);
	}
	if (!step) return "";
	const action = __(step.action);
	if (!step.is_offered || !frappe.user.has_role(step.roles)) {
		return __("Next: «{0}» ({1}).", [action, step.told.map((role) => __(role)).join(", ")]);
	}
	return on_card
		? __("Your next step: «{0}», under the button «Actions» at the top.", [action])
		: __("Your next step: «{0}» on the card of the appeal.", [action]);
};

// Lines above the fields of a form, in place of those that stand there.
appeals.show_lines = (frm, lines, colour) => {
	frm.dashboard.clear_headline();
	const shown = lines.filter(Boolean).map((line) => frappe.utils.escape_html(line));
	if (shown.length) frm.dashboard.set_headline_alert(shown.join("<br>"), colour);
};

// What comes next with the appeal a paper belongs to.
appeals.show_step_of_appeal = (frm) =>
	appeals.show_lines(frm, [appeals.next_step_text(frm, { on_card: false })], "blue");
