"""How large what matters is on the screens it is read on, measured in Chromium beside what is asked of it.

    python -m tools.sizes            prints the table
    python -m tools.sizes --docs     writes docs/pictures/sizes.md too

A line of SIZES: a page, a window, what is measured there, and the least or most it may be. The release
and the clock are those of tools.pictures, so two runs of the same code agree.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.helpers.browser import launch, open_page
from tools.served import app

ROOT = Path(__file__).resolve().parents[1]
_WRITTEN = ROOT / "docs" / "pictures" / "sizes.md"
# What is measured, by name: an expression of the page's own, in pixels, per cent or a count.
_MEASURES = {
    "two bars, px": """[...document.querySelectorAll('[data-testid=stLayoutWrapper]')]
      .filter((bar) => bar.querySelector(':scope > :is(.st-key-top, .st-key-bar)'))
      .reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0)""",
    "map, % of the screen": """(() => {
      const host = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
        .find((one) => one.shadowRoot?.querySelector('.pantau-map'));
      const box = host.shadowRoot.querySelector('.pantau-map svg').getBoundingClientRect();
      const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
      return (100 * box.width * seen) / (innerWidth * innerHeight); })()""",
    "rows seen": """(() => {
      const host = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
        .find((one) => one.shadowRoot?.querySelector('.league'));
      return [...host.shadowRoot.querySelectorAll('tr[data-code]')]
        .filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length; })()""",
    "height of the page, px": "document.querySelector('[data-testid=stMain]').scrollHeight",
}
LAPTOP, LARGER, PROJECTOR, PHONE = (1366, 768), (1440, 900), (1920, 1080), (390, 844)


@dataclass(frozen=True)
class Size:
    """One measure: of a page in a window (width, height); least and most: None where nothing is asked."""

    page: str
    window: tuple[int, int]
    what: str
    least: float | None = None
    most: float | None = None

    def asked(self) -> str:
        """What it may be, in words of a table."""
        return f"at least {self.least:g}" if self.least is not None else f"at most {self.most:g}"

    def holds(self, found: float) -> bool:
        """Whether it is as it may be; half a unit is rounding."""
        return (self.least is None or found >= self.least - 0.5) and (
            self.most is None or found <= self.most + 0.5
        )


SIZES = (
    *(
        Size(page, LAPTOP, "two bars, px", most=92)
        for page in ("", "peta", "peringkat", "wilayah?wilayah=16")
    ),
    *(Size("peta", window, "map, % of the screen", least=55) for window in (LAPTOP, LARGER)),
    Size("peta", PROJECTOR, "map, % of the screen", least=60),
    *(Size(f"peringkat{asked}", LAPTOP, "rows seen", least=14) for asked in ("", "?sasaran=rpjmn-2025")),
    Size("", PHONE, "height of the page, px", most=2000),
    *(
        Size(f"wilayah?wilayah={area}", PHONE, "height of the page, px", most=2500)
        for area in ("ID", "16", "76.05")
    ),
)


def measured(browser: Browser, url: str) -> Iterator[tuple[Size, float]]:
    """Each of SIZES with what was found."""
    for size in SIZES:
        width, height = size.window
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page = open_page(context.new_page(), f"{url}/{size.page}")
        yield size, float(page.evaluate(_MEASURES[size.what]))
        context.close()


def table(found: Sequence[tuple[Size, float]]) -> str:
    """The measures as a table of Markdown."""
    lines = ["| page | window | what | measured | asked | |", "|---|---|---|---|---|---|"]
    for size, value in found:
        window = f"{size.window[0]}x{size.window[1]}"
        met = "met" if size.holds(value) else "**not met**"
        lines.append(f"| /{size.page} | {window} | {size.what} | {value:.0f} | {size.asked()} | {met} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns the exit code: 1 where a size is not as it may be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--docs", action="store_true", help="write docs/pictures/sizes.md")
    asked = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as scratch,
        app(ROOT, Path(sys.executable), Path(scratch)) as url,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        found = list(measured(browser, url))
        browser.close()
    told = table(found)
    print(told, end="")
    if asked.docs:
        lead = "# Sizes of the screens\n\n`make shots` measures them and takes the pictures beside them.\n\n"
        _WRITTEN.write_text(lead + told, encoding="utf-8")
    return 0 if all(size.holds(value) for size, value in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
