"""Asks a running site for a page, by its name and at a port of this machine."""

import http.client


def fetch(port: int, site: str, path: str, timeout: float = 10.0) -> tuple[int, str]:
	"""Status and text of a page."""
	connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
	try:
		connection.request("GET", path, headers={"Host": f"{site}:{port}"})
		answer = connection.getresponse()
		return answer.status, answer.read().decode("utf-8", "replace")
	finally:
		connection.close()


def login_page_answers(port: int, site: str) -> bool:
	"""Whether the login page is served as a page with its form."""
	try:
		status, text = fetch(port, site, "/login")
	except (OSError, http.client.HTTPException):
		return False
	return status == 200 and "login_email" in text
