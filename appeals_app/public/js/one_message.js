// A form that is drawn twice says the same twice: what already stands on the screen is not said again.
const NOT_EDITED = "This form is not editable due to a Workflow.";
const { show_alert } = frappe;

frappe.show_alert = frappe.toast = function (message, ...rest) {
	const text = $("<div>").html(typeof message === "string" ? message : message.message).text().trim();
	// the card says it itself, above its fields: as a notice it would stay over the form that is opened next;
	// while the Desk starts there is no route yet
	if (frappe.get_route()?.[1] === "Appeal" && text === __(NOT_EDITED)) return $();
	const alerts = [...document.querySelectorAll("#alert-container .alert")];
	const shown = alerts.find((alert) => $(alert).find(".alert-message").text().trim() === text);
	return shown ? $(shown) : show_alert.call(this, message, ...rest);
};
