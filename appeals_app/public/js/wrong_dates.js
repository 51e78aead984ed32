// What is no date is told with the field, the words and the form they should have.  The framework empties the field: here the
// words stay to be corrected, and no form is saved without the day that was meant.
const { prototype } = frappe.ui.form.ControlDate;
const { make_input, set_formatted_input, update_datepicker_position, validate } = prototype;
const { save } = frappe.ui.form.Form.prototype;
const LETTERS = { d: "д", m: "м", y: "р" };

prototype.make_input = function () {
	make_input.call(this);
	this.$input.on("input", () => mark(this, null));
};

prototype.validate = function (value) {
	if (!value || frappe.datetime.validate(value)) return validate.call(this, value);
	const words = this.$input ? this.$input.val() : value;
	mark(this, { words, docname: this.docname });
	tell(this);
	return "";
};

prototype.set_formatted_input = function (value) {
	set_formatted_input.call(this, value);
	if (!this.wrong) return;
	if (value || this.wrong.docname !== this.docname) mark(this, null);
	else this.$input.val(this.wrong.words);
};

// the picker, when it is put in its place, writes the day it knows over the words
prototype.update_datepicker_position = function () {
	const words = this.$input.val();
	update_datepicker_position.call(this);
	if (this.$input.val() !== words) this.$input.val(words);
};

frappe.ui.form.Form.prototype.save = function (...rest) {
	const field = this.fields.find(({ wrong, docname }) => wrong && wrong.docname === docname);
	if (!field) return save.apply(this, rest);
	tell(field);
	return Promise.reject();
};

function mark(field, wrong) {
	field.wrong = wrong;
	field.$wrapper.toggleClass("has-error", Boolean(wrong));
}

function tell({ df, wrong }) {
	const form = frappe.datetime.get_user_date_fmt();
	const told = [
		__(df.label, null, df.parent),
		wrong.words,
		form.replace(/[dmy]/g, (letter) => LETTERS[letter]),
		frappe.datetime.str_to_user(frappe.datetime.get_today()),
	];
	const message = __("«{0}»: there is no date «{1}». Write it as {2}, for example {3}.", told);
	frappe.msgprint({ title: __("Wrong Date"), message: frappe.utils.escape_html(message), indicator: "orange" });
}
