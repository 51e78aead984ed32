"""What the Desk needs to know about the life of an appeal."""

import frappe

from appeals_app.appeal_registry.entry_defaults import entry_defaults
from appeals_app.domain.lifecycle import OPEN_PHASES, Phase


def add_phases(bootinfo: frappe._dict) -> None:
	"""Put the phases of registered appeals that are being considered into the Desk's start data."""
	considered = OPEN_PHASES - {Phase.RECEIVED}
	bootinfo.appeals["considered_phases"] = sorted(phase.value for phase in considered)


def add_entry_defaults(bootinfo: frappe._dict) -> None:
	"""Put the clerk's last choices on a card into the Desk's start data."""
	bootinfo.appeals["entry_defaults"] = entry_defaults()
