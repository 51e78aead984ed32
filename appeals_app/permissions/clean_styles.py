"""Styles of papers, rid of what would load from elsewhere or leave its `<style>`: read by tinycss2, which WeasyPrint brings."""

import re

import tinycss2
from tinycss2.ast import (
	AtKeywordToken,
	CurlyBracketsBlock,
	FunctionBlock,
	LiteralToken,
	Node,
	ParseError,
	URLToken,
)

OWN_FILE = re.compile(r"/(?:assets|files|private/files)/(?!.*(?:\.\.|%2e))[^\\<>\x00-\x1f]*", re.IGNORECASE)
OWN_DATA = re.compile(
	r"data:(?:image/[\w.+-]+|font/[\w.+-]+|application/(?:x-)?font-[\w-]+)[;,].*", re.IGNORECASE | re.DOTALL
)
_PART_OF_PAGE = re.compile(r"#[\w-]+")

AT_RULES = frozenset(
	{"media", "page", "supports", "font-face", "keyframes", "-webkit-keyframes", "layer"}
) | {
	f"{side}-{place}"
	for side, places in {
		"top": ("left-corner", "left", "center", "right", "right-corner"),
		"bottom": ("left-corner", "left", "center", "right", "right-corner"),
		"left": ("top", "middle", "bottom"),
		"right": ("top", "middle", "bottom"),
	}.items()
	for place in places
}

FUNCTIONS = frozenset(
	{
		*("calc", "min", "max", "clamp", "var", "attr", "counter", "counters", "format", "local", "string"),
		*("rgb", "rgba", "hsl", "hsla", "linear-gradient", "radial-gradient", "repeating-linear-gradient"),
		*("translate", "translatex", "translatey", "rotate", "scale", "scalex", "scaley", "skew", "matrix"),
		*(
			"cubic-bezier",
			"steps",
			"repeat",
			"minmax",
			"fit-content",
			"rect",
			"inset",
			"circle",
			"ellipse",
			"polygon",
		),
		*(
			"not",
			"is",
			"where",
			"has",
			"lang",
			"nth-child",
			"nth-last-child",
			"nth-of-type",
			"nth-last-of-type",
		),
		*("opacity", "grayscale", "blur", "brightness", "contrast", "drop-shadow"),
	}
)
"""What counts, draws or chooses; a function that loads is `url` alone, of an address of our own."""


def clean_style(css: str) -> str:
	"""The same rules without imports, addresses of other servers, unknown functions and signs of markup."""
	said = tinycss2.serialize(_kept(tinycss2.parse_component_value_list(css.replace("<", ""))))
	# only an escape (\3c) can have brought it back
	return "" if "<" in said else said


def _kept(nodes: list[Node]) -> list[Node]:
	kept, is_in_foreign_rule = [], False
	for node in nodes:
		if is_in_foreign_rule:
			is_in_foreign_rule = not _ends_rule(node)
		elif isinstance(node, AtKeywordToken) and node.lower_value not in AT_RULES:
			is_in_foreign_rule = True
		elif _is_kept(node):
			kept.append(_inside(node))
	return kept


def _ends_rule(node: Node) -> bool:
	return isinstance(node, CurlyBracketsBlock) or (isinstance(node, LiteralToken) and node.value == ";")


def _is_kept(node: Node) -> bool:
	if isinstance(node, URLToken):
		return _is_own(node.value)
	if isinstance(node, FunctionBlock):
		return node.lower_name in FUNCTIONS or _is_own_url(node)
	return not isinstance(node, ParseError)


def _is_own_url(node: FunctionBlock) -> bool:
	said = [part for part in node.arguments if part.type not in ("whitespace", "comment")]
	return node.lower_name == "url" and [part.type for part in said] == ["string"] and _is_own(said[0].value)


def _is_own(address: str) -> bool:
	return any(form.fullmatch(address) for form in (OWN_FILE, OWN_DATA, _PART_OF_PAGE))


def _inside(node: Node) -> Node:
	for part in ("content", "arguments"):
		if hasattr(node, part):
			setattr(node, part, _kept(getattr(node, part)))
	return node
