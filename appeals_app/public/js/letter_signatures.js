// What the signature files of a letter say of themselves; that nobody has verified them stands first.
frappe.provide("appeals");

appeals.show_signatures = (frm) => {
	const { signatures = [] } = frm.doc.__onload || {};
	const $told = frm.get_field("signatures_told").$wrapper.empty();
	if (!signatures.length) {
		const hint = __("No signature file yet. Attach the .p7s file of the letter to this form.");
		return $told.append($('<p class="text-muted">').text(hint));
	}
	const warning = __("The signature is not verified cryptographically: this is what the file says of itself.");
	const head = [__("File"), __("Owner Of The Certificate"), __("Issued By"), __("In Force"), __("Signed At")];
	$told.append($('<p class="text-danger">').text(warning), appeals.rows_table(head, signatures.map(line_of)));
};

const line_of = ({ file, problem, owner, issuer, valid_from, valid_to, signed_at }) =>
	problem ? [file, problem] : [file, owner, issuer, `${valid_from} – ${valid_to}`, signed_at];
