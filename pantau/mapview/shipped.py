"""Streamlit components whose code travels once a session.

Streamlit puts a component's JavaScript in every one of its messages, and ours is larger than
what it draws. So the code has an element of its own that never changes: Streamlit sends a
repeated message only as its hash. The elements that carry data hold a few lines that wait for
the code of their version and hand over.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import Any

import streamlit as st

# In the page, code by version: the function that draws, or those who wait for it.
_HANDOVER = "const modules = (globalThis.pantauModules ??= new Map());"


def event_of(key: str, name: str) -> Any:
    """The event `name` that the component `key` just sent; None where it sent none, or is gone.

    For callbacks: an event may arrive when its component has left the page, and is then nobody's.
    """
    return getattr(st.session_state.get(key), name, None)


class Component:
    """A component (v2) in two elements: `ship` its code once a page, `mount` it where it draws.

    name: unlike any other. module: plain JavaScript (no exports) that declares a function
    `start(component)`, called as a component's default export is. html, isolate_styles: as in
    streamlit.components.v2.component.
    """

    def __init__(
        self, name: str, module: str, start: str, *, html: str = "", isolate_styles: bool = True
    ) -> None:
        self.version = f"{name}-{blake2s(module.encode(), digest_size=6).hexdigest()}"
        self._code = st.components.v2.component(
            f"{name}_code",
            js=f"""{module}
{_HANDOVER}
export default function () {{
  const waiting = modules.get("{self.version}");
  modules.set("{self.version}", {start});
  if (Array.isArray(waiting)) waiting.forEach((go) => go());
}}
""",
        )
        self._frame = st.components.v2.component(
            name,
            html=html or None,
            js=f"""{_HANDOVER}
export default async function (component) {{
  const version = component.data.module;
  if (typeof modules.get(version) !== "function") {{
    await new Promise((go) => modules.set(version, [...(modules.get(version) ?? []), go]));
  }}
  return modules.get(version)(component);
}}
""",
            isolate_styles=isolate_styles,
        )

    def ship(self, key: str) -> None:
        """Put the code on the page; it takes no room."""
        self._code(key=key)

    def mount(self, key: str, data: dict[str, Any], **callbacks: Any) -> Any:
        """Draw `data`; returns the component's result. The code must be shipped on the same page."""
        return self._frame(key=key, data={"module": self.version, **data}, **callbacks)
