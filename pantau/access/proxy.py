"""What a trusted proxy says of whoever asks: their address, and the name they have logged in by.

A header proves nothing by itself: anybody can send one. It counts where the connection comes from a
proxy that the operator names, and then only what that proxy itself has put there.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from pantau.access.settings import HEADER, PROXIES

# Under which the server hands the name on to the pages: nobody outside this process knows it.
HANDED_ON = f"x-pantau-{secrets.token_hex(16)}"
# uvicorn takes addresses of X-Forwarded-For itself unless this is empty, and then nobody knows any
# more who the connection came from.
_OF_UVICORN = "FORWARDED_ALLOW_IPS"
_FORWARDED = b"x-forwarded-for"

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Headers = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Told:
    """address: where the request comes from; name: who a trusted proxy says it is, '' of nobody."""

    address: str
    name: str = ""


def behind_proxy() -> bool:
    """Whether the installation is set up for a proxy, rightly or not: then nobody sits at the machine."""
    return bool(os.environ.get(HEADER) or os.environ.get(PROXIES))


def wrong_setting() -> str:
    """Why no proxy is trusted though the installation is set up for one (access.proxy); '' where one is."""
    if not behind_proxy():
        return ""
    if not os.environ.get(PROXIES):
        return "no_proxies"
    if not _networks():
        return "bad_proxies"
    return "" if os.environ.get(_OF_UVICORN) == "" else "uvicorn"


def told_by(peer: str, headers: Headers) -> Told:
    """What is known of a request. peer: where the connection comes from."""
    if not behind_proxy() or wrong_setting() or not _trusted(peer):
        return Told(peer)
    sent = list(headers)
    return Told(_address(peer, _values(sent, _FORWARDED)), _name(sent))


def _networks() -> list[_Network]:
    """The addresses of the proxies; none where one of them is no address."""
    try:
        said = os.environ.get(PROXIES, "").split(",")
        return [ipaddress.ip_network(one.strip()) for one in said]
    except ValueError:
        return []


def _trusted(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if parsed.version == 6 else None
    return any((mapped or parsed) in network for network in _networks())


def _address(peer: str, forwarded: list[str]) -> str:
    """The last address that no proxy of ours has: what stands before it anybody may have made up."""
    for said in reversed([one.strip() for value in forwarded for one in value.split(",")]):
        try:
            found = str(ipaddress.ip_address(said))
        except ValueError:
            return peer
        if not _trusted(found):
            return found
    return peer


def _name(headers: list[tuple[bytes, bytes]]) -> str:
    """The name in the header; '' where it is there twice: then one of them may be the client's own."""
    header = os.environ.get(HEADER, "").strip().casefold().encode()
    values = _values(headers, header) if header else []
    return values[0].strip() if len(values) == 1 else ""


def _values(headers: list[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode(errors="replace") for key, value in headers if key.lower() == name]
