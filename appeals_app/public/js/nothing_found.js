// A link field for whose words the server has nothing says so below itself: an empty list looks like one that is coming.
const { prototype } = frappe.ui.form.ControlLink;
const { merge_duplicates } = prototype;

if (merge_duplicates) {
	prototype.merge_duplicates = function (results) {
		tell_nothing_found(this, results);
		return merge_duplicates.call(this, results);
	};
}

function tell_nothing_found({ $wrapper, $input }, results) {
	const forget = () => $wrapper.find(".nothing-found").remove();
	forget();
	$input.off("blur.nothing_found input.nothing_found");
	if (results.length || !$input.val().trim()) return;
	const words = __("Nothing was found. Try another word.");
	$('<p class="nothing-found small text-muted mb-0" role="status">').text(words).insertAfter($input.closest(".link-field"));
	$input.on("blur.nothing_found input.nothing_found", forget);
}
