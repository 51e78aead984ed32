// What the register says of a card's twins: the proposed sign, the reason, and the way to the two cards side by side.
frappe.provide("appeals");

// What is proposed for a card being entered; `card` is what is typed of it.
appeals.proposed_sign = (card) => frappe.xcall("appeals_app.appeal_matching.api.propose_sign", { card: JSON.stringify(card) });

// Asks what is proposed and shows it if the card still is what it was; an answer that has come too late is asked for anew.
appeals.propose_for = async (read_card, show, ask_again) => {
	const card = read_card();
	const found = await appeals.proposed_sign(card);
	return appeals.is_alike(card, read_card()) ? show(found) : ask_again();
};

appeals.is_alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The twins of a stored card that nobody has decided of yet; without any, `told` is not called.
appeals.tell_repeats = async (appeal, told) => {
	const found = await frappe.xcall("appeals_app.appeal_matching.api.repeats", { appeal });
	if (found.twin || found.is_elsewhere) told(appeals.repeats_line(found, appeal));
};

appeals.repeats_line = (found, appeal) => {
	const $line = $('<div class="repeats-told">').append(appeals.proposed_words(found));
	if (found.twin) $line.append(twin_link(appeal, found));
	if (found.event) $line.append(" · ", appeals.event_link(found));
	if (found.is_elsewhere) $line.append($("<div>").text(__("A text like this one is in another authority.")));
	return $line;
};

appeals.proposed_words = ({ twin, sign_title, reasons }) => {
	if (!twin) return $();
	const $sign = $("<strong>").text(__("Proposed: {0}", [sign_title]));
	return $("<span>").append($sign, document.createTextNode(`. ${reasons.join(" ")} `));
};

// A text of several people: on the page of the event it is put together with the others, or made one with them.
appeals.event_link = ({ event }) =>
	$("<a>").attr({ href: `/app/mass-event/${event}`, target: "_blank" }).text(__("Open or make the mass event"));

function twin_link(appeal, { twin, twin_title }) {
	const address = `/app/appeal-comparison/${appeal}/${twin}`;
	return $("<a>").attr("href", address).text(__("Compare with «{0}»", [twin_title]));
}
