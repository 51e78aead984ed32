// The zone is named under a moment only where the person lives in another zone than the site.
const { prototype } = frappe.ui.form.ControlDatetime;
const set_description = prototype.set_description;

prototype.set_description = function () {
	const { user, system } = frappe.boot.time_zone || {};
	if (user === system) this.df.hide_timezone = 1;
	set_description.call(this);
};
