"""Pictures of every page and drawing, and the words on them, of this checkout or another.

    python -m tools.pictures FOLDER                        every line of pictures.csv
    python -m tools.pictures FOLDER --only peta inpres     those whose name begins so
    python -m tools.pictures FOLDER --widths 1440 --themes light
    python -m tools.pictures FOLDER --project DIR --python DIR/.venv/bin/python
    python -m tools.pictures --readme                      docs/pictures anew

A line of pictures.csv: a name, an address, the button to press once it is drawn (or none), and
whether the README shows it. Each is taken whole at two widths, in light and in dark, with its words
beside it: FOLDER/<name>.<width>.<theme>.png and .txt. The server builds a release of its own and its
clock begins at one moment, so two sets of the same code are the same; tools.compare_pictures tells
where they are not.
"""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.browser import ARGUMENTS, CHROMIUM, settled
from tools.served import app

ROOT = Path(__file__).resolve().parents[1]
README_FOLDER = ROOT / "docs" / "pictures"
WIDTHS = (1440, 390)
THEMES = ("light", "dark")
HEIGHT = 900
_TALLEST = 12_000  # Chromium paints no taller surface whole
_COLOURS = 256
# The shell paints the same with less work.
_BROWSER = shutil.which("chromium-headless-shell") or CHROMIUM
# Whatever makes the same page come out a shade apart: threads, hints, painting in parts.
_SAME_PIXELS = [
    "--disable-gpu",
    "--disable-lcd-text",
    "--disable-partial-raster",
    "--font-render-hinting=none",
    "--num-raster-threads=1",
]
# What sticks stands where it belongs, since nothing is scrolled: stuck, it may be off by a pixel. The
# release's id depends on how a release is written and not on what it says.
_PLAIN = """() => {
  const roots = [document];
  for (const root of roots) {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) roots.push(one.shadowRoot);
      if (getComputedStyle(one).position === "sticky") one.style.position = "static";
    }
    const words = document.createTreeWalker(root.body ?? root, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const said = words.currentNode.data;
      const plain = said.replace(/(\\d{4}-\\d\\d-\\d\\d-)[0-9a-f]{10}/g, "$1xxxxxxxxxx");
      if (said !== plain) words.currentNode.data = plain;
    }
  }
}"""
# The words of the app, and those of its components that keep to themselves.
_WORDS = """() => {
  const roots = [document], said = [document.querySelector("[data-testid=stApp]").innerText];
  for (const root of roots)
    for (const one of root.querySelectorAll("*"))
      if (one.shadowRoot) {
        roots.push(one.shadowRoot);
        for (const part of one.shadowRoot.children)
          if (!["STYLE", "SCRIPT", "LINK"].includes(part.tagName)) said.push(part.innerText ?? "");
      }
  return said.join("\\n");
}"""


@dataclass(frozen=True)
class Subject:
    """What a picture is taken of. press: the name of the button to press first, or ''."""

    name: str
    address: str
    press: str
    readme: bool


def subjects() -> list[Subject]:
    """The lines of pictures.csv."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [Subject(row["name"], row["address"], row["press"], row["readme"] == "yes") for row in rows]


def take_all(
    browser: Browser,
    url: str,
    chosen: Sequence[Subject],
    folder: Path,
    *,
    widths: Sequence[int],
    themes: Sequence[str],
) -> Iterator[str]:
    """Write the pictures and words of the subjects; yields each name as it is done."""
    for width in widths:
        for subject in chosen:
            for theme in themes:
                page = _opened(browser, url, subject, width, theme)
                _whole(page, width)
                page.evaluate(_PLAIN)
                name = f"{subject.name}.{width}"
                (folder / f"{name}.{theme}.png").write_bytes(_steady(page))
                words = f"{page.evaluate(_WORDS)}\n"
                (folder / f"{name}.{theme}.txt").write_text(words, encoding="utf-8")
                page.context.close()
            yield name


def take_for_readme(browser: Browser, url: str, chosen: Sequence[Subject]) -> Iterator[str]:
    """Write docs/pictures: what a wide screen shows of each, in few colours."""
    for subject in chosen:
        page = _opened(browser, url, subject, WIDTHS[0], "light")
        picture = Image.open(io.BytesIO(_steady(page))).convert("RGB")
        few = picture.quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        )
        few.save(README_FOLDER / f"{subject.name}.png", optimize=True)
        page.context.close()
        yield subject.name


def _opened(browser: Browser, url: str, subject: Subject, width: int, theme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-US",
    )
    page = context.new_page()
    page.goto(f"{url}/{subject.address}")
    settled(page)
    if subject.press:
        page.get_by_role("button", name=subject.press).click()
        settled(page)
    return page


def _whole(page: Page, width: int) -> None:
    """Make the window as tall as what it shows: Streamlit scrolls inside of it.

    Something may draw only once it is seen, so look until the height stays.
    """
    height = HEIGHT
    for _ in range(5):
        page.wait_for_timeout(300)
        inside = page.locator("[data-testid=stMain]").evaluate("main => main.scrollHeight")
        if inside <= height:
            return
        height = min(inside, _TALLEST)
        page.set_viewport_size({"width": width, "height": height})
        settled(page)


def _steady(page: Page) -> bytes:
    """A picture of the window once it no longer changes. RuntimeError where it goes on changing."""
    before = b""
    for _ in range(30):
        now = page.screenshot(animations="disabled", caret="hide")
        if now == before:
            return now
        before = now
        page.wait_for_timeout(250)
    raise RuntimeError(f"{page.url} does not come to rest")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where to write; made where it is missing")
    parser.add_argument("--readme", action="store_true", help="write docs/pictures instead")
    parser.add_argument("--only", nargs="+", default=[""], help="beginnings of names")
    parser.add_argument("--widths", nargs="+", type=int, default=WIDTHS, help="pixels")
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--project", type=Path, default=ROOT, help="the checkout whose app is shown")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="the python to run it with")
    asked = parser.parse_args(arguments)
    if (asked.folder is None) != asked.readme:
        parser.error("name a folder, or --readme")
    chosen = [subject for subject in subjects() if subject.name.startswith(tuple(asked.only))]
    begun = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as scratch,
        app(asked.project.resolve(), asked.python.absolute(), Path(scratch)) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=[*ARGUMENTS, *_SAME_PIXELS])
        if asked.readme:
            taken = take_for_readme(browser, url, [subject for subject in chosen if subject.readme])
        else:
            asked.folder.mkdir(parents=True, exist_ok=True)
            taken = take_all(browser, url, chosen, asked.folder, widths=asked.widths, themes=asked.themes)
        for name in taken:
            print(f"{time.monotonic() - begun:6.0f} s  {name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
