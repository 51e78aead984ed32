"""Digests of parts of the repository, by which a step learns that its inputs changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

NOT_COUNTED = ("__pycache__", "node_modules", "dist")


def digest_of(paths: Iterable[Path], base: Path) -> str:
	"""One digest of names and contents of the files, and of all files below the folders."""
	total = hashlib.sha256()
	for file in sorted(set(_files(paths))):
		total.update(f"{file.relative_to(base).as_posix()}\0".encode())
		total.update(hashlib.sha256(file.read_bytes()).digest())
	return total.hexdigest()[:32]


def _files(paths: Iterable[Path]) -> Iterable[Path]:
	for path in paths:
		if path.is_file():
			yield path
		elif path.is_dir():
			yield from (
				file
				for file in path.rglob("*")
				if file.is_file() and file.suffix != ".pyc" and not set(NOT_COUNTED) & set(file.parts)
			)


def app_digest(repository: Path) -> str:
	"""What `bench migrate` reads: the whole package except what is only built or only run by the browser."""
	package = repository / "appeals_app"
	return digest_of((path for path in package.iterdir() if path.name != "public"), repository)


def assets_digest(repository: Path) -> str:
	"""What `bench build` reads."""
	return digest_of([repository / "appeals_app" / "public"], repository)


def packaging_digest(repository: Path) -> str:
	"""What the installation of the app into the environment reads."""
	return digest_of([repository / "pyproject.toml", repository / "setup.py"], repository)


def overlay_digest(repository: Path) -> str:
	"""Our own files in the restored Frappe."""
	return digest_of([repository / "tools" / "engine" / "overlay"], repository)


def engine_digest(repository: Path) -> str:
	"""What the running processes read of this folder."""
	engine = repository / "tools" / "engine"
	names = ("web.py", "database_socket.py", "front.js", "loopback.js")
	return digest_of([engine / name for name in names], repository)
