"""Where everything of the bench lies."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# a Unix socket's path may hold 107 bytes; supervisor adds a dot and a process id to it
LONGEST_SOCKET_PATH = 90


@dataclass(frozen=True, slots=True)
class Layout:
	"""All paths below one home folder (`.bench`), and the repository that is installed in it."""

	home: Path
	repository: Path = REPOSITORY

	@classmethod
	def from_environment(cls) -> "Layout":
		return cls(home=(REPOSITORY / os.environ.get("BENCH_HOME", ".bench")).resolve())

	@property
	def owner_file(self) -> Path:
		"""Lies in every folder these tools made; no other folder is ever removed."""
		return self.home / "made-by-appeals-app"

	def claim(self) -> None:
		"""Make the home folder ours; PermissionError for one that holds somebody else's files."""
		if not self.owner_file.exists() and self.home.exists() and any(self.home.iterdir()):
			raise PermissionError(
				f"{self.home} holds files that are not of this tool. Give BENCH_HOME a new or empty folder."
			)
		make_private_folder(self.home)
		self.owner_file.touch()

	@property
	def bench(self) -> Path:
		return self.home / "bench"

	@property
	def sites(self) -> Path:
		return self.bench / "sites"

	@property
	def kept_sites(self) -> Path:
		"""Folders of sites while their bench is made anew."""
		return self.home / "kept-sites"

	@property
	def env_python(self) -> Path:
		return self.bench / "env" / "bin" / "python"

	@property
	def cli(self) -> Path:
		"""The virtual environment of the bench command and of supervisor."""
		return self.home / "tools" / "cli"

	@property
	def node_home(self) -> Path:
		"""Yarn, and Node.js itself when the machine has none that will do."""
		return self.home / "tools" / "node"

	@property
	def frappe_tree(self) -> Path:
		"""The repository restored from the registry's wheel."""
		return self.home / "source" / "frappe"

	@property
	def downloads(self) -> Path:
		return self.home / "source" / "downloads"

	@property
	def database(self) -> Path:
		return self.home / "mariadb"

	@property
	def redis(self) -> Path:
		return self.home / "redis"

	@property
	def logs(self) -> Path:
		return self.home / "logs"

	@property
	def markers(self) -> Path:
		return self.home / "steps"

	@property
	def config(self) -> Path:
		"""Files generated for MariaDB, Redis and supervisor."""
		return self.home / "config"

	@property
	def bin(self) -> Path:
		return self.home / "bin"

	@property
	def sockets(self) -> Path:
		"""Folder of the Unix sockets: below home, or a private one in /tmp when the path is too long."""
		below_home = self.home / "run"
		if len(str(below_home / "supervisor.sock").encode()) <= LONGEST_SOCKET_PATH:
			return below_home
		key = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
		return Path(tempfile.gettempdir()) / f"appeals-{os.getuid()}-{key}"

	@property
	def database_socket(self) -> Path:
		return self.sockets / "mariadb.sock"

	@property
	def supervisor_socket(self) -> Path:
		return self.sockets / "supervisor.sock"


def make_private_folder(path: Path) -> None:
	"""Create the folder for the owner only; refuse one that belongs to somebody else."""
	path.mkdir(parents=True, exist_ok=True, mode=0o700)
	if path.stat().st_uid != os.getuid():
		raise PermissionError(f"{path} belongs to another user. Remove it and run the command again.")
	path.chmod(0o700)
