// What is printed of a registered card: its sticker with the QR code and the receipt for the citizen.
frappe.provide("appeals");

const PRINTS = {
	"Appeal Sticker": __("Appeal Sticker"),
	"Appeal Receipt": __("Appeal Receipt"),
	"Appeal Registration Card": __("Appeal Registration Card"),
};

appeals.print_address = (name, format) => {
	const asked = { doctype: "Appeal", name, format, no_letterhead: 1, trigger_print: 1 };
	return `/printview?${new URLSearchParams(asked)}`;
};

appeals.offer_prints = (frm) => {
	if (!frm.doc.registration_index || !frappe.model.can_print("Appeal")) return;
	for (const [format, label] of Object.entries(PRINTS)) {
		const open = () => window.open(appeals.print_address(frm.doc.name, format), "_blank");
		frm.add_custom_button(label, open, __("To Print"));
	}
};
