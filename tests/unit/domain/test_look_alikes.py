"""Codes that differ only to a machine."""

import pytest

from appeals_app.domain.look_alikes import twin_of


@pytest.mark.parametrize("twin", ["mаrtial-law", "Martial-Law", "martial\u200b-law", "martiаl-lаw"])
def test_code_that_reads_as_another_is_its_twin(twin: str) -> None:
	assert twin_of(twin, ["quarantine", "martial-law"]) == "martial-law"


@pytest.mark.parametrize("code", ["martial-law", "martial-law-2", "quarantine"])
def test_code_itself_and_others_are_no_twins(code: str) -> None:
	assert twin_of(code, ["martial-law"]) is None
