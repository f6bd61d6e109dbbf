// The map as a component: it shows the server's data, and tells the server what a person does.
// It keeps no state of its own but the zoom; a choice is drawn at once and confirmed by the next data.

const maps = new WeakMap();

const SKELETON = `
<div class="head">
  <nav class="crumbs"><ol></ol></nav>
  <div class="bar">
    <button type="button" class="up" hidden></button>
    <input type="search" class="search" maxlength="80" list="area-names" autocomplete="off"><datalist id="area-names"></datalist>
    <div class="layouts" role="group"><button type="button" data-layout="map"></button><button type="button" data-layout="tiles"></button></div>
  </div>
</div>
<figure>
  <div class="frame"><div class="stage">
    <div class="listbox" role="listbox" tabindex="0">
      <svg class="ground" aria-hidden="true">
        <path class="context"/><path class="under"/><path class="coast"/>
      </svg>
      <svg class="canvas">
        <defs></defs>
        <g class="areas"></g><path class="borders" aria-hidden="true"/><g class="dots" aria-hidden="true"></g>
        <g class="tiles"></g><path class="tile-borders" aria-hidden="true"/>
        <g class="bubbles" aria-hidden="true"></g>
      </svg>
      <svg class="over" aria-hidden="true">
        <path class="hatch" fill="url(#estimate)"/>
        <path class="highlight"/><path class="halo"/><path class="focus"/><path class="active"/>
      </svg>
      <svg class="words" aria-hidden="true"><g class="labels"></g></svg>
    </div>
    <div class="tools" role="group">
      <button type="button" class="zoom-in">+</button><button type="button" class="zoom-out">−</button><button type="button" class="reset">⤢</button>
    </div>
    <p class="message" role="status"></p>
  </div>
  <div class="card" hidden aria-hidden="true"></div></div>
  <figcaption><span class="summary"></span> <span class="disclaimer"></span> <span class="starred" hidden></span></figcaption>
</figure>
<div class="legend"></div>
<p class="help visually-hidden" id="map-help"></p>
<div class="live visually-hidden" role="status" aria-live="polite"></div>`;

function createMap(parent) {
  const root = element("div", { class: "pantau-map" });
  root.innerHTML = SKELETON;
  root.prepend(element("style", {}, STYLE));
  parent.append(root);
  const find = (selector) => root.querySelector(selector);
  const map = {
    root,
    stage: find(".stage"),
    ground: find(".ground"),
    svg: find(".canvas"),
    over: find(".over"),
    defs: find("defs"),
    listbox: find(".listbox"),
    card: find(".card"),
    legend: find(".legend"),
    live: find(".live"),
    message: find(".message"),
    tools: { zoomIn: find(".zoom-in"), zoomOut: find(".zoom-out"), reset: find(".reset") },
    groups: Object.fromEntries(
      [
        "context",
        "under",
        "coast",
        "areas",
        "borders",
        "dots",
        "tiles",
        "tile-borders",
        "bubbles",
        "hatch",
        "labels",
        "highlight",
        "halo",
        "focus",
        "active",
      ].map((name) => [name, find(`.listbox .${name}`)]),
    ),
    rev: null,
    active: null,
    dots: [],
    areas: null,
    indexOf: new Map(),
    layout: "map",
    focus: "",
    turn: 0,
    matches: null,
  };
  root.map = map; // what it shows, for whoever looks into the page
  map.defs.append(...patterns());
  map.listbox.setAttribute("aria-describedby", "map-help");
  allowPointer(map);
  allowKeys(map);
  allowDragging(map);
  allowTools(map);
  makeTimeBar(map);
  allowPair(map);
  map.endPeriods = allowPeriods(map);
  map.resizes = new ResizeObserver(() => refit(map));
  map.resizes.observe(map.stage);
  remeasure(map);
  return map;
}

function areaAt(map, event) {
  const index = event.target.dataset?.i;
  return index === undefined ? null : map.areas[Number(index)];
}

function allowPointer(map) {
  map.svg.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !map.areas) return;
    const area = areaAt(map, event);
    if (!area?.inScope) return hideCard(map);
    const rect = map.stage.getBoundingClientRect();
    return showCard(map, area.index, [event.clientX - rect.left, event.clientY - rect.top]);
  });
  map.svg.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") hideCard(map);
  });
  map.svg.addEventListener("click", (event) => {
    if (!map.areas || map.dragged) return;
    const area = areaAt(map, event);
    if (!area?.inScope) {
      hideCard(map);
      return;
    }
    // a second click on the chosen area opens it, be it quick or slow
    if (area.code === map.focus) open(map, area);
    else choose(map, area);
    if (event.pointerType === "touch") showCard(map, area.index);
  });
}

function allowTools(map) {
  map.tools.zoomIn.onclick = () => zoomBy(map, ZOOM_STEP);
  map.tools.zoomOut.onclick = () => zoomBy(map, 1 / ZOOM_STEP);
  map.tools.reset.onclick = () => moveTo(map, map.home);
  const find = (selector) => map.root.querySelector(selector);
  find(".up").onclick = () => goUp(map);
  for (const button of map.root.querySelectorAll(".layouts button")) {
    button.onclick = () => changeLayout(map, button.dataset.layout);
  }
  const search = find(".search");
  // the names are made when they are first wanted: 514 options are dear
  search.onfocus = () => {
    find("datalist").replaceChildren(
      ...reachable(map).map((area) => element("option", { value: area.name })),
    );
  };
  search.onchange = () => {
    const area = findArea(map, search.value);
    if (area) {
      choose(map, area);
      showCard(map, area.index);
      map.live.textContent = spoken(area, map.data.text);
    } else if (search.value.trim()) {
      map.live.textContent = fill(map.data.text.not_found, { query: search.value });
    }
    search.setAttribute("aria-invalid", String(!area && Boolean(search.value.trim())));
  };
}

function choose(map, area) {
  map.focus = area.code;
  drawOutlines(map);
  map.send("select", area.code);
}

function open(map, area) {
  if (!map.data.drillable) return choose(map, area);
  map.focus = area.code;
  hideCard(map);
  if (map.layout === "map") moveTo(map, fitView(map, area.place.box));
  return map.send("drill", area.code);
}

function goUp(map) {
  const { crumbs } = map.data;
  if (crumbs.length > 1) map.send("up", crumbs[crumbs.length - 2][0]);
}

async function changeLayout(map, layout) {
  if (layout === map.layout || !map.data.files.tiles) return;
  map.send("layout", layout);
  if (layout === "tiles") await geometryFile(map.data.files.tiles);
  map.data = { ...map.data, layout };
  draw(map);
}

function drawHead(map) {
  const { data, root } = map;
  const { text, crumbs } = data;
  const key = JSON.stringify([crumbs, text, data.summary, data.files.tiles === "", data.layout]);
  if (map.headFor === key) return;
  map.headFor = key;
  const find = (selector) => root.querySelector(selector);
  find(".crumbs").setAttribute("aria-label", text.breadcrumb);
  find(".crumbs").hidden = crumbs.length === 0;
  find(".crumbs ol").replaceChildren(
    ...crumbs.map(([code, label], i) => {
      if (i === crumbs.length - 1)
        return element("li", {}, element("span", { "aria-current": "true" }, label));
      const button = element("button", { type: "button", "data-code": code }, label);
      button.onclick = () => map.send("crumb", code);
      return element("li", {}, button);
    }),
  );
  const up = find(".up");
  up.hidden = crumbs.length < 2;
  if (!up.hidden) up.textContent = fill(text.up, { area: crumbs[crumbs.length - 2][1] });
  const search = find(".search");
  search.placeholder = text.search;
  search.setAttribute("aria-label", text.search);
  find(".layouts").setAttribute("aria-label", text.layout);
  find(".layouts").hidden = !data.files.tiles;
  for (const button of root.querySelectorAll(".layouts button")) {
    button.textContent = text[button.dataset.layout];
    button.setAttribute("aria-pressed", String(button.dataset.layout === data.layout));
  }
  find(".tools").setAttribute("aria-label", text.tools);
  for (const [name, label] of [
    ["zoomIn", text.zoom_in],
    ["zoomOut", text.zoom_out],
    ["reset", text.reset],
  ]) {
    map.tools[name].setAttribute("aria-label", label);
    map.tools[name].title = label;
  }
  find(".help").textContent = text.help;
  find(".summary").textContent = data.summary;
  find(".disclaimer").textContent = text.disclaimer;
  find(".starred").textContent = text.starred;
  map.listbox.setAttribute("aria-label", data.summary);
}

// Draws map.data with the geometry at hand. What did not change is not touched.
function draw(map) {
  const { data } = map;
  const [layer, under, context, tiles] = /** @type {any[]} */ (geometryFor(data));
  const fresh = map.layerFile !== data.files.layer;
  map.areas = unpack(data, layer);
  map.focus = data.focus;
  if (fresh) {
    map.layerFile = data.files.layer;
    map.active = null;
    map.dotsFor = "";
    map.tilesFor = "";
    map.indexOf = new Map(map.areas.map((area) => [area.code, area.index]));
    map.dots = [];
    drawLayer(map, layer, under, context);
  }
  setPalette(map);
  const turned = map.layout !== data.layout;
  map.layout = data.layout;
  if (map.layout === "tiles") {
    drawTiles(map, tiles);
    paintSet(map.tileShapes, map.areas);
  } else {
    paintSet(map.shapes, map.areas);
  }
  map.root.dataset.layout = map.layout;
  if (fresh) drawHatch(map); // before the zoom to the new areas, which takes a moment
  drawHead(map);
  drawLegend(map);
  explainStar(map);
  placePanel(map);
  watchPanel(map);
  if (map.stage.clientWidth) goHome(map, turned); // in a closed tab there is no size to fit; refit comes later
  showOnly(map, map.legendKept?.matches ?? null);
  if (!map.card.hidden) showCard(map, map.cardIndex, map.cardPoint);
  drawTimeBar(map);
  askAhead(map);
  shareLegend(map);
  map.message.textContent = "";
  map.root.dataset.paintedKey = data.rev;
}

// Keeps a zoom the person made while the areas in scope are the same; otherwise shows the new scope.
function goHome(map, turned) {
  const before = map.view;
  const home = freeView(map);
  const same = map.home && ["x", "y", "w", "h"].every((side) => Math.abs(map.home[side] - home[side]) < 0.5);
  map.home = home;
  if (same && !turned && map.view) {
    settleView(map);
  } else if (turned && before) {
    setView(map, home);
    settleView(map);
    if (map.layout === "tiles" && !reducedMotion()) flyTiles(map, before);
  } else {
    moveTo(map, home);
  }
}

function refit(map) {
  if (!map.areas || !map.stage.clientWidth) return;
  drawTimeBar(map);
  map.home = freeView(map);
  setView(map, map.home);
  settleView(map);
}

// A map that fills the screen has its legend in the sea, and its head above it.
function fillScreen(map, full) {
  map.root.classList.toggle("full", full);
  if (full) map.root.querySelector(".frame").append(map.legend);
}

function showMessage(map, message) {
  map.message.textContent = message;
}

function mountMap(component) {
  const { data, parentElement, setTriggerValue } = component;
  let map = maps.get(parentElement);
  if (!map) maps.set(parentElement, (map = createMap(parentElement)));
  mapsByKey.set(data.key, map);
  map.send = (action, code) => setTriggerValue("event", numbered(map, action, code));
  const wanted = map.wanted;
  const shown = withWanted(map, data);
  if (map.rev !== data.rev || wanted !== map.wanted) {
    map.rev = data.rev;
    map.data = shown;
    map.root.style.setProperty("--stage-height", `${data.height}px`);
    fillScreen(map, data.full);
    const turn = ++map.turn;
    const geometry = geometryFor(shown);
    if (geometry instanceof Promise) {
      drawHead(map); // its controls have their names before the outlines arrive
      if (!map.areas) showMessage(map, data.text.loading);
      geometry.then(
        () => turn === map.turn && draw(map),
        (error) => {
          console.error(error);
          map.rev = null; // the next run tries again
          showMessage(map, data.text.failed);
        },
      );
    } else {
      draw(map);
    }
  }
  return () => {
    map.endPeriods();
    if (mapsByKey.get(data.key) === map) mapsByKey.delete(data.key);
    map.resizes.disconnect();
    map.panelSizes?.disconnect();
    cancelAnimationFrame(map.motion);
    map.root.remove();
    maps.delete(parentElement);
  };
}
