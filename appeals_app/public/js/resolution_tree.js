// Resolutions on the card, each beneath the one above it, with what became of its tasks.
frappe.ui.form.on("Appeal", {
	refresh(frm) {
		const { resolutions = [] } = frm.doc.__onload || {};
		frm.toggle_display("section_resolutions", resolutions.length > 0);
		const $list = $('<ol class="resolution-tree">').append(resolutions.map(resolution_row));
		frm.get_field("resolutions_view").$wrapper.empty().append($list);
	},
});

function resolution_row({ name, depth, text, author, resolved_on, due_on, is_on_control, tasks }) {
	const $title = $('<p class="mb-1">');
	if (is_on_control) $title.append($('<strong class="text-danger">').text("К"), " · ");
	$title.append($("<a>", { href: frappe.utils.get_form_link("Appeal Resolution", name), text }));
	const said = $('<p class="text-muted mb-1">').text([author, resolved_on, __("until {0}", [due_on])].join(" · "));
	return $("<li>", { "aria-level": depth + 1 }).css("margin-left", `${depth * 24}px`).append($title, said, tasks.flatMap(task_line));
}

function task_line({ name, executor, due_on, status, times_returned, notes }) {
	const $link = $("<a>", { href: frappe.utils.get_form_link("Appeal Assignment", name), text: executor });
	const said = [__("until {0}", [due_on]), __(status)];
	if (times_returned) said.push(__("returned for rework: {0}", [times_returned]));
	const $task = $('<p class="mb-1">').append($link, document.createTextNode(` · ${said.join(" · ")}`));
	return [$task, ...appeals.note_lines(notes)];
}
