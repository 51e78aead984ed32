// Chosen rows are printed on sheets an authority has, or on the sticker's.
const STICKER = { pdf_page_height: 40, pdf_page_width: 58 };

frappe.meta.get_print_sizes = () => {
	const settings = frappe.model.get_doc(":Print Settings", "Print Settings") || {};
	for (const [field, size] of Object.entries(STICKER)) settings[field] = settings[field] || size;
	return ["A4", "A5", "A3", { value: "Custom", label: __("Sticker Or Another Size (mm)") }];
};
