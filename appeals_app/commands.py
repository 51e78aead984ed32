"""Commands of the bench for whoever answers for the server: `bench --site SITE verify-appeal-events --all`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import click
import frappe
from frappe.commands import get_site, pass_context
from pymysql.err import OperationalError

from appeals_app.appeal_files.check_up import check_files
from appeals_app.appeal_matching.tasks import rebuild
from appeals_app.appeal_registry.event_check import (
	export_events,
	last_anchor,
	verify_events,
)
from appeals_app.appeal_registry.event_rows import Chosen
from appeals_app.appeal_registry.tasks import anchor_events_of_yesterday
from appeals_app.domain.event_cli import told
from appeals_app.domain.event_export import read_anchor
from appeals_app.personal_data.event_check import verify_personal_data_events

BROKEN, NOT_FOUND = 1, 2
NOT_CHECKED = 2

KINDS = {
	"Personal Data Access Event": "Перегляди персональних даних",
	"Personal Data Event": "Запити суб’єктів, порушення й акти знищення",
}
"""Chains of personal data, as they are told to a person."""


@click.command("verify-appeal-events")
@click.option("--appeal", help="Реєстраційний індекс або ключ звернення.")
@click.option("--authority", help="Код органу: його власний ланцюг і ланцюги всіх його звернень.")
@click.option("--all", "everything", is_flag=True, help="Усі ланцюги; звіряє й останній якір.")
@click.option(
	"--anchor", "anchors", multiple=True, help="Якір, збережений поза системою: ДЕНЬ:ХЕШ (разом з --all)."
)
@pass_context
def verify_appeal_events(
	context: object, appeal: str | None, authority: str | None, everything: bool, anchors: tuple[str, ...]
) -> None:
	"""Знайти змінені, вилучені, переставлені чи вставлені події."""
	if sum(map(bool, (appeal, authority, everything))) != 1 or (anchors and not everything):
		raise click.UsageError("Вкажіть одне з: --appeal, --authority, --all; --anchor — лише разом з --all.")
	with _connected(context):
		kept = dict(_anchor(text) for text in anchors) or (last_anchor() if everything else {})
		findings = verify_events(_chosen(appeal, authority), kept)
		for line in told(findings):
			click.echo(line)
	raise SystemExit(BROKEN if findings.faults else 0)


@click.command("export-appeal-events")
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
@click.option("--appeal", help="Реєстраційний індекс або ключ звернення.")
@click.option("--authority", help="Код органу.")
@pass_context
def export_appeal_events(context: object, file: str, appeal: str | None, authority: str | None) -> None:
	"""Вивантажити ланцюги подій рядками JSON, які перевіряються без системи."""
	with _connected(context), open(file, "w", encoding="utf-8", newline="\n") as written:
		count = export_events(_chosen(appeal, authority), written)
	click.echo(f"Вивантажено подій: {count}. Перевірка: python -m appeals_app.domain.event_chain {file}")


@click.command("anchor-appeal-events")
@pass_context
def anchor_appeal_events(context: object) -> None:
	"""Показати якір учорашнього дня; зробити його, якщо розклад ще не зробив."""
	with _connected(context):
		anchor = anchor_events_of_yesterday()
	click.echo(f"Якір {anchor}")


@click.command("verify-personal-data-events")
@pass_context
def verify_events_of_personal_data(context: object) -> None:
	"""Знайти змінені чи вилучені події доступу до персональних даних, запитів, порушень і знищення."""
	with _connected(context):
		found = verify_personal_data_events()
		for doctype, findings in found.items():
			click.echo(f"{KINDS[doctype]}.")
			for line in told(findings):
				click.echo(line)
	raise SystemExit(BROKEN if any(findings.faults for findings in found.values()) else 0)


@click.command("check-appeal-files")
@pass_context
def check_appeal_files(context: object) -> None:
	"""Знайти файли без записів, записи без файлів і файли, змінені на диску."""
	with _connected(context):
		found = check_files()
	for path in found.files_without_rows:
		click.echo(f"Файл без запису: {path}")
	for name in found.rows_without_files:
		click.echo(f"Запис без файлу: {name}")
	for name in found.rows_with_other_bytes:
		click.echo(f"Файл запису змінено на диску: {name}")
	click.echo("Усе збігається." if found.is_clean else "Є розбіжності.")
	raise SystemExit(0 if found.is_clean else BROKEN)


@click.command("rebuild-appeal-search")
@click.option("--after", default="", help="Ключ звернення, після якого продовжити.")
@pass_context
def rebuild_appeal_search(context: object, after: str) -> None:
	"""Наново заповнити таблиці пошуку та схожих текстів з усіх карток."""
	with _connected(context):
		click.echo(f"Записано звернень: {rebuild(after=after)}")


@contextmanager
def _connected(context: object) -> Iterator[None]:
	"""Connected to the site of the command as Administrator inside the block."""
	site = get_site(context)
	try:
		frappe.init(site=site)
		frappe.connect()
		yield
	except OperationalError:
		click.echo("База даних не відповідає, нічого не перевірено. Запустіть її і повторіть.", err=True)
		raise SystemExit(NOT_CHECKED) from None
	finally:
		frappe.destroy()


def _chosen(appeal: str | None, authority: str | None) -> Chosen:
	if authority and not frappe.db.exists("Authority", authority):
		_not_found(authority)
	if not appeal:
		return Chosen(authority=authority or "")
	names = frappe.get_all("Appeal", or_filters={"registration_index": appeal, "name": appeal}, pluck="name")
	if len(names) > 1:
		raise click.UsageError(f"Індекс {appeal} мають кілька органів. Укажіть ключ: {', '.join(names)}")
	return Chosen(appeal=names[0] if names else _kept_name(appeal))


def _kept_name(appeal: str) -> str:
	"""An appeal whose row is gone but whose end was kept is still looked for."""
	if not frappe.db.exists("Appeal Chain Head", {"chain_doctype": "Appeal", "chain_name": appeal}):
		_not_found(appeal)
	return appeal


def _not_found(what: str) -> None:
	click.echo(f"Не знайдено: {what}", err=True)
	raise SystemExit(NOT_FOUND)


def _anchor(text: str) -> tuple[str, str]:
	try:
		day, digest = read_anchor(text)
		return str(date.fromisoformat(day)), digest
	except ValueError:
		raise click.UsageError(f"Якір пишеться як 2026-11-27:хеш, а не «{text}».") from None


commands = [
	verify_appeal_events,
	export_appeal_events,
	anchor_appeal_events,
	verify_events_of_personal_data,
	check_appeal_files,
	rebuild_appeal_search,
]
