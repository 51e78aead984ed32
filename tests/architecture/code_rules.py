"""House rules a syntax tree can tell: each takes one file of the app and yields what breaks the rule.

`test_code_rules.py` runs them over the app, and over an example of what each has to catch.
"""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source_tree import Source, called_name, dotted

LONGEST_FUNCTION = 30
"""Lines of a body without its docstring.  About ten is the aim; tables and filters, one entry a line, are longer."""

MOST_STATEMENTS = 16

LIFECYCLE_HOOKS = frozenset(
	{"autoname", "before_insert", "after_insert", "before_validate", "validate", "before_save", "on_update"}
	| {"before_submit", "on_submit", "before_cancel", "on_cancel", "on_trash", "after_delete", "on_change"}
	| {"before_rename", "after_rename", "onload", "before_naming", "before_print", "get_feed"}
)
"""Frappe says what these promise."""

BATCH_FOLDERS = ("/setup/", "/patches/", "/testing/")
"""Installing, moving data, and preparing what other processes of a test must see."""

RENDERS_BY_BUILDER = "appeals_app/bulk_rows.py"
"""Its text comes from the query builder, with parameters only; it is kept because rendering is what costs."""

COMMITTING = (
	"appeals_app/personal_data/access_log.py",
	"appeals_app/ordered_work.py",
	"appeals_app/appeal_administration/change_set_release.py",
)
"""Who looked is written when the request is over, why a job ended when what it did was given up, and fields taken back whose
columns the database has committed."""

READS_CLOCK = re.compile(
	r"^(frappe\.utils\.)?(now_datetime|nowdate|nowtime|today)$|(^|\.)(datetime|date)\.(now|today|utcnow)$|^time\.time$"
)
"""Without frappe.utils.now, the text that stamps a row."""


def body_of(function: ast.FunctionDef) -> list[ast.stmt]:
	"""Statements of a function without its docstring."""
	return function.body[1:] if ast.get_docstring(function) is not None else function.body


def functions_are_short(source: Source) -> Iterator[str]:
	"""A function fits on half a screen and does one thing."""
	for function in source.functions():
		body = body_of(function)
		lines = function.end_lineno - body[0].lineno + 1 if body else 0
		statements = sum(isinstance(node, ast.stmt) for part in body for node in ast.walk(part))
		if lines > LONGEST_FUNCTION or statements > MOST_STATEMENTS:
			yield f"{source.at(function)} {function.name} has {lines} lines, {statements} statements"


def public_functions_promise(source: Source) -> Iterator[str]:
	"""A public function says what it promises."""
	for function in _public_functions(source):
		if ast.get_docstring(function) is None:
			yield f"{source.at(function)} {function.name} has no docstring"


def _public_functions(source: Source) -> Iterator[ast.FunctionDef]:
	classes = [node for node in source.tree.body if isinstance(node, ast.ClassDef)]
	methods = [
		node for owner in classes for node in owner.body if getattr(node, "name", "") not in LIFECYCLE_HOOKS
	]
	for node in [*source.tree.body, *methods]:
		is_public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
		if is_public and not _explains_itself(node):
			yield node


def _explains_itself(function: ast.FunctionDef) -> bool:
	"""A stub of a protocol, or a property that is one expression with a predicate's name."""
	is_stub = isinstance(function.body[0], ast.Expr) and ast.unparse(function.body[0]) == "..."
	is_property = "property" in [dotted(decorator) for decorator in function.decorator_list]
	is_predicate = function.name.startswith(("is_", "has_", "can_"))
	return is_stub or (is_property and is_predicate and isinstance(function.body[0], ast.Return))


def signatures_are_typed(source: Source) -> Iterator[str]:
	"""Every parameter and every result has a type."""
	for function in source.functions():
		given = function.args
		parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
		untyped = [
			one.arg for one in parameters if one and not one.annotation and one.arg not in ("self", "cls")
		]
		if untyped or function.returns is None:
			yield f"{source.at(function)} {function.name} does not type {', '.join(untyped) or 'its result'}"


def nothing_is_printed(source: Source) -> Iterator[str]:
	"""The app speaks to people through Frappe; only command lines print."""
	if source.name.endswith("_cli.py") or source.module == "appeals_app.domain.deadlines":
		return
	for call in source.calls():
		if called_name(call) in ("print", "pprint", "breakpoint", "frappe.errprint"):
			yield f"{source.at(call)} prints"


def commits_only_in_batches(source: Source) -> Iterator[str]:
	"""A request is one transaction: only batches commit, and say why on the line."""
	is_batch = source.name.endswith("/tasks.py") or any(folder in source.name for folder in BATCH_FOLDERS)
	is_batch = is_batch or source.name in COMMITTING
	for call in source.calls():
		if not called_name(call).endswith(("db.commit", "db.auto_commit_on_many_writes")):
			continue
		reason = re.match(r"nosemgrep:\s*\S+\s+\S+", source.comments.get(call.lineno, ""))
		if not (is_batch and reason):
			yield f"{source.at(call)} commits; only a batch may, with «# nosemgrep: reason» on the line"


def elevation_gives_its_reason(source: Source) -> Iterator[str]:
	"""Whoever passes over a check says on the line why that is right."""
	acts_as_people = "/testing/" in source.name
	for node in source.nodes:
		name = node.arg if isinstance(node, ast.keyword) else getattr(node, "attr", "")
		passes_over = (name or "").startswith("ignore_") and name != "ignore_if_duplicate"
		becomes = not acts_as_people and isinstance(node, ast.Call) and called_name(node) == "frappe.set_user"
		if (passes_over or becomes) and len(source.comments.get(node.lineno, "").split()) < 3:
			yield f"{source.at(node)} passes over a check without the reason on the line"


def sql_is_constant(source: Source) -> Iterator[str]:
	"""SQL, where the query builder cannot say it, is constant text with parameters and a reason."""
	for call in source.calls():
		if not re.search(r"(^|\.)(db|qb)\.(sql|multisql|sql_ddl|sql_list)$", called_name(call)):
			continue
		constant = call.args and isinstance(call.args[0], ast.Constant)
		explained = any(line in source.comments for line in (call.lineno, call.lineno - 1))
		if not constant and source.name != RENDERS_BY_BUILDER:
			yield f"{source.at(call)} builds SQL text"
		if not explained:
			yield f"{source.at(call)} has SQL without a comment saying why the query builder does not do"


def translated_text_is_whole(source: Source) -> Iterator[str]:
	"""A translator sees whole sentences: no f-string, sum or filled-in text goes into _()."""
	for call in source.calls():
		if called_name(call) not in ("_", "_lt", "frappe._") or not call.args:
			continue
		filled = isinstance(call.args[0], ast.Call) and called_name(call.args[0]).endswith("format")
		if filled or isinstance(call.args[0], ast.JoinedStr | ast.BinOp):
			yield f'{source.at(call)} glues the text of _(): write _("… {{0}} …").format(value)'


def refusals_are_translated_and_named(source: Source) -> Iterator[str]:
	"""frappe.throw says a translated sentence and raises an error a test can name."""
	for call in source.calls():
		if called_name(call) != "frappe.throw":
			continue
		if isinstance(call.args[0], ast.Constant | ast.JoinedStr):
			yield f"{source.at(call)} throws a text that is not translated"
		if len(call.args) < 2 and not any(word.arg == "exc" for word in call.keywords):
			yield f"{source.at(call)} throws without an error class"


def errors_are_not_swallowed(source: Source) -> Iterator[str]:
	"""A rule that fails is seen: nothing catches everything."""
	for node in source.nodes:
		if isinstance(node, ast.ExceptHandler):
			caught = dotted(node.type) if node.type else "everything"
			if caught in ("everything", "Exception", "BaseException"):
				yield f"{source.at(node)} catches {caught}"


def clock_is_asked_in_one_place(source: Source) -> Iterator[str]:
	"""The moment comes from appeals_app.clock, which tests set; the domain is told it."""
	if source.module == "appeals_app.clock":
		return
	from_clock = source.module.startswith("appeals_app.domain") and "clock."
	for call in source.calls():
		name = called_name(call)
		if (READS_CLOCK.search(name) and not _is_own_name(source, name)) or (
			from_clock and name.startswith(from_clock)
		):
			yield f"{source.at(call)} reads the clock by {name}()"


def _is_own_name(source: Source, name: str) -> bool:
	return any(function.name == name for function in source.functions())


def constants_are_not_compared_with_states(source: Source) -> Iterator[str]:
	"""Code reads the phase: the name of a state is the administrator's."""
	for node in source.nodes:
		if isinstance(node, ast.Compare):
			sides = [node.left, *node.comparators]
			texts = [
				part.value for side in sides for part in ast.walk(side) if isinstance(part, ast.Constant)
			]
			names = [dotted(side) for side in sides]
			if any(name.endswith("workflow_state") for name in names) and any(texts):
				yield f"{source.at(node)} compares workflow_state with a literal"


RULES = (
	functions_are_short,
	public_functions_promise,
	signatures_are_typed,
	nothing_is_printed,
	commits_only_in_batches,
	elevation_gives_its_reason,
	sql_is_constant,
	translated_text_is_whole,
	refusals_are_translated_and_named,
	errors_are_not_swallowed,
	clock_is_asked_in_one_place,
	constants_are_not_compared_with_states,
)
