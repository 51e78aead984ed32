"""Near-identical texts and the search of the register: how fast, how much is found, how much of it is right.

MATCHING_APPEALS says how many invented appeals there are (100 000 by default, a million on demand).  Two hundred copies
with 10 to 20 % of their words changed are looked for.  Comparators, measured in the same run in turns: a boolean
full-text query on the texts themselves for a duplicate (P9), the bare boolean query with the same scope for a search of
three words (P11).
"""

import os
import random
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta

import frappe

from appeals_app.appeal_matching.card_terms import write_rows_of
from appeals_app.appeal_matching.earlier_appeals import NewCard, earlier_appeals
from appeals_app.appeal_matching.search import search_appeals
from appeals_app.bulk_rows import STAMPS, insert_rows
from benchmarks.ratios import ratio
from benchmarks.site import benchmark_site, forget_authority, make_authority

COUNT = int(os.environ.get("MATCHING_APPEALS", "100000"))
PLANTED, ROUNDS, NEAR = 200, 5, 70
AUTHORITY = "BENCH-MATCHING"
SYLLABLES = tuple("бвгдзклмнпрстхчш")
OPENING = "звертаюся до вас з питання яке не вирішується вже тривалий час у нашому населеному пункті"
COLUMNS = (
	*STAMPS,
	"authority",
	"received_at",
	"phase",
	"brief",
)


def main() -> None:
	"""Measure and print."""
	chance = random.Random(2026)
	vocabulary = [
		"".join(chance.choice(SYLLABLES) + chance.choice("аеиоу") for _ in range(chance.randint(2, 4)))
		for _ in range(4000)
	]
	with benchmark_site():
		authority = make_authority(AUTHORITY)
		try:
			texts = add_appeals(authority, vocabulary, chance)
			print(f"{COUNT} appeals of {authority}")
			measure_copies(authority, texts, vocabulary, chance)
			measure_search(authority, texts, chance)
		finally:
			frappe.db.sql_ddl("drop table if exists bench_texts")  # a table of the benchmark's own
			for doctype in ("Appeal Search Entry", "Appeal Text Sketch"):
				frappe.db.delete(doctype, {"authority": authority})
			forget_authority(authority)


def invented_text(vocabulary: list[str], chance: random.Random) -> str:
	"""A letter that begins as many do and goes on with words of its own, some of them frequent."""
	own = (vocabulary[int(len(vocabulary) * chance.random() ** 2)] for _ in range(chance.randint(40, 90)))
	return f"{OPENING} {' '.join(own)}"


def add_appeals(authority: str, vocabulary: list[str], chance: random.Random) -> dict[str, str]:
	"""Cards with their rows, and the texts under a full-text index of the comparator; returns the texts."""
	now, first, texts = frappe.utils.now(), datetime(2026, 11, 2, 9), {}
	frappe.db.sql_ddl(
		"create table bench_texts (name varchar(140) primary key, content longtext, fulltext (content))"
	)
	started = time.perf_counter()
	for begin in range(0, COUNT, 500):
		names = [f"{authority}-{number:07d}" for number in range(begin, min(begin + 500, COUNT))]
		batch = {name: invented_text(vocabulary, chance) for name in names}
		rows = [
			[
				*(
					name,
					now,
					now,
					"Administrator",
					"Administrator",
					authority,
					first - timedelta(minutes=place),
				),
				*("REGISTERED", "Звернення", batch[name]),
			]
			for place, name in enumerate(names, begin)
		]
		insert_rows("Appeal", (*COLUMNS, "content"), rows)
		for name, text in batch.items():
			frappe.db.sql("insert into bench_texts values (%s, %s)", (name, text))  # the comparator's table
		write_rows_of(names)
		frappe.db.commit()
		texts |= batch
	print(f"rows of search and sketches: {(time.perf_counter() - started) / COUNT * 1e3:.2f} ms an appeal")
	return texts


def changed_copy(text: str, vocabulary: list[str], chance: random.Random) -> str:
	"""The text with 10 to 20 % of its words replaced."""
	words = text.split()
	for place in chance.sample(range(len(words)), round(len(words) * chance.uniform(0.1, 0.2))):
		words[place] = chance.choice(vocabulary)
	return " ".join(words)


def measure_copies(
	authority: str, texts: dict[str, str], vocabulary: list[str], chance: random.Random
) -> None:
	"""P9: recall and precision of planted copies, time against the boolean query."""
	planted = chance.sample(sorted(texts), PLANTED)
	copies = {name: changed_copy(texts[name], vocabulary, chance) for name in planted}
	found, reported, ours, theirs = 0, 0, [], []
	for name, text in copies.items():
		card = NewCard(authority=authority, received_on=date(2026, 11, 28), text=text)
		near = timed(
			ours, lambda card=card: [one for one in earlier_appeals(card) if one.text_likeness >= NEAR]
		)
		timed(theirs, lambda text=text: boolean_query(text))
		found += any(one.key == name for one in near)
		reported += len(near)
	print(f"P9 recall {found / PLANTED:.3f}, precision {found / max(reported, 1):.3f}")
	print(
		f"P9 p95 {sorted(ours)[int(len(ours) * 0.95)] * 1e3:.1f} ms; {ratio(ours, theirs)} of boolean full text"
	)


def boolean_query(text: str) -> object:
	"""The comparator: the longest words of the text, ranked by the database."""
	words = " ".join(sorted(set(text.split()), key=len)[-12:])
	return frappe.db.sql(
		"select name from bench_texts where match (content) against (%s in boolean mode)"
		" order by match (content) against (%s in boolean mode) desc limit 20",
		(words, words),
	)  # the comparator is plain SQL


def measure_search(authority: str, texts: dict[str, str], chance: random.Random) -> None:
	"""P11: three words of a text, the first twenty, against the bare query with the same scope."""
	ours, theirs = [], []
	for name in chance.sample(sorted(texts), 40):
		words = chance.sample(texts[name].split()[14:], 3)
		for _round in range(ROUNDS):
			timed(ours, lambda words=words: search_appeals(text=" ".join(words)))
			timed(theirs, lambda words=words: bare_search(authority, words))
	print(f"P11 search of three words: {ratio(ours, theirs)} of the bare query")


def bare_search(authority: str, words: list[str]) -> object:
	"""The comparator: no forms, no names, no rows of the list."""
	return frappe.db.sql(
		"select name from `tabAppeal Search Entry` where match (terms) against (%s in boolean mode)"
		" and authority = %s order by received_at desc limit 20",
		(" ".join(f"+t_{word}" for word in words), authority),
	)  # the comparator is plain SQL


def timed(kept: list[float], act: Callable[[], object]) -> object:
	"""What the act gives; its seconds go to the list."""
	started = time.perf_counter()
	given = act()
	kept.append(time.perf_counter() - started)
	return given


if __name__ == "__main__":
	main()
