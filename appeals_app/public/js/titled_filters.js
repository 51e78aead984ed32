// A filter of a list by a link with a title is set before its title has come from the server: the list would be
// read without the filter. Whoever sets the field waits for the title.
const link = frappe.ui.form.ControlLink.prototype;
const { set_link_title, set_value } = link;

if (set_link_title) {
	link.set_link_title = function (value) {
		this.title_is_coming = Promise.resolve(set_link_title.call(this, value)).catch(() => {});
		return this.title_is_coming;
	};

	link.set_value = async function (...given) {
		const result = await set_value.apply(this, given);
		await this.title_is_coming;
		return result;
	};
}
