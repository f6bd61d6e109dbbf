"""The time bar, and choices that come faster than the server answers, in a real browser on all facts.

What is painted at once from figures sent ahead must be what the server then says, word for word.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.helpers.browser import params, settled, watched_page

pytestmark = pytest.mark.browser

MAP = """[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map((host) => host.shadowRoot?.querySelector('.pantau-map')).find(Boolean)"""
# What a reader can see, hear or point at: colours, every area's figure and words, legend, sentence.
SHOWN = f"""() => {{ const {{ map }} = {MAP};
  return {{
    period: map.data.period,
    areas: map.areas.map(({{ place, ...area }}) => area),
    fills: map.areas.map((area) => map.shapes.nodes[area.index].getAttribute('fill')),
    hatch: map.groups.hatch.getAttribute('d'),
    legend: map.legend.innerText,
    bars: map.legend.querySelector('.histogram')?.outerHTML ?? '',
    summary: map.root.querySelector('figcaption').innerText,
    name: map.listbox.getAttribute('aria-label'),
    text: map.data.text,
    layer: map.data.files.layer,
    past: map.data.past,
    hasPast: Boolean(globalThis.pantauMapPast?.get(map.data.key)?.id === map.data.past
      || globalThis.pantauMapPasts.has(map.data.past)) || map.data.past === '',
    told: map.time.told.innerText,
  }}; }}"""
SPOT = f"""(code) => {{ const {{ root }} = {MAP}.map;
  const shape = root.querySelector(`[id="area-${{code}}"]`);
  const box = shape.getBBox();
  for (let i = 0; i < 4000; i++) {{
    const at = new DOMPoint(box.x + Math.random() * box.width, box.y + Math.random() * box.height);
    const on = at.matrixTransform(shape.getScreenCTM());
    const hit = shape.getRootNode().elementFromPoint(on.x, on.y);
    if (shape.isPointInFill(at) && hit === shape) return [on.x, on.y];
  }}
  return null; }}"""


class Line:
    """The page's websocket: `cut` keeps what the browser says from the server."""

    def __init__(self, page: Page) -> None:
        self.cut = False
        self.sent = 0
        page.route_web_socket(re.compile("_stcore/stream"), self._through)

    def _through(self, browser_side: WebSocketRoute) -> None:
        server = browser_side.connect_to_server()

        def forward(message: Any) -> None:
            self.sent += 1
            if not self.cut:
                server.send(message)

        browser_side.on_message(forward)


def open_map(page: Page, url: str, ahead: bool = True) -> Page:
    page.goto(url)
    wanted = "[data-ahead=all]" if ahead else "[data-painted-key]"
    page.wait_for_selector(f".pantau-map{wanted}", timeout=60_000)
    return settled(page)


@contextmanager
def map_page(browser: Browser, url: str, **context: Any) -> Iterator[tuple[Page, Line]]:
    with watched_page(browser, **context) as page:
        line = Line(page)
        yield open_map(page, url), line


def back(page: Page) -> Any:
    return page.get_by_role("button", name="Periode sebelumnya")


def slider(page: Page) -> Any:
    return page.get_by_role("slider", name="Periode peta")


def confirmed(page: Page, period: str) -> None:
    """Wait until the server has drawn the page of this period, and nothing waits."""
    expect(page).to_have_url(re.compile(f"periode={period}(&|$)"))
    page.wait_for_function(
        f"""(period) => {{ const {{ map }} = {MAP};
          return map.wanted === null && map.served.period === period && map.data.period === period; }}""",
        arg=period,
    )
    settled(page)


@pytest.mark.parametrize(
    "query",
    [
        "indikator=coverage_employed",
        "indikator=coverage_employed&sasaran=rpjmn-2025&warna=sasaran",
        "indikator=informal_share&tingkat=kabkota",
        "indikator=informal_share&tingkat=kabkota&lingkup=16&kelas=kuantil",
        "indikator=coverage_ucj&lingkup=ID",  # on boundaries of 34 and of 38 provinces
    ],
)
def test_what_is_painted_at_once_is_what_the_server_says(app_url: str, browser: Browser, query: str) -> None:
    with map_page(browser, f"{app_url}/peta?{query}") as (page, _):
        at_once, then = {}, {}
        periods = page.locator(".pj-period option").evaluate_all("(all) => all.map((one) => one.value)")
        shown_first = page.locator(".pj-period select").input_value()
        for period in [*(one for one in periods[:12] if one != shown_first), shown_first]:
            page.wait_for_selector(".pantau-map[data-ahead=all]", timeout=60_000)
            # choosing and looking in one turn of the browser: no answer can come between
            at_once[period] = page.evaluate(
                f"(period) => {{ globalThis.pantauPeriod.choose(period); return ({SHOWN})(); }}", period
            )
            confirmed(page, period)
            then[period] = page.evaluate(SHOWN)
        assert {shown["period"] for shown in at_once.values()} == {*periods[:12], shown_first}
        for period, shown in at_once.items():
            differing = {key for key in shown if shown[key] != then[period][key]}
            assert not differing, (period, {key: (shown[key], then[period][key]) for key in differing})


def test_nothing_is_sent_before_the_map_is_repainted(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=informal_share&tingkat=kabkota") as (page, line):
        before, sent = page.evaluate(SHOWN), line.sent
        page.evaluate("""() => { window.sends = [];
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (data) {
            window.sends.push(performance.now());
            return send.call(this, data);
          }; }""")
        at = page.evaluate(f"""async () => {{ const {{ map }} = {MAP};
          document.querySelector('.pj-period button').click();
          const painted = map.data.period;
          const sent = window.sends.length;
          await new Promise((done) => requestAnimationFrame(done));
          return [painted, sent, window.sends.length]; }}""")
        assert at == ["2024", 0, 0]
        assert before["period"] == "2025"
        confirmed(page, "2024")
        assert line.sent > sent


def test_eight_quick_steps_back_are_eight_periods(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_ucj") as (page, _):
        options = page.locator(".pj-period option").evaluate_all("(all) => all.map((one) => one.value)")
        at = options.index(params(page).get("periode") or page.locator(".pj-period select").input_value())
        for _ in range(8):
            back(page).click()
        confirmed(page, options[at + 8])
        assert page.evaluate(SHOWN)["period"] == options[at + 8]


def test_eight_quick_steps_back_hold_on_pages_without_a_map(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        page.goto(f"{app_url}/peringkat?indikator=coverage_ucj")
        page.locator(".pj-period select").wait_for()
        settled(page)
        options = page.locator(".pj-period option").evaluate_all("(all) => all.map((one) => one.value)")
        at = options.index(page.locator(".pj-period select").input_value())
        for _ in range(8):
            back(page).click()
        expect(page).to_have_url(re.compile(f"periode={options[at + 8]}(&|$)"))
        expect(page.locator(".pj-period select")).to_have_value(options[at + 8])


@pytest.mark.parametrize("gap", [40, 120, 300])
def test_two_quick_clicks_open_a_province(app_url: str, browser: Browser, gap: int) -> None:
    with map_page(browser, f"{app_url}/peta") as (page, _):
        x, y = page.evaluate(SPOT, "62")
        for wait in (gap, 0):
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.up()
            page.wait_for_timeout(wait)
        expect(page).to_have_url(re.compile("lingkup=62&"))
        expect(page.locator('.areas [role="option"]')).to_have_count(14)
        assert params(settled(page))["wilayah"] == "62"


def test_choices_of_several_kinds_in_one_run_are_all_kept(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, _):
        x, y = page.evaluate(SPOT, "33")
        back(page).click()
        page.mouse.click(x, y)
        back(page).click()
        page.get_by_role("button", name="Ubin").click()
        confirmed(page, "2022")
        expect(page).to_have_url(re.compile("tampilan=ubin"))
        now = params(page)
        assert (now["periode"], now["wilayah"], now["tampilan"]) == ("2022", "33", "ubin")


@pytest.mark.parametrize("seed", range(3))
def test_quick_choices_in_any_order_end_where_the_address_says(
    app_url: str, browser: Browser, seed: int
) -> None:
    chance = random.Random(seed)
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, _):
        spots = [page.evaluate(SPOT, code) for code in ("33", "62", "16")]
        doings = [
            lambda: back(page).click(force=True),  # at either end it is there, and does nothing
            lambda: page.get_by_role("button", name="Periode berikutnya").click(force=True),
            lambda: page.mouse.click(*chance.choice(spots)),
            lambda: page.get_by_role("button", name=chance.choice(["Ubin", "Peta"]), exact=True).click(),
            lambda: slider(page).press(chance.choice(["Home", "End", "ArrowLeft"])),
        ]
        for _ in range(14):
            chance.choice(doings)()
            page.wait_for_timeout(chance.choice([0, 30, 120]))
        page.wait_for_function(f"() => {MAP}.map.wanted === null")
        page.wait_for_timeout(1500)
        settled(page)
        shown, now = page.evaluate(SHOWN), params(page)
        state = page.evaluate(
            f"""() => {{ const {{ map }} = {MAP};
              return [map.focus, map.layout, map.served.crumbs.at(-1)[0]]; }}"""
        )
        assert page.locator(".pj-period select").input_value() == now["periode"] == shown["period"]
        layout = {"peta": "map", "ubin": "tiles"}[now["tampilan"]]
        assert state == [now["wilayah"], layout, now["lingkup"]]


# --- the bar


def test_the_bar_moves_by_keys_and_says_its_period(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, _):
        bar = slider(page)
        expect(bar).to_have_attribute("aria-valuetext", re.compile("^2024: 34 wilayah punya angka"))
        bar.focus()
        page.keyboard.press("Home")
        expect(bar).to_have_attribute("aria-valuenow", "0")
        page.keyboard.press("ArrowRight")
        expect(bar).to_have_attribute("aria-valuetext", re.compile("dua seri berbeda"))
        page.keyboard.press("End")
        expect(bar).to_have_attribute("aria-valuetext", re.compile("2025.*bulannya tidak tertulis"))
        confirmed(page, "2025")
        expect(bar).to_be_focused()


def test_marks_tell_doubt_and_breaks(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, _):
        assert page.locator(".time .mark").count() == 4
        expect(page.locator(".time .mark.doubt")).to_have_count(1)  # 2025 names no month
        expect(page.locator(".time .way.break")).to_have_count(2)  # other weights from 2023; undated 2025
        expect(page.locator(".time .way.line")).to_have_count(1)


def test_a_finger_or_mouse_drags_the_handle(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=informal_share&tingkat=kabkota") as (page, line):
        box = slider(page).bounding_box()
        assert box
        y = box["y"] + 14
        page.mouse.move(box["x"] + box["width"], y)
        page.mouse.down()
        sent = line.sent
        page.mouse.move(box["x"] + box["width"] / 2, y, steps=4)
        page.mouse.move(box["x"], y, steps=4)
        assert page.evaluate(SHOWN)["period"] == "2018"
        assert line.sent == sent  # the server hears where it was let go
        page.mouse.up()
        confirmed(page, "2018")


def test_play_goes_through_the_periods_and_stops_at_the_last(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed&periode=2022") as (page, _):
        page.get_by_role("button", name="Putar").click()
        expect(page.get_by_role("button", name="Jeda")).to_be_visible()
        confirmed(page, "2025")
        expect(page.get_by_role("button", name="Putar")).to_be_visible()


def test_where_motion_is_not_wanted_play_is_a_step(app_url: str, browser: Browser) -> None:
    with map_page(
        browser, f"{app_url}/peta?indikator=coverage_employed&periode=2022", reduced_motion="reduce"
    ) as (page, _):
        expect(page.get_by_role("button", name="Putar")).to_have_count(0)
        page.get_by_role("button", name="Langkah berikutnya").click()
        confirmed(page, "2023")
        page.wait_for_timeout(1500)
        assert page.evaluate(SHOWN)["period"] == "2023"


def test_without_a_server_the_map_goes_on_and_says_so(app_url: str, browser: Browser) -> None:
    with watched_page(browser, tolerate="ERR_FAILED") as page:
        line = Line(page)
        open_map(page, f"{app_url}/peta?indikator=coverage_employed")
        title = page.locator("h1").inner_text()
        line.cut = True
        page.route("**/_stcore/health", lambda route: route.abort())
        slider(page).press("Home")
        assert page.evaluate(SHOWN)["period"] == "2022"
        note = page.locator(".time-note")
        expect(note).to_contain_text("Server tidak terjangkau. Peta 2022 digambar dari angka")
        slider(page).press("ArrowRight")
        assert page.evaluate(SHOWN)["period"] == "2023"
        expect(note).to_contain_text("Peta 2023")
        assert page.locator("h1").inner_text() == title

        line.cut = False
        page.unroute("**/_stcore/health")
        confirmed(page, "2023")  # it is told again what was chosen meanwhile
        expect(note).to_have_text("")


def test_a_choice_that_was_lost_on_its_way_is_sent_again(app_url: str, browser: Browser) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, line):
        line.cut = True
        back(page).click()
        page.wait_for_timeout(500)  # it has been sent, and nobody has heard it
        line.cut = False
        confirmed(page, "2023")
        assert page.evaluate(SHOWN)["period"] == "2023"


def test_a_map_that_waits_for_what_nobody_asked_shows_what_the_address_says(
    app_url: str, browser: Browser
) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=coverage_employed") as (page, _):
        tell = "new CustomEvent('pantau-period', { detail: { period: '2022', settled: false } })"
        page.evaluate(f"() => window.dispatchEvent({tell})")
        assert page.evaluate(SHOWN)["period"] == "2022"
        page.wait_for_function(f"() => {MAP}.map.wanted === null")
        assert page.evaluate(SHOWN)["period"] == "2024" == page.locator(".pj-period select").input_value()


def test_a_period_that_is_not_here_waits_for_the_server_and_says_so(app_url: str, browser: Browser) -> None:
    with watched_page(browser, tolerate="ERR_FAILED") as page:
        line = Line(page)
        open_map(page, f"{app_url}/peta?indikator=coverage_employed")
        line.cut = True
        page.route("**/_stcore/health", lambda route: route.abort())
        page.evaluate(
            "() => { for (const known of globalThis.pantauMapAhead.values()) known.delete('2022'); }"
        )
        slider(page).press("Home")
        assert page.evaluate(SHOWN)["period"] == "2024"
        expect(page.locator(".time-note")).to_contain_text("belum ada di peramban ini")


@pytest.mark.parametrize("gap", [0, 200, 1000])
def test_a_key_typed_on_a_map_that_is_leaving_raises_nothing(
    app_url: str, browser: Browser, gap: int
) -> None:
    with map_page(browser, f"{app_url}/peta?indikator=informal_share&lingkup=16&tingkat=kabkota") as (
        page,
        _,
    ):
        page.get_by_role("listbox").focus()
        page.keyboard.press("Home")
        page.keyboard.press("Enter")  # opens the profile of the first regency
        page.wait_for_timeout(gap)
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile("/(wilayah|peta)\\?"))
        settled(page)
        expect(page.locator("h1").first).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_text("Halaman ini gagal ditampilkan")).to_have_count(0)
