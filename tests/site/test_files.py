"""Files of the register: private, of an allowed kind, and met only by whoever meets the document they hang on."""

import resource
from pathlib import Path

import frappe
import pytest

from appeals_app.appeal_files import check_up, disk
from appeals_app.appeal_files.access import has_permission
from appeals_app.permissions import roles
from appeals_app.refusal import AppealRuleError
from appeals_app.testing import file_samples as samples
from appeals_app.testing.factories import make_appeal, make_user
from appeals_app.testing.journey import Journey
from appeals_app.testing.staff import Staff, acting_as

REFUSED = (AppealRuleError, frappe.PermissionError)


@pytest.fixture(autouse=True)
def no_files_left() -> None:
	"""Bytes written by a test go with its rows."""
	yield
	frappe.db.rollback()


def add_file(appeal: str | None = None, **values: object) -> frappe._dict:
	"""A file as the current user adds it to an appeal."""
	place = {"attached_to_doctype": "Appeal", "attached_to_name": appeal} if appeal else {}
	given = {"file_name": "заява.pdf", "content": samples.pdf(), **place, **values}
	return frappe.get_doc({"doctype": "File", **given}).save()


def card(staff: Staff) -> str:
	with acting_as(staff[roles.REGISTRAR]):
		return make_appeal().name


def acts(appeal: str) -> list[str]:
	return frappe.get_all("Appeal Event", filters={"appeal": appeal}, pluck="act", order_by="sequence asc")


# how a file is kept ------------------------------------------------------------------------------------


def test_file_is_private_under_a_name_nobody_can_guess(staff: Staff) -> None:
	appeal = card(staff)

	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(appeal, is_private=0, file_name="../Заява <b>Іваненка.PDF")

	assert (file.is_private, file.file_name) == (1, "Заява bІваненка.pdf")
	assert file.file_url.startswith("/private/files/")
	assert "Іваненка" not in file.file_url
	assert len(Path(file.file_url).stem) == disk.RANDOM_LETTERS
	assert disk.path_of(file.file_url).read_bytes() == samples.pdf()


def test_equal_files_of_two_appeals_stay_two_files(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		first, second = add_file(card(staff)), add_file(card(staff))

	assert first.file_url != second.file_url


def test_adding_and_removing_are_events_without_the_name_of_the_file(staff: Staff) -> None:
	appeal = card(staff)
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(appeal, file_name="Іваненко.pdf")
		file.delete()

	assert acts(appeal)[-2:] == ["file_added", "file_removed"]
	told = frappe.get_all("Appeal Event", filters={"appeal": appeal}, fields=["*"])
	assert "Іваненко" not in str(told)


def test_file_of_a_registered_appeal_is_removed_by_nobody(staff: Staff) -> None:
	way = Journey(staff).to("registered")
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(way.appeal)

	for user in (staff[roles.REGISTRAR], "Administrator"):
		with acting_as(user), pytest.raises(AppealRuleError, match="не вилучають"):
			frappe.delete_doc("File", file.name)

	assert frappe.db.exists("File", file.name)


def test_row_given_back_by_a_rollback_finds_its_bytes(staff: Staff) -> None:
	appeal = card(staff)
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(appeal)
		path = disk.path_of(file.file_url)
		file.delete()

	assert path.exists(), "bytes go only when the removal is committed"


def test_rollback_leaves_no_bytes(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		path = disk.path_of(add_file(card(staff)).file_url)
	assert path.exists()

	frappe.db.rollback()

	assert not path.exists()


def test_full_disk_is_told_and_leaves_nothing_behind(staff: Staff) -> None:
	appeal = card(staff)
	folder = disk.path_of("/private/files/x").parent
	before = sorted(folder.iterdir())
	limits = resource.getrlimit(resource.RLIMIT_FSIZE)

	resource.setrlimit(
		resource.RLIMIT_FSIZE, (4096, limits[1])
	)  # the system refuses larger files, as a full disk does
	try:
		with acting_as(staff[roles.REGISTRAR]), pytest.raises(disk.FileNotStoredError, match="диск"):
			add_file(appeal, content=samples.pdf(b"x" * 100_000))
	finally:
		resource.setrlimit(resource.RLIMIT_FSIZE, limits)

	assert sorted(folder.iterdir()) == before
	assert not frappe.db.exists("File", {"attached_to_name": appeal})
	assert frappe.db.exists("Appeal", appeal), "the card is kept"


# what is refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
	("name", "content"),
	[
		("1.html", b"<html><script>alert(1)</script>"),
		("1.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
		("1.js", b"alert(1)"),
		("1.png", b"<html><script>alert(1)</script>"),
		("1.jpg", samples.png()),
		("1.png", samples.png() + samples.archive({"1.html": b"1"})),
		("1.png", samples.png(30_000, 30_000)),
		("1.pdf", samples.pdf(b"4 0 obj<</S/JavaScript/JS(1)>>endobj")),
		("1.docx", samples.docx({"word/vbaProject.bin": b"1"})),
		("1.zip", samples.archive({"1.png": b"\0" * 5_000_000})),
		("1.exe", b"MZ" + b"\0" * 100),
		("1", b"\x7fELF" + b"\0" * 100),
	],
)
def test_content_that_is_not_taken_is_refused_in_a_sentence(staff: Staff, name: str, content: bytes) -> None:
	appeal = card(staff)

	for place in (appeal, None):
		with acting_as(staff[roles.REGISTRAR]), pytest.raises(AppealRuleError) as refusal:
			add_file(place, file_name=name, content=content)
		assert str(refusal.value).startswith("«")

	assert not frappe.db.exists("File", {"attached_to_name": appeal})


@pytest.mark.parametrize(
	("name", "content"),
	[
		("1.pdf", samples.pdf()),
		("1.png", samples.png()),
		("1.docx", samples.docx()),
		("1.xlsx", samples.xlsx()),
		("1.pdf.p7s", samples.signature()),
		("1.zip", samples.archive({"1.pdf": samples.pdf(), "2/2.docx": samples.docx()})),
	],
)
def test_content_of_an_allowed_kind_is_taken(staff: Staff, name: str, content: bytes) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(card(staff), file_name=name, content=content)

	assert disk.path_of(file.file_url).read_bytes() == content


def test_kinds_and_limits_are_rows_of_the_administrator(staff: Staff) -> None:
	frappe.db.set_value("Appeal File Kind", "png", "is_disabled", 1)
	frappe.db.set_single_value("Appeal Files Settings", "files_of_document", 1)
	frappe.clear_document_cache("Appeal Files Settings", "Appeal Files Settings")
	appeal = card(staff)

	with acting_as(staff[roles.REGISTRAR]):
		add_file(appeal)
		with pytest.raises(AppealRuleError, match=r"«1\.png»"):
			add_file(card(staff), file_name="1.png", content=samples.png())
		with pytest.raises(AppealRuleError, match="дозволено: 1"):
			add_file(appeal)


@pytest.mark.parametrize("extension", ["html", "svg", "js", "php", "a/b", ""])
def test_no_setting_opens_the_register_to_what_browsers_run(extension: str) -> None:
	kind = {"doctype": "Appeal File Kind", "file_extension": extension, "title": "т", "content_types": "a/b"}

	with pytest.raises(frappe.ValidationError):
		frappe.get_doc(kind).insert()


@pytest.mark.parametrize(
	"address",
	[
		"http://127.0.0.1:11000/",
		"https://test.example/1.pdf",
		"//127.0.0.1/1.pdf",
		"file:///etc/passwd",
		"ftp://a/b",
	],
)
def test_file_is_never_taken_from_an_address(staff: Staff, address: str) -> None:
	with acting_as(staff[roles.REGISTRAR]), pytest.raises(AppealRuleError, match="адрес"):
		add_file(card(staff), content=None, file_url=address)


# whose file it is -----------------------------------------------------------------------------------------


def test_file_of_another_record_is_not_attached_by_its_address(staff: Staff, neighbours: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		file, loose = add_file(card(staff)), add_file()
		own = card(staff)

	for person, target in ((neighbours[roles.REGISTRAR], card(neighbours)), (staff[roles.REGISTRAR], own)):
		with acting_as(person), pytest.raises(REFUSED):
			add_file(target, content=None, file_url=file.file_url)
	with acting_as(neighbours[roles.REGISTRAR]), pytest.raises(REFUSED):
		add_file(None, content=None, file_url=loose.file_url)


def test_own_upload_and_file_of_the_same_record_are_copied(staff: Staff) -> None:
	appeal = card(staff)
	with acting_as(staff[roles.REGISTRAR]):
		loose, file = add_file(), add_file(appeal)
		copies = [add_file(appeal, content=None, file_url=source.file_url) for source in (loose, file)]

	assert len({file.file_url, loose.file_url, *(copy.file_url for copy in copies)}) == 4
	assert all(copy.file_name == "заява.pdf" for copy in copies)


@pytest.mark.parametrize(
	"change",
	[
		{"file_url": "/private/files/other.pdf"},
		{"is_private": 0},
		{"file_name": "1.html"},
		{"attached_to_name": "other"},
		{"attached_to_doctype": None, "attached_to_name": None},
	],
)
def test_stored_file_is_not_changed(staff: Staff, change: dict) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(card(staff))
		with pytest.raises(REFUSED):
			frappe.get_doc("File", file.name).update(change).save()


def test_own_upload_is_put_on_an_appeal_with_its_event(staff: Staff, neighbours: Staff) -> None:
	appeal = card(staff)
	place = {"attached_to_doctype": "Appeal", "attached_to_name": appeal}
	with acting_as(staff[roles.REGISTRAR]):
		loose = add_file()
	with acting_as(neighbours[roles.REGISTRAR]), pytest.raises(REFUSED):
		frappe.get_doc("File", loose.name).update(place).save()

	with acting_as(staff[roles.REGISTRAR]):
		frappe.get_doc("File", loose.name).update(place).save()

	assert acts(appeal)[-1] == "file_added"


def test_file_follows_the_permission_of_its_document(staff: Staff, neighbours: Staff) -> None:
	way = Journey(staff).to("execution")
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(way.appeal)
	outsider = make_user(roles.EXECUTOR).name

	allowed = {user: has_permission(file, "read", user) for user in (
		staff[roles.REGISTRAR].user, way.executor.user, staff[roles.ANALYST].user,
		neighbours[roles.REGISTRAR].user, outsider, "Guest",
	)}  # fmt: skip

	assert list(allowed.values()) == [True, True, False, False, False, False]


def test_file_is_lost_to_its_uploader_with_the_document(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file(card(staff))
	frappe.db.delete("Authority Officer", {"user": staff[roles.REGISTRAR].user})
	frappe.flags.pop("appeals_scopes", None)

	assert not has_permission(file, "read", staff[roles.REGISTRAR].user)


def test_unattached_file_is_its_uploaders_alone(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		file = add_file()

	assert has_permission(file, "read", staff[roles.REGISTRAR].user)
	for role in (roles.HEAD, roles.OBLAST_ADMIN):
		assert not has_permission(file, "read", staff[role].user)


@pytest.mark.parametrize("role", [roles.REGISTRAR, roles.EXECUTOR, roles.ANALYST, roles.OBLAST_ADMIN])
def test_list_shows_files_of_seen_documents_and_own_ones(staff: Staff, neighbours: Staff, role: str) -> None:
	way = Journey(staff).to("execution")
	with acting_as(staff[roles.REGISTRAR]):
		files = [add_file(way.appeal), add_file(card(staff)), add_file()]
	with acting_as(neighbours[roles.REGISTRAR]):
		files += [add_file(card(neighbours)), add_file()]
	user = way.executor.user if role == roles.EXECUTOR else staff[role].user

	with acting_as(user):
		listed = set(frappe.get_list("File", pluck="name"))

	seen = {file.name for file in files if has_permission(frappe.get_doc("File", file.name), "read", user)}
	assert listed & {file.name for file in files} == seen


def test_archive_is_not_unpacked_and_no_small_picture_is_made(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		archive = add_file(card(staff), file_name="1.zip", content=samples.archive({"1.png": samples.png()}))
		picture = add_file(card(staff), file_name="1.png", content=samples.png())

		with pytest.raises(AppealRuleError):
			archive.unzip()
		with pytest.raises(AppealRuleError):
			picture.optimize_file()

		assert picture.make_thumbnail() is None


# the check-up -------------------------------------------------------------------------------------------------


def test_check_up_finds_files_without_rows_and_rows_without_files(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		lost = add_file(card(staff))
	disk.path_of(lost.file_url).unlink()
	stray = disk.path_of("/private/files/stray-of-a-test.pdf")
	stray.write_bytes(b"1")

	try:
		found = check_up.check_files()
	finally:
		stray.unlink()

	assert lost.name in found.rows_without_files
	assert "private/files/stray-of-a-test.pdf" in found.files_without_rows


def test_check_up_finds_a_file_that_was_changed_on_the_disk(staff: Staff) -> None:
	with acting_as(staff[roles.REGISTRAR]):
		changed, kept = add_file(card(staff)), add_file(card(staff))
	with disk.path_of(changed.file_url).open("ab") as file:
		file.write(b"1")

	found = check_up.check_files()

	assert changed.name in found.rows_with_other_bytes and not found.is_clean
	assert kept.name not in found.rows_with_other_bytes
