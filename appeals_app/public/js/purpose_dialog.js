// A sensitive record is shown outside the direct duty only after its purpose was stated: the server asks, we show.
function ask_purpose({ doctype, name, form }) {
	const asking = appeals.ask(
		{
			fieldname: "purpose",
			fieldtype: "Small Text",
			label: __("For What Work You Need This Record"),
			description: __("What you write is kept, and the data protection officer and the author may read it."),
			reqd: 1,
		},
		({ purpose }) => frappe.xcall("appeals_app.personal_data.api.state_purpose", { doctype, name, purpose }),
		__("Sensitive Record: {0}", [__(doctype)]),
		__("Show"),
		() => leave(form)
	);
	// a page that is loaded already closes what stands open: it is shown once the question is answered and gone
	asking.then(() => frappe.router.render());
}

// behind the question there is nothing to look at; who has gone to another page already is left there
function leave(form) {
	if (frappe.get_route()[2] !== form) return;
	if (frappe.get_prev_route()?.length) window.history.back();
	else frappe.set_route("");
}

// heard before the Desk says that the record may not be opened: the question stands in place of the refusal
$.ajaxPrefilter((options, original, xhr) => {
	xhr.fail(() => {
		const answer = xhr.responseJSON || {};
		const asked = answer.purpose_needed;
		if (!asked || frappe.get_route()[2] !== asked.form) return;
		answer._error_message = null;
		answer._server_messages = "[]";
		// once the Desk has closed what it closes with every page it leads to
		setTimeout(() => ask_purpose(asked));
	});
});
