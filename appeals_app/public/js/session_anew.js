// Whoever logs in again in another tab goes on in this one: what was typed here is saved by the token of the new session.
const sessions = new BroadcastChannel("appeals-session");

sessions.onmessage = ({ data }) => {
	if (data.user === frappe.session.user) frappe.csrf_token = data.token;
};

$(document).on("app_ready", () => sessions.postMessage({ user: frappe.session.user, token: frappe.csrf_token }));
