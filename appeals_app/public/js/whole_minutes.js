// Where times are shown without seconds, opening a form must not rewrite a moment that has them.
const { prototype } = frappe.ui.form.ControlDatetime;
const { validate_and_set_in_model } = prototype;
const MINUTES = "YYYY-MM-DD HH:mm".length;

function is_same_minute(one, other) {
	return Boolean(one && other) && String(one).slice(0, MINUTES) === String(other).slice(0, MINUTES);
}

prototype.validate_and_set_in_model = function (value, ...rest) {
	const shows_seconds = frappe.datetime.get_user_time_fmt().includes("ss");
	if (!shows_seconds && is_same_minute(value, this.get_model_value())) return Promise.resolve();
	return validate_and_set_in_model.call(this, value, ...rest);
};
