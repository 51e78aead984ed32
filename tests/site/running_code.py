"""What of a page would run: found in the page as a browser parses it, not in its text."""

import warnings

from bs4 import BeautifulSoup

from appeals_app.testing.script_payloads import FOREIGN_SCRIPT, SIGN

RUNNING_TAGS = ("script", "iframe", "object", "embed", "base", "meta", "applet", "frame")
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "srcdoc")


def what_runs(html: str, *, own_scripts: bool = False) -> list[str]:
	"""Tags and attributes of the page that run something; `own_scripts` for a page that has scripts of its own.

	The framework's printed page has some: among them a link to print it, with `onclick`.
	"""
	found = []
	with warnings.catch_warnings():
		warnings.simplefilter("ignore")  # the parser wonders at texts that are no pages
		page = BeautifulSoup(html, "html5lib")
	for tag in page.find_all(True):
		if tag.name == "meta" and not tag.has_attr("http-equiv"):
			continue  # it says something and does nothing
		is_own = own_scripts and tag.name in ("script", "meta") and not is_planted(str(tag))
		if tag.name in RUNNING_TAGS and not is_own:
			found.append(tag.name)
		for name, value in tag.attrs.items():
			said = "".join(str(value).split()).lower()
			runs = name.startswith("on") or (
				name in ADDRESSES and said.startswith(("javascript:", "data:text"))
			)
			if runs and not (own_scripts and not is_planted(str(value))):
				found.append(f"{tag.name} {name}")
	return found


def is_planted(text: str) -> bool:
	"""One of the payloads wrote it."""
	return SIGN in text or FOREIGN_SCRIPT in text
