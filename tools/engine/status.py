"""What `make status` says."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.engine.assembly import Assembly
from tools.engine.records import read_record
from tools.engine.source import Source
from tools.engine.steps import Marker


def status_lines(assembly: Assembly) -> Iterator[str]:
	"""Engine, steps done, processes, ports, address; looks only, changes nothing."""
	layout = assembly.layout
	recorded = read_record(layout.home / "source.json")
	if not recorded:
		yield f"Nothing is made in {layout.home} yet. `make up` begins."
		return
	yield f"folder      {layout.home}"
	yield f"engine      {Source(**recorded)}, {engine_version(layout.bench / 'apps' / 'frappe')}"
	yield from _step_lines(layout.markers)
	yield from _process_lines(assembly)
	ports = read_record(layout.home / "ports.json")
	yield "ports       " + ", ".join(f"{name} {port}" for name, port in sorted(ports.items()))
	if ports:
		yield f"address     {assembly.address}"


def engine_version(frappe: Path) -> str:
	"""Version and commit of the bench's Frappe."""
	if not (frappe / ".git").exists():
		return "not made yet"
	init = (frappe / "frappe" / "__init__.py").read_text(encoding="utf-8")
	version = next(line.split('"')[1] for line in init.splitlines() if line.startswith("__version__"))
	answer = subprocess.run(["git", "-C", frappe, "rev-parse", "HEAD"], capture_output=True, text=True)
	return f"Frappe {version}, commit {answer.stdout.strip()[:12]}"


def _step_lines(markers: Path) -> Iterator[str]:
	files = sorted(markers.glob("*.json"), key=lambda file: file.stat().st_mtime)
	for file in files:
		if (marker := Marker.read(file)) and marker.stamp:
			yield f"step        {file.stem:<28} done in {marker.seconds:.1f} s"


def _process_lines(assembly: Assembly) -> Iterator[str]:
	states = assembly.supervisor.states()
	if not states:
		yield "processes   none run"
	for name, state in states.items():
		yield f"process     {name:<28} {state}"
