"""What an administrator may change without code, done on a site of its own: `python -m tests.site.customising SITE`.

Prints as JSON, by the kind of change, the records as they stand.  With the word `look` it makes nothing and prints how
the same records stand now, what the forms are like, and how the site differs from the shipped defaults.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import frappe
from frappe.model.document import Document
from frappe.model.workflow import get_workflow

from appeals_app import clock
from appeals_app.appeal_administration.changed_defaults import changed_defaults
from appeals_app.permissions import roles
from appeals_app.testing.factories import (
	make_authority,
	make_authority_officer,
	make_authority_unit,
	make_route_rule,
	make_user,
)
from appeals_app.testing.staff import acting_as

KEPT = "appeals_records_of_test"
STATE, ACTION = "На перевірці", "Передати на перевірку"
FIELD = "custom_vhidna_vaha"
LISTED = "Authority Unit"
"""What an administrator may list: appeals are not among it."""

Made = list[tuple[str, str]]


def _insert(doctype: str, **values: object) -> Document:
	return frappe.get_doc({"doctype": doctype, **values}).insert()


def _key(*documents: Document) -> Made:
	return [(document.doctype, document.name) for document in documents]


def custom_field() -> Made:
	"""A field on the form of an appeal, shown in the list."""
	field = _insert(
		"Custom Field",
		dt="Appeal",
		fieldname=FIELD,
		label="Вхідна вага",
		fieldtype="Data",
		insert_after="brief",
		in_list_view=1,
	)
	return _key(field)


def customised_form() -> Made:
	"""A field asked for complaints alone, and one hidden, as Customize Form writes them."""
	form = frappe.get_doc("Customize Form")
	form.doc_type = "Appeal"
	form.fetch_to_customize()
	for field in form.fields:
		if field.fieldname == "sender_number":
			field.hidden = 1
		if field.fieldname == "brief":
			field.description = "Коротко: хто, про що, де"
	form.save_customization()
	setters = {"doc_type": "Appeal", "field_name": ("in", ("sender_number", "brief"))}
	return [("Property Setter", name) for name in frappe.get_all("Property Setter", setters, pluck="name")]


def workflow() -> Made:
	"""A state with two steps, and a condition on a shipped step."""
	state = _insert("Workflow State", workflow_state_name=STATE)
	action = _insert("Workflow Action Master", workflow_action_name=ACTION)
	document = frappe.get_doc("Workflow", get_workflow("Appeal").name)
	execution = next(row.state for row in document.states if row.appeal_phase == "EXECUTION")
	row = {"doc_status": 0, "allow_edit": roles.HEAD, "appeal_phase": "EXECUTION"}
	document.append("states", {"state": STATE, **row})
	for start, end in ((execution, STATE), (STATE, execution)):
		step = {"state": start, "action": ACTION, "next_state": end}
		document.append("transitions", {**step, "allowed": roles.UNIT_LEAD, "allow_self_approval": 1})
	document.transitions[0].condition = "doc.phase"
	document.save()
	return _key(state, action, document)


def route_rule() -> Made:
	"""Letters on housing to the unit that builds."""
	body = make_authority().name
	unit = make_authority_unit(authority=body).name
	values = {"authority": body, "classifier_item": "theme.housing", "to_unit": unit}
	return _key(make_route_rule(title="Житло – управлінню", **values))


def term_rule() -> Made:
	"""A shorter term for complaints by post, from a day on."""
	values = {
		"purpose": "Consideration",
		"appeal_kind": "kind.complaint",
		"channel": "post",
		"study": "Needed",
	}
	term = {"amount": 20, "unit": "Days", "article": "law-393.20-1", "valid_from": "2026-12-01"}
	return _key(_insert("Term Rule", rule_code="skarga-20", title="скарга поштою", **values, **term))


def non_working_day() -> Made:
	"""A day off declared by an order, in the shipped calendar."""
	calendar = frappe.get_doc("Working Calendar", {"valid_to": ("is", "not set")})
	day = {"falls_on": "2027-03-05", "day_kind": "Day Off", "reason": "розпорядження голови"}
	calendar.append("exceptions", day)
	calendar.save()
	return _key(calendar)


def classifier_item() -> Made:
	"""A question below a shipped one."""
	values = {"item_group": "theme", "item_key": "housing_roof", "title": "Дахи", "code_status": "local"}
	return _key(_insert("Appeal Classifier Item", parent_item="theme.housing", sort_order_index=1, **values))


def index_rule() -> Made:
	"""Indexes of one authority from the next year on."""
	authority = make_authority().name
	return _key(
		_insert(
			"Appeal Index Rule",
			authority=authority,
			valid_from_year=clock.today().year + 1,
			pattern="{letter}/{seq}-{year}",
		)
	)


def reply_template() -> Made:
	"""An own template, a shipped one in other words, and a shipped one taken out."""
	shipped = frappe.get_all("Appeal Reply Template", pluck="name", order_by="name")
	own = frappe.copy_doc(frappe.get_doc("Appeal Reply Template", shipped[0]))
	own.template_title = "Наш шаблон"
	changed = frappe.get_doc("Appeal Reply Template", shipped[0])
	changed.update({"template_title": "Наші слова"})
	frappe.delete_doc("Appeal Reply Template", shipped[1])
	return [*_key(own.insert(), changed.save()), ("Appeal Reply Template", shipped[1])]


def notification() -> Made:
	"""A shipped reminder in other words, with another receiver, and an own one."""
	shipped = frappe.get_doc(
		"Notification", frappe.get_all("Notification", {"is_standard": 0}, pluck="name")[0]
	)
	shipped.subject = "Строк спливає"
	shipped.recipients[0].condition = "doc.name"
	own = frappe.copy_doc(shipped)
	own.update({"name": "Наше нагадування", "subject": "Наше нагадування"})
	return _key(shipped.save(), own.insert(set_name="Наше нагадування"))


def channel() -> Made:
	"""A shipped channel by another name."""
	return _key(frappe.get_doc("Appeal Channel", "post").update({"title": "Поштою України"}).save())


def authority() -> Made:
	"""A village council with an officer."""
	body = make_authority(authority_name="Тестова сільська рада", short_name="Тестова рада")
	return _key(body, make_authority_officer(authority=body.name))


def saved_report() -> Made:
	"""A report of the Report Builder with grouping, and the letter that brings it every week."""
	shown = {
		"filters": [],
		"fields": [["unit_name", LISTED], ["authority", LISTED]],
		"group_by": {"group_by": f"`tab{LISTED}`.`authority`", "aggregate_function": "count"},
	}
	report = _insert(
		"Report",
		report_name="Підрозділи за органами",
		ref_doctype=LISTED,
		report_type="Report Builder",
		is_standard="No",
		json=json.dumps(shown),
	)
	emailed = _insert(
		"Auto Email Report",
		report=report.name,
		user=frappe.session.user,
		email_to=frappe.session.user,
		frequency="Weekly",
		day_of_week="Monday",
		format="XLSX",
		no_of_rows=100,
		data_modified_till=0,
	)
	return _key(report, emailed)


def dashboard() -> Made:
	"""A chart, a counter, and a dashboard that shows both."""
	of_units = {"document_type": LISTED, "filters_json": "[]"}
	chart = _insert(
		"Dashboard Chart",
		chart_name="Підрозділи за місяцями",
		chart_type="Count",
		based_on="creation",
		timeseries=1,
		timespan="Last Year",
		time_interval="Monthly",
		type="Line",
		is_public=1,
		**of_units,
	)
	counter = _insert(
		"Number Card",
		label="Усього підрозділів",
		function="Count",
		is_public=1,
		type="Document Type",
		**of_units,
	)
	shown = {"charts": [{"chart": chart.name}], "cards": [{"card": counter.name}]}
	return _key(chart, counter, _insert("Dashboard", dashboard_name="Наша панель", **shown))


def print_format() -> Made:
	"""An own look of the card."""
	own = {"doc_type": "Appeal", "custom_format": 1, "print_format_type": "Jinja", "standard": "No"}
	return _key(
		_insert("Print Format", name="Наша картка", html="<p>{{ doc.registration_index }}</p>", **own)
	)


def translation() -> Made:
	"""A word of the Desk said otherwise."""
	return _key(
		_insert("Translation", language="uk", source_text="Registered By", translated_text="Хто реєстрував")
	)


def rights() -> Made:
	"""The analyst's right to print the list of channels, as the Role Permission Manager writes it."""
	right = {"parent": "Appeal Channel", "role": roles.CONTROLLER, "permlevel": 0, "read": 1, "export": 1}
	_insert("Custom DocPerm", **right)
	return [
		("Custom DocPerm", name)
		for name in frappe.get_all("Custom DocPerm", {"parent": "Appeal Channel"}, pluck="name")
	]


def letter_head() -> Made:
	"""A head of papers."""
	return _key(
		_insert("Letter Head", letter_head_name="Наш бланк", source="HTML", content="<b>Тестова рада</b>")
	)


def web_form() -> Made:
	"""A page with a form, as the portal would have it."""
	field = {"fieldname": "brief", "fieldtype": "Data", "label": "Суть"}
	page = {"title": "Електронне звернення", "route": "elektronne-zvernennia", "published": 0}
	return _key(_insert("Web Form", doc_type="Appeal", web_form_fields=[field], **page))


BY_ADMINISTRATOR: tuple[Callable[[], Made], ...] = (
	*(custom_field, customised_form, workflow, term_rule, non_working_day, classifier_item, index_rule),
	*(reply_template, notification, channel, saved_report, dashboard, print_format, translation, rights),
	*(letter_head,),
)
BY_SYSTEM: tuple[Callable[[], Made], ...] = (route_rule, authority, web_form)
"""What factories make; and what people may not make yet, though it has to be kept all the same."""

KINDS = tuple(kind.__name__ for kind in (*BY_ADMINISTRATOR, *BY_SYSTEM))


def customise() -> None:
	"""Make every change, and remember which records they are."""
	made = {kind.__name__: kind() for kind in BY_SYSTEM}
	user = make_user("System Manager", roles.OBLAST_ADMIN).name
	with acting_as(user):
		made.update({kind.__name__: kind() for kind in BY_ADMINISTRATOR})
	frappe.db.set_default(KEPT, json.dumps(made))


def looked_at() -> dict:
	"""Each record as it stands, None where it is gone; and what the forms are like."""
	frappe.clear_cache()
	made = json.loads(frappe.db.get_default(KEPT))
	meta = frappe.get_meta("Appeal")
	return {
		"records": {
			kind: {f"{doctype}: {name}": _as_stored(doctype, name) for doctype, name in records}
			for kind, records in made.items()
		},
		"fields": {field.fieldname: [field.hidden, field.description] for field in meta.fields},
		"changed_defaults": changed_defaults(),
		"defaults": frappe.defaults.get_defaults_for("__default"),
		"channels": dict(frappe.get_all("Appeal Channel", fields=["name", "title"], as_list=True)),
		"templates": frappe.get_all("Appeal Reply Template", pluck="name"),
		"custom_fields": frappe.get_all("Custom Field", {"module": "Appeal Registry"}, pluck="description"),
	}


def _as_stored(doctype: str, name: str) -> dict | None:
	if not frappe.db.exists(doctype, name):
		return None
	return json.loads(frappe.get_doc(doctype, name).as_json())


def main(site: str, *words: str) -> None:
	"""Customise the site unless it is only looked at, and print what stands there."""
	frappe.init(site=site, sites_path=str(Path.cwd()))
	frappe.connect()
	frappe.local.lang = "uk"
	frappe.flags.mute_emails = True
	if "look" not in words:
		customise()
		frappe.db.commit()
	os.write(1, json.dumps(looked_at(), ensure_ascii=False, default=str).encode())
	frappe.destroy()


if __name__ == "__main__":
	main(*sys.argv[1:])
