// The tile grid: every area the same size. Provinces are squares at (column q, row r); regencies
// are pointy-top hexagons in axial coordinates.

const TILE = 100;

function tileCentre(cell, square) {
  if (square) return [cell.q * TILE, cell.r * TILE];
  return [TILE * (cell.q + cell.r / 2), TILE * (Math.sqrt(3) / 2) * cell.r];
}

function tileOutline(square, x = 0, y = 0) {
  const corners = square
    ? [[-0.48, -0.48], [0.48, -0.48], [0.48, 0.48], [-0.48, 0.48]]
    : [30, 90, 150, 210, 270, 330].map((angle) => {
        const turn = (angle * Math.PI) / 180;
        return [0.56 * Math.cos(turn), 0.56 * Math.sin(turn)];
      });
  return `M${corners.map(([dx, dy]) => `${(x + dx * TILE).toFixed(1)} ${(y + dy * TILE).toFixed(1)}`).join("L")}Z`;
}

// Tiles of the areas in scope, with the box they fill.
function layTiles(map, file) {
  const cells = new Map(file[map.data.tileset].map((cell) => [cell.code, cell]));
  const square = map.data.tileset !== "regencies";
  const grid = { square, centres: [], outlines: [], labels: [], parents: [] };
  const boxes = [];
  for (const area of map.areas) {
    const cell = area.inScope ? cells.get(area.code) : undefined;
    if (!cell) continue;
    const [x, y] = tileCentre(cell, square);
    grid.centres[area.index] = [x, y];
    grid.outlines[area.index] = tileOutline(square, x, y);
    grid.labels[area.index] = cell.label ?? "";
    boxes.push([x - TILE / 2, y - TILE * 0.58, x + TILE / 2, y + TILE * 0.58]);
  }
  grid.box = boxes.length ? boxAround(boxes) : [0, 0, TILE, TILE];
  return grid;
}

function drawTiles(map, file) {
  const key = `${map.data.files.layer}:${map.data.tileset}:${map.areas.map((area) => Number(area.inScope)).join("")}`;
  if (map.tilesFor === key) return;
  map.tilesFor = key;
  map.grid = layTiles(map, file);
  map.groups.tiles.textContent = "";
  const d = tileOutline(map.grid.square);
  const nodes = map.areas.map((area) => {
    const centre = map.grid.centres[area.index];
    if (!centre) return null;
    const node = shape("path", { d, id: `tile-${area.code}`, "data-i": area.index, transform: `translate(${centre})` });
    map.groups.tiles.append(node);
    return node;
  });
  map.tileShapes = shapeSet(map.groups.tiles, nodes);
}

// Labels only where a tile is large enough to be read.
function labelTiles(map) {
  map.groups.labels.textContent = "";
  if (map.layout !== "tiles" || !map.grid || TILE / map.unit < 26) return;
  map.areas.forEach((area) => {
    const centre = map.grid.centres[area.index];
    if (!centre || !map.grid.labels[area.index]) return;
    const dark = area.level !== null && hatchLine(map.data.classes.colours[area.level]).startsWith("rgba(255");
    const size = Math.min(TILE * 0.3, 12 * map.unit);
    const label = shape("text", { x: centre[0], y: centre[1] + size * 0.35, "font-size": size, class: dark ? "on-dark" : "on-light" });
    label.textContent = map.grid.labels[area.index];
    map.groups.labels.append(label);
  });
}

// From map to tiles: each tile leaves the place its area has on the map. Both are scaled to the stage,
// so the places are taken in parts of the view.
function flyTiles(map, fromView) {
  const target = map.view;
  const place = (x, y) => [
    target.x + ((x - fromView.x) / fromView.w) * target.w,
    target.y + ((y - fromView.y) / fromView.h) * target.h,
  ];
  const moves = map.areas.flatMap((area) => {
    const node = map.tileShapes.nodes[area.index];
    return node ? [{ node, from: place(area.place.x, area.place.y), to: map.grid.centres[area.index] }] : [];
  });
  const start = performance.now();
  const frame = (now) => {
    const t = Math.min(Math.max((now - start) / 400, 0), 1);
    const s = 1 - (1 - t) ** 3;
    for (const { node, from, to } of moves) {
      const at = [from[0] + (to[0] - from[0]) * s, from[1] + (to[1] - from[1]) * s];
      node.setAttribute("transform", t < 1 ? `translate(${at}) scale(${0.3 + 0.7 * s})` : `translate(${to})`);
    }
    if (t < 1 && map.layout === "tiles") map.flight = requestAnimationFrame(frame);
    else for (const { node, to } of moves) node.setAttribute("transform", `translate(${to})`);
  };
  cancelAnimationFrame(map.flight);
  map.flight = requestAnimationFrame(frame);
}
