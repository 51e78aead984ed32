"""The step that fetches the tools: the bench command, supervisor, uv, Node.js, yarn."""

import shutil
import sys
from collections.abc import Mapping

from tools.engine.interpreters import NODE_WHEEL, link_packed_node, machine_node
from tools.engine.paths import Layout
from tools.engine.steps import Log, Step

PYTHON_TOOLS = ("frappe-bench==5.31.1", "supervisor==4.3.0", "uv==0.13.9")
YARN = "yarn@1.22.22"


def tools_step(layout: Layout, environment: Mapping[str, str]) -> Step:
	"""All tools lie in the home folder; the machine's own Node.js is used when it is new enough."""
	packages = PYTHON_TOOLS if machine_node() else (*PYTHON_TOOLS, NODE_WHEEL)
	return Step(
		name="tools",
		title="bench command, supervisor, Node.js, yarn",
		inputs=lambda: f"{layout.home} {packages} {YARN} {sys.version_info[:2]}",
		run=lambda log: _make_tools(layout, environment, packages, log),
		holds=lambda: all(file.exists() for file in _last_files(layout)),
		advice="It needs PyPI and the npm registry. Check the network or the mirrors' settings of pip and npm.",
	)


def _last_files(layout: Layout) -> tuple:
	return layout.cli / "bin" / "bench", layout.node_home / "node_modules" / ".bin" / "yarn"


def _make_tools(layout: Layout, environment: Mapping[str, str], packages: tuple[str, ...], log: Log) -> None:
	shutil.rmtree(layout.cli, ignore_errors=True)
	shutil.rmtree(layout.node_home, ignore_errors=True)
	log.run(sys.executable, "-m", "venv", layout.cli, env=environment)
	log.run(layout.cli / "bin" / "pip", "install", "--quiet", *packages, env=environment)
	if NODE_WHEEL in packages:
		link_packed_node(layout.cli, layout.node_home / "bin")
	options = ("--silent", "--no-save", "--prefix", layout.node_home)
	log.run("npm", "install", *options, YARN, env=environment)
