// What this site has otherwise than it came: record by record, with the way back to the shipped one.

const API = {
	list: () => frappe.xcall("appeals_app.appeal_administration.api.changed_defaults"),
	take_back: (record) => frappe.xcall("appeals_app.appeal_administration.api.take_back_default", record),
};

frappe.pages["changed-defaults"].on_page_load = (wrapper) => {
	frappe.ui.make_app_page({ parent: wrapper, title: __("Changed Defaults"), single_column: true });
};

frappe.pages["changed-defaults"].on_page_show = ({ page }) => void load(page);

async function load(page) {
	const { groups, unseen } = await API.list();
	page.main.empty().append($("<p>").text(summary(groups, unseen)));
	if (unseen) page.main.append($("<p>").text(__("Records you may not read: {0}. The system administrator sees them.", [unseen])));
	for (const { title, records } of groups) {
		page.main.append($("<h5 class='mt-4'>").text(title), records.map((record) => record_view(page, record)));
	}
}

function summary(groups, unseen) {
	const count = groups.reduce((sum, { records }) => sum + records.length, 0);
	if (!count && !unseen) return __("Everything stands as it came with the system.");
	return __(
		"Records that differ from those that came with the system: {0}. An upgrade leaves them as they are. Taken back, a record follows new versions again.",
		[count],
	);
}

function record_view(page, record) {
	const $head = $('<div class="d-flex justify-content-between align-items-start">').append(told_of(record), take_back_button(page, record));
	const $view = $('<div class="changed-default frappe-card p-3 mb-3">').attr("data-record", record.name).append($head);
	return record.differences.length ? $view.append(differences_view(record)) : $view;
}

function told_of({ doctype, name, title, state, newer_waits, last_touched }) {
	const removed = state === "removed";
	const $title = removed ? $("<strong>") : $('<a class="bold">').attr("href", frappe.utils.get_form_link(doctype, name));
	const marks = [
		removed ? badge("red", __("Removed")) : badge("orange", __("Changed")),
		newer_waits ? badge("blue", __("A newer version waits")) : "",
	];
	return $("<div>").append($title.text(title), " ", marks, $('<div class="text-muted small">').text(last_touched));
}

const badge = (colour, words) => $('<span class="indicator-pill no-indicator-dot mr-1">').addClass(colour).text(words);

function take_back_button(page, record) {
	if (!record.may_take_back) return $('<span class="text-muted small">').text(__("You may not change this record."));
	return $('<button type="button" class="btn btn-default btn-sm">')
		.text(__("Take the shipped one back"))
		.on("click", () => frappe.confirm(question(record), () => take_back(page, record)));
}

function question({ state, title }) {
	const shown = frappe.utils.escape_html(title);
	if (state === "removed") return __("«{0}» comes back as it was shipped. Take it back?", [shown]);
	return __("Your changes of «{0}» will be lost; it becomes as it was shipped. Take it back?", [shown]);
}

async function take_back(page, { doctype, name, title }) {
	await API.take_back({ doctype, name });
	frappe.show_alert({ message: __("«{0}» is as it was shipped.", [frappe.utils.escape_html(title)]), indicator: "green" });
	await load(page);
}

function differences_view({ differences }) {
	const heads = [__("Field"), __("As Shipped"), __("Here Now")];
	const $table = $('<table class="table table-bordered mt-3 mb-0">');
	$table.append($("<tr>").append(heads.map((head) => $("<th>").text(head))));
	return $table.append(differences.map((line) => $("<tr>").append(field_cell(line), value_cell(line.shipped), value_cell(line.own))));
}

function field_cell({ label, row }) {
	return $('<td style="width: 26%">').append($("<div>").text(label), row ? $('<div class="text-muted small">').text(row) : "");
}

const value_cell = (text) => $('<td style="width: 37%; white-space: pre-wrap; overflow-wrap: anywhere">').text(text);
