// Latin words of the page that are not seen at once: choices of the lists, and labels, helps and choices of every field that the
// open form and its tables may show.
() => {
	const latin = /[A-Za-z]{2,}/;
	const found = [];

	const note = (kind, text, place) => {
		const words = (text || "").replace(/<(code|pre)>.*?<\/\1>|<[^>]*>/gs, " ").trim();
		if (latin.test(words)) found.push([kind, words, place]);
	};

	for (const list of document.querySelectorAll("select:not([data-fieldname=time_zone])")) {
		if (list.checkVisibility()) for (const option of list.options) note("option", option.text, list.className);
	}
	const form = document.querySelector(".page-container:not([style*='display: none']) .form-layout");
	const { meta } = (form && window.cur_frm) || {};
	for (const { name, fields } of meta ? [meta, ...meta.fields.map((field) => frappe.get_meta(field.options)).filter(Boolean)] : []) {
		if (name !== meta.name && !meta.fields.some(({ fieldtype, options }) => fieldtype.startsWith("Table") && options === name)) continue;
		for (const field of fields.filter(({ hidden }) => !hidden)) {
			const place = `${name}.${field.fieldname}`;
			for (const key of ["label", "description", "placeholder"]) note(key, field[key] && __(field[key], null, name), place);
			if (field.fieldtype !== "Select") continue;
			for (const option of (field.options || "").split("\n")) note("option", __(option, null, name), place);
		}
	}
	return found;
}
