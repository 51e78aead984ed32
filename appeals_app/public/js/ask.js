// A question whose answer the server may refuse: the dialog stays open, with all that was typed, until the act is done.
frappe.provide("appeals");

// Called like frappe.prompt, with an act that gives a promise.  Gives what the act gave, once the dialog has closed;
// closed without an answer, it calls `given_up`.
appeals.ask = (fields, act, title, label, given_up) =>
	new Promise((tell) => {
		let is_done = false;
		const dialog = new frappe.ui.Dialog({
			title,
			fields: Array.isArray(fields) ? fields : [fields],
			primary_action_label: label,
			primary_action: (values) =>
				appeals
					.act_and_close(dialog, async () => {
						const done = await act(values);
						is_done = true;
						return done;
					})
					.then(tell),
		});
		dialog.onhide = () => is_done || given_up?.();
		dialog.show();
	});

// Never answers where the server refused: it has said why, and what is typed can be corrected.
appeals.act_and_close = async (dialog, act) => {
	if (dialog.is_acting) return new Promise(() => {});
	dialog.is_acting = true;
	try {
		const done = await act();
		dialog.hide();
		return done;
	} catch (refusal) {
		if (refusal instanceof Error) throw refusal;
		return new Promise(() => {});
	} finally {
		dialog.is_acting = false;
	}
};
