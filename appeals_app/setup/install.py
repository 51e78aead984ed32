"""What happens when the app is installed and after each upgrade."""

from appeals_app.appeal_registry.tasks import make_counters_for_next_year
from appeals_app.authority_directory.localities import seed_localities
from appeals_app.permissions.login_settings import refuse_server_scripts, set_login_settings
from appeals_app.setup.framework_workspaces import keep_framework_workspaces_for_administrators
from appeals_app.setup.second_factor import restore_marks
from appeals_app.setup.seed import seed_defaults
from appeals_app.setup.site_defaults import set_site_defaults


def after_install() -> None:
	"""Settings of the site.  Roles and custom fields are not there yet: seeding waits for `after_sync`."""
	refuse_server_scripts()
	set_site_defaults()
	set_login_settings()
	keep_framework_workspaces_for_administrators()


def after_sync() -> None:
	"""Fixtures are in: seed what belongs to the administrator."""
	seed_defaults()
	seed_localities()


def after_migrate() -> None:
	"""New defaults of a newer version come in; what administrators changed or removed stays so."""
	refuse_server_scripts()
	seed_defaults()
	seed_localities()
	restore_marks()
	make_counters_for_next_year()
	keep_framework_workspaces_for_administrators()
