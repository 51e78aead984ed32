"""How an act is refused, in process as in a request."""

import json
from collections.abc import Callable

import frappe
import pytest
import requests

from appeals_app.refusal import AppealRuleError


def refusal(act: Callable[[], object], error: type[Exception] = AppealRuleError) -> str:
	"""Words in which the act is refused; what it wrote until then is rolled back as a request would do."""
	frappe.db.savepoint("before_refusal")
	with pytest.raises(error) as refused:
		act()
	frappe.db.rollback(save_point="before_refusal")
	frappe.clear_messages()
	return str(refused.value)


def said(answer: requests.Response) -> list[str]:
	"""Sentences of a refusal over HTTP."""
	told = map(json.loads, json.loads(answer.json()["_server_messages"]))
	return [message["message"] for message in told if message["message"]]
