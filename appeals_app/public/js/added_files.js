// The window that adds files. A refused file says why at the file itself: the framework tells the number of the refusal,
// in English. What it passes over is told until somebody closes that. And it offers to make nothing public that the server
// keeps private in any case.
const UPLOAD = "/api/method/upload_file";
const A_DAY = 24 * 60 * 60;

const framework = frappe.ui.FileUploader;
let ours;
let opened_last;

const app_of = (doctype) => frappe.boot.module_app[frappe.scrub(frappe.get_meta(doctype)?.module || "")];

function is_kept_private(doctype) {
	return !doctype || app_of(doctype) === "appeals_app" || !frappe.user.has_role("System Manager");
}

// its bundle comes when it comes, perhaps after this one
Object.defineProperty(frappe.ui, "FileUploader", {
	get: () => ours,
	set(theirs) {
		ours = class extends theirs {
			constructor(opts = {}) {
				const is_private = is_kept_private(opts.doctype);
				super(is_private ? { ...opts, make_attachments_public: 0, allow_toggle_private: false } : opts);
				opened_last = this;
				$(this.dialog?.$wrapper || this.wrapper).toggleClass("private-files", is_private);
			}
		};
	},
});
if (framework) frappe.ui.FileUploader = framework;

function reason_of(xhr) {
	const words = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
	try {
		const messages = JSON.parse(JSON.parse(xhr.responseText)._server_messages);
		return messages.map((message) => words(JSON.parse(message).message)).join(" ");
	} catch {
		return __("The file was not taken. Try again; if that does not help, tell the administrator.");
	}
}

function tell_refusal(xhr, name) {
	const files = opened_last?.uploader?.files || [];
	const refused = files.find((file) => file.failed && file.name === name);
	if (refused) refused.error_message = reason_of(xhr);
}

const { open, send } = XMLHttpRequest.prototype;

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
	if (url === UPLOAD) {
		this.send = (form) => {
			this.addEventListener("loadend", () => this.status === 200 || tell_refusal(this, form.get("file")?.name));
			return send.call(this, form);
		};
	}
	return open.call(this, method, url, ...rest);
};

const { show_alert } = frappe;

frappe.show_alert = frappe.toast = function (message, seconds, ...rest) {
	const is_passed_over = message?.indicator === "orange" && $(".file-uploader:visible").length;
	return show_alert.call(this, message, is_passed_over ? A_DAY : seconds, ...rest);
};
