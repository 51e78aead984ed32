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

const EVERYWHERE = ["Appeals Oblast Admin", "System Manager"];

// Of rows that an authority has beside those for all, the latter are made by those who serve everywhere: to the others an
// empty field would only be refused.
appeals.keep_to_own_authority = (frm) => {
	if (EVERYWHERE.some((role) => frappe.user.has_role(role))) return;
	appeals.offer_own_authorities(frm);
	appeals.propose_own_authority(frm);
	if (!frm.is_new()) return;
	frm.set_df_property("authority", "description", "");
	frm.toggle_reqd("authority", true);
};
