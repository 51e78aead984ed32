// A look is listed with the name and the position of who looked: a login tells a person nothing.
const positions = {};
const say = (words) => frappe.utils.escape_html(words || "");

frappe.listview_settings["Personal Data Access Event"] = {
	add_fields: ["user", "officer"],
	total_columns: 5,
	formatters: { officer: subject },

	// The framework lists only the title behind a link; positions of the rows shown are asked for at once.
	async refresh(listview) {
		const unknown = [...new Set(listview.data.map(({ officer }) => officer))].filter(
			(officer) => officer && !(officer in positions)
		);
		if (!unknown.length) return;
		const rows = await frappe.db.get_list("Authority Officer", {
			filters: { name: ["in", unknown] },
			fields: ["name", "position"],
			limit: unknown.length,
		});
		for (const officer of unknown) positions[officer] = "";
		for (const { name, position } of rows) positions[name] = position;
		listview.render_list();
	},
};

// What a formatter gives for the title stands in place of the framework's box and link.
function subject(officer, df, doc) {
	const address = `/app/personal-data-access-event/${encodeURIComponent(doc.name)}`;
	const words = say(person_in_words(doc));
	return `
		<span class="level-item select-like">
			<input class="list-row-checkbox" type="checkbox" data-name="${escape(doc.name)}">
		</span>
		<span class="level-item ellipsis" title="${words}">
			<a class="ellipsis" href="${address}">${words}</a>
		</span>`;
}

function person_in_words(doc) {
	const name = doc.officer_officer_name || frappe.user.full_name(doc.user);
	return [name, positions[doc.officer]].filter(Boolean).join(", ");
}
