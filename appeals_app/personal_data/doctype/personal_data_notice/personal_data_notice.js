frappe.ui.form.on("Personal Data Notice", {
	onload: appeals.keep_to_own_authority,

	refresh(frm) {
		if (frm.is_new() || frm.doc.authority || frm.perm[0].write) return;
		const said = __(
			"The text is of every authority and is changed by the oblast administrator. A text of your own, made anew, stands before it.",
		);
		frm.set_intro(said, "blue");
	},
});
