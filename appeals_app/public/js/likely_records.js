// Records that may be the ones looked for are offered before anybody types.
frappe.provide("appeals");

const MOST = 5;

// What the link field offers for each of the words, as lines in another field of its window; a line chooses its record.
appeals.offer_likely = async (field, words, place) => {
	const found = await Promise.all(words.filter(Boolean).map((txt) => appeals.choices_for(field, txt)));
	const likely = new Map(found.flat().map((offered) => [offered.value, appeals.without_key(offered)]));
	if (!likely.size) return;
	const lines = [...likely.values()].slice(0, MOST).map((offered) => line_of(field, offered));
	const $head = $('<p class="text-muted mb-1">').text(__("These may be the ones:"));
	field.layout.get_field(place).$wrapper.append($('<div class="mb-3">').append($head, lines));
};

function line_of(field, { value, label, description }) {
	const choose = () => {
		frappe.utils.add_link_title(field.get_options(), value, label || value);
		return field.set_value(value);
	};
	return $('<p class="mb-1">').append(
		$('<button type="button" class="btn btn-xs btn-default">').text(label || value).on("click", choose),
		$('<span class="text-muted ml-2">').text(description || ""),
	);
}
