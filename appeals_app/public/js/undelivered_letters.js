// The card says that a letter has not reached its addressee, and leads to the sending.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const { undelivered = [] } = frm.doc.__onload || {};
		for (const { name, status } of undelivered) {
			frm.add_custom_button(__("Undelivered letter"), () => frappe.set_route("Form", "Appeal Dispatch", name));
			const text =
				status === "Returned"
					? __("A letter came back. It has to be sent another way.")
					: __("A letter has not reached its addressee. It has to be sent another way.");
			frm.set_intro(text, "red");
		}
	},
});
