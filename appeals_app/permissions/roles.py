"""Names of the roles. What each may and may not do stands in the DocTypes and in the permission matrix."""

REGISTRAR = "Appeals Registrar"
HEAD = "Appeals Head"
EXECUTOR = "Appeals Executor"
UNIT_LEAD = "Appeals Unit Lead"
CONTROLLER = "Appeals Controller"
RECEPTION_CLERK = "Appeals Reception Clerk"
ANALYST = "Appeals Analyst"
ARCHIVIST = "Appeals Archivist"
DATA_PROTECTION_OFFICER = "Appeals Data Protection Officer"
AUTHORITY_ADMIN = "Appeals Authority Admin"
OBLAST_ADMIN = "Appeals Oblast Admin"
ROLLOUT_COORDINATOR = "Appeals Rollout Coordinator"
INTEGRATION = "Appeals Integration"

ALL_ROLES = (
	REGISTRAR,
	HEAD,
	EXECUTOR,
	UNIT_LEAD,
	CONTROLLER,
	RECEPTION_CLERK,
	ANALYST,
	ARCHIVIST,
	DATA_PROTECTION_OFFICER,
	AUTHORITY_ADMIN,
	OBLAST_ADMIN,
	ROLLOUT_COORDINATOR,
	INTEGRATION,
)

WHOLE_AUTHORITY_ROLES = frozenset({REGISTRAR, HEAD, CONTROLLER, RECEPTION_CLERK, ARCHIVIST, INTEGRATION})
"""Work with every appeal of the authority they serve in."""

OWN_UNIT_ROLES = frozenset({UNIT_LEAD})
"""Work with appeals given to officers of their unit."""

OWN_ASSIGNMENT_ROLES = frozenset({EXECUTOR})
"""Work with appeals assigned to them in person."""

WHOLE_DIRECTORY_ROLES = frozenset({OBLAST_ADMIN})
"""Administer authorities where they hold no post."""

OVERSIGHT_ROLES = frozenset({HEAD, CONTROLLER})
"""Put cases of subordinate authorities on control, and read them while it lasts."""

TRANSFERRED_ROLES = OVERSIGHT_ROLES | {REGISTRAR}
"""Follow what their authority has transferred to another."""

ACCESS_CONTROLLING_ROLES = frozenset({DATA_PROTECTION_OFFICER, AUTHORITY_ADMIN})
"""Ask why anybody sees an appeal of the authority they serve in, without seeing it themselves."""

ADMINISTRATOR_ROLES = frozenset({"System Manager", OBLAST_ADMIN})
"""Administer the system: accounts, rights and settings."""
