// «Why is it seen»: a person, the number of an appeal, and every reason why the one meets the other, or why not.

frappe.pages["access-reasons"].on_page_load = (wrapper) => {
	const page = frappe.ui.make_app_page({ parent: wrapper, title: __("Why Is It Seen"), single_column: true });
	const $answer = $('<div class="access-reasons mt-4">');
	const form = new frappe.ui.FieldGroup({ fields: FIELDS, body: $("<div>").appendTo(page.main) });
	form.make();
	page.main.append($answer);
	page.set_primary_action(__("Explain"), () => {
		$answer.empty(); // a refusal must not stand over the answer to another question
		const values = form.get_values();
		if (values) appeals.explain_access(values).then((told) => appeals.show_access(told, $answer));
	});
	page.set_secondary_action(__("How Much Is Seen"), () => {
		$answer.empty();
		const officer = form.get_value("officer") || "";
		frappe
			.xcall("appeals_app.permissions.api.access_overview", { officer })
			.then((told) => appeals.show_access_overview(told, $answer));
	});
};

const FIELDS = [
	...appeals.case_fields(),
	{ fieldname: "column_person", fieldtype: "Column Break" },
	{
		fieldname: "officer",
		fieldtype: "Link",
		options: "Authority Officer",
		label: __("Who"),
		description: __("Left empty, it is about you."),
		ignore_link_validation: 1, // emptied by the framework, an unknown name would ask about the reader
	},
];
