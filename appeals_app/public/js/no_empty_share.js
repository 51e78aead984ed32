// Whoever may not share a record is not offered a dialog that can do nothing, and names the record by its key.
const { prototype } = frappe.ui.form.Share;
const { refresh } = prototype;

prototype.refresh = function () {
	refresh.call(this);
	const { shared } = this.frm.get_docinfo() || {};
	this.parent.toggle((shared || []).some(Boolean) || Boolean(frappe.model.can_share(null, this.frm)));
};
