"""Where Frappe comes from: upstream's Git repository, or the package registry."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.engine.records import read_record, write_record

UPSTREAM_URL = "https://github.com/frappe/frappe"
UPSTREAM_BRANCH = "version-15"
PATIENCE_SECONDS = 5


class SourceRefused(Exception):
	"""The demanded source cannot be used, or is not the one this bench was made from."""


@dataclass(frozen=True, slots=True)
class Source:
	"""`kind` is "git" or "registry"; url and branch are empty for the registry."""

	kind: str
	url: str = ""
	branch: str = ""

	def __str__(self) -> str:
		return f"git {self.url} {self.branch}" if self.kind == "git" else "registry"


def upstream_answers(url: str, branch: str, patience: float = PATIENCE_SECONDS) -> bool:
	"""Whether the repository has the branch and says so within some seconds."""
	try:
		answer = subprocess.run(
			["git", "ls-remote", "--exit-code", "--heads", url, branch],
			stdin=subprocess.DEVNULL,
			capture_output=True,
			timeout=patience,
		)
	except (OSError, subprocess.TimeoutExpired):
		return False
	return answer.returncode == 0


def demanded_source(environment: Mapping[str, str]) -> Source | None:
	"""What the variables ask for; None when they leave the choice to us. Naming a URL or branch means git."""
	kind = environment.get("FRAPPE_SOURCE", "")
	if kind not in ("", "git", "registry"):
		raise SourceRefused(f"FRAPPE_SOURCE={kind} is unknown. Give git or registry, or unset it.")
	named = {name for name in ("FRAPPE_URL", "FRAPPE_BRANCH") if environment.get(name)}
	if kind == "registry":
		if named:
			raise SourceRefused(f"{' and '.join(sorted(named))} go with FRAPPE_SOURCE=git, not registry.")
		return Source("registry")
	if kind == "git" or named:
		return _git_source(environment)
	return None


def _git_source(environment: Mapping[str, str]) -> Source:
	url = environment.get("FRAPPE_URL") or UPSTREAM_URL
	if "://" not in url and not url.startswith("git@"):
		url = str(Path(url).resolve())
	return Source("git", url, environment.get("FRAPPE_BRANCH") or UPSTREAM_BRANCH)


def choose_source(
	recorded: Source | None,
	environment: Mapping[str, str],
	*,
	answers: Callable[[str, str], bool] = upstream_answers,
) -> Source:
	"""The source of this bench: the recorded one, or on the first run the demanded one, or what can be reached.

	A bench is never turned from one source to the other: its sites were made by the first.
	"""
	demanded = demanded_source(environment)
	if recorded:
		if demanded and demanded != recorded:
			raise SourceRefused(
				f"This bench was made from {recorded}, and {demanded} is asked for now. "
				"Run `make clean` first (its sites are lost), or give another folder in BENCH_HOME."
			)
		return recorded
	if demanded is None:
		upstream = Source("git", UPSTREAM_URL, UPSTREAM_BRANCH)
		return upstream if answers(upstream.url, upstream.branch) else Source("registry")
	if demanded.kind == "git" and not answers(demanded.url, demanded.branch):
		raise SourceRefused(
			f"{demanded.url} does not answer, or has no branch {demanded.branch}. "
			"Check FRAPPE_URL and FRAPPE_BRANCH, or use FRAPPE_SOURCE=registry."
		)
	return demanded


def keep_source(path: Path, environment: Mapping[str, str]) -> Source:
	"""Choose the source and record it."""
	recorded = read_record(path)
	source = choose_source(Source(**recorded) if recorded else None, environment)
	if asdict(source) != recorded:
		write_record(path, asdict(source))
	return source
