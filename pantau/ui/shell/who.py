"""Who looks at the page: what Streamlit knows of the request and the session, for pantau.access to judge."""

from __future__ import annotations

from urllib.parse import unquote

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pantau import access
from pantau.access import HANDED_ON, LOOPBACK, Asking, Credential, NotAllowedError, Rights

_CREDENTIAL = "access_credential"


def asking() -> Asking:
    """What is known of whoever looks at the page."""
    address, headers = _address(), st.context.headers
    told = [(name, value) for name in headers for value in headers.get_all(name)]
    shown: Credential | None = st.session_state.get(_CREDENTIAL)
    near = access.at_machine(_listens(), address, told)
    name = unquote(headers.get(HANDED_ON, ""))
    return Asking(address, near, name, shown)


def _address() -> str:
    """Where the request comes from. Streamlit tells none of the machine itself."""
    return st.context.ip_address or LOOPBACK


def _listens() -> str | None:
    """The address the server listens on; None: every address of the machine."""
    address: str | None = st.get_option("server.address")
    return address


def rights() -> Rights:
    """What they may do now."""
    return access.rights_of(asking())


def require_preparer() -> Rights:
    """The rights of who may take files in and see drafts. Raises NotAllowedError for anybody else."""
    found = rights()
    if not found.may_prepare:
        raise NotAllowedError
    return found


def require_publisher() -> Rights:
    """The rights of who may publish and go back. Raises NotAllowedError for anybody else."""
    found = rights()
    if not found.may_publish:
        raise NotAllowedError
    return found


def enter(key: str) -> None:
    """Let the session go on as the owner of a key. Raises what pantau.access.accept does."""
    st.session_state[_CREDENTIAL] = access.accept(key, asking().address)


def entered() -> bool:
    """Whether the session has shown a key."""
    return st.session_state.get(_CREDENTIAL) is not None


def leave() -> None:
    """Let the session go on as a reader's."""
    st.session_state.pop(_CREDENTIAL, None)


def admit_uploads() -> None:
    """Let the server take files of this session, or no longer."""
    context = get_script_run_ctx()
    if context is not None:
        access.admit(context.session_id, asking())
