"""From which address a request really came: what a client writes into a header counts for nothing."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address


def real_address(connected: str, forwarded: str, trusted: Iterable[str] = ()) -> str:
	"""The nearest address that is not a trusted proxy's; `connected` is the other end of the connection.

	Each proxy adds to `X-Forwarded-For`, on the right, the address it was asked from. So the header is read from the right,
	and only as far as trusted proxies wrote it: what stands further left was sent by the client.
	"""
	networks = [ip_network(proxy, strict=False) for proxy in trusted]
	address = connected
	for named in reversed([part.strip() for part in forwarded.split(",")]):
		if not _is_within(address, networks) or _parsed(named) is None:
			break
		address = named
	return address


def _is_within(address: str, networks: list) -> bool:
	parsed = _parsed(address)
	return parsed is not None and any(parsed in network for network in networks)


def _parsed(text: str) -> Address | None:
	try:
		return ip_address(text)
	except ValueError:
		return None
