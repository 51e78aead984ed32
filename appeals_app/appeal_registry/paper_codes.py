"""Codes on paper: what a clerk scans to open a card, and what a citizen keeps.  Templates call them (hook `jinja`)."""

import barcode
import segno
from barcode.writer import SVGWriter
from frappe.model.document import Document
from frappe.utils import get_url

BARS = {"module_height": 8.0, "module_width": 0.25, "quiet_zone": 2.0, "write_text": False}


def card_address(doc: Document) -> str:
	"""Where the card opens for who may see it; its key is random and tells nothing to others."""
	return get_url(f"/app/appeal/{doc.name}")


def appeal_qr(doc: Document, scale: float = 3) -> str:
	"""The address of the card as a QR code, drawn in the page."""
	return draw_code(card_address(doc), scale)


def appeal_receipt_qr(doc: Document, scale: float = 3) -> str:
	"""The tracking code for the citizen's telephone: the search finds the card by it, whatever the letter of the index."""
	return draw_code(doc.tracking_code or doc.name, scale)


def appeal_barcode(doc: Document) -> str:
	"""The key of the card in bars (Code 128), for scanners that read no QR."""
	drawn = barcode.get("code128", doc.name, writer=SVGWriter()).render(BARS).decode()
	return drawn[drawn.index("<svg") :]


def draw_code(text: str, scale: float) -> str:
	"""The text as a QR code, drawn in the page."""
	code = segno.make(text, error="m", micro=False)
	return code.svg_inline(scale=scale, border=2)
