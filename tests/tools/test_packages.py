"""System packages: apt is called only for what is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.engine import packages
from tools.engine.packages import Need, choose_package, install_missing, missing
from tools.engine.steps import Log, StepFailed


def need(name: str, *, there: bool, optional: str = "") -> Need:
	return Need(name, (name, f"{name}-10.6"), lambda: there, optional)


def test_only_what_is_not_there_is_missing() -> None:
	assert [one.name for one in missing([need("a", there=True), need("b", there=False)])] == ["b"]


def test_apt_is_not_called_when_nothing_is_missing(
	make_log: Callable[[], Log], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(Log, "run", lambda *_, **__: pytest.fail("a command was run"))

	install_missing([need("a", there=True)], make_log())


def test_first_offered_alternative_is_chosen(make_log: Callable[[], Log]) -> None:
	one = need("mariadb-server-core", there=False)

	assert choose_package(one, lambda name: True, make_log()) == "mariadb-server-core"
	assert choose_package(one, lambda name: name.endswith("10.6"), make_log()) == "mariadb-server-core-10.6"


def test_need_that_nobody_offers_is_named(make_log: Callable[[], Log]) -> None:
	with pytest.raises(StepFailed, match="offers redis"):
		choose_package(need("redis", there=False), lambda name: False, make_log())


def test_optional_need_that_nobody_offers_is_passed_over_with_a_word(make_log: Callable[[], Log]) -> None:
	log = make_log()

	assert choose_package(need("pdf", there=False, optional="no PDF"), lambda name: False, log) is None
	assert "no PDF" in log.path.read_text()


def test_machine_without_apt_is_told_the_names(
	make_log: Callable[[], Log], monkeypatch: pytest.MonkeyPatch
) -> None:
	monkeypatch.setattr(packages, "PROGRAM_PATH", "/nowhere")

	with pytest.raises(StepFailed, match=r"has no apt-get.*redis"):
		install_missing([need("redis", there=False)], make_log())


def test_user_without_root_or_sudo_is_told(
	make_log: Callable[[], Log], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
	(tmp_path / "apt-get").write_text("#!/bin/sh\n")
	(tmp_path / "apt-get").chmod(0o755)
	monkeypatch.setattr(packages, "PROGRAM_PATH", str(tmp_path))
	monkeypatch.setattr(packages.os, "geteuid", lambda: 1000)

	with pytest.raises(StepFailed, match="Run as root, or install sudo"):
		install_missing([need("redis", there=False)], make_log())


@pytest.mark.parametrize("service_package", ["mariadb-server", "redis", "nginx"])
def test_no_package_that_starts_a_service_is_asked_for(service_package: str) -> None:
	asked = [name for one in (*packages.BASE, *packages.SERVICES) for name in one.alternatives]

	assert service_package not in asked
