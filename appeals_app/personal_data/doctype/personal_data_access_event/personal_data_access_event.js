frappe.provide("appeals.own_titles");

const title_of = ({ act }) => __(act, null, "Personal Data Access Event");

appeals.own_titles["Personal Data Access Event"] = title_of;

frappe.ui.form.on("Personal Data Access Event", {
	refresh(frm) {
		frm.page.set_title(title_of(frm.doc));
		show_seen(frm);
	},
});

// Whom the look showed: keys stand for people in the record, numbers of their appeals on the form.
function show_seen(frm) {
	const { seen } = frm.doc.__onload || {};
	const $seen = frm.get_field("seen_view").$wrapper.empty();
	if (!seen) return;
	if (seen.kind) $seen.append($("<p>").text(__("{0}, rows: {1}", [seen.kind, seen.rows])));
	if (seen.filters) $seen.append($("<p>").text(__("Asked by: {0}", [seen.filters])));
	const $list = $("<ul>").appendTo($seen);
	for (const record of seen.records) $list.append($("<li>").append(way_to_looks(record)));
	if (seen.kind && seen.rows > seen.records.length && seen.records.length) {
		$seen.append($("<p class='text-muted'>").text(__("The first {0} are shown.", [seen.records.length])));
	}
}

function way_to_looks({ words, authority, appeal_index, whole_person }) {
	if (!appeal_index) return $("<span>").text(words);
	const filters = new URLSearchParams({ authority, appeal_index, whole_person: whole_person || 0 });
	return $("<a class='text-primary'>").attr("href", `/app/query-report/Who%20Looked?${filters}`).text(words);
}
