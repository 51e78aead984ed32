// A letter of fast entry is sent once by the key of its dialog, and whatever becomes of the answer the dialog can send it again.
frappe.provide("appeals");

const DOOR = "/api/method/appeals_app.appeal_registry.api.register_letter";
const [REFUSED_TOKEN, NO_LOGIN, NO_RIGHT, NOT_DONE] = [400, 401, 403, 417];

appeals.new_entry_key = () => {
	const numbers = [...crypto.getRandomValues(new Uint8Array(16))];
	return numbers.map((number) => number.toString(16).padStart(2, "0")).join("");
};

// What the clerk is told of the registered letter; nothing where it is not registered, and that is said.
appeals.send_letter = async (letter, entry_key) => {
	let answer = await post({ letter, entry_key });
	if (is_of_login(answer) && (await take_fresh_token())) answer = await post({ letter, entry_key });
	if (answer?.status === 200) return answer.said.message;
	tell_refusal(answer);
};

async function post(args) {
	const headers = {
		Accept: "application/json",
		"Content-Type": "application/json",
		"X-Frappe-CSRF-Token": frappe.csrf_token,
	};
	try {
		const response = await fetch(DOOR, { method: "POST", headers, body: JSON.stringify(args) });
		return { status: response.status, said: await response.json() };
	} catch {
		return null; // no network, or an answer that is none of ours
	}
}

// The session may have ended, or been begun anew in another tab: the token of this page is of the old one.
function is_of_login(answer) {
	return [REFUSED_TOKEN, NO_LOGIN, NO_RIGHT].includes(answer?.status);
}

// The token of the session as it is now; none where it is the one known here, or another person has logged in.
async function take_fresh_token() {
	try {
		const who = await fetch("/api/method/frappe.auth.get_logged_user");
		if (!who.ok || (await who.json()).message !== frappe.session.user) return false;
		const desk = await (await fetch("/app")).text();
		const [, token] = desk.match(/frappe\.csrf_token = "(\w+)"/) || [];
		if (!token || token === frappe.csrf_token) return false;
		frappe.csrf_token = token;
		return true;
	} catch {
		return false;
	}
}

function tell_refusal(answer) {
	const is_refusal_of_law = answer?.status === NOT_DONE || (answer?.status === NO_RIGHT && is_logged_in());
	if (is_refusal_of_law) return frappe.request.cleanup({}, answer.said);
	const message = is_of_login(answer)
		? __("The session has ended. Log in in another tab and press the button again: the letter is not lost.")
		: __("The server has not answered. Press the button again: the letter is not lost and is registered once.");
	frappe.msgprint({ title: __("The letter is not registered"), message, indicator: "orange" });
}

function is_logged_in() {
	return decodeURIComponent(frappe.get_cookie("user_id") || "") === frappe.session.user;
}
