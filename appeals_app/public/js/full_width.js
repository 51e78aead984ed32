// A register is read in wide lists: the Desk starts in full width until the person chooses otherwise.
if (localStorage.getItem("container_fullwidth") === null) {
	localStorage.setItem("container_fullwidth", "true");
}
