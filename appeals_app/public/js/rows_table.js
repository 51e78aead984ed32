// The first rows of what a form lists, and the way to all of them.
frappe.provide("appeals");

const escaped = (value) => frappe.utils.escape_html(String(value || "–"));
const cells = (values, tag) =>
	values.map((value) => `<${tag}>${value && value.html ? value.html : escaped(value)}</${tag}>`).join("");

// A cell is words, or `{ html }` where somebody has escaped them.
appeals.rows_table = (head, lines) => `<table class="table table-bordered">
	<thead><tr>${cells(head, "th")}</tr></thead>
	<tbody>${lines.map((line) => `<tr>${cells(line, "td")}</tr>`).join("")}</tbody>
</table>`;

appeals.all_rows_link = (list, column, frm, words) =>
	`<p><a href="/app/${list}?${column}=${encodeURIComponent(frm.doc.name)}">${escaped(words)}</a></p>`;
