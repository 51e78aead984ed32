// The way of the appeal through the authorities: nested lists, which read aloud as they look.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const { transfer_chain: chain } = frm.doc.__onload || {};
		frm.toggle_display("section_chain", Boolean(chain));
		if (chain) frm.get_field("chain_view").$wrapper.empty().append($('<ol class="transfer-chain">').append(chained_card(chain)));
	},
});

const ELSEWHERE = __("It is with another authority");

function chained_card(card) {
	const $card = $("<li>");
	if (card.is_seen) $card.append(chained_title(card), muted_line(chained_days(card)));
	else $card.append($('<p class="text-muted mb-1">').text(ELSEWHERE));
	if (card.hops.length) $card.append($("<ol>").append(card.hops.map(hop_of)));
	return $card;
}

function chained_title({ is_here, name, authority, number, state }) {
	const $title = $('<p class="mb-1">').append($("<strong>").text(authority), " ");
	const shown = `№ ${number || "–"}`;
	if (is_here) $title.append($('<span aria-current="true">').text(shown));
	else $title.append($("<a>", { href: frappe.utils.get_form_link("Appeal", name), text: shown }));
	return $title.append(document.createTextNode(` · ${__(state)}${is_here ? ` · ${__("this card")}` : ""}`));
}

function chained_days({ received_on, due_on, answered_on }) {
	const days = [__("received {0}", [received_on])];
	if (answered_on) days.push(__("ended {0}", [answered_on]));
	else if (due_on) days.push(__("until {0}", [due_on]));
	return days.join(", ");
}

function hop_of(hop) {
	if (!hop.is_seen) return hop.card ? chained_card(hop.card) : hop.is_there ? $("<li>").text(ELSEWHERE) : null;
	const $hop = $("<li>").append(hop_title(hop), muted_line(hop_days(hop)));
	if (hop.reason) $hop.append(muted_line(__("Reason: {0}", [hop.reason])));
	if (hop.card) $hop.append($("<ol>").append(chained_card(hop.card)));
	return $hop;
}

function hop_title({ name, sender, receiver, status, questions }) {
	const $link = $("<a>", { href: frappe.utils.get_form_link("Appeal Transfer", name), text: `${sender} → ${receiver}` });
	const said = `: ${__(status, null, "Appeal Transfer")}, ${__("questions: {0}", [questions])}`;
	return $('<p class="mb-1">').append($link, document.createTextNode(said));
}

function hop_days({ status, sent_on, answer_due_on, decided_on }) {
	if (!sent_on) return "";
	const days = [__("sent {0}", [sent_on])];
	if (decided_on) days.push(__("decided {0}", [decided_on]));
	else if (status === "Sent") days.push(__("to be decided until {0}", [answer_due_on]));
	return days.join(", ");
}

const muted_line = (text) => (text ? $('<p class="text-muted mb-1">').text(text) : null);
