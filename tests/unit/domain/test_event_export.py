"""An export of event chains: whatever is changed in it, or was changed before it was made, is found."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appeals_app.domain.event_chain import ERASURE, FIRST_HASH, event_hash, ground_digest
from appeals_app.domain.event_cli import main
from appeals_app.domain.event_export import (
	FIELDS_OF_CHAIN,
	FORMAT,
	KEY_OF_CHAIN,
	DayDigest,
	ExportWriter,
	read_anchor,
	verify_export,
)

DAY = "2026-11-27"


def sealed(ground: str) -> dict[str, str]:
	return {"ground": ground, "ground_salt": "salt", "ground_digest": ground_digest("salt", ground)}


def chain(kind: str, name: str, length: int) -> list[dict]:
	"""Events of one chain as the system exports them: one a day."""
	events, previous = [], FIRST_HASH
	for sequence in range(1, length + 1):
		event = {
			KEY_OF_CHAIN[kind]: name,
			"authority": name if kind == "Authority" else "A1",
			"sequence": sequence,
			"act": "step",
			"happened_at": f"2026-11-{25 + sequence} 10:00:00",
			"user": "a@test.example",
			"ground": "Підстава",
			"previous_hash": previous,
			"creation": f"2026-11-{25 + sequence} 10:00:00.000001",
		}
		if kind == "Appeal":
			event.update(sealed("Підстава"))
		previous = event["event_hash"] = event_hash(previous, event, FIELDS_OF_CHAIN[kind])
		events.append(event)
	return events


CHAINS = [("Appeal", "a1", chain("Appeal", "a1", 4)), ("Appeal", "a2", chain("Appeal", "a2", 1)), ("Authority", "A1", chain("Authority", "A1", 2))]  # fmt: skip


def digest_of(chains: list, day: str = DAY) -> str:
	digest = DayDigest(day)
	for kind, name, events in chains:
		known = [event for event in events if event["creation"][:10] <= day]
		if known:
			digest.add(kind, name, len(known), known[-1]["event_hash"])
	return digest.hex()


def export(chains: list, heads: dict | None = None, anchor: str = "") -> list[str]:
	"""Lines as the system writes them."""
	writer = ExportWriter()
	lines = [writer.line("header", {"format": FORMAT, "days": [DAY]})]
	for kind, name, events in chains:
		lines += [writer.line("event", {"chain": kind, **event}) for event in events]
		count, last_hash = (heads or {}).get(name, (len(events), events[-1]["event_hash"]))
		lines.append(
			writer.line("head", {"chain": kind, "name": name, "count": count, "last_hash": last_hash})
		)
	lines.append(writer.line("anchor", {"day": DAY, "digest": anchor or digest_of(chains)}))
	return [*lines, writer.end()]


LINES = export(CHAINS)


def test_untouched_export_holds() -> None:
	findings = verify_export(LINES)

	assert (findings.faults, findings.events, findings.chains) == (0, 7, 3)
	assert findings.digests == {DAY: digest_of(CHAINS)}


@given(st.data())
@settings(max_examples=300)
def test_any_single_change_of_the_file_is_found(data: st.DataObject) -> None:
	lines = list(LINES)
	place = data.draw(st.integers(0, len(lines) - 1))
	how = data.draw(st.sampled_from(["delete", "duplicate", "swap", "truncate", "letter", "cut"]))
	if how == "delete":
		del lines[place]
	elif how == "duplicate":
		lines.insert(data.draw(st.integers(0, len(lines))), lines[place])
	elif how == "swap":
		other = data.draw(st.integers(0, len(lines) - 1).filter(lambda number: number != place))
		lines[place], lines[other] = lines[other], lines[place]
	elif how == "truncate":
		lines = lines[:place]
	else:
		letter = data.draw(st.integers(0, len(lines[place]) - 2))
		changed = (
			""
			if how == "cut"
			else data.draw(
				st.characters(codec="utf-8").filter(lambda new: new not in ("\n", lines[place][letter]))
			)
		)
		lines[place] = lines[place][:letter] + changed + lines[place][letter + 1 :]

	assert verify_export(lines).faults


@given(st.data())
def test_any_single_change_in_the_database_is_found_in_its_export(data: st.DataObject) -> None:
	"""Somebody changes rows, and then the system makes an export that is right in itself."""
	chains = json.loads(json.dumps(CHAINS))
	kept = {name: (len(events), events[-1]["event_hash"]) for _kind, name, events in CHAINS}
	kind, _, events = data.draw(st.sampled_from(chains))
	place = data.draw(st.integers(0, len(events) - 1))
	how = data.draw(st.sampled_from(["field", "delete", "last", "duplicate", "swap", "all"]))
	if how == "field":
		field = data.draw(st.sampled_from([*FIELDS_OF_CHAIN[kind][1:], "previous_hash", "event_hash"]))
		events[place][field] = data.draw(
			st.text(min_size=1, max_size=5).filter(lambda new: new != str(events[place].get(field)))
		)
	elif how == "delete":
		del events[place]
	elif how == "last":
		events.pop()
	elif how == "duplicate":
		events.insert(place, dict(events[place]))
	elif how == "swap" and len(events) > 1:
		other = (place + 1) % len(events)
		events[place], events[other] = events[other], events[place]
	else:
		events.clear()

	lines = export([part for part in chains if part[2]], kept, anchor=digest_of(CHAINS))

	assert verify_export(lines).faults


def test_rewriting_everything_is_found_against_an_anchor_kept_outside() -> None:
	"""The administrator of the database changes an old act and counts every hash, head and anchor anew."""
	rewritten = [(kind, name, chain(kind, name, len(events))) for kind, name, events in CHAINS]
	events, previous = rewritten[0][2], FIRST_HASH
	events[0].update(sealed("Інша підстава"))
	for event in events:
		event["previous_hash"] = previous
		previous = event["event_hash"] = event_hash(previous, event, FIELDS_OF_CHAIN["Appeal"])
	lines = export(rewritten)

	assert not verify_export(lines).faults
	assert verify_export(lines, {DAY: digest_of(CHAINS)}).faults


def test_events_after_the_anchor_do_not_disturb_it() -> None:
	longer = [*CHAINS, ("Appeal", "a3", [{**event, "creation": "2026-12-01 10:00:00"} for event in chain("Appeal", "a3", 2)])]  # fmt: skip

	assert not verify_export(export(longer, anchor=digest_of(CHAINS)), {DAY: digest_of(CHAINS)}).faults


def with_erased_ground(erasing_act: str) -> list[str]:
	"""An export of a chain whose second event has lost its ground before an event of this act."""
	events, previous = chain("Appeal", "a1", 4), FIRST_HASH
	events[2]["act"] = erasing_act
	events[1].update(ground="", ground_salt="")
	for event in events:
		event["previous_hash"] = previous
		previous = event["event_hash"] = event_hash(previous, event, FIELDS_OF_CHAIN["Appeal"])
	return export([("Appeal", "a1", events)])


def test_erased_ground_is_no_fault_where_a_later_event_tells_of_the_erasure() -> None:
	assert not verify_export(with_erased_ground(ERASURE)).faults
	assert verify_export(with_erased_ground("step")).problems == ["Appeal a1 #2: the ground was removed"]


@pytest.mark.parametrize("text", ["", "2026-11-27", "2026-11-27:abc", "27.11.2026:" + "0" * 64 + "0"])
def test_anchor_written_otherwise_is_refused(text: str) -> None:
	with pytest.raises(ValueError, match="anchor"):
		read_anchor(text)


@pytest.mark.parametrize(
	("change", "code"),
	[(lambda lines: lines, 0), (lambda lines: lines[:-1], 1), (lambda lines: ["\udcff"], 2)],
)
def test_command_line_needs_nothing_but_the_file(tmp_path: Path, change, code: int) -> None:
	path = tmp_path / "events.jsonl"
	path.write_bytes("".join(change(LINES)).encode("utf-8", "surrogateescape"))
	command = [sys.executable, "-I", "-c", "import sys; sys.path.insert(0, sys.argv.pop(1)); import runpy; sys.argv[0] = 'x'; runpy.run_module('appeals_app.domain.event_chain', run_name='__main__')"]  # fmt: skip

	ended = subprocess.run(
		[*command, str(Path(__file__).parents[3]), str(path)], capture_output=True, text=True
	)

	assert ended.returncode == code, ended.stderr
	assert ("порушень: 0" in ended.stdout) == (code == 0)


def test_command_compares_with_an_anchor_given_to_it(
	tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
	path = tmp_path / "events.jsonl"
	path.write_text("".join(LINES), encoding="utf-8")

	assert main([str(path), "--anchor", f"{DAY}:{digest_of(CHAINS)}"]) == 0
	assert main([str(path), "--anchor", f"{DAY}:{'0' * 64}"]) == 1
	assert "ланцюги не були такими" in capsys.readouterr().out


def test_reading_keeps_no_events_in_memory() -> None:
	"""A generator of lines is enough: nothing asks for them twice."""
	assert not verify_export(io.StringIO("".join(LINES))).faults
