"""The table of logins shown when the demo is loaded."""

import click
import frappe
from frappe import _

from appeals_app.setup.demo.organisation import Officer, read_organisation


def print_logins() -> None:
	"""Show who may log in, as whom, and what to try; one password for all."""
	officers = read_organisation().officers
	width = max(len(_roles(officer)) for officer in officers)
	mail_width = max(len(officer.email) for officer in officers)
	authority = ""
	for officer in officers:
		if officer.authority != authority:
			authority = officer.authority
			click.echo(f"\n{frappe.db.get_value('Authority', authority, 'authority_name')}")
		line = (
			f"  {_roles(officer):{width}}  {officer.email:{mail_width}}  {officer.hint or officer.position}"
		)
		click.echo(line.rstrip())


def _roles(officer: Officer) -> str:
	return ", ".join(_(role) for role in officer.roles)
