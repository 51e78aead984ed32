"""Restores Frappe's repository from the wheel that the package registry has.

The wheel `criscostack` 1.0.0 holds Frappe 15.0.0-dev (MIT) with the product's names replaced. This puts the
names back, lays our own root files (asset builder, realtime server, licence) from overlay/ beside the package,
as bench expects of an app, and checks the result against a recorded digest.
"""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

WHEEL = "criscostack==1.0.0"
WHEEL_SHA256 = "dc58aaf29c59b7666edc953596e5b31f77d7286b2ed6b14c6a205b217c210349"
# digest of every file below frappe/ after the names are put back: see tree_digest
TREE_SHA256 = "7eef5b96403c448c082ce13da2da4ddadc5794b0286798b58400dbc3c472930b"
# where the wheel's text stands in the history of github.com/frappe/frappe
UPSTREAM_COMMIT = "0cced74766"
OVERLAY = Path(__file__).resolve().parent / "overlay"
PACKAGE = "criscostack"

# order matters: a name before the names it is part of
NAMES = (
	(b"CRISCOSTACK", b"FRAPPE"),
	(b"criscostack", b"frappe"),
	(b"Criscostack", b"Frappe"),
	(b"criscoerp", b"erpnext"),
	(b"Criscoerp", b"ERPNext"),
	(b"Crisco", b"Frappe"),
	(b"brik_helper", b"bench_helper"),
)
LEFT_NAMES = re.compile(rb"crisco|brik_helper", re.IGNORECASE)
NOT_TAKEN = (".DS_Store", "__pycache__", ".pyc")

# google-api-python-client 2.2 imports pkg_resources, which newer setuptools dropped;
# WeasyPrint 59 calls pydyf as it was before 0.11
ADDED_REQUIREMENTS = ("setuptools<81", "pydyf<0.9")


class RestoreFailed(Exception):
	"""The wheel, or what was made of it, is not what this project was written for."""


def restore_names(data: bytes) -> bytes:
	"""Put the product's names back; files that hold a NUL byte are not text and stay as they are."""
	if b"\0" in data:
		return data
	for replaced, name in NAMES:
		data = data.replace(replaced, name)
	return data


def requirements(metadata: str) -> list[str]:
	"""The unconditional requirements of a wheel's METADATA."""
	return re.findall(r"^Requires-Dist: ([^;\n]+?)\s*$", metadata, re.MULTILINE)


def pyproject(names: list[str]) -> str:
	"""Packaging of the restored app, which the wheel does not carry."""
	lines = "".join(f'    "{name}",\n' for name in names)
	return f"""[project]
name = "frappe"
description = "Metadata driven, full-stack low code web framework"
authors = [{{ name = "Frappe Technologies Pvt Ltd", email = "developers@frappe.io" }}]
requires-python = ">=3.10"
dynamic = ["version"]
dependencies = [
{lines}]

[build-system]
requires = ["flit_core >=3.4,<4"]
build-backend = "flit_core.buildapi"
"""


def restored_files(wheel: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
	"""Each file of the package: its restored path and contents."""
	for info in wheel.infolist():
		name = info.filename
		if info.is_dir() or not name.startswith(PACKAGE + "/") or any(part in name for part in NOT_TAKEN):
			continue
		yield restore_names(name.encode()).decode(), restore_names(wheel.read(info))


def tree_digest(tree: Path) -> str:
	"""One digest of all paths and contents below frappe/; made files (caches, built assets) don't count."""
	total = hashlib.sha256()
	package = tree / "frappe"
	for file in sorted(path for path in package.rglob("*") if path.is_file()):
		name = file.relative_to(package).as_posix()
		total.update(f"{len(name.encode())} {name}\n".encode())
		total.update(hashlib.sha256(file.read_bytes()).digest())
	return total.hexdigest()


def check_wheel(wheel: Path, expected: str = WHEEL_SHA256) -> None:
	found = hashlib.sha256(wheel.read_bytes()).hexdigest()
	if found != expected:
		raise RestoreFailed(f"{wheel.name} has sha256 {found}, expected {expected}. Delete it and run again.")


def restore(wheel: Path, target: Path, expected_digest: str = TREE_SHA256) -> int:
	"""Make the repository's tree at `target` (made anew) and check it; the number of files restored."""
	part = target.with_name(target.name + ".part")
	for folder in (part, target):
		shutil.rmtree(folder, ignore_errors=True)
	with zipfile.ZipFile(wheel) as archive:
		metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
		names = requirements(archive.read(metadata).decode())
		count = _write_files(archive, part)
	_check_tree(part, expected_digest)
	(part / "pyproject.toml").write_text(pyproject([*names, *ADDED_REQUIREMENTS]))
	shutil.copytree(OVERLAY, part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
	part.rename(target)
	return count


def _write_files(archive: zipfile.ZipFile, target: Path) -> int:
	count = 0
	for name, data in restored_files(archive):
		if LEFT_NAMES.search(data) or LEFT_NAMES.search(name.encode()):
			raise RestoreFailed(f"{name}: a replaced name is left")
		file = target / name
		file.parent.mkdir(parents=True, exist_ok=True)
		file.write_bytes(data)
		count += 1
	return count


def _check_tree(tree: Path, expected: str) -> None:
	found = tree_digest(tree)
	if found != expected:
		raise RestoreFailed(f"The restored tree has digest {found}, expected {expected}.")
