// Quick entry of an applicant: into the own register, with the name a clerk has already typed.
frappe.provide("appeals");

// «Савченко Марія Іванівна» or «Савченко М.І.» typed into a link field, as fields of a new applicant.
const GLUED_INITIALS = /^(\S+\s+\p{L}\.)(?=\p{L}\.?$)/u;

appeals.name_fields = (typed) => {
	const [last_name = "", first_name = "", ...middle_name] = typed.trim().replace(GLUED_INITIALS, "$1 ").split(/\s+/);
	return { last_name, first_name, middle_name: middle_name.join(" ") };
};

frappe.ui.form.ApplicantQuickEntryForm = class extends frappe.ui.form.QuickEntryForm {
	set_defaults() {
		const [own_authority] = frappe.boot.appeals.authorities;
		if (!this.doc.authority) this.doc.authority = own_authority;
		super.set_defaults();
	}
};
