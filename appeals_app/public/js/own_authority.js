// A new record of an authority is of the one where the clerk works, and only such are offered.
frappe.provide("appeals");

appeals.propose_own_authority = (frm) => {
	const { authorities } = frappe.boot.appeals;
	if (frm.is_new() && !frm.doc.authority && authorities.length === 1) {
		frm.set_value("authority", authorities[0]);
	}
};

appeals.offer_own_authorities = (frm) =>
	frm.set_query("authority", () => ({ filters: { name: ["in", frappe.boot.appeals.authorities] } }));
