// Two appeals side by side: stored ones on a page of their own, what is only typed in a dialog over it.
frappe.provide("appeals");

// On a page of our own about appeals: the way back to their list stands above its title.
appeals.lead_back_to_list = () => frappe.breadcrumbs.add({ type: "Custom", label: __("Appeal"), route: "/app/appeal" });

appeals.open_comparison = (appeal, other) => frappe.set_route("appeal-comparison", appeal, other);

// `go_on` gives the keyboard back to where it was.
appeals.compare_typed = async (card, other, go_on = () => {}) => {
	const call = { card: JSON.stringify(card), other };
	const under = window.cur_dialog || null;
	const found = await frappe.xcall("appeals_app.appeal_matching.api.compare_unsaved", call);
	// what it was asked from is closed meanwhile, or a window stands over it already
	if ((window.cur_dialog || null) !== under) return;
	const dialog = new frappe.ui.Dialog({
		title: __("What is typed, beside a registered appeal"),
		size: "extra-large",
		fields: [{ fieldname: "cards", fieldtype: "HTML" }],
	});
	appeals.stand_over(dialog, go_on);
	dialog.fields_dict.cards.$wrapper.append(appeals.comparison_view(found));
	dialog.show();
};

// A window over another: Esc closes it alone, and then the keyboard goes where `go_on` sends it.
appeals.stand_over = (dialog, go_on) => {
	const { $wrapper } = dialog;
	const stay = (event) => event.key === "Escape" && event.stopPropagation();
	dialog.is_standing_over = true;
	$wrapper.on("keydown", stay).one("hidden.bs.modal", () => {
		$wrapper.off("keydown", stay);
		dialog.is_standing_over = false;
		go_on();
	});
};

appeals.comparison_view = ({ rows, likeness, left, right }) => {
	const $head = $("<tr>").append("<th></th>", title_cell(left), title_cell(right));
	const $table = $('<table class="table table-bordered appeals-compared">').append($("<thead>").append($head));
	for (const row of rows.filter((one) => one.left || one.right)) $table.append(line_of(row));
	const said =
		likeness === null
			? __("A text is not shown to you, so the texts are not compared. What is the same is grey.")
			: __("The texts agree by {0} %. What is the same is grey.", [likeness]);
	return $("<div>").append($("<p>").text(said), $table);
};

function title_cell(head) {
	if (!head) return $("<th>").text(__("What is typed now"));
	const $link = $("<a>").attr("href", frappe.utils.get_form_link("Appeal", head.appeal)).text(head.title);
	return $("<th>").append($link, $('<div class="text-muted small">').text(__(head.state)));
}

function line_of({ label, left, right, is_same }) {
	const $row = $("<tr>").toggleClass("text-muted", is_same).append($("<th>").text(label));
	for (const text of [left, right]) $row.append($('<td class="appeals-words">').text(text));
	return $row;
}
