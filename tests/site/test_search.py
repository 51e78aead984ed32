"""The register is searched by words in any form, names in any spelling and fragments of numbers, inside the scope."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import frappe
import pytest

from appeals_app.appeal_matching import tasks
from appeals_app.appeal_matching.api import propose_sign, search
from appeals_app.appeal_matching.card_terms import ENTRY, SKETCH, forget_rows_of, write_rows_of
from appeals_app.patches.v0_3 import refill_search
from appeals_app.permissions import roles
from appeals_app.personal_data.role_rules import forget_rules
from appeals_app.testing.factories import make_applicant, unique_name
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as
from tests.site.refusals import refusal

NUMBER = "БО-77451203"
NOTHING = (
	"провулок -освітлення",
	"провулок -БО-77451203",
	"провулок -774512/451203",
	"провулок не освітлення",
	"трамвай або тролейбус",
	"К-99999/2026",
	"-трамвай",
	"або",
	"не",
	"або не -",
	"-(-((( або +)",
)


@dataclass(frozen=True)
class Kept:
	"""A committed appeal: the full-text index knows nothing else."""

	appeal: str
	applicant: str
	surname: str
	index: str


@pytest.fixture(scope="module")
def kept(staff: Staff) -> Iterator[Kept]:
	frappe.set_user("Administrator")
	forget_rows_of(frappe.get_all("Appeal", {"sender_number": NUMBER}, pluck="name"))  # of earlier runs
	surname = f"М’якота{unique_name().lower()}"
	with acting_as(staff[roles.REGISTRAR]):
		applicant = make_applicant(
			last_name=surname,
			first_name="Олександр",
			phone="+380 61 734 59 82",
			address="вул. Бочарова, 7",
			locality="м. Вільнянськ",
		).name
	way = Journey(
		staff,
		applicant=applicant,
		brief="Відновлення освітлення провулка",
		content="Прошу полагодити світильники. Дзвоніть 067 918-27-36. Стеля залита. Санаторно-курортне лікування.",
		sender_name="Секретаріат Уповноваженого",
		sender_number=NUMBER,
	).to("registered")
	write_rows_of([way.appeal])
	frappe.db.commit()
	yield Kept(way.appeal, applicant, surname, way.card().registration_index)
	frappe.db.rollback()
	for doctype in (ENTRY, SKETCH):
		frappe.db.delete(doctype, {"appeal": way.appeal})
	frappe.db.commit()


@pytest.fixture
def newer_with_its_code(staff: Staff, kept: Kept) -> Iterator[str]:
	"""A committed newer appeal whose words hold the tracking code of the kept one; the code."""
	code = frappe.db.get_value("Appeal", kept.appeal, "tracking_code")
	way = Journey(staff, brief=f"Звернення {code}", sender_number=NUMBER).to("registered")
	write_rows_of([way.appeal])
	frappe.db.commit()
	yield code
	frappe.db.rollback()
	forget_rows_of([way.appeal])
	frappe.db.commit()


def found(text: str) -> list[str]:
	return [row["name"] for row in search(text)["appeals"]]


@pytest.mark.parametrize(
	"asked",
	[
		"освітлення провулок",
		"світильник полагодити",
		"СВІТИЛЬНИКАМИ",
		"67918",
		"067 918-27-36",
		"61 734 59 82",
		"7345982",
		"774512",
		"БО-77451203",
		"Бочарова",
		"вул. Бочарова",
		"вул. Бочарова, буд. 7",
		"м. Вільнянськ, вул. Бочарова 7",
		"вулиця Бочарова",
		"Александра",
		"Олександром",
		"Олександру Бочарова",
		"провулок -трамвай",
		"провулок не 067/111",
		"провулок -774512/999999",
		"трамвай або провулок",
		"Секретаріату Уповноваженого",
		"трамвай OR БО-77451203",
		"провулок або",
		"санаторне лікування",
		"залило",
	],
)
def test_card_is_found_by_words_and_fragments(staff: Staff, kept: Kept, asked: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert kept.appeal in found(asked)


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", ""), "  {} ".format])
def test_tracking_code_finds_its_card_first(
	staff: Staff, kept: Kept, newer_with_its_code: str, typed: Callable[[str], str]
) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert found(typed(newer_with_its_code))[:1] == [kept.appeal]


def test_tracking_code_finds_nothing_in_another_register(neighbours: Staff, kept: Kept) -> None:
	code = frappe.db.get_value("Appeal", kept.appeal, "tracking_code")

	with acting_as(neighbours[roles.REGISTRAR]):
		assert kept.appeal not in found(code)


@pytest.mark.parametrize("mark", ["'", "ʼ", "’", ""])
def test_author_is_found_whatever_the_apostrophe(staff: Staff, kept: Kept, mark: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert found(kept.surname.replace("’", mark)) == [kept.appeal]
		assert found(f"{kept.surname.upper()} Александр") == [kept.appeal]


def test_exact_index_comes_first_and_its_beginning_before_other_letters(staff: Staff, kept: Kept) -> None:
	letter = "Т" if kept.index.startswith("С") else "С"
	newer = Journey(staff, content="Інше питання").to("registered").appeal
	frappe.db.set_value("Appeal", newer, "registration_index", letter + kept.index[1:])
	write_rows_of([newer])
	frappe.db.set_value(ENTRY, newer, "received_at", "2199-01-01")
	frappe.db.commit()

	try:
		with acting_as(staff[roles.REGISTRAR]):
			beginning = kept.index.split("/")[0]
			assert found(kept.index)[0] == found(beginning)[0] == kept.appeal
			assert found(letter + kept.index[1:])[0] == newer
			assert newer in found(beginning)
	finally:
		forget_rows_of([newer])
		frappe.db.commit()


def test_index_is_found_as_it_is_written(staff: Staff, kept: Kept) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert kept.appeal in found(f"{kept.index} {kept.surname}")


@pytest.mark.parametrize(
	"asked", ["", "   ", '+ - * " ( ) ~ < > @', "трамвай світильник", "%", "прошу", *NOTHING]
)
def test_nothing_is_found_by_nothing_and_by_other_words(staff: Staff, kept: Kept, asked: str) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert found(asked) == []


def test_whatever_operators_are_typed_the_database_takes_the_question(staff: Staff, kept: Kept) -> None:
	pieces = (
		"або",
		"не",
		"OR",
		"-",
		"--",
		"|",
		"провулок",
		"-БО-774/51",
		"5/2026",
		"вул.",
		"067 918-27-36",
		"(",
		'"',
		"*",
		"@8",
	)
	with acting_as(staff[roles.REGISTRAR]):
		for number in range(150):
			mixed = random.Random(number).choices(pieces, k=number % 14 + 1)
			assert isinstance(found(" ".join(mixed)), list)


def test_too_long_a_question_is_refused_in_words(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		assert "до 400 знаків" in refusal(lambda: search("а" * 500))


def test_another_authority_finds_nothing(neighbours: Staff, kept: Kept) -> None:
	with acting_as(neighbours[roles.REGISTRAR]):
		assert kept.appeal not in found("освітлення провулок")
		assert found(kept.surname) == []


def test_executor_finds_what_is_assigned_alone(staff: Staff, kept: Kept) -> None:
	with acting_as(staff[roles.EXECUTOR]):
		assert kept.appeal not in found("освітлення провулок")


def test_who_reads_no_appeals_may_not_ask(staff: Staff) -> None:
	with pytest.raises(frappe.PermissionError), acting_as(staff[roles.ANALYST]):
		search("освітлення")


def test_hidden_name_and_phone_find_nothing(staff: Staff, kept: Kept) -> None:
	rows = frappe.get_all("Personal Data Role Rule", {"role": roles.CONTROLLER}, pluck="name")
	frappe.db.set_value("Personal Data Role Field", {"parent": ("in", rows)}, "showing", "Hidden")
	forget_rules()

	with acting_as(staff[roles.CONTROLLER]):
		assert found(kept.surname) == []
		assert found("7345982") == []
		assert found("світильник") == []
		assert found("освітлення провулок 77451203") == [kept.appeal]


def test_author_who_asked_for_secrecy_is_not_found_by_who_is_not_told_the_name(
	staff: Staff, kept: Kept
) -> None:
	frappe.db.set_value("Applicant", kept.applicant, "is_confidential", 1)

	with acting_as(staff[roles.REGISTRAR]):
		assert found(kept.surname) == [kept.appeal]
	with acting_as(staff[roles.CONTROLLER]):
		assert found(kept.surname) == []
		assert found("освітлення провулок 77451203") == [kept.appeal]


def test_name_that_is_left_out_tells_nothing_of_who_asked_for_secrecy(staff: Staff, kept: Kept) -> None:
	asked = f"провулок БО-77451203 -{kept.surname}"
	with acting_as(staff[roles.CONTROLLER]):
		assert kept.appeal not in found(asked)
	frappe.db.set_value("Applicant", kept.applicant, "is_confidential", 1)

	with acting_as(staff[roles.CONTROLLER]):
		assert kept.appeal in found(asked)
	with acting_as(staff[roles.REGISTRAR]):
		assert kept.appeal not in found(asked)


def test_person_is_met_again_with_another_question(staff: Staff, kept: Kept) -> None:
	"""No word in common: found by the surname and the phone alone, and shown, not proposed."""
	with acting_as(staff[roles.REGISTRAR]):
		again = make_applicant(
			last_name=kept.surname, first_name="О.", middle_name="", phone="061 734-59-82"
		).name
		answer = propose_sign(
			{"authority": staff.authority, "applicant": again, "content": "Скарга на графік руху тролейбусів"}
		)

	assert [row["appeal"] for row in answer["alike"]] == [kept.appeal]
	assert answer["alike"][0]["is_same_person"] is True
	assert answer["sign"] == "sign_of_receipt.primary"


def test_patch_writes_all_entries_anew_in_batches(
	staff: Staff, in_one_transaction: None, monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(tasks, "BATCH", 2)
	ways = [Journey(staff, content="Стеля залита водою.").appeal for _number in range(3)]
	write_rows_of(ways)
	frappe.db.set_value(ENTRY, {"name": ("in", ways)}, "terms", "t_old")

	refill_search.execute()

	assert all("t_залити" in frappe.db.get_value(ENTRY, name, "terms").split() for name in ways)
