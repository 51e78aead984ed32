"""Dictionary forms of Ukrainian words, by pymorphy3: a dictionary is no rule of the domain and not of the standard library."""

from functools import lru_cache

from pymorphy3 import MorphAnalyzer

LONGEST_WORD = 40
"""What is longer is no word of a dictionary, and costs the analyser most."""


@lru_cache(maxsize=1)
def _analyzer() -> MorphAnalyzer:
	return MorphAnalyzer(lang="uk")


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
	"""The dictionary form of a word in small letters with straight apostrophes; a strange word is its own."""
	if len(word) > LONGEST_WORD or not word.replace("'", "").replace("-", "").isalpha():
		return word
	return _analyzer().parse(word)[0].normal_form
