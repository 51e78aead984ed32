// Words that the libraries of the Desk have in English only.

// What link fields and the search tell a screen reader about the choices they offer.
const FOUND = /^(\d+) results found$/;
const NONE_FOUND = /^No results found$/;

const announcements = new MutationObserver((changes) => {
	for (const { target } of changes) {
		const found = target.textContent.match(FOUND);
		if (found) target.textContent = __("Found: {0}", [found[1]]);
		else if (NONE_FOUND.test(target.textContent)) target.textContent = __("No results found");
	}
});

$(document).on("focusin", ".awesomplete input", function () {
	const box = this.closest(".awesomplete");
	const list = box.querySelector("ul");
	const status = box.querySelector("[role=status]");
	if (list) list.setAttribute("aria-label", __("Results"));
	if (status) announcements.observe(status, { childList: true });
});

// The tip over the mark of a step in a timeline.
const STEP_TIP = "Workflow";

$(document).on("mouseover", ".timeline-badge", function () {
	if (this.title === STEP_TIP) this.title = __(STEP_TIP);
});

// Tips over the filters of report columns, put right just before they are shown.
const ENGLISH_TIP = /^Filter based on /;

$(document).on("mouseover focusin", "input.dt-filter", function () {
	if (ENGLISH_TIP.test(this.title)) {
		this.title = __("Filter by «{0}»", [this.title.replace(ENGLISH_TIP, "")]);
	}
});
