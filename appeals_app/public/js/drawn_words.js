// Some pages of the framework show words as the code or the record has them: the designers of a form, a workflow and a print
// format, and lists of records that the system brings. They are said in Ukrainian as they appear; what is typed or kept stays.

const PAGES = [
	"workflow-builder",
	"print-format-builder",
	"print-format-builder-beta",
	"Form/Customize Form",
	"Form/Auto Email Report",
	...["Role", "User", "Report", "Print Format", "Custom Field"].map((doctype) => `List/${doctype}`),
];
const WRITTEN = "input, textarea, script, style, code, .ace_editor, [contenteditable=true]";
const WITH_TYPE = /^(.+) \(([A-Za-z_ ]+)\)$/;
const WITH_LABEL = /^([^:]+): (.+)$/s;
const LINE = /^Edge from /;
const TIPS = ["title", "placeholder"];

const observed = new WeakSet();

const observer = new MutationObserver((changes) => {
	for (const { type, target, addedNodes } of changes) {
		if (type === "characterData") say(target);
		else for (const node of addedNodes) say_all(node);
	}
});

$(document).on("page-change", () => {
	const { page } = frappe.container;
	const route = frappe.get_route_str();
	if (!page || observed.has(page) || !PAGES.some((name) => `${route}/`.startsWith(`${name}/`))) return;
	observed.add(page);
	observer.observe(page, { childList: true, characterData: true, subtree: true });
	say_all(page);
});

function say_all(root) {
	if (root.nodeType === Node.TEXT_NODE) return say(root);
	if (root.nodeType !== Node.ELEMENT_NODE) return;
	const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) say(texts.currentNode);
	[root, ...root.querySelectorAll("[title], [placeholder], [aria-label]")].forEach(say_tips);
}

function say(node) {
	const { parentElement: place } = node;
	const words = node.data.trim();
	if (!/[A-Za-z]{2}/.test(words) || !place || place.closest(WRITTEN)) return;
	const said = said_of(words);
	if (said !== words) node.data = node.data.replace(words, () => said);
}

function say_tips(place) {
	if (LINE.test(place.getAttribute("aria-label"))) place.setAttribute("aria-label", __("Line of the scheme"));
	for (const tip of TIPS) {
		const words = place.getAttribute(tip);
		const said = words && said_of(words);
		if (said && said !== words) place.setAttribute(tip, said);
	}
}

// «Label (Type)», «Label (key)» of the designers and «Label: value» of a list are words joined by the framework.
function said_of(words) {
	const form = form_drawn();
	const said = asked(words, form);
	if (said !== words) return said;
	const [, typed, type] = words.match(WITH_TYPE) || [];
	if (typed) return /^[A-Z]/.test(type) ? asked(typed, form) : `${asked(typed, form)} (${type})`;
	const [, label, value] = words.match(WITH_LABEL) || [];
	return label ? `${__(label)}: ${__(value)}` : words;
}

// Signs of tags are written in the sources as a page has them.
function asked(words, form) {
	const said = __(words, null, form);
	if (said !== words || !/[<>]/.test(words)) return said;
	return __(words.replace(/</g, "&lt;").replace(/>/g, "&gt;")).replace(/&lt;/g, "<").replace(/&gt;/g, ">");
}

// A word of the form that is being designed is said as the form says it.
function form_drawn() {
	const { frm } = frappe.views.formview["Customize Form"] || {};
	return frm && frm.doc ? frm.doc.doc_type : null;
}

// What a designer tells in passing is not said in the reader's language either, nor is a label in the story of a table's row.
const { toast, meta } = frappe;
const { get_label } = meta;

frappe.toast = (told, ...rest) => toast(typeof told === "string" ? __(told) : told, ...rest);

meta.get_label = (doctype, ...rest) => __(get_label.call(meta, doctype, ...rest), null, doctype);
