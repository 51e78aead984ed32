// The framework writes the title of a choice into an attribute as it is: a quote in a name would begin another one there.
const { prototype } = frappe.ui.form.ControlLink;
const { setup_awesomeplete } = prototype;

prototype.setup_awesomeplete = function (...given) {
	setup_awesomeplete.apply(this, given);
	const { item } = this.awesomplete;
	this.awesomplete.item = function (choice, ...rest) {
		const shown = this.get_item(choice.value);
		const label = shown.label || shown.value;
		shown.label = String(label).replace(/"/g, "&quot;");
		const row = item.call(this, choice, ...rest);
		shown.label = label; // what is chosen keeps its words
		return row;
	};
};
