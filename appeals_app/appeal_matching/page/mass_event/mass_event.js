// A mass event: its appeals with the state of each, and the next step for all that can take it.  The server says which.

const AT_ONCE = 5;
const RESOLUTION = "Appeal Resolution";
const API = {
	event: (call) => frappe.xcall("appeals_app.appeal_matching.api.event", call),
	step: (call) => frappe.xcall("appeals_app.appeal_matching.api.event_step", call),
	add: (call) => frappe.xcall("appeals_app.appeal_matching.api.event_add", call),
	leave: (call) => frappe.xcall("appeals_app.appeal_matching.api.event_leave", call),
	draft: (call) => frappe.xcall("appeals_app.appeal_matching.api.answer_alike", call),
};

frappe.pages["mass-event"].on_page_load = (wrapper) => {
	frappe.ui.make_app_page({ parent: wrapper, title: __("Mass Event"), single_column: true });
};

frappe.pages["mass-event"].on_page_show = ({ page }) => {
	const [, appeal] = frappe.get_route();
	appeals.lead_back_to_list();
	if (appeal) return load(page, appeal);
	page.main.empty().append($("<p>").text(__("Open the card of an appeal of the event and go on from there.")));
};

async function load(page, appeal) {
	draw(page, await API.event({ appeal }));
}

function draw(page, found, $told = $()) {
	page.event = found;
	page.clear_actions();
	page.clear_inner_toolbar();
	page.set_title_sub(found.title);
	page.main.empty().append($told, first_view(found), members_view(page, found), refused_view(found), near_view(page, found));
	for (const step of found.steps) if (step.members.length) offer_step(page, found, step);
	if (found.decision) offer_draft(page, found);
	page.add_inner_button(__("Show in the list"), () => show_in_list(found));
	if (!found.steps.length && !found.decision) {
		page.main.append($('<p class="text-muted">').text(__("No step of the event is yours now: the state says whose turn it is.")));
	}
	if (page.is_at_work) lock(page);
}

function lock(page) {
	page.inner_toolbar.add(page.btn_primary).add(page.main).find("button").addBack("button").prop("disabled", true);
}

// a step made by a document of its own begins with one appeal; a resolution alone is put on all
const opens_one = ({ document }) => document && document !== RESOLUTION;

function offer_step(page, found, step) {
	const action = __(step.action);
	const label = opens_one(step) ? __("Open the first appeal: {0}", [action]) : __("{0}: {1}", [action, step.members.length]);
	// gives back nothing: the framework would enable the button again while the step is still running
	page.add_inner_button(label, () => void begin(page, found, step, label));
}

function first_view({ steps }) {
	if (!steps.some((step) => opens_one(step) && step.members.length)) return $();
	const said = __("The answer is drafted on the first appeal. Then come back here: the page drafts it to all the other authors.");
	return $('<p class="event-first">').text(said);
}

function begin(page, found, step, label) {
	const { action, members, day } = step;
	const run = ({ sent_on } = {}) => {
		const take = (portion) => API.step({ appeal: found.head, action, members: portion, day: sent_on });
		act_on_each(page, found, __(action), members, take);
	};
	if (opens_one(step)) return frappe.set_route("Form", "Appeal", members[0]);
	if (step.document) return appeals.resolve_alike(members, label, () => load(page, found.head));
	if (day) return appeals.ask(appeals.sending_day(), run, label, __("Confirm"));
	frappe.confirm(__("Take the step «{0}» for {1} appeals?", [__(action), members.length]), run);
}

// a few at a time, so that the page tells how far the work is
function act_on_each(page, found, what, names, act) {
	return at_work(page, found, names.length, async (told) => {
		for (let from = 0; from < names.length; from += AT_ONCE) {
			tell_running(page, __("«{0}»: {1} of {2} appeals are done. Wait.", [what, from, names.length]));
			told.push(...(await act(names.slice(from, from + AT_ONCE))));
		}
	});
}

// One work at a time.  Whatever breaks it off, the page tells what was done before and is drawn anew: from the server, or
// as it was where that does not answer either.
async function at_work(page, found, count, work) {
	if (page.is_at_work) return;
	page.is_at_work = true;
	lock(page);
	const told = [];
	let left = 0;
	try {
		await work(told);
	} catch (refusal) {
		left = count - told.length;
		if (refusal instanceof Error) throw refusal;
	} finally {
		const now = await API.event({ appeal: found.head }).catch(() => found);
		page.is_at_work = false;
		if (page.event.head === found.head) draw(page, now, told_view(told, left));
		else draw(page, page.event);
	}
}

function tell_running(page, said) {
	page.main.find(".event-told").remove();
	page.main.prepend($('<div class="event-told form-message blue" role="status">').text(said));
}

function offer_draft(page, found) {
	const waiting = found.rows.filter(({ reply }) => !reply).length;
	const draft = async (told) => {
		tell_running(page, __("The answers are being drafted. Wait."));
		const rows = await API.draft({ reply: found.decision });
		told.push(...rows.map(({ title, reply, told: said }) => ({ title, is_done: Boolean(reply), said })));
	};
	page.set_primary_action(__("Draft to the other authors"), () => void at_work(page, found, waiting, draft));
}

function show_in_list({ rows }) {
	frappe.route_options = { name: ["in", rows.map(({ appeal }) => appeal)] };
	frappe.set_route("List", "Appeal");
}

// what was refused is told; what was done is seen in the table
function told_view(told, left) {
	if (!told.length && !left) return $();
	const refused = told.filter((row) => !row.is_done);
	const said = __("Done: {0}. Refused: {1}.", [told.length - refused.length, refused.length]);
	const $view = $('<div class="event-told form-message">').addClass(refused.length || left ? "yellow" : "green");
	$view.append($("<div>").text(said));
	if (left) $view.append($("<div>").text(broken_off(left)));
	for (const { title, said: why } of refused) $view.append($("<div>").text(`${title}: ${why}`));
	return $view;
}

function broken_off(left) {
	return __("The work broke off: of {0} appeals the server confirmed nothing. Look at their state in the table and take the step again for the rest.", [left]);
}

// steps that are the reader's and that the rules refuse: of which appeals, and why
function refused_view({ steps }) {
	const refused = steps.filter((step) => step.refused.length);
	if (!refused.length) return $();
	const $view = $('<div class="event-refused">').append($("<h5>").text(__("What cannot be done yet")));
	for (const { action, refused: rows } of refused) {
		for (const { said, titles } of rows) $view.append(refused_line(__(action), said, titles));
	}
	return $view;
}

function refused_line(action, said, titles) {
	const $said = $("<div>").text(__("«{0}»: {1}", [action, said]));
	return $('<div class="mb-2">').append($said, $('<div class="text-muted">').text(titles.join("; ")));
}

function members_view(page, found) {
	const { rows } = found;
	const titles = [__("Appeal"), __("Applicant"), __("Status"), __("Answer"), ""];
	const $table = $('<table class="table table-bordered event-members">');
	$table.append($("<tr>").append(titles.map((title) => $("<th>").text(title))));
	for (const row of rows) $table.append(member_line(row, row.may_leave ? leave_button(page, found, row) : ""));
	return $("<div>").append($("<p>").text(__("Appeals of the event: {0}. The first one is decided, the others are answered alike.", [rows.length])), $table);
}

function member_line({ appeal, title, author, state, reply, reply_status }, $leave) {
	const answer = reply ? link_to("Appeal Reply", reply, __(reply_status, null, "Appeal Reply")) : __("not drafted");
	const cells = [link_to("Appeal", appeal, title), author, __(state), answer, $leave];
	return $("<tr>").append(cells.map((cell) => $("<td>").append(typeof cell === "string" ? document.createTextNode(cell) : cell)));
}

function leave_button(page, found, { appeal, title }) {
	const leave = async (told) => {
		await API.leave({ appeal: found.head, member: appeal });
		told.push({ title, is_done: true });
	};
	return $('<button type="button" class="btn btn-default btn-xs">')
		.text(__("Take out of the event"))
		.on("click", () => frappe.confirm(
			__("Take «{0}» out of the event? It becomes a primary appeal and goes on by itself.", [frappe.utils.escape_html(title)]),
			() => at_work(page, found, 1, leave),
		));
}

function link_to(doctype, name, text) {
	return $("<a>").attr("href", frappe.utils.get_form_link(doctype, name)).text(text);
}

function near_view(page, found) {
	const { head, near } = found;
	if (!near.length) return $();
	const $lines = near.map(({ appeal, title, state }) => near_line(appeal, `${title} · ${__(state)}`));
	const $add = $('<button type="button" class="btn btn-default btn-sm mt-2">').text(__("Add the marked ones to the event"));
	const $view = $('<div class="event-near">').append($("<h5>").text(__("Near texts not linked yet")), $lines, $add);
	$add.on("click", () => {
		const others = $view.find("input:checked").map((_index, box) => box.value).get();
		if (!others.length) return;
		act_on_each(page, found, __("Add the marked ones to the event"), others, (portion) => API.add({ appeal: head, others: portion }));
	});
	return $view;
}

function near_line(appeal, text) {
	const $box = $('<input type="checkbox" checked>').val(appeal);
	return $('<label class="d-block mb-1">').append($box, " ", document.createTextNode(text));
}
