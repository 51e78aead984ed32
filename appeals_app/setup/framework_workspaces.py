"""The framework's own workspaces are for system administrators; a clerk meets only those of appeals."""

import frappe

FRAMEWORK_APP = "frappe"
OWNER_ROLE = "System Manager"


def keep_framework_workspaces_for_administrators() -> None:
	"""Give each public workspace of the framework that everybody may open to System Manager.

	A workspace that has roles already is left alone: another role beside System Manager is the
	administrator's answer and stays.  A new version of the framework that brings a workspace anew loses
	its roles, so this runs after each migrate too.
	"""
	for name in open_framework_workspaces():
		role = frappe.get_doc(
			{
				"doctype": "Has Role",
				"parenttype": "Workspace",
				"parentfield": "roles",
				"parent": name,
				"role": OWNER_ROLE,
			}
		)
		role.db_insert()  # saving the workspace itself would write its file in developer mode
		frappe.clear_document_cache("Workspace", name)


def open_framework_workspaces() -> list[str]:
	"""Public workspaces of the framework's modules that name no role."""
	modules = frappe.get_all("Module Def", filters={"app_name": FRAMEWORK_APP}, pluck="name")
	workspaces = frappe.get_all("Workspace", filters={"public": 1, "module": ("in", modules)}, pluck="name")
	limited = frappe.get_all(
		"Has Role", filters={"parenttype": "Workspace", "parent": ("in", workspaces)}, pluck="parent"
	)
	return sorted(set(workspaces) - set(limited))
