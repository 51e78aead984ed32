"""Which file of a site an address under /files/ names: one inside the site's own public folder, or none."""

import os
import re

# a name of a site is a name of a host: no separator, no dot in front
_SITE = re.compile(r"[a-z0-9][a-z0-9._-]*", re.IGNORECASE)


def public_folder(sites: str, host: str) -> str:
	"""Where the public files of the site lie that the header Host names; nothing where it names no folder."""
	site = host.split(":", 1)[0]
	return os.path.join(sites, site, "public", "files") if _SITE.fullmatch(site) else ""


def file_inside(folder: str, path: str) -> str | None:
	"""The file of a path that was decoded once; None where it leads out of the folder, by a link too, or to no file."""
	if not folder or "\\" in path:
		return None
	root = os.path.realpath(folder)
	try:
		found = os.path.realpath(os.path.join(root, path))
	except ValueError:  # a NUL, or what no name of a file may be made of
		return None
	inside = found.startswith(root + os.sep)
	return found if inside and os.path.isfile(found) else None
