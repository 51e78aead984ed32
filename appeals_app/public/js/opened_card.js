// A card that is met by a grant alone looks like any other: it is said until when it is open, and that this is known.
frappe.provide("appeals");

appeals.told_opening = ({ __onload: onload }) => {
	const { opened_until } = onload || {};
	if (!opened_until) return "";
	const moment = frappe.datetime.str_to_user(opened_until);
	return __("Opened outside your duty until {0}, for reading alone. Those who protect the data have been told.", [moment]);
};
