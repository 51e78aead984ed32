// The framework tells the caller of some refusals only: after 403, 404, 413, 502 and 508, after a deadlock and where
// nothing answers, what waits for the server would wait for ever, with the Desk frozen or a dialog that takes no more clicks.
// A form takes an answer for a saved record unless it holds a trace of the error, and our server sends none
// («allow_error_traceback» is off): every refusal is marked, else the form would be left with all that was written in it.
const call = frappe.request.call;

frappe.request.call = (opts) => {
	const tell = opts.error;
	if (!tell) return call(opts);
	let is_told = false;
	// after 500 and 504 it says nothing at all, and the framework's own frappe.xcall reads what was said
	opts.error = (said = {}, ...more) => {
		is_told = true;
		if ($.isPlainObject(said)) said.exc ||= said.exc_type || "refused";
		return tell(said, ...more);
	};
	const answer = call(opts);
	answer?.fail?.((xhr) => is_told || tell(xhr.responseJSON || {}));
	return answer;
};

// Without a network the framework says so and asks nobody; who waits is told of that too.
const ask = frappe.call;

frappe.call = function (opts, ...more) {
	const is_asked = frappe.is_online();
	const answer = ask.call(this, opts, ...more);
	if (!is_asked) opts.error?.({});
	return answer;
};
