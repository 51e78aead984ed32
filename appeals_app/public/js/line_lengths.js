// A line takes as many characters as its field has room for.  The framework lets the browser cut what is typed or pasted over
// that; here nothing is cut: what is near the end is counted, what does not fit is told at once and refused by the server.
const { prototype } = frappe.ui.form.ControlData;
const { set_input_attributes } = prototype;
const COUNTED_FROM = 0.8;

prototype.set_input_attributes = function () {
	set_input_attributes.call(this);
	const most = Number(this.$input.attr("maxlength"));
	if (this.df.fieldtype !== "Data" || !most) return;
	this.$input.removeAttr("maxlength");
	this.$input.on("input change", () => tell_length(this, most));
};

function tell_length({ $wrapper, $input }, most) {
	$wrapper.find(".line-length").remove();
	const { length } = $input.val().trim();
	if (length < most * COUNTED_FROM) return;
	const words = length > most
		? __("Characters: {0}, the field takes {1}. Shorten it: nothing is cut by itself.", [length, most])
		: __("Characters: {0}, the field takes {1}.", [length, most]);
	const colour = length > most ? "text-danger" : "text-muted";
	$('<p class="line-length small mb-0" role="status">').addClass(colour).text(words).insertAfter($input);
}
