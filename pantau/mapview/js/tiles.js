// The tile grid: every area the same size. Provinces are squares at (column q, row r); regencies
// are pointy-top hexagons in axial coordinates.

const TILE = 100;

function tileCentre(cell, square) {
  if (square) return [cell.q * TILE, cell.r * TILE];
  return [TILE * (cell.q + cell.r / 2), TILE * (Math.sqrt(3) / 2) * cell.r];
}

function tileOutline(square, x = 0, y = 0) {
  const corners = square
    ? [
        [-0.48, -0.48],
        [0.48, -0.48],
        [0.48, 0.48],
        [-0.48, 0.48],
      ]
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
  const names = new Map(file.provinces38.map((cell) => [cell.code, cell.label]));
  /** @type {Grid} */
  const grid = {
    square,
    names,
    centres: [],
    outlines: [],
    labels: [],
    cells: [],
    corners: [],
    box: [0, 0, TILE, TILE],
  };
  const boxes = [];
  for (const area of map.areas) {
    const cell = area.inScope ? cells.get(area.code) : undefined;
    if (!cell) continue;
    const [x, y] = tileCentre(cell, square);
    grid.centres[area.index] = [x, y];
    grid.outlines[area.index] = tileOutline(square, x, y);
    grid.labels[area.index] = cell.label ?? "";
    grid.cells.push(cell);
    const half = square ? TILE / 2 : TILE * 0.58;
    const box = [x - TILE / 2, y - half, x + TILE / 2, y + half];
    boxes.push(box);
    for (const side of [box[0], x, box[2]])
      for (const end of [box[1], y, box[3]]) grid.corners.push([side, end]);
  }
  if (boxes.length) grid.box = boxAround(boxes);
  return grid;
}

// Lines between provinces that touch: the sides of a hexagon whose neighbour has another parent, or none.
const SIDES = [
  [1, 0],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [0, -1],
  [1, -1],
];

function bordersOfGroups(cells) {
  const parentAt = new Map(cells.map((cell) => [`${cell.q},${cell.r}`, cell.parent]));
  let d = "";
  for (const cell of cells) {
    const [x, y] = tileCentre(cell, false);
    SIDES.forEach(([dq, dr], side) => {
      const other = parentAt.get(`${cell.q + dq},${cell.r + dr}`);
      if (other === undefined || other === cell.parent || side > 2) return; // each shared side once
      const [from, to] = [side * 60 - 30, side * 60 + 30].map((angle) => (angle * Math.PI) / 180);
      const at = (angle) =>
        `${(x + 0.577 * TILE * Math.cos(angle)).toFixed(1)} ${(y + 0.577 * TILE * Math.sin(angle)).toFixed(1)}`;
      d += `M${at(from)}L${at(to)}`;
    });
  }
  return d;
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
    const node = shape("path", {
      d,
      id: `tile-${area.code}`,
      "data-i": area.index,
      transform: `translate(${centre})`,
    });
    map.groups.tiles.append(node);
    return node;
  });
  map.tileShapes = shapeSet(map.groups.tiles, nodes);
  map.groups["tile-borders"].setAttribute("d", map.grid.square ? "" : bordersOfGroups(map.grid.cells));
}

// What each tile would say: its name and value where they can be read; where tiles are small, the
// names of the provinces.
function wantTileLabels(map) {
  const { grid, areas, data } = map;
  if (!grid) return [];
  if (TILE / map.unit < 26) return grid.square ? [] : wantGroupLabels(map);
  const circled = Boolean(data.bubbles);
  return areas.flatMap((area) => {
    const centre = grid.centres[area.index];
    if (!centre) return [];
    const name = grid.labels[area.index];
    const ways = circled
      ? wrapped(name)
      : [...waysToWrite(name, labelledValue(area, data.text)), ...wrapped(name)];
    return {
      key: area.code,
      ways,
      rooms: tileRooms(grid.square).map(([w, h]) => onScreen(map, centre, [w * TILE, h * TILE])),
      sizes: TILE_SIZES,
      ground: circled ? "on-circle" : area.level === null ? "bare" : String(area.level),
    };
  });
}

// Upright boxes inside a tile: of a hexagon the low ones are wider than the high ones.
function tileRooms(square) {
  if (square) return [[0.92, 0.92]];
  return [
    [0.94, 0.54],
    [0.72, 0.74],
  ];
}

function wantGroupLabels(map) {
  const groups = new Map();
  for (const cell of map.grid.cells) {
    if (!groups.has(cell.parent)) groups.set(cell.parent, []);
    groups.get(cell.parent).push(tileCentre(cell, false));
  }
  return [...groups].map(([code, centres]) => {
    const middle = (axis) => centres.reduce((sum, centre) => sum + centre[axis], 0) / centres.length;
    const [x, y] = onScreen(map, [middle(0), middle(1)]);
    return {
      key: code,
      ways: wrapped(map.grid.names.get(code) ?? ""),
      rooms: [[x, y, 120, 60]],
      sizes: [11.5, 10],
      ground: "of-group",
      first: centres.length,
    };
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
    else land();
  };
  const land = () => {
    for (const { node, to } of moves) node.setAttribute("transform", `translate(${to})`);
    map.root.classList.remove("flying");
  };
  cancelAnimationFrame(map.flight);
  map.root.classList.add("flying");
  map.flight = requestAnimationFrame(frame);
}
