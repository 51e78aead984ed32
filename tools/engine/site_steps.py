"""Steps that make a site in the bench: create it, install this app, keep it migrated, load the demo."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.engine.digests import app_digest, assets_digest, packaging_digest
from tools.engine.passwords import Passwords
from tools.engine.paths import Layout
from tools.engine.records import merge_record, read_record, write_record
from tools.engine.steps import Log, Marker, Step, StepSkipped

APP = "appeals_app"


@dataclass(frozen=True, slots=True)
class SiteSteps:
	"""The steps of one site."""

	layout: Layout
	site: str
	settings: Mapping[str, object]
	scheduled: bool
	passwords: Passwords
	environment: Mapping[str, str]
	copied_from: str | None = None
	"""A site whose tables a new one begins with: a minute and a half less than to install everything once more."""

	def all(self) -> list[Step]:
		return [self.app_link(), self.app_assets(), self.site_made(), self.app_installed()]

	def app_link(self) -> Step:
		return Step(
			name="app-link",
			title="this repository linked as the bench's app",
			inputs=lambda: packaging_digest(self.layout.repository),
			after=("bench",),
			run=self._link_app,
			holds=lambda: (self.layout.bench / "apps" / APP).exists(),
		)

	def _link_app(self, log: Log) -> None:
		"""What `bench get-app --soft-link` does, for a folder of any name and with or without Git in it."""
		link = self.layout.bench / "apps" / APP
		link.unlink(missing_ok=True)
		link.symlink_to(self.layout.repository)
		install_in_bench(self.layout, self.environment, log, "--editable", link)
		listed = self.layout.sites / "apps.txt"
		names = [*dict.fromkeys([*listed.read_text().split(), APP])]
		listed.write_text("\n".join(names) + "\n")

	def app_assets(self) -> Step:
		return Step(
			name="app-assets",
			title="app's assets built",
			inputs=lambda: assets_digest(self.layout.repository),
			after=("bench", "framework-assets"),
			run=lambda log: self._bench(log, "build", "--production", "--app", APP),
			holds=lambda: (self.layout.sites / "assets" / APP).exists(),
			advice="Mend what the log says of the app's bundles under appeals_app/public and run again.",
		)

	def site_made(self) -> Step:
		return Step(
			name=f"site-{self.site}",
			title=f"site {self.site}",
			after=("database",),
			run=self._make_site,
			holds=lambda: (self._folder / "site_config.json").exists(),
		)

	@property
	def _folder(self) -> Path:
		return self.layout.sites / self.site

	def _make_site(self, log: Log) -> None:
		shutil.rmtree(self._folder, ignore_errors=True)
		common = self.layout.sites / "common_site_config.json"
		# on the command line every user of the machine could read them
		secret = {
			"root_login": "root",
			"root_password": self.passwords.database_root,
			"admin_password": self.passwords.administrator,
		}
		before = {key: value for key, value in read_record(common).items() if key not in secret}
		write_record(common, {**before, **secret}, mode=0o600)
		try:
			with self._tables_to_begin_with(log) as tables:
				self._bench(log, "new-site", self.site, "--no-mariadb-socket", "--force", *tables)
		finally:
			write_record(common, before)

	@contextlib.contextmanager
	def _tables_to_begin_with(self, log: Log) -> Iterator[tuple[str, ...]]:
		"""Words for bench: a dump of the site to be copied, which lies there as long as it is needed, or none."""
		if not self.copied_from:
			yield ()
			return
		dump = self.layout.home / f"{self.copied_from}.sql.gz"
		log.run(
			*("bench", "--site", self.copied_from, "backup", "--backup-path-db", dump),
			cwd=self.layout.bench,
			env=self.environment,
		)
		try:
			yield ("--source-sql", str(dump))
		finally:
			dump.unlink()

	def app_installed(self) -> Step:
		return Step(
			name=f"app-{self.site}",
			title=f"app installed and migrated in {self.site}",
			inputs=lambda: app_digest(self.layout.repository),
			after=(f"site-{self.site}", "bench", "app-link"),
			run=self._install_or_migrate,
			advice="Mend what the log says (a DocType, a hook, a patch) and run again: it is repeated from the start.",
		)

	def _install_or_migrate(self, log: Log) -> None:
		"""Install into a new site; migrate a copy, and one in which an installation once came to its end."""
		installed = self.layout.markers / f"installed-{self.site}.json"
		site = Marker.read(self.layout.markers / f"site-{self.site}.json")
		this_site = site.stamp if site else ""
		if (found := Marker.read(installed)) and found.inputs == this_site:
			self._bench(log, "migrate")
		else:
			installed.unlink(missing_ok=True)
			self._bench(log, *(("migrate",) if self.copied_from else ("install-app", APP, "--force")))
			# a new site's scheduler is off; the test site's stays so
			self._bench(log, "scheduler", "enable" if self.scheduled else "disable")
			Marker(inputs=this_site, stamp="", seconds=0).write(installed)

	def demo(self) -> Step:
		return Step(
			name="demo",
			title="demo loaded",
			after=(f"site-{self.site}",),
			run=self._load_demo,
			advice="Mend what the log says and run `make demo`.",
		)

	def _load_demo(self, log: Log) -> None:
		if not has_demo(self.layout.repository):
			raise StepSkipped("the app has no appeals_app.setup.demo")
		self._bench(log, "execute", f"{APP}.setup.demo.load_demo")

	def configure(self) -> None:
		"""Write the site's settings; cheap, so done at every run."""
		merge_record(self._folder / "site_config.json", dict(self.settings))

	def _bench(self, log: Log, *words: str) -> None:
		chosen = () if words[0] in ("build", "new-site") else ("--site", self.site)
		log.run("bench", *chosen, *words, cwd=self.layout.bench, env=self.environment)


def has_demo(repository: Path) -> bool:
	"""Whether the app brings a demo."""
	setup = repository / APP / "setup"
	return (setup / "demo.py").is_file() or (setup / "demo" / "__init__.py").is_file()


def install_in_bench(layout: Layout, environment: Mapping[str, str], log: Log, *requirements: object) -> None:
	"""Install into the bench's environment, by uv as bench does, or by pip when BENCH_DISABLE_UV is set."""
	if environment.get("BENCH_DISABLE_UV", "").lower() in ("1", "true", "yes"):
		installer = (layout.env_python, "-m", "pip", "install", "--quiet")
	else:
		installer = ("uv", "pip", "install", "--quiet", "--python", layout.env_python)
	log.run(*installer, *requirements, cwd=layout.bench, env=environment)
