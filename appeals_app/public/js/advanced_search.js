// The wide search of a link field names records by their titles, as the field itself does, not by their keys, and a
// row is chosen wherever it is clicked.
const { prototype } = frappe.ui.form.LinkSelector;
const { search } = prototype;
const { link_search } = frappe;

let searching = null;

prototype.search = function () {
	searching = this;
	return search.call(this);
};

frappe.link_search = function (doctype, args, callback, btn) {
	const selector = searching;
	searching = null;
	if (!selector) return link_search.call(this, doctype, args, callback, btn);
	const is_titled = (frappe.boot.link_title_doctypes || []).includes(doctype);
	const name_after = (answer) => {
		// the dialog takes the rows to pieces
		const rows = (answer.values || answer.message || []).map((row) => [...row]);
		callback(answer);
		const $found = selector.dialog.fields_dict.results.$wrapper.find(".link-select-row");
		if (is_titled) rows.forEach((row) => name_row($found, row));
		$found.off("click.whole_row").on("click.whole_row", choose_row);
	};
	return link_search.call(this, doctype, args, name_after, btn);
};

// The framework listens to the bold words alone.
function choose_row({ currentTarget: row, target }) {
	if (!$(target).closest("a").length) $(row).find("a").trigger("click");
}

function name_row($found, [key, title, ...rest]) {
	const $row = $found.filter((place, row) => $(row).find("a").attr("data-value") === key);
	const details = [...new Set(rest)].filter((part) => part && part !== key && part !== title);
	$row.find("a").text(title || key);
	$row.find(".text-muted").text(details.join(", "));
}
