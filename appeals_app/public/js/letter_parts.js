// Parts of co-executors stand above the text of the draft, each with a button that puts it in.
frappe.provide("appeals");

appeals.show_parts = (frm) => {
	const { given_parts: parts = [] } = frm.doc.__onload || {};
	const $told = frm.get_field("parts_told").$wrapper.empty();
	frm.toggle_display("parts_told", parts.length > 0);
	if (!parts.length) return;
	$told.append($('<p class="bold mb-1">').text(__("Parts Given For The Answer")));
	for (const part of parts) $told.append(block_of(frm, part));
};

function block_of(frm, { written_by, written_at, note_text, status }) {
	const head = `${written_by}, ${written_at} · ${__(status, null, "Appeal Assignment Note")}`;
	const $block = $('<div class="mb-3">').append($('<div class="text-muted">').text(head));
	$block.append($('<p class="appeals-words mb-1">').text(note_text));
	if (!frm.perm[0].write) return $block;
	const put_in = () => frm.set_value("body", [frm.doc.body, note_text].filter(Boolean).join("\n\n"));
	return $block.append($('<button class="btn btn-default btn-xs">').text(__("Put Into The Letter")).on("click", put_in));
}
