"""What the server publishes reaches the browser of the person it is meant for."""

import frappe
from playwright.sync_api import Page

# the client is frappe.socketio in 15.0-dev and frappe.realtime in later 15.x
SOCKET = "(frappe.realtime?.socket ?? frappe.socketio?.socket)"


def test_message_for_a_person_reaches_the_open_desk(page: Page, administrator_password: str) -> None:
	page.goto("/login")
	page.fill("#login_email", "Administrator")
	page.fill("#login_password", administrator_password)
	page.click(".btn-login")
	page.wait_for_function(f"window.frappe?.boot && {SOCKET}?.connected")
	page.evaluate(f"{SOCKET}.on('appeal_test', (message) => (window.heard = message))")

	frappe.publish_realtime("appeal_test", {"text": "Відповідь надіслано"}, user="Administrator")

	page.wait_for_function("window.heard")
	assert page.evaluate("window.heard.text") == "Відповідь надіслано"
