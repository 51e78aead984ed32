// Options of a Select are said as the form's own words: "Waiting" of a request is not that of a queue.
const { formatters } = frappe.form;

formatters.Select = (value, df) => __(formatters.Data(value, df), null, df && df.parent);
