// The view a map opens with: its areas as large as they can be while none lies under the panel, the legend
// or the tools. What may lie there is taken as large as it can get, so that the map stands still when
// another area comes into focus.

const FINE = 250; // of the points of all outlines, one a cell is looked at; so many cells lie side by side
const GAP = 6; // px between the map and what lies on it
const LEANINGS = [0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1, -1];

// Points of the outlines of areas in scope, [x, y, x, y, ...] in map units; read once a layer and scope.
function shoreOf(map) {
  const scope = map.areas.filter((area) => area.inScope);
  const areas = scope.length ? scope : map.areas;
  const key = `${map.layerFile}:${areas.map((area) => area.index).join()}`;
  if (map.shoreFor !== key) {
    map.shoreFor = key;
    map.shore = sparse(areas.map((area) => area.place));
    map.scopeBox = boxAround(areas.map((area) => area.place.box));
  }
  return map.shore;
}

function sparse(places) {
  const seen = new Map();
  const across = boxAround(places.map((place) => place.box));
  const cell = Math.max(across[2] - across[0], across[3] - across[1]) / FINE;
  for (const place of places) {
    for (const [x, y] of pointsOf(place.d))
      seen.set(`${Math.floor(x / cell)} ${Math.floor(y / cell)}`, [x, y]);
  }
  return [...seen.values()];
}

// The points of path data as outline/geometry.py writes it: each ring absolute first, then relative.
function* pointsOf(d) {
  for (const ring of d.split("M").slice(1)) {
    const [start, steps] = ring.split("l");
    let [x, y] = start.match(NUMBER).map(Number);
    yield [x, y];
    const moves = steps?.match(NUMBER) ?? [];
    for (let i = 0; i + 1 < moves.length; i += 2) {
      x += Number(moves[i]);
      y += Number(moves[i + 1]);
      yield [x, y];
    }
  }
}

const NUMBER = /-?(?:\d+\.?\d*|\.\d+)/g;

// Boxes that the map should leave free, in pixels of the stage: where the page keeps its panel, and
// the map its own head, legend and tools. Of these, all but the tools lie on it only where it fills a screen.
function keptFree(map) {
  const { clientWidth, clientHeight } = map.stage;
  const kept = obstaclesOf(map);
  if (!map.root.classList.contains("full") || clientWidth < 600) return kept;
  const style = getComputedStyle(map.root);
  const [wide, high] = ["--panel-width", "--panel-height"].map((name) =>
    parseFloat(style.getPropertyValue(name)),
  );
  if (wide && high) kept.push([0, clientHeight - high, wide, clientHeight]);
  return kept;
}

function freeView(map) {
  const tiled = map.layout === "tiles" && map.grid;
  const shore = tiled ? map.grid.corners : shoreOf(map);
  const box = tiled ? map.grid.box : map.scopeBox;
  const kept = keptFree(map);
  const { clientWidth, clientHeight } = map.stage;
  // another period has the same places: what was found for them is not sought again
  const key = JSON.stringify([tiled ? map.tilesFor : map.shoreFor, clientWidth, clientHeight, kept]);
  if (map.freeFor !== key) {
    map.freeFor = key;
    map.free = largestFree(map, box, shore, kept);
  }
  return map.free;
}

function largestFree(map, box, shore, kept) {
  const whole = fitView(map, box);
  if (!kept.length) return whole;
  const around = kept.map(([left, top, right, bottom]) => [left - GAP, top - GAP, right + GAP, bottom + GAP]);
  const margins = airs(map, kept);
  const views = margins.flatMap((air) => leanings(map, box, air));
  // the largest map first; of one size, the one nearest to the middle
  const aside = (view) => Math.hypot(view.x - whole.x, view.y - whole.y);
  const size = (view) => Math.round((100 * view.w) / whole.w);
  views.sort((a, b) => size(a) - size(b) || aside(a) - aside(b));
  return (
    views.find((view) => !lies(map, view, shore, around)) ?? fitView(map, box, margins[margins.length - 1])
  );
}

// The view inside some margins: in the middle, or leaning to a side that it does not fill.
function leanings(map, box, air) {
  const view = fitView(map, box, air);
  const unit = view.w / map.stage.clientWidth;
  const [left, top, right, bottom] = air;
  const spare = (stage, from, to, size) => (stage - from - to) * unit - size;
  const x = spare(map.stage.clientWidth, left, right, box[2] - box[0]) / 2;
  const y = spare(map.stage.clientHeight, top, bottom, box[3] - box[1]) / 2;
  return LEANINGS.flatMap((down) =>
    LEANINGS.map((across) => ({ ...view, x: view.x + across * x, y: view.y + down * y })),
  );
}

// Margins to try: none but air, or as wide as what lies at each side; all four at last.
function airs(map, kept) {
  const { clientWidth, clientHeight } = map.stage;
  const atLeft = kept.filter(([left, , right]) => left < 40 && right < clientWidth / 2);
  const left = Math.max(AIR, ...atLeft.map(([, , right]) => right + 2 * GAP));
  const top = Math.max(
    AIR,
    ...kept.filter(([, y]) => y < 40).map(([, , , bottom]) => Math.min(bottom, 60) + 2 * GAP),
  );
  const right = Math.max(
    AIR,
    ...kept.filter(([x]) => x > clientWidth - 60).map(([x]) => clientWidth - x + 2 * GAP),
  );
  const low = kept.filter(([, y, , bottom]) => bottom > clientHeight - 30 && y > clientHeight - 120);
  const bottom = Math.max(AIR, ...low.map(([, y]) => clientHeight - y + 2 * GAP));
  const choices = [];
  for (const l of [0, 0.33, 0.66, 1].map((part) => AIR + part * (left - AIR)))
    for (const t of [AIR, top])
      for (const r of [AIR, right]) for (const b of [AIR, bottom]) choices.push([l, t, r, b]);
  return choices;
}

// Whether any point of the shore would lie in one of the boxes.
function lies(map, view, shore, boxes) {
  const unit = view.w / map.stage.clientWidth;
  const inMap = boxes.map(([left, top, right, bottom]) => [
    view.x + left * unit,
    view.y + top * unit,
    view.x + right * unit,
    view.y + bottom * unit,
  ]);
  return inMap.some((box) => shore.some(([x, y]) => x > box[0] && x < box[2] && y > box[1] && y < box[3]));
}

// The page's panel stands at the foot of the stage, whatever is below that.
function placePanel(map) {
  const around = pageAround(map);
  if (!around || !map.root.classList.contains("full")) return;
  const below = around.getBoundingClientRect().bottom - map.stage.getBoundingClientRect().bottom;
  around.style.setProperty("--below-stage", `${Math.round(below)}px`);
}

// The part of the page that holds this map and what the page lays on it, if any.
function pageAround(map) {
  const host = /** @type {ShadowRoot} */ (map.root.getRootNode()).host;
  return /** @type {HTMLElement | null} */ (host?.closest(".st-key-map_stage") ?? null);
}

// Labels keep clear of the panel however it grows, and the panel of what grows below the stage. The panel
// comes to the page after the map.
function watchPanel(map) {
  const around = pageAround(map);
  if (!around) return;
  map.panelSizes ??= new ResizeObserver(() => {
    watchPanel(map);
    placePanel(map);
    drawLabels(map);
  });
  map.panelSizes.observe(around);
  const panel = panelOf(map);
  if (panel) map.panelSizes.observe(panel);
}
