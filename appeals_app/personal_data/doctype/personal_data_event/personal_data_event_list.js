const say = (value) => frappe.utils.escape_html(__(value || ""));

frappe.listview_settings["Personal Data Event"] = { formatters: { act: say, subject_doctype: say } };
