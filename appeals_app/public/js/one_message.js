// A form that is drawn twice says the same twice: what already stands on the screen is not said again.
const { show_alert } = frappe;

frappe.show_alert = frappe.toast = function (message, ...rest) {
	const text = $("<div>").html(typeof message === "string" ? message : message.message).text().trim();
	const alerts = [...document.querySelectorAll("#alert-container .alert")];
	const shown = alerts.find((alert) => $(alert).find(".alert-message").text().trim() === text);
	return shown ? $(shown) : show_alert.call(this, message, ...rest);
};
