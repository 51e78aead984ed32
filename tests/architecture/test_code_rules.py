"""The house rules hold in every Python file of the app, and each rule notices what it is there for."""

from textwrap import dedent

import pytest

from tests.architecture import code_rules
from tests.architecture.source_tree import Source, package_sources

LONG_BODY = "\n".join(f"	value_{number} = {number}" for number in range(40))

CAUGHT = [
	(code_rules.functions_are_short, f'def many() -> None:\n	"""Count."""\n{LONG_BODY}\n'),
	(code_rules.public_functions_promise, "def open_card() -> None:\n	pass\n"),
	(code_rules.public_functions_promise, "class Card:\n	def check_author(self) -> None:\n		pass\n"),
	(
		code_rules.public_functions_promise,
		"class Card:\n	def is_open(self) -> bool:\n		return True\n",
	),
	(code_rules.signatures_are_typed, "def open_card(name) -> None: ...\n"),
	(code_rules.signatures_are_typed, "def open_card(*, name: str): ...\n"),
	(code_rules.signatures_are_typed, "def open_card(**values) -> None: ...\n"),
	(code_rules.nothing_is_printed, "print('here')\n"),
	(code_rules.commits_only_in_batches, "frappe.db.commit()  # nosemgrep: the request is done\n"),
	(code_rules.elevation_gives_its_reason, "card.flags.ignore_permissions = True\n"),
	(code_rules.elevation_gives_its_reason, "card.insert(ignore_permissions=True)  # why\n"),
	(code_rules.elevation_gives_its_reason, "card.save(ignore_version=True)\n"),
	(code_rules.elevation_gives_its_reason, "frappe.set_user('Administrator')\n"),
	(code_rules.sql_is_constant, "# quick\nfrappe.db.sql(f'select {field} from tabAppeal')\n"),
	(code_rules.sql_is_constant, "# quick\nfrappe.db.sql('select %s' % field)\n"),
	(code_rules.sql_is_constant, "frappe.db.sql('select 1')\n"),
	(code_rules.translated_text_is_whole, "_(f'Hello {name}')\n"),
	(code_rules.translated_text_is_whole, "_('Hello ' + name)\n"),
	(code_rules.translated_text_is_whole, "_('Hello {0}'.format(name))\n"),
	(code_rules.refusals_are_translated_and_named, "frappe.throw('Wrong.', AppealRuleError)\n"),
	(code_rules.refusals_are_translated_and_named, "frappe.throw(_('Wrong. Correct it.'))\n"),
	(code_rules.errors_are_not_swallowed, "try:\n	save()\nexcept Exception:\n	pass\n"),
	(code_rules.errors_are_not_swallowed, "try:\n	save()\nexcept:\n	pass\n"),
	(code_rules.clock_is_asked_in_one_place, "from frappe.utils import now_datetime\nnow_datetime()\n"),
	(code_rules.clock_is_asked_in_one_place, "datetime.now()\n"),
	(code_rules.clock_is_asked_in_one_place, "datetime.date.today()\n"),
	(code_rules.constants_are_not_compared_with_states, "if card.workflow_state == 'Нове': pass\n"),
	(code_rules.constants_are_not_compared_with_states, "card.workflow_state in ('Нове', 'Старе')\n"),
]

ALLOWED = [
	(code_rules.functions_are_short, 'def few() -> None:\n	"""Promise."""\n	return\n'),
	(code_rules.public_functions_promise, "class Card:\n	def validate(self) -> None:\n		pass\n"),
	(code_rules.public_functions_promise, "def _inner() -> None:\n	pass\n"),
	(
		code_rules.public_functions_promise,
		"class Card:\n	@property\n	def is_open(self) -> bool:\n		return True\n",
	),
	(
		code_rules.public_functions_promise,
		"class Period:\n	@property\n	def valid_to(self) -> date: ...\n",
	),
	(code_rules.signatures_are_typed, "class Card:\n	def open(self, name: str) -> None: ...\n"),
	(code_rules.elevation_gives_its_reason, "card.flags.ignore_permissions = True  # the installer seeds\n"),
	(code_rules.sql_is_constant, "# the function has no table\nfrappe.db.sql('select last_insert_id()')\n"),
	(code_rules.translated_text_is_whole, "_('Hello {0}').format(name)\n_(error.message)\n"),
	(code_rules.refusals_are_translated_and_named, "frappe.throw(_('Wrong. Mend it.'), AppealRuleError)\n"),
	(code_rules.errors_are_not_swallowed, "try:\n	read()\nexcept (ValueError, TypeError):\n	pass\n"),
	(code_rules.clock_is_asked_in_one_place, "from appeals_app import clock\nclock.now()\nclock.today()\n"),
	(code_rules.constants_are_not_compared_with_states, "stored.workflow_state == card.workflow_state\n"),
]


@pytest.mark.parametrize("rule", code_rules.RULES, ids=lambda rule: rule.__name__)
def test_app_keeps_the_house_rule(rule) -> None:
	broken = [finding for source in package_sources() for finding in rule(source)]

	assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


@pytest.mark.parametrize(("rule", "text"), CAUGHT, ids=lambda value: getattr(value, "__name__", None))
def test_house_rule_catches_what_breaks_it(rule, text: str) -> None:
	source = Source("appeals_app/appeal_registry/example.py", dedent(text))

	assert list(rule(source))


@pytest.mark.parametrize(("rule", "text"), ALLOWED, ids=lambda value: getattr(value, "__name__", None))
def test_house_rule_lets_good_code_pass(rule, text: str) -> None:
	source = Source("appeals_app/appeal_registry/example.py", text)

	assert not list(rule(source))


def test_every_house_rule_has_an_example_of_what_it_catches() -> None:
	assert {rule for rule, _ in CAUGHT} == set(code_rules.RULES)


def test_commit_with_its_reason_passes_only_in_a_batch() -> None:
	text = "frappe.db.commit()  # nosemgrep: each hundred rows stand alone\n"

	assert not list(code_rules.commits_only_in_batches(Source("appeals_app/appeal_registry/tasks.py", text)))
	assert list(code_rules.commits_only_in_batches(Source("appeals_app/appeal_registry/terms.py", text)))


def test_text_of_the_builder_passes_only_where_many_rows_are_written() -> None:
	text = "# rendered by the builder\nfrappe.db.sql(statement, values)\n"

	assert not list(code_rules.sql_is_constant(Source("appeals_app/bulk_rows.py", text)))
	assert list(code_rules.sql_is_constant(Source("appeals_app/appeal_registry/event_log.py", text)))
