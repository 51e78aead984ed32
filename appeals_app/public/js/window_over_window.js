// A window or a message over another window: Esc closes it alone, and the keyboard goes back to where it was.
const { prototype } = frappe.ui.Dialog;
const { show } = prototype;

prototype.show = function (...given) {
	const { cur_dialog: under } = window;
	const { activeElement: left } = document;
	const is_over = under?.display && under !== this && !this.display;
	if (!is_over) return show.apply(this, given);
	if (!this.is_standing_over) appeals.stand_over(this, () => under.display && left.focus());
	const { animate } = this;
	this.animate = false; // while a window slides in, Esc goes to the one beneath
	const shown = show.apply(this, given);
	this.animate = animate;
	return shown;
};
