"""The commands: up, down, status, clean, demo, test, test-fast, test-site, test-long, bench."""

import os
import shutil
import signal
import time

from tools.engine import packages, testing
from tools.engine.assembly import Assembly
from tools.engine.names import remove_name
from tools.engine.paths import Layout
from tools.engine.services import SITE
from tools.engine.status import status_lines
from tools.engine.use import SharedUse


def _assembly() -> Assembly:
	return Assembly(Layout.from_environment(), os.environ)


def up(_: list[str]) -> int:
	"""From a bare machine to the running system with its demo."""
	started, assembly = time.monotonic(), _assembly()
	with assembly.alone():
		SharedUse(assembly.layout.home).started_to_stay()
		assembly.install_packages(packages.BASE, packages.SERVICES)
		assembly.make_engine()
		assembly.make_demo_site()
		assembly.load_demo(again=False)
		assembly.name_site()
		assembly.start_application()
	_print_logins(assembly, time.monotonic() - started)
	return 0


def demo(_: list[str]) -> int:
	"""Load the demo once more into the running system."""
	assembly = _assembly()
	with assembly.alone():
		SharedUse(assembly.layout.home).started_to_stay()
		assembly.make_engine()
		assembly.make_demo_site()
		assembly.load_demo(again=True)
	return 0


def down(_: list[str]) -> int:
	assembly = _assembly()
	with assembly.alone():
		print("Stopped." if assembly.supervisor.stop() else "Nothing was running.")
	return 0


def status(_: list[str]) -> int:
	"""Look only; a reader that ends early (`make status | head`) is no error."""
	signal.signal(signal.SIGPIPE, signal.SIG_DFL)
	for line in status_lines(_assembly()):
		print(line)
	return 0


def clean(_: list[str]) -> int:
	"""Stop everything and remove the folder with all its sites."""
	assembly = _assembly()
	home = assembly.layout.home
	if not home.exists():
		print("Nothing to remove.")
		return 0
	if not assembly.layout.owner_file.exists():
		raise PermissionError(f"{home} was not made by this tool: it is left alone.")
	with assembly.alone():
		assembly.supervisor.stop()
		shutil.rmtree(assembly.layout.sockets, ignore_errors=True)
		shutil.rmtree(home)
	remove_name(SITE, home)
	print(f"Removed {home}.")
	return 0


def _print_logins(assembly: Assembly, seconds: float) -> None:
	"""What the demo said when it was loaded, and last the address and the passwords."""
	demo_log = assembly.layout.logs / "demo.log"
	for line in demo_log.read_text(encoding="utf-8").splitlines() if demo_log.exists() else ():
		if not line.startswith("$ "):
			print(f"  {line}".rstrip())
	print(f"\nUp in {seconds:.0f} s: {assembly.address}")
	print(f"  Administrator    {assembly.passwords.administrator}")
	print(f"  all demo users   {assembly.passwords.demo}")
	print(
		f"The passwords are kept in {assembly.layout.home / 'secrets.json'}. See also: make status, make down."
	)


COMMANDS = {
	"up": up,
	"down": down,
	"status": status,
	"clean": clean,
	"demo": demo,
	"test": testing.test_all,
	"test-fast": testing.test_fast,
	"test-site": testing.test_site,
	"test-long": testing.test_long,
	"bench": testing.measure,
}
