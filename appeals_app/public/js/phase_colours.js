// Colour of the state in lists and forms: it follows the phase, the name of the state is the administrator's.
frappe.provide("appeals");

appeals.phase_colours = {
	RECEIVED: "orange",
	REGISTERED: "blue",
	RESOLUTION: "purple",
	EXECUTION: "cyan",
	REPLY: "light-blue",
	ANSWERED: "green",
	FOLLOW_UP: "yellow",
	CLOSED: "darkgrey",
	FORWARDED: "gray",
	RETURNED: "gray",
	NOT_CONSIDERED: "gray",
	TERMINATED: "gray",
	MERGED: "gray",
	ARCHIVED: "gray",
};
