import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals_app.domain.client_address import real_address

PROXY = "10.0.0.2"
CLIENT = "203.0.113.7"


def test_without_a_trusted_proxy_the_header_counts_for_nothing():
	assert real_address(CLIENT, "198.51.100.1") == CLIENT


def test_a_trusted_proxy_is_believed():
	assert real_address(PROXY, CLIENT, [PROXY]) == CLIENT


def test_what_the_client_wrote_before_the_proxy_added_is_not_believed():
	assert real_address(PROXY, f"198.51.100.1, {CLIENT}", [PROXY]) == CLIENT


def test_a_chain_of_trusted_proxies_is_followed_to_the_first_stranger():
	assert real_address(PROXY, f"198.51.100.1, {CLIENT}, 10.0.0.9", ["10.0.0.0/8"]) == CLIENT


def test_a_header_of_a_stranger_is_not_believed_though_it_names_a_proxy():
	assert real_address(CLIENT, PROXY, [PROXY]) == CLIENT


@pytest.mark.parametrize("header", ["", "unknown", "1.2.3.4:80", "<script>", ",,"])
def test_a_header_that_is_no_address_leaves_the_proxy(header):
	assert real_address(PROXY, header, [PROXY]) == PROXY


def test_addresses_of_the_sixth_version_are_read_too():
	assert real_address("::1", "2001:db8::7", ["::1/128"]) == "2001:db8::7"


@given(st.text(max_size=60))
def test_no_header_of_a_client_changes_the_address(header):
	assert real_address(CLIENT, header, [PROXY]) == CLIENT
	assert real_address(PROXY, f"{header}, {CLIENT}", [PROXY]) == CLIENT
