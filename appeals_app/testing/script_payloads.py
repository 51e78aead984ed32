"""Texts that would run in a page that shows them carelessly: vectors put into contexts they break out of."""

SIGN = "xssFired"
"""What every payload calls; a page that sets it has run one."""

CALL = f"alert('{SIGN}')"

FOREIGN_SCRIPT = "//127.0.0.1:1/x.js"
"""The script of nobody's server that a payload would fetch."""

VECTORS = (
	f"<script>{CALL}</script>",
	f"<ScRiPt >{CALL}</sCrIpT >",
	f"<script src={FOREIGN_SCRIPT}></script>",
	f"<script\n>{CALL}</script\n>",
	f"<img src=x onerror={CALL}>",
	f"<img src=x onerror\n=\n{CALL}>",
	f'<IMG SRC=x OnErRoR="{CALL}">',
	f"<img/src=`x`onerror={CALL}>",
	f"<svg/onload={CALL}>",
	f"<svg><script>{CALL}</script></svg>",
	f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
	f'<svg><a xlink:href="javascript:{CALL}"><text x=9 y=9>т</text></a></svg>',
	f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
	f'<iframe srcdoc="<script>parent.{CALL}</script>"></iframe>',
	f'<iframe src="javascript:parent.{CALL}"></iframe>',
	f'<object data="javascript:{CALL}"></object>',
	f'<embed src="javascript:{CALL}">',
	f'<a href="javascript:{CALL}">тут</a>',
	f'<a href="jav&#x09;ascript:{CALL}">тут</a>',
	f'<a href=" &#14; javascript:{CALL}">тут</a>',
	f'<form action="javascript:{CALL}"><button autofocus>т</button></form>',
	f'<button formaction="javascript:{CALL}">т</button>',
	f"<details open ontoggle={CALL}>т</details>",
	f"<input autofocus onfocus={CALL}>",
	f"<video><source onerror={CALL}></video>",
	f"<body onload={CALL}>",
	f"<marquee onstart={CALL}>т</marquee>",
	f"<style>@import 'javascript:{CALL}';</style><b style=\"x:expression({CALL})\" onmouseover={CALL}>т</b>",
	f'<meta http-equiv=refresh content="0;url=javascript:{CALL}">',
	f'<base href="javascript:{CALL}//">',
	f'<template><script>{CALL}</script></template><noscript><p title="</noscript><img src=x onerror={CALL}>">',
	f"<!--><img src=x onerror={CALL}>-->",
	f"<!--т--!><img src=x onerror={CALL}>-->",
	f"<![CDATA[><img src=x onerror={CALL}>]]>",
	f"<?x><img src=x onerror={CALL}>",
	f"<!-- markdown --><!--><img src=x onerror={CALL}>-->",
	f"[тут](javascript:{CALL})",
	f"<![CDATA[<script>{CALL}</script>]]>",
	f'<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">{CALL}</x:script>',
	f"&lt;script&gt;{CALL}&lt;/script&gt;",
	f"&#60;img src=x onerror={CALL}&#62;",
	f"\\u003cimg src=x onerror={CALL}\\u003e",
	f"%3Cimg src=x onerror={CALL}%3E",
	f"＜script＞{CALL}＜/script＞",
	f"<\x00script>{CALL}</script>",
	f"<{chr(0x200B)}script>{CALL}</script>",
	f"< script>{CALL}</script>",
)
"""Ways of running: tags, attributes, addresses, encodings, and what only looks like a tag until it is cleaned."""

CONTEXTS = (
	"{}",
	'">{}',
	"'>{}",
	"</textarea>{}",
	"</title></style></script>{}",
	'" autofocus onfocus=' + CALL + ' x="{}',
	"{{{{ 7*7 }}}} {}",
	"```{}```",
	'"{}"',
	'["{}"]',
)
"""What a careless page may put around a text, and how the text would leave it."""


def payloads() -> list[str]:
	"""Every vector in every context."""
	return [context.format(vector) for vector in VECTORS for context in CONTEXTS]
