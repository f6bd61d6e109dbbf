// Names and values on the areas, where they fit: each label stands inside its area, none on another, and
// none under what lies on the map. They have a drawing of their own, measured in pixels of the stage.

const LABEL_SIZES = [14, 12.5, 11, 10];
const TILE_SIZES = [12.5, 11, 10, 9];
const LINE = 1.12; // from line to line, in sizes of the letters
const CAPITALS = 0.78; // how high the letters of a line stand, of which none of the last line hangs below
const APART = 2.5; // px between labels
const HALO = 0.22; // a rim in the colour of the ground, so that no hatch runs through the letters

const measuring = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const widths = new Map();

// Letters that arrive after the map are wider or narrower than those that stood in for them.
function remeasure(map) {
  document.fonts.addEventListener("loadingdone", () => {
    widths.clear();
    drawLabels(map);
  });
}

// The width of words at a size of 1 px; measured once.
function widthOf(map, words) {
  const family = (map.family ??= getComputedStyle(map.root).fontFamily);
  const key = `${family}|${words}`;
  if (!widths.has(key)) {
    measuring.font = `600 100px ${family}`;
    widths.set(key, measuring.measureText(words).width / 100);
  }
  return widths.get(key);
}

// The ways to write a name in up to three lines, each as even as it can be.
function wrapped(name) {
  const words = name.split(" ");
  const ways = [[name]];
  for (let lines = 2; lines <= Math.min(3, words.length); lines++) ways.push(evenly(words, lines));
  return ways;
}

function evenly(words, lines) {
  if (lines === 1) return [words.join(" ")];
  const ways = words.slice(0, words.length - lines + 1).map((_, i) => {
    return [words.slice(0, i + 1).join(" "), ...evenly(words.slice(i + 1), lines - 1)];
  });
  const longest = (way) => Math.max(...way.map((line) => line.length));
  return ways.reduce((best, way) => (longest(way) < longest(best) ? way : best));
}

function waysToWrite(name, value) {
  if (!name) return [];
  if (!value) return wrapped(name);
  return [...wrapped(name).map((lines) => [...lines, value]), [`${name} ${value}`]];
}

// The largest label that fits one of the rooms ([x, y, width, height] in pixels) and is free there.
function fitted(map, ways, rooms, sizes, free) {
  for (const size of sizes) {
    for (const lines of ways) {
      const w = Math.max(...lines.map((line) => widthOf(map, line))) * size;
      const h = ((lines.length - 1) * LINE + CAPITALS) * size;
      for (const [x, y, width, height] of rooms) {
        if (w > width || h > height) continue;
        const box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
        if (free(box)) return { lines, size, x, y, box };
      }
    }
  }
  return null;
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

// What lies on the map: boxes in pixels of the stage. The panel of the area in focus is the page's.
function obstaclesOf(map) {
  const stage = map.stage.getBoundingClientRect();
  const find = (selector) => map.root.querySelector(selector);
  const lying = [find(".tools"), ...map.root.querySelectorAll(".full .head > *, .full .legend > *")];
  if (map.root.classList.contains("full")) lying.push(panelOf(map));
  return lying
    .filter(Boolean)
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width && box.height)
    .map((box) => [
      box.left - stage.left,
      box.top - stage.top,
      box.right - stage.left,
      box.bottom - stage.top,
    ])
    .filter((box) => overlap(box, [0, 0, stage.width, stage.height]));
}

// The page's panel that lies on this map, if any.
function panelOf(map) {
  return pageAround(map)?.querySelector(".st-key-map_panel")?.parentElement;
}

function onScreen(map, [x, y], [w, h] = [0, 0]) {
  const { view, unit } = map;
  return [(x - view.x) / unit, (y - view.y) / unit, w / unit, h / unit];
}

// What wants a label: its text, where it may stand, in which sizes, and on what it stands.
function wantLabels(map) {
  const { text } = map.data;
  if (map.layout === "tiles") return wantTileLabels(map);
  if (map.data.bubbles) return wantBubbleLabels(map);
  return map.areas
    .filter((area) => area.inScope && area.label && isRoomy(area.place, map.unit))
    .map((area) => ({
      key: area.code,
      ways: waysToWrite(area.label, labelledValue(area, text)),
      rooms: area.place.rooms.map(([x, y, w, h]) => onScreen(map, [x, y], [w, h])),
      sizes: LABEL_SIZES,
      ground: area.level === null ? "bare" : String(area.level),
    }));
}

// Whether the smallest label might fit: most of 514 areas need no closer look.
function isRoomy({ rooms }, unit) {
  return rooms?.some(([, , w, h]) => w / unit >= 16 && h / unit >= 7);
}

// Labels with their places; the ones with most room come first.
function placeLabels(map) {
  const taken = obstaclesOf(map);
  const stage = [2, 2, map.stage.clientWidth - 2, map.stage.clientHeight - 2];
  const free = (box) =>
    box[0] >= stage[0] &&
    box[1] >= stage[1] &&
    box[2] <= stage[2] &&
    box[3] <= stage[3] &&
    !taken.some((other) => overlap(box, other));
  const placed = [];
  const room = (wish) => Math.max(...wish.rooms.map(([, , w, h]) => w * h));
  for (const wish of wantLabels(map).sort((a, b) => (b.first ?? room(b)) - (a.first ?? room(a)))) {
    const open = (box) => free(box) && !wish.blocked?.(box);
    const found = fitted(map, wish.ways, wish.rooms, wish.sizes, open);
    if (!found) continue;
    const [left, top, right, bottom] = found.box;
    taken.push([left - APART, top - APART, right + APART, bottom + APART]);
    placed.push({ ...wish, ...found });
  }
  return placed;
}

function labelNode({ lines, size, x, y, ground, key }) {
  const node = shape("text", {
    "font-size": size,
    "stroke-width": size * HALO,
    "data-of": key,
    class: ground.length === 1 ? "on-class" : ground,
  });
  if (ground.length === 1) {
    node.style.setProperty("fill", `var(--ink-${ground})`);
    node.style.setProperty("stroke", classFill(ground));
  }
  lines.forEach((line, i) => {
    const part = shape("tspan", { x, y: y + size * (0.35 + LINE * (i - (lines.length - 1) / 2)) });
    part.textContent = line;
    node.append(part);
  });
  return node;
}

// Draws labels anew. Where the map has not moved they follow the colours a frame later: another period
// is seen sooner.
function drawLabels(map) {
  if (!map.areas || !map.view || !map.stage.clientWidth) return;
  clearTimeout(map.labelTimer);
  const { view, unit } = map.labelsAt ?? {};
  const still = unit === map.unit && view.x === map.view.x && view.y === map.view.y;
  if (still) map.labelTimer = setTimeout(() => writeLabels(map), 20);
  else writeLabels(map);
}

// What is written so already stays as it is; of another period often a number alone is another.
function writeLabels(map) {
  map.labelsAt = { view: map.view, unit: map.unit };
  map.groups.labels.removeAttribute("transform");
  const before = (map.labels ??= new Map());
  map.labels = new Map();
  for (const label of placeLabels(map)) {
    const frame = JSON.stringify([label.lines.length, label.size, label.x, label.y, label.ground]);
    const old = before.get(label.key);
    const node = old?.frame === frame ? old.node : labelNode(label);
    if (old?.node === node) {
      before.delete(label.key);
      label.lines.forEach((line, i) => setTextIfOther(node.children[i], line));
    } else {
      map.groups.labels.append(node);
    }
    map.labels.set(label.key, { frame, node });
  }
  for (const { node } of before.values()) node.remove();
  dimLabels(map);
}

function setTextIfOther(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

// What the star of a label means, wherever any area would bear one: a line that came and went with the
// zoom would move the page.
function explainStar(map) {
  const starred = map.areas.some((area) => area.inScope && isStarred(area));
  map.root.querySelector(".starred").hidden = !starred;
}

// While the map moves, the labels move with it; they are placed anew where it comes to rest.
function moveLabels(map) {
  const at = map.labelsAt;
  if (!at || (at.view === map.view && at.unit === map.unit)) return;
  const scale = at.unit / map.unit;
  const [x, y] = [(at.view.x - map.view.x) / map.unit, (at.view.y - map.view.y) / map.unit];
  map.groups.labels.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
}

// While a class of the legend is pointed at, the labels of the others step back with them.
function dimLabels(map) {
  for (const [code, { node }] of map.labels ?? []) {
    const area = map.areas[map.indexOf.get(code)];
    node.classList.toggle("dim", Boolean(map.matches && area && !map.matches(area)));
  }
}
