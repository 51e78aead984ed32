"""Papers, rid of what would run in them or call another server: what they are printed by, administrators write.

The page as it was rendered is parsed as a browser parses it, and written anew of the tags, attributes and addresses listed
here. None of them changes how what follows is read, and a style holds no sign of markup, so a browser finds no other page
in what is written than the parser has found.
"""

import functools
import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag
from frappe.utils.jinja_globals import include_style
from frappe.utils.weasyprint import PrintFormatGenerator
from frappe.www import printview
from jinja2 import Template

from appeals_app.permissions.clean_styles import OWN_DATA, OWN_FILE, clean_style

MARK = "appeals_cleaned"

TAGS = frozenset(
	{
		*(
			"a",
			"abbr",
			"address",
			"article",
			"b",
			"big",
			"blockquote",
			"br",
			"caption",
			"center",
			"cite",
			"code",
			"col",
		),
		*(
			"colgroup",
			"dd",
			"del",
			"div",
			"dl",
			"dt",
			"em",
			"figcaption",
			"figure",
			"font",
			"footer",
			"h1",
			"h2",
			"h3",
		),
		*(
			"h4",
			"h5",
			"h6",
			"header",
			"hr",
			"i",
			"img",
			"ins",
			"kbd",
			"label",
			"li",
			"main",
			"mark",
			"nav",
			"ol",
			"p",
		),
		*(
			"pre",
			"q",
			"s",
			"samp",
			"section",
			"small",
			"span",
			"strike",
			"strong",
			"style",
			"sub",
			"sup",
			"table",
		),
		*("tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "wbr"),
	}
)
DRAWING = frozenset(
	{"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"}
)
"""Tags of a drawing (SVG), where the same name may mean another thing."""

WORDLESS = frozenset(
	{"head", "title", "script", "style", "template", "noscript", "iframe", "object", "select", "textarea"}
)
"""Taken out with what is in them; of any other tag that is not listed, its words stay."""

ATTRIBUTES = frozenset(
	{
		*(
			"class",
			"id",
			"style",
			"title",
			"lang",
			"dir",
			"role",
			"width",
			"height",
			"align",
			"valign",
			"colspan",
		),
		*(
			"rowspan",
			"span",
			"scope",
			"headers",
			"border",
			"cellpadding",
			"cellspacing",
			"bgcolor",
			"color",
			"face",
		),
		*(
			"size",
			"start",
			"type",
			"value",
			"alt",
			"media",
			"datetime",
			"nowrap",
			"target",
			"document-status",
		),
		*(
			"xmlns",
			"version",
			"viewBox",
			"preserveAspectRatio",
			"d",
			"x",
			"y",
			"x1",
			"x2",
			"y1",
			"y2",
			"cx",
			"cy",
		),
		*("r", "rx", "ry", "dx", "dy", "points", "transform", "fill", "fill-rule", "fill-opacity", "opacity"),
		*(
			"stroke",
			"stroke-width",
			"stroke-linecap",
			"stroke-linejoin",
			"stroke-miterlimit",
			"stroke-dasharray",
		),
		*("font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline"),
	}
)
STYLED = frozenset({"style", "fill", "stroke"})
_OF_A_PROGRAM = re.compile(r"(?:data|aria)-[\w-]+")
_LINK = re.compile(r"(?:https?://|mailto:|tel:|#|/(?![/\\]))[^\x00-\x1f]*", re.IGNORECASE)

SVG = "http://www.w3.org/2000/svg"


def install(method: str | None = None, kwargs: dict | None = None, transaction_type: str = "") -> None:
	"""For `before_request` and `before_job`: clean what the framework's hook of papers does not pass."""
	if not getattr(printview.get_print_style, MARK, False):
		printview.get_print_style = _cleaning(printview.get_print_style, clean_style)
		beta = PrintFormatGenerator
		beta.get_main_html = _cleaning(beta.get_main_html, _clean_page)
		beta.get_header_footer_html = _cleaning(beta.get_header_footer_html, _clean_ends)


def _cleaning(make: Callable, clean: Callable) -> Callable:
	@functools.wraps(make)
	def cleaned(*given: object, **named: object) -> object:
		return clean(make(*given, **named))

	setattr(cleaned, MARK, True)
	return cleaned


def _clean_page(html: str) -> str:
	"""A page of the newer builder of print formats, which is drawn by WeasyPrint, with the framework's own style."""
	return include_style("print_format.bundle.css") + clean_paper(html)


def _clean_ends(ends: tuple) -> tuple:
	return tuple(part and clean_paper(part) for part in ends)


def render_paper(template: Template, args: dict, **_given: object) -> str:
	"""For the hook `pdf_body_html`, by which the framework renders every paper, for the screen too."""
	return clean_paper(template.render(args, filters={"len": len}))


def clean_paper(html: str) -> str:
	"""The paper as listed; commands for a printer, that have no tag, as they are."""
	if "<" not in html:
		return html
	# in the body from the first sign on, as it will stand in the page it is shown on
	body = BeautifulSoup(f"<body>{html}", "html5lib").body
	for said in body.find_all(string=lambda text: isinstance(text, PreformattedString)):
		said.extract()
	for tag in body.find_all(True):
		if not tag.decomposed:
			_clean_tag(tag)
	return body.decode_contents()


def _clean_tag(tag: Tag) -> None:
	is_drawing = tag.namespace == SVG
	if tag.name not in (DRAWING if is_drawing else TAGS):
		tag.decompose() if tag.name in WORDLESS or is_drawing else tag.unwrap()
		return
	tag.attrs = {name: value for name, value in tag.attrs.items() if _is_kept(tag, name, value)}
	for name in STYLED & tag.attrs.keys():
		tag[name] = clean_style(tag[name])
	if tag.name == "style":
		tag.string = clean_style("".join(map(str, tag.contents)))


def _is_kept(tag: Tag, name: str, value: str | list[str]) -> bool:
	if name == "href":
		return tag.name == "a" and bool(_LINK.fullmatch(value))
	if name == "src":
		return tag.name == "img" and bool(OWN_FILE.fullmatch(value) or OWN_DATA.fullmatch(value))
	return name in ATTRIBUTES or bool(_OF_A_PROGRAM.fullmatch(name))
