"""What each rule of rules.yaml must find, and what it must leave alone; never imported, read by semgrep's own tests."""
# ruff: noqa
# fmt: off

import frappe


def planted(value, db, doc, name):
	# ruleid: sql-is-formatted
	frappe.db.sql(f"select 1 from tabUser where name = {value}")
	# ruleid: sql-is-formatted
	frappe.db.sql("select 1 where name = '%s'" % value)
	# ruleid: sql-is-formatted
	frappe.db.sql("select 1 where name = '{}'".format(value))
	# ruleid: sql-is-formatted
	frappe.db.sql("select 1 where " + value)
	# ok: sql-is-formatted
	frappe.db.sql("select 1 where name = %s", value)
	# ruleid: raw-part-of-a-query
	LiteralValue(value)
	# ruleid: raw-part-of-a-query
	PseudoColumn(value)
	# ruleid: order-comes-from-the-request
	frappe.get_list("Appeal", order_by=frappe.form_dict.order_by)
	# ruleid: order-comes-from-the-request
	frappe.get_list("Appeal", order_by=f"{value} desc")
	# ok: order-comes-from-the-request
	frappe.get_list("Appeal", order_by="creation desc")
	# ruleid: user-is-changed
	frappe.set_user("Administrator")
	# ruleid: code-from-data
	eval(value)
	# ruleid: code-from-data
	frappe.safe_eval(value)
	# ruleid: template-from-data
	frappe.render_template(value, {})
	# ok: template-from-data
	frappe.render_template("appeals_app/templates/letter.html", {})
	# ruleid: function-by-a-name-from-outside
	frappe.get_attr(value)
	# ruleid: shell
	os.system(value)
	# ruleid: shell
	subprocess.run(value)
	# ruleid: call-to-another-server
	requests.get(value)
	# ruleid: call-to-another-server, certificate-is-not-checked
	requests.post(value, verify=False)
	# ruleid: archive-is-unpacked
	doc.extractall(value)
	# ruleid: xml-is-read-with-entities
	xml.etree.ElementTree.fromstring(value)
	# ruleid: yaml-makes-objects
	yaml.load(value)
	# ok: yaml-makes-objects
	yaml.safe_load(value)
	# ruleid: path-from-the-request
	open(frappe.form_dict.path)
	# ruleid: random-that-can-be-guessed
	random.randint(1, 6)
	# ok: random-that-can-be-guessed
	secrets.randbits(80)
	# ruleid: weak-hash
	hashlib.md5(value)
	# ok: weak-hash
	hashlib.sha256(value)
	# ruleid: secret-compared-by-time
	if value == doc.api_secret:
		pass
	# ruleid: address-from-a-header
	frappe.get_request_header("X-Forwarded-For")
	# ruleid: link-from-the-request
	value + frappe.request.host_url
	# ruleid: personal-text-in-a-log
	frappe.log_error("title", doc.as_dict())
	# ruleid: markup-is-trusted
	Markup(value)
	# ruleid: document-is-written-past-its-checks
	frappe.get_doc(frappe.form_dict)
	# ruleid: share-is-given
	frappe.share.add("Appeal", name, value)


def put_together(value):
	# ruleid: sql-is-put-together-before
	query = f"select 1 from tabUser where name = {value}"
	frappe.db.sql(query)


# ruleid: door-without-methods
@frappe.whitelist()
def door(name: str) -> None:
	pass


# ok: door-without-methods
@frappe.whitelist(methods=["POST"])
def passes_over(name: str) -> None:
	# ruleid: rights-passed-over-in-a-door
	frappe.get_all("Appeal")
	# ruleid: rights-passed-over-in-a-door
	frappe.get_doc("Appeal", name).save(ignore_permissions=True)


# ruleid: door-for-guests-without-a-limit
@frappe.whitelist(methods=["POST"], allow_guest=True)
def open_door(name: str) -> None:
	pass


# ok: door-for-guests-without-a-limit
@frappe.whitelist(methods=["POST"], allow_guest=True)
@rate_limit(limit=5, seconds=60)
def limited_door(name: str) -> None:
	pass
