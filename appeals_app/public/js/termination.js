// Why the consideration was terminated: the head said it in the letter, and no field of the card holds it.
frappe.provide("appeals");

appeals.told_termination = ({ __onload: onload }) => {
	const { termination } = onload || {};
	if (!termination) return "";
	const { ground, reply_number, sent_on } = termination;
	const letter = [reply_number, frappe.datetime.str_to_user(sent_on)];
	return ground
		? __("The consideration is terminated by the letter {0} of {1}. Ground: {2}", [...letter, ground])
		: __("The consideration is terminated by the letter {0} of {1}.", letter);
};
