"""The demo: the oblast with its authorities, invented people and invented appeals in every phase.

	bench --site SITE execute appeals_app.setup.demo.load_demo

Nothing here runs by itself: neither installation nor an upgrade loads it.
"""


def load_demo(*, appeals: int = 300, commit: bool = True, on_used_site: bool = False) -> None:
	"""Fill the site with the demo and print its logins; what is there already is not made twice.

	Stopped half-way, it goes on from where it stopped.  `commit=False` leaves everything in the caller's
	transaction; `on_used_site` lets it in where the register already holds appeals of others.
	"""
	# imported here, so that the generators beside this file can be used without Frappe
	from appeals_app.setup.demo.loading import load

	load(appeals=appeals, commit=commit, on_used_site=on_used_site)
