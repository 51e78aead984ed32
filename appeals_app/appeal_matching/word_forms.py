"""Dictionary forms of Ukrainian words, by pymorphy3: a dictionary is no rule of the domain and not of the standard library."""

from functools import lru_cache

from pymorphy3 import MorphAnalyzer

LONGEST_WORD = 40
"""What is longer is no word of a dictionary, and costs the analyser most."""

PARTICIPLE, VERB = "pssv", "VERB"
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


def _verb_of(participle: str) -> str:
	"""The verb of the dictionary that the participle is made of; the participle itself where none is known."""
	for ending, of_verb in ENDINGS_OF_PARTICIPLES:
		if participle.endswith(ending):
			verb = participle.removesuffix(ending) + of_verb
			if any(known.tag.POS == VERB and known.is_known for known in _analyzer().parse(verb)):
				return verb
	return participle
