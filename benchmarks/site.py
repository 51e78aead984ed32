"""The site the benchmarks work on, and invented appeals on it by the hundred thousand."""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import frappe

from appeals_app.appeal_registry import workflow_actions
from tools.engine.services import BENCHMARK_SITE


@contextmanager
def benchmark_site() -> Iterator[None]:
	"""Connected as Administrator to the site that `make bench` has made."""
	sites = Path(frappe.__file__).resolve().parents[3] / "sites"
	os.chdir(sites)
	frappe.init(site=BENCHMARK_SITE, sites_path=str(sites))
	frappe.connect()
	workflow_actions.install()  # as in every request and job
	try:
		yield
	finally:
		frappe.destroy()


def make_authority(code: str) -> str:
	"""A council that only benchmarks know."""
	if not frappe.db.exists("Authority", code):
		frappe.get_doc(
			{
				"doctype": "Authority",
				"authority_code": code,
				"authority_name": f"Рада для вимірювань {code}",
				"short_name": f"Рада {code}",
				"authority_kind": "Village Council",
				"working_state": "Works",
			}
		).insert()
	return code


def add_open_appeals(authority: str, count: int, **values: object) -> None:
	"""Registered appeals of the authority, one a minute back from a fixed moment, with the given columns."""
	first = datetime(2026, 11, 2, 9)
	columns = ["name", "creation", "modified", "owner", "modified_by", "authority", "received_at", "phase"]
	columns += ["workflow_state", "study", "kind", "channel", "receipt_sign", "registration_index", *values]
	now = frappe.utils.now()
	rows = (
		[
			f"{authority}-{number:07d}",
			*(now, now, "Administrator", "Administrator", authority),
			first - timedelta(minutes=number % 40_000),
			*("REGISTERED", "Зареєстровано", "Needed", "kind.application", "post", "sign_of_receipt.primary"),
			f"В-{number}/2026",
			*values.values(),
		]
		for number in range(count)
	)
	frappe.db.bulk_insert("Appeal", columns, rows, chunk_size=2000)
	frappe.db.commit()


def forget_authority(authority: str) -> None:
	"""Take away what the benchmark has made."""
	frappe.db.delete("Appeal Chain Head", {"chain_name": ("like", f"{authority}-%")})
	for doctype in (
		"Appeal Escalation",
		"Term Recalculation Row",
		"Appeal Event",
		"Appeal",
		"Term Recalculation",
	):
		frappe.db.delete(doctype, {"authority": authority})
	frappe.db.delete("Authority", {"name": authority})
	frappe.db.commit()


@contextmanager
def stopwatch() -> Iterator[dict[str, float]]:
	"""Seconds of the block, and by how many MiB the peak of the process's memory has grown in it."""
	measured: dict[str, float] = {}
	peak, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
	yield measured
	measured["seconds"] = time.perf_counter() - started
	measured["grown_mib"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
