// A field of a number selects what it holds when it is entered. The framework does that a tenth of a second later and with
// whatever field has the keyboard by then: words typed there meanwhile were made a number, that is, wiped.
const { prototype } = frappe.ui.form.ControlInt;
const { make_input } = prototype;

prototype.make_input = function () {
	make_input.call(this);
	this.$input.off("focus").on("focus", () => this.$input.trigger("select"));
};
