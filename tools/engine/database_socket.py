"""Connections to the database by its Unix socket, when the bench names one: a question costs two thirds of one by TCP.

Runs in the bench's environment. The framework connects to a host and a port only, or reads a setting of its own that
the making of a site reads too; ours is `mariadb_socket` in common_site_config.json.
"""

import frappe
from frappe.database.mariadb.database import MariaDBDatabase

_settings = MariaDBDatabase.get_connection_settings


def connect_by_socket() -> None:
	"""Let each later connection of this process go by the socket of the site's configuration."""
	MariaDBDatabase.get_connection_settings = _with_socket


def _with_socket(database: MariaDBDatabase) -> dict:
	settings = _settings(database)
	if frappe.conf.mariadb_socket:
		settings["unix_socket"] = frappe.conf.mariadb_socket
	return settings
