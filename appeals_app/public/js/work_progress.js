// How far the work is that was ordered on a document: the server tells of each batch, a page it does not reach asks by itself.
frappe.provide("appeals");

const ASK_AGAIN_AFTER = 4000;

// `progress`: what to say of the document, by each status in which it waits for a worker or is at work.
appeals.show_progress = (frm, progress) => {
	const { name, modified, status } = frm.doc;
	const is_going = status in progress;
	frm.set_intro(is_going ? progress[status](frm.doc) : "", "blue");
	if (!is_going) return;
	setTimeout(() => {
		const is_same = frm.doc.name === name && frm.doc.modified === modified;
		if (is_same && $(frm.wrapper).is(":visible")) frm.reload_doc();
	}, ASK_AGAIN_AFTER);
};
