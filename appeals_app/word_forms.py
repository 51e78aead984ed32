"""Dictionary forms of Ukrainian words, by pymorphy3: a dictionary is no rule of the domain and not of the standard library."""

from functools import lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

LONGEST_WORD = 40
"""What is longer is no word of a dictionary, and costs the analyser most."""

PARTICIPLE, VERB = "pssv", "VERB"
NOMINATIVE, SINGULAR, PLURAL = "nomn", "sing", "plur"
NAMES = ("Surn", "Name", "Patr")
ENDINGS_OF_PARTICIPLES = (
	("тий", "ти"),
	("ований", "увати"),
	("аний", "ати"),
	("яний", "яти"),
	*((f"{labial}лений", f"{labial}ити") for labial in "бпвмф"),
	("джений", "дити"),
	("чений", "тити"),
	("жений", "зити"),
	("шений", "сити"),
	("щений", "стити"),
	("ений", "ити"),
	("ений", "іти"),
	("ений", "ти"),
)
"""How passive participles are made of verbs; a verb no dictionary knows is not taken."""


@lru_cache(maxsize=1)
def _analyzer() -> MorphAnalyzer:
	return MorphAnalyzer(lang="uk")


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
	"""The dictionary form of a word in small letters with straight apostrophes; a strange word is its own.

	A passive participle is brought to its verb: «залита» and «залило» are one word to who looks for either.
	"""
	if len(word) > LONGEST_WORD or not word.replace("'", "").replace("-", "").isalpha():
		return word
	[best, *_others] = _analyzer().parse(word)
	return _verb_of(best.normal_form) if PARTICIPLE in best.tag else best.normal_form


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
	"""Every dictionary form a word may have: «води» is «вода» and «водити»."""
	if len(word) > LONGEST_WORD or not word.replace("'", "").isalpha():
		return frozenset({word})
	return frozenset(parse.normal_form for parse in _analyzer().parse(word))


@lru_cache(maxsize=20_000)
def nominatives(word: str) -> tuple[str, ...]:
	"""Surnames, given names and patronymics a word may be a case of, as they stand in a card: «калюжної» is «калюжна».

	A word that is no name has none, so that a surname that is a common word too is asked for by its own forms alone.
	"""
	if len(word) > LONGEST_WORD or not word.replace("'", "").replace("-", "").isalpha():
		return ()
	found = [_nominative(parse) for parse in _analyzer().parse(word) if _may_be_name(parse)]
	return tuple(dict.fromkeys(found))


def _may_be_name(parse: Parse) -> bool:
	return any(kind in parse.tag for kind in NAMES) and PLURAL not in parse.tag


def _nominative(parse: Parse) -> str:
	inflected = parse.inflect({NOMINATIVE, SINGULAR}) or parse.inflect({NOMINATIVE})
	return inflected.word if inflected and PLURAL not in inflected.tag else parse.normal_form


def _verb_of(participle: str) -> str:
	"""The verb of the dictionary that the participle is made of; the participle itself where none is known."""
	for ending, of_verb in ENDINGS_OF_PARTICIPLES:
		if participle.endswith(ending):
			verb = participle.removesuffix(ending) + of_verb
			if any(known.tag.POS == VERB and known.is_known for known in _analyzer().parse(verb)):
				return verb
	return participle
