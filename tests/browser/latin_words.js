// Latin words a person sees on the page or hears from a screen reader, each with where it stands.
() => {
	const latin = /[A-Za-z]{2,}/;
	const tips = ["title", "placeholder", "aria-label"];
	const found = [];

	const is_seen = (element) =>
		element &&
		!element.closest("script, style, noscript") &&
		element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

	const place = (element) =>
		`${element.tagName.toLowerCase()}.${(element.getAttribute("class") || "").split(/\s+/).slice(0, 3).join(".")}`;

	const note = (kind, text, element) => {
		if (text && latin.test(text)) found.push([kind, text.trim(), place(element)]);
	};

	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const { parentElement, data } = texts.currentNode;
		if (is_seen(parentElement)) note("text", data, parentElement);
	}
	for (const element of document.querySelectorAll(tips.map((tip) => `[${tip}]`).join(","))) {
		if (is_seen(element)) tips.forEach((tip) => note(tip, element.getAttribute(tip), element));
	}
	for (const field of document.querySelectorAll("input:not([type=checkbox]), textarea, select")) {
		if (!is_seen(field)) continue;
		const option = field.tagName === "SELECT" && field.selectedOptions[0];
		note("value", option ? option.text : field.value, field);
	}
	note("window title", document.title, document.body);
	return found;
}
