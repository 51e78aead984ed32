"""Small JSON files that are replaced whole."""

import json
import os
from pathlib import Path
from typing import Any


def read_record(path: Path) -> dict[str, Any]:
	"""The file's contents, or an empty dictionary when there is none."""
	try:
		return json.loads(path.read_text(encoding="utf-8"))
	except FileNotFoundError:
		return {}


def write_record(path: Path, values: dict[str, Any], mode: int = 0o644) -> None:
	"""Write beside the old file, then put it in its place; `mode` holds from the first byte."""
	path.parent.mkdir(parents=True, exist_ok=True)
	part = path.with_name(path.name + ".part")
	part.unlink(missing_ok=True)
	descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
	with os.fdopen(descriptor, "w", encoding="utf-8") as file:
		json.dump(values, file, indent=1, sort_keys=True)
		file.write("\n")
	os.replace(part, path)


def merge_record(path: Path, values: dict[str, Any], mode: int = 0o644) -> None:
	"""Set these keys and leave the others as they are; write only when something differs."""
	old = read_record(path)
	if {**old, **values} != old:
		write_record(path, {**old, **values}, mode)
