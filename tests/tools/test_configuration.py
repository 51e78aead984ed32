"""Nothing that is configured listens beyond this machine; secrets don't lie in it."""

import shutil
from pathlib import Path

import pytest

from tools.engine.engine_steps import put_sites_aside, put_sites_back, root_account
from tools.engine.names import with_name, without_name
from tools.engine.paths import LONGEST_SOCKET_PATH, Layout
from tools.engine.ports import Ports
from tools.engine.services import (
	APPLICATION,
	SERVICES,
	Sizes,
	commands,
	mariadb_config,
	redis_config,
	supervisor_config,
)
from tools.engine.site_steps import has_demo

PORTS = Ports(front=1, web=2, realtime=3, redis_cache=4, redis_queue=5, database=6)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
	return Layout(tmp_path)


def test_database_answers_on_the_loopback_address_only(layout: Layout) -> None:
	text = mariadb_config(layout, PORTS, Sizes(buffer_pool="64M"))

	assert "bind-address = 127.0.0.1\nport = 6\n" in text
	assert "collation-server = utf8mb4_unicode_ci" in text
	assert "innodb-buffer-pool-size = 64M" in text


@pytest.mark.parametrize("name", ["redis-cache", "redis-queue"])
def test_redis_answers_on_the_loopback_address_only(layout: Layout, name: str) -> None:
	assert redis_config(layout, name, 4).startswith("bind 127.0.0.1\nport 4\n")


def test_queue_forgets_nothing_and_the_cache_saves_nothing(layout: Layout) -> None:
	assert "noeviction" in redis_config(layout, "redis-queue", 5)
	assert 'save ""' in redis_config(layout, "redis-cache", 4)


def test_web_listens_on_the_loopback_address_with_the_sizes_given(layout: Layout) -> None:
	command, _ = commands(layout, PORTS, Sizes(web_workers=3, web_threads=7))["web"]

	assert "--bind 127.0.0.1:2 " in command
	assert "--workers 3 --threads 7 " in command


def test_realtime_is_kept_to_this_machine(layout: Layout) -> None:
	command, _ = commands(layout, PORTS, Sizes())["realtime"]

	assert "--require" in command and "loopback.js" in command


def test_every_program_is_supervised_and_only_services_start_by_themselves(layout: Layout) -> None:
	text = supervisor_config(layout, PORTS, Sizes())

	sections = {part.split("]")[0]: part for part in text.split("[program:")[1:]}
	assert set(sections) == {*SERVICES, *APPLICATION}
	assert {name for name, part in sections.items() if "autostart = true" in part} == set(SERVICES)


def test_several_workers_get_names_of_their_own(layout: Layout) -> None:
	text = supervisor_config(layout, PORTS, Sizes(background_workers=3))

	assert "numprocs = 3\nprocess_name = %(program_name)s-%(process_num)s" in text


def test_sizes_are_read_from_variables() -> None:
	assert Sizes.from_environment({"WEB_WORKERS": "5", "DB_BUFFER_POOL": "1G"}) == Sizes("1G", 5)


def test_socket_of_a_deep_folder_lies_in_a_short_one(tmp_path: Path) -> None:
	deep = Layout(tmp_path / ("x" * 80))

	assert len(str(deep.supervisor_socket)) <= LONGEST_SOCKET_PATH
	assert deep.sockets != Layout(tmp_path / ("y" * 80)).sockets


def test_password_is_quoted_for_sql() -> None:
	assert r"IDENTIFIED BY 'a\'b\\c'" in root_account("a'b\\c")


def test_name_is_added_to_hosts_and_removed_without_touching_others(tmp_path: Path) -> None:
	others = with_name("127.0.0.1 localhost\n10.0.0.5 appeals.localhost\n", "appeals.localhost", Path("/srv"))

	after = with_name(others, "appeals.localhost", tmp_path)

	assert after.startswith(others) and after.count("\n127.0.0.1 appeals.localhost #") == 2
	assert with_name(after, "appeals.localhost", tmp_path) == after
	assert without_name(after, "appeals.localhost", tmp_path) == others


@pytest.mark.parametrize("file", ["demo.py", "demo/__init__.py"])
def test_demo_is_loaded_only_when_the_app_brings_one(tmp_path: Path, file: str) -> None:
	assert not has_demo(tmp_path)

	module = tmp_path / "appeals_app" / "setup" / file
	module.parent.mkdir(parents=True)
	module.touch()

	assert has_demo(tmp_path)


def test_sites_outlive_a_bench_that_is_made_anew(layout: Layout) -> None:
	site = layout.sites / "appeals.localhost"
	site.mkdir(parents=True)
	(site / "site_config.json").write_text("{}")
	(layout.sites / "assets").mkdir()

	put_sites_aside(layout)
	shutil.rmtree(layout.bench)
	layout.sites.mkdir(parents=True)
	put_sites_back(layout)

	assert [path.name for path in layout.sites.iterdir()] == ["appeals.localhost"]
	assert (site / "site_config.json").read_text() == "{}"
