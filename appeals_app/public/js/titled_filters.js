// A filter of a list or a report by a link with a title is set before its title has come from the server: the rows
// would be read without the filter. Whoever sets the field, and what is done on its change, waits for the title.
const link = frappe.ui.form.ControlLink.prototype;
const { set_link_title, set_model_value, set_value } = link;

if (set_link_title) {
	link.set_link_title = function (value) {
		this.title_is_coming = Promise.resolve(set_link_title.call(this, value)).catch(() => {});
		return this.title_is_coming;
	};

	link.set_model_value = async function (...given) {
		const result = await set_model_value.apply(this, given);
		if (!this.frm) await this.title_is_coming;
		return result;
	};

	link.set_value = async function (...given) {
		const result = await set_value.apply(this, given);
		await this.title_is_coming;
		return result;
	};
}
