// Search of the register: one line of words, the newest appeals below, page by page.  Nothing of it goes into an address.

const PAGE_LENGTH = 20;

frappe.pages["appeal-search"].on_page_load = (wrapper) => {
	const page = frappe.ui.make_app_page({ parent: wrapper, title: __("Search Of Appeals"), single_column: true });
	const form = new frappe.ui.FieldGroup({ fields: FIELDS, body: $("<div>").appendTo(page.main) });
	form.make();
	const $found = $('<div class="appeals-found mt-4">').appendTo(page.main);
	const look = (start = 0) => find(form.get_value("text"), start, $found, look);
	page.set_primary_action(__("Find appeals"), () => look());
	// a handler that gives back false would swallow the key
	form.get_field("text").$input.on("keydown", ({ key }) => {
		if (key === "Enter") look();
	});
};

frappe.pages["appeal-search"].on_page_show = ({ page }) => page.main.find("input").first().trigger("focus");

const FIELDS = [
	{
		fieldname: "text",
		fieldtype: "Data",
		label: __("Words in any form, a name, a part of a number or of a phone"),
		description: __(
			"Every word is required. «або» between two words finds either, a minus or «не» before a word leaves out what has it. An index as a whole (Т-5/2026) comes first.",
		),
		length: 400,
	},
];

function find(text, start, $found, look) {
	if (!(text || "").trim()) {
		$found.empty().append($("<p>").text(__("Write what the appeal is known by: a word, a name, a number or a phone.")));
		return;
	}
	frappe
		.xcall("appeals_app.appeal_matching.api.search", { text, start, length: PAGE_LENGTH })
		.then((answer) => show(answer, start, $found, look));
}

function show({ appeals, has_more, is_cut }, start, $found, look) {
	$found.empty().append(appeals.map(line_of));
	if (!appeals.length && !start) {
		$found.append($("<p>").text(__("Nothing was found. Leave fewer words, or check the number.")));
	}
	if (has_more) {
		$found.append(
			$('<button type="button" class="btn btn-default btn-sm">')
				.text(__("Next appeals"))
				.on("click", () => look(start + PAGE_LENGTH)),
		);
	} else if (is_cut) {
		$found.append($("<p>").text(__("Only the newest are shown. Add words to find the others.")));
	}
}

function line_of({ name, title, received_at, workflow_state, control_date }) {
	const control = control_date && __("control date {0}", [frappe.datetime.str_to_user(control_date)]);
	const told = [frappe.datetime.str_to_user(received_at), __(workflow_state), control].filter(Boolean).join(" · ");
	return $('<p class="mb-2">')
		.append($("<a>").attr("href", frappe.utils.get_form_link("Appeal", name)).text(title))
		.append($('<span class="text-muted ml-2">').text(told));
}
