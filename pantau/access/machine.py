"""Whether somebody sits at the machine itself, which only a server that listens to nobody else can tell."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from pantau.access.proxy import behind_proxy

LOOPBACK = "127.0.0.1"
# What proxies add: whoever comes through one may sit anywhere.
_OF_PROXIES = {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"}


def is_loopback(host: str | None) -> bool:
    """Whether a host name or address is of the machine itself."""
    if host is None:
        return False
    name = host.strip().strip("[]").rstrip(".").casefold()
    if name == "localhost":
        return True
    try:
        parsed = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = parsed.ipv4_mapped if parsed.version == 6 else None
    return (mapped or parsed).is_loopback


def at_machine(listens: str | None, address: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether whoever asks sits at the machine.

    listens: the address the server listens on, None for all; address: where the request comes
    from; headers: names and values of it. A proxy on the same machine asks from there as well, so
    that what one adds, any name but the machine's own, and an installation that is set up for
    one speak against it.
    """
    if behind_proxy() or not (is_loopback(listens) and is_loopback(address)):
        return False
    return all(_of_machine(name.casefold(), value) for name, value in headers)


def _of_machine(name: str, value: str) -> bool:
    if name in _OF_PROXIES:
        return False
    if name == "host":
        return is_loopback(_host(f"//{value}"))
    return name != "origin" or is_loopback(_host(value))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
