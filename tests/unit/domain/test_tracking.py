import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.errors import TrackingCodeError
from appeals_app.domain.tracking import ALPHABET, RANDOM_BITS, new_tracking_code, parse_tracking_code

CODES = st.integers(0, 2**RANDOM_BITS - 1).map(lambda number: new_tracking_code(lambda bits: number))


def test_a_code_has_at_least_eighty_random_bits():
	asked = []
	new_tracking_code(lambda bits: asked.append(bits) or 0)
	assert asked == [RANDOM_BITS] and RANDOM_BITS >= 80


def test_every_random_bit_shows_in_the_code():
	codes = {new_tracking_code(lambda bits, bit=bit: 1 << bit) for bit in range(RANDOM_BITS)}
	assert len(codes) == RANDOM_BITS


def test_known_numbers_give_known_codes():
	assert new_tracking_code(lambda bits: 0) == "000000-000000-000000"
	assert new_tracking_code(lambda bits: 1) == "000000-000000-000012"
	assert new_tracking_code(lambda bits: 2**RANDOM_BITS - 1) == "ZZZZZZ-ZZZZZZ-ZZZZZP"
	assert new_tracking_code(lambda bits: 31 << 80) == "Z00000-000000-000002"


def test_without_a_source_codes_are_unpredictable():
	assert len({new_tracking_code() for _ in range(50)}) == 50


def test_the_alphabet_has_no_letters_that_are_misread():
	assert len(set(ALPHABET)) == 32
	assert not set("ILOU") & set(ALPHABET)


@given(CODES)
def test_a_code_is_three_groups_of_six_and_is_read_back(code):
	assert re.fullmatch(f"[{ALPHABET}]{{6}}(-[{ALPHABET}]{{6}}){{2}}", code)
	assert parse_tracking_code(code) == code


@given(CODES, st.randoms(use_true_random=False))
def test_the_ways_people_type_a_code_are_forgiven(code, chance):
	typed = "".join(chance.choice([character, character.lower()]) for character in code)
	typed = typed.replace("0", chance.choice("0OoОо")).replace("1", chance.choice("1IiLlІі"))
	typed = typed.replace("-", chance.choice(["-", " ", "", "–", "—", " - ", ".", "_", "\u00a0"]))
	typed = typed.translate(str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ"))
	assert parse_tracking_code(f"  {typed}\n") == code


def test_code_typed_by_the_keys_of_a_ukrainian_keyboard_is_read():
	keys = str.maketrans("QWERTYPASDFGHJKZXCVBNM", "ЙЦУКЕНЗФІВАПРОЛЯЧСМИТЬ")
	bits = random.Random(11).getrandbits
	for _ in range(200):
		code = new_tracking_code(bits)
		assert parse_tracking_code(code.lower().translate(keys)) == code
		assert parse_tracking_code(code.translate(keys).lower()) == code


@given(CODES, st.data())
def test_one_wrong_character_is_noticed(code, data):
	place = data.draw(st.sampled_from([index for index, character in enumerate(code) if character != "-"]))
	wrong = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != code[place]]))
	with pytest.raises(TrackingCodeError):
		parse_tracking_code(code[:place] + wrong + code[place + 1 :])


def test_two_characters_changed_over_are_noticed():
	code = new_tracking_code(random.Random(7).getrandbits).replace("-", "")
	for first in range(18):
		for second in range(first + 1, 18):
			if code[first] != code[second]:
				swapped = list(code)
				swapped[first], swapped[second] = code[second], code[first]
				with pytest.raises(TrackingCodeError):
					parse_tracking_code("".join(swapped))


@pytest.mark.parametrize(
	"text",
	[
		"",
		"000000-000000-00000",
		"000000-000000-0000000",
		"U00000-000000-000000",
		"00000*-000000-000000",
		"000000-000000-00000Щ",
		"\N{GRINNING FACE}" * 18,
		"000000-000000-000000" + " " * 81,
	],
)
def test_other_text_is_refused_in_words(text):
	with pytest.raises(TrackingCodeError, match=r"not a tracking code. Check it against the letter"):
		parse_tracking_code(text)


def test_spaces_up_to_a_hundred_characters_are_forgiven():
	assert parse_tracking_code("000000-000000-000000" + " " * 80) == "000000-000000-000000"
