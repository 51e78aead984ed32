"""Who works where in the demo: units, officers and, for each authority at work, the team that handles appeals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from appeals_app.permissions import roles
from appeals_app.setup.demo.phrases import read_data

MAIL_DOMAIN = "demo.example"
OBLAST_LEVEL = "oblast"

REGISTRAR_OF_A_SMALL_OFFICE = (roles.REGISTRAR, roles.CONTROLLER, roles.ARCHIVIST)
"""In a small office one person keeps the register, the control and the archive."""

HEAD_POWERS = ("is_first_head", "may_write_resolutions", "may_sign_replies")

UNIT_OF_A_SMALL_OFFICE = {"head": "01", "registrar": "02", "lead": "03", "executor": "03"}


@dataclass(frozen=True, slots=True)
class Unit:
	"""A unit of an authority."""

	authority: str
	code: str
	name: str
	parent: str | None = None

	@property
	def key(self) -> str:
		"""How the register calls the unit."""
		return f"{self.authority}-{self.code}"


@dataclass(frozen=True, slots=True)
class Officer:
	"""A user of the demo and the post held."""

	login: str
	authority: str
	unit: str
	roles: tuple[str, ...]
	first_name: str
	last_name: str
	position: str
	powers: tuple[str, ...] = ()
	hint: str = ""

	@property
	def email(self) -> str:
		"""What the user logs in with."""
		return f"{self.login}@{MAIL_DOMAIN}"


@dataclass(frozen=True, slots=True)
class Team:
	"""The people of one authority by what they do; executors and leads by the code of their unit."""

	authority: str
	tag: str
	level: str
	registrar: str
	controller: str
	archivist: str
	first_head: str
	deputy: str
	executors: Mapping[str, str]
	leads: Mapping[str, str]
	reception: str = ""
	web: str = ""

	def executor_of(self, unit: str) -> str:
		"""Who executes in the unit; a small office has one executor for everything."""
		return self.executors.get(unit) or next(iter(self.executors.values()))

	def lead_of(self, executor: str) -> str:
		"""Who approves the drafts of the executor."""
		unit = next(unit for unit, login in self.executors.items() if login == executor)
		return self.leads[unit]


@dataclass(frozen=True, slots=True)
class Organisation:
	"""Everything the directory of the demo holds besides the authorities themselves."""

	units: tuple[Unit, ...]
	officers: tuple[Officer, ...]
	teams: tuple[Team, ...]

	def team(self, tag: str) -> Team:
		"""The team of an authority at work."""
		return next(team for team in self.teams if team.tag == tag)

	def officer(self, login: str) -> Officer:
		"""The officer with this login."""
		return next(officer for officer in self.officers if officer.login == login)


@lru_cache(maxsize=1)
def read_organisation() -> Organisation:
	"""The organisation of the demo's data file."""
	data = read_data("organisation")
	oblast = data["oblast"]["codifier_code"]
	units = [*_units(oblast, data["oblast"]["units"])]
	officers = [_officer(oblast, row) for row in data["oblast"]["officers"]]
	for office in data["working"]:
		units += _units(office["codifier_code"], data[office["level"]]["units"])
		officers += _officers_of_small_office(office)
	teams = [_oblast_team(oblast, officers), *(_small_team(office) for office in data["working"])]
	return Organisation(tuple(units), tuple(officers), tuple(teams))


def _units(authority: str, rows: Iterable[Mapping]) -> list[Unit]:
	return [Unit(authority, row["code"], row["name"], row.get("parent")) for row in rows]


def _officer(authority: str, row: Mapping) -> Officer:
	return Officer(
		login=row["login"],
		authority=authority,
		unit=row["unit"],
		roles=tuple(row["roles"]),
		first_name=row["first_name"],
		last_name=row["last_name"],
		position=row["position"],
		powers=tuple(row.get("powers", ())),
		hint=row.get("try", ""),
	)


def _officers_of_small_office(office: Mapping) -> list[Officer]:
	duties = {
		"registrar": (REGISTRAR_OF_A_SMALL_OFFICE, ()),
		"head": ((roles.HEAD,), HEAD_POWERS),
		"lead": ((roles.UNIT_LEAD,), ("is_unit_head",)),
		"executor": ((roles.EXECUTOR,), ()),
	}
	rows = [
		{
			"login": f"{duty}.{office['tag']}",
			"unit": UNIT_OF_A_SMALL_OFFICE[duty],
			"roles": held,
			"powers": powers,
			**dict(zip(("first_name", "last_name", "position"), office[duty], strict=True)),
		}
		for duty, (held, powers) in duties.items()
	]
	return [_officer(office["codifier_code"], row) for row in [*rows, *office.get("others", ())]]


def _oblast_team(authority: str, officers: Iterable[Officer]) -> Team:
	own = [officer for officer in officers if officer.authority == authority]
	return Team(
		authority=authority,
		tag=OBLAST_LEVEL,
		level=OBLAST_LEVEL,
		registrar="registrar",
		controller="controller",
		archivist="archivist",
		first_head="head",
		deputy="deputy",
		executors={officer.unit: officer.login for officer in own if roles.EXECUTOR in officer.roles},
		leads={officer.unit: officer.login for officer in own if roles.UNIT_LEAD in officer.roles},
		reception="reception",
		web="integration",
	)


def _small_team(office: Mapping) -> Team:
	tag = office["tag"]
	unit = UNIT_OF_A_SMALL_OFFICE["executor"]
	return Team(
		authority=office["codifier_code"],
		tag=tag,
		level=office["level"],
		registrar=f"registrar.{tag}",
		controller=f"registrar.{tag}",
		archivist=f"registrar.{tag}",
		first_head=f"head.{tag}",
		deputy=f"head.{tag}",
		executors={unit: f"executor.{tag}"},
		leads={unit: f"lead.{tag}"},
	)
