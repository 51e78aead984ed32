"""The language of letter templates: a small part of Jinja2, and nothing but the places of a letter.

A template is let through by what it may consist of, not by what it must not: it shows places, asks «if» and goes once
through the questions. It calls nothing, sets nothing and computes nothing, so neither its time nor its size can grow
beyond its own length times the number of questions. The sandbox it is then rendered in is a second wall.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from appeals_app.domain.letter_templates import LetterTemplateError
from appeals_app.domain.text_cleaning import clean_text
from appeals_app.domain.written_dates import date_in_figures, date_in_words

LONGEST_TEMPLATE = 20_000
LONGEST_LETTER = 100_000
DEEPEST = 30
"""How far parts of a template may stand in one another."""

QUESTIONS, ROW, COUNT = "questions", "question", "length"

PLACES = {
	"number": "registration number of the appeal",
	"received_on": "day the appeal was received",
	"registered_on": "day it was registered",
	"due_on": "last day of its term",
	"matter": "what it is about",
	"addressee": "to whom the letter goes",
	"sender": "body that had sent the appeal",
	"sender_number": "number of its letter",
	"sender_date": "day of its letter",
	"authority": "full name of the authority",
	"authority_phone": "phone of the authority",
	"executor": "name of the one who drafts the letter",
	"executor_phone": "phone of the one who drafts the letter",
	"today": "today",
}
"""What a template may show, and what that is."""

PLACES_OF_QUESTION = {
	"text": "text of the question",
	"theme": "theme of the question",
	"result": "result of the question",
	"note": "result in words",
}
"""What it may show of a question, inside «for question in questions»."""

FORMS = {
	"{{ received_on|in_words }}": "date written in words",
	"{% if matter %}…{% endif %}": "text that stands only where there is something to show",
	f"{{% for {ROW} in {QUESTIONS} %}}…{{% endfor %}}": "text that stands once for each question",
	f"{{% if {QUESTIONS}|{COUNT} > 1 %}}…{{% else %}}…{{% endif %}}": "one text for several questions, another for one",
}
"""What may stand in a template besides places."""

PLACES_OF_LOOP = ("index", "first", "last", "length")

Value = str | date | list[dict[str, str]]


def _in_words(value: object) -> str:
	return date_in_words(value) if isinstance(value, date) else str(value)


def _shown(value: object) -> object:
	return date_in_figures(value) if isinstance(value, date) else value


FILTERS = {
	"in_words": _in_words,
	"upper": lambda value: str(value).upper(),
	"lower": lambda value: str(value).lower(),
	COUNT: len,
}
"""What may be done with a place: a date written in words, letters made great or small, questions counted."""

# gives plain text, as letters hold it: whoever shows a letter escapes it
_ENVIRONMENT = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, finalize=_shown)
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters = dict(FILTERS)
_ENVIRONMENT.tests.clear()

_PLAIN = (
	nodes.Template,
	nodes.Output,
	nodes.TemplateData,
	nodes.Const,
	nodes.If,
	nodes.CondExpr,
	nodes.And,
	nodes.Or,
	nodes.Not,
	nodes.Operand,
)
"""Parts of a template that need no look of their own."""


def check_template(source: str) -> None:
	"""Raise LetterTemplateError, with the line and the reason, unless the template can be rendered for any letter."""
	_parsed(source)


def letter_from_template(source: str, values: Mapping[str, Value]) -> str:
	"""The text the template gives for the values; LetterTemplateError where it cannot, or the letter is too long."""
	template = _ENVIRONMENT.from_string(_parsed(source))
	text = ""
	for piece in template.generate(values):
		text += piece
		if len(text) > LONGEST_LETTER:
			raise LetterTemplateError(
				"The template gives a letter longer than {0} characters. Shorten it.", LONGEST_LETTER
			)
	return clean_text(text).strip()


def _parsed(source: str) -> nodes.Template:
	if len(source) > LONGEST_TEMPLATE:
		raise LetterTemplateError(
			"The template has {0} characters, a template takes {1}. Shorten it.",
			len(source),
			LONGEST_TEMPLATE,
		)
	try:
		tree = _ENVIRONMENT.parse(source)
	except TemplateSyntaxError as error:
		raise _unreadable(source, error.lineno) from error
	except (RecursionError, ValueError) as error:  # thousands of brackets, a number of thousands of figures
		raise _unreadable(source, 1) from error
	for part in _walk(tree):
		_check_part(part, source)
	return tree


@dataclass(frozen=True, slots=True)
class _Part:
	"""A node of the template and where it stands."""

	node: nodes.Node
	around: nodes.Node | None = None
	is_in_loop: bool = False
	depth: int = 0
	line: int = 1


def _walk(tree: nodes.Node) -> Iterator[_Part]:
	"""Every part of the template; without recursion, however deep they stand."""
	waiting = [_Part(tree)]
	while waiting:
		part = waiting.pop()
		yield part
		inside = part.is_in_loop or isinstance(part.node, nodes.For)
		waiting.extend(
			_Part(child, part.node, inside, part.depth + 1, child.lineno or part.line)
			for child in part.node.iter_child_nodes()
		)


def _check_part(part: _Part, source: str) -> None:
	if part.depth > DEEPEST:
		raise LetterTemplateError(
			"Line {0}: parts of the template stand too deep in one another. Make it simpler.", part.line
		)
	if isinstance(part.node, _PLAIN):
		return
	is_taken = _LOOKS.get(type(part.node))
	if not is_taken or not is_taken(part):
		raise _not_taken(source, part.line)


def _is_place(part: _Part) -> bool:
	name, around = part.node.name, part.around
	if part.is_in_loop and name in (ROW, "loop"):
		return isinstance(around, nodes.Getattr) or (isinstance(around, nodes.For) and name == ROW)
	if name == QUESTIONS:
		return isinstance(around, nodes.For | nodes.Filter)
	if name not in PLACES:
		raise LetterTemplateError(
			"Line {0}: there is no place «{1}». The places are: {2}.",
			part.line,
			name,
			", ".join((*PLACES, QUESTIONS)),
		)
	return True


def _is_place_of_row(part: _Part) -> bool:
	of_row = {ROW: tuple(PLACES_OF_QUESTION), "loop": PLACES_OF_LOOP} if part.is_in_loop else {}
	owner = part.node.node.name if isinstance(part.node.node, nodes.Name) else ""
	if part.node.attr not in of_row.get(owner, ()):
		raise LetterTemplateError(
			"Line {0}: there is no place «{1}». Of a question, inside «{2}», are shown: {3}.",
			part.line,
			f"{owner}.{part.node.attr}",
			f"for {ROW} in {QUESTIONS}",
			", ".join(f"{ROW}.{place}" for place in PLACES_OF_QUESTION),
		)
	return True


def _is_filter(part: _Part) -> bool:
	node = part.node
	if node.name not in FILTERS:
		raise LetterTemplateError(
			"Line {0}: there is no filter «{1}». The filters are: {2}.",
			part.line,
			node.name,
			", ".join(FILTERS),
		)
	is_bare = not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs) and node.node is not None
	return is_bare and (node.name == COUNT) == _is_questions(node.node)


def _is_loop(part: _Part) -> bool:
	node = part.node
	goes_through = isinstance(node.target, nodes.Name) and node.target.name == ROW
	return goes_through and _is_questions(node.iter) and not (part.is_in_loop or node.recursive)


def _is_comparison(part: _Part) -> bool:
	"""Anything is the same or another; only numbers are more or less."""
	node = part.node
	if all(operand.op in ("eq", "ne") for operand in node.ops):
		return True
	return _is_number(node.expr) and all(_is_number(operand.expr) for operand in node.ops)


def _is_number(node: nodes.Node) -> bool:
	if isinstance(node, nodes.Const):
		return type(node.value) is int
	is_of_loop = isinstance(node, nodes.Getattr) and node.attr in ("index", "length")
	return is_of_loop or (isinstance(node, nodes.Filter) and node.name == COUNT)


_LOOKS = {
	nodes.Name: _is_place,
	nodes.Getattr: _is_place_of_row,
	nodes.Filter: _is_filter,
	nodes.For: _is_loop,
	nodes.Compare: _is_comparison,
}
"""Parts that are taken only here and there; a part named neither here nor above is not taken."""


def _is_questions(node: nodes.Node) -> bool:
	return isinstance(node, nodes.Name) and node.name == QUESTIONS


def _not_taken(source: str, line: int) -> LetterTemplateError:
	return LetterTemplateError(
		"Line {0} does what a template cannot: «{1}». A template shows places, asks whether something is there, and goes"
		" once through the questions. Take the rest out.",
		line,
		_line_of(source, line),
	)


def _unreadable(source: str, line: int) -> LetterTemplateError:
	return LetterTemplateError(
		"Line {0} cannot be read: «{1}». Check the braces and the words in them, and that whatever begins there has its"
		" end.",
		line,
		_line_of(source, line),
	)


def _line_of(source: str, line: int) -> str:
	lines = source.splitlines()
	return lines[line - 1].strip()[:120] if 0 < line <= len(lines) else ""
