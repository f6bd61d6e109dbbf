// The drawing: shapes are made once a geometry file, and a rerun sets only the fills that changed.

const OUTSIDE = "outside";
const NO_DATA_FILL = "url(#no-data)";
const APART_FILL = "url(#apart)";

// A figure that stands in no class: it may not be compared with the others, or not with the target.
function isApart(area) {
  return area.inScope && area.level === null && area.value !== null;
}

function fillOf(area) {
  if (!area.inScope) return OUTSIDE;
  if (area.level !== null) return classFill(area.level);
  return isApart(area) ? APART_FILL : NO_DATA_FILL;
}

function setFill(node, paint) {
  if (paint === OUTSIDE) {
    node.removeAttribute("fill");
    node.classList.add(OUTSIDE);
  } else {
    node.classList.remove(OUTSIDE);
    node.setAttribute("fill", paint);
  }
}

// A set of shapes with the fills last painted: areas of the map, or tiles.
function shapeSet(group, nodes) {
  return { group, nodes, fills: new Array(nodes.length).fill("") };
}

function paintSet(set, areas) {
  let changed = 0;
  areas.forEach((area, i) => {
    const node = set.nodes[i];
    const paint = fillOf(area);
    if (!node || set.fills[i] === paint) return;
    setFill(node, paint);
    if ((set.fills[i] === OUTSIDE || set.fills[i] === "") !== (paint === OUTSIDE)) offerOption(node, area);
    set.fills[i] = paint;
    changed++;
  });
  return changed;
}

// Areas in scope are options of the listbox; the others are scenery.
function offerOption(node, area) {
  if (area.inScope) {
    node.setAttribute("role", "option");
    node.setAttribute("aria-label", area.name);
    node.setAttribute("aria-selected", "false");
    node.removeAttribute("aria-hidden");
  } else {
    node.removeAttribute("role");
    node.removeAttribute("aria-label");
    node.removeAttribute("aria-selected");
    node.setAttribute("aria-hidden", "true");
  }
}

function drawLayer(map, layer, under, context) {
  const { groups } = map;
  groups.areas.textContent = "";
  const nodes = layer.areas.map((place, index) => {
    const node = shape("path", { d: place.d, id: `area-${place.code}`, "data-i": index });
    groups.areas.append(node);
    return node;
  });
  map.shapes = shapeSet(groups.areas, nodes);
  // the coast lies below the areas, which cover its inner half and every border between them
  groups.coast.setAttribute("d", layer.areas.map((place) => place.d).join(""));
  groups.context.setAttribute("d", context ? context.d : "");
  groups.under.setAttribute("d", under ? under.areas.map((place) => place.d).join("") : "");
  groups.borders.setAttribute("d", layer.mesh ?? layer.outer ?? "");
  groups.borders.classList.toggle("fine", !layer.mesh && !layer.outer);
  groups.areas.classList.toggle("meshed", Boolean(layer.mesh));
}

function pattern(id, size, angle, ...parts) {
  const node = shape("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" });
  node.dataset.angle = angle;
  node.append(...parts);
  return node;
}

// A dark line beside a light one: the one shows on light classes, the other on dark ones. So one hatch
// serves all classes, and stays as it is while their colours change.
function patterns() {
  return [
    pattern(
      "estimate",
      5,
      45,
      shape("rect", { width: 1, height: 5, fill: "rgba(0,0,0,.28)" }),
      shape("rect", { x: 1, width: 1, height: 5, fill: "rgba(255,255,255,.42)" }),
    ),
    pattern(
      "no-data",
      6,
      0,
      shape("rect", { width: 6, height: 6, class: "no-data-ground" }),
      shape("circle", { cx: 1.5, cy: 1.5, r: 0.9, class: "no-data-dot" }),
      shape("circle", { cx: 4.5, cy: 4.5, r: 0.9, class: "no-data-dot" }),
    ),
    pattern(
      "apart",
      7,
      0,
      shape("rect", { width: 7, height: 7, class: "no-data-ground" }),
      shape("rect", { width: 7, height: 1.6, class: "no-data-dot" }),
    ),
  ];
}

// The hatch of all estimates that do not step back, as one path above the colours: it is not painted
// again while the same areas are estimates.
function drawHatch(map) {
  const { groups, areas, unit, layout } = map;
  const hatched = areas.filter(
    (area) => area.estimate && area.level !== null && (!map.matches || map.matches(area)),
  );
  const key = `${layout}:${unit}:${map.layerFile}:${hatched.map((area) => area.index).join()}`;
  if (map.hatchFor === key) return;
  map.hatchFor = key;
  const dotted = new Set(map.dots.map((dot) => dot.index));
  groups.hatch.setAttribute(
    "d",
    hatched
      .map((area) => {
        if (layout === "tiles") return map.grid.outlines[area.index] ?? "";
        return dotted.has(area.index) ? circle(area.place, DOT.radius * unit) : area.place.d;
      })
      .join(""),
  );
}

function circle({ x, y }, r) {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

// Patterns and strokes keep their size on screen at every zoom; `unit` is map units a pixel.
function scalePaint(map, unit) {
  const key = `${unit}:${map.layerFile}`;
  if (map.scaledFor === key) return;
  map.scaledFor = key;
  for (const node of map.defs.children) {
    node.setAttribute("patternTransform", `scale(${unit}) rotate(${node.dataset.angle})`);
  }
  const { groups } = map;
  groups.areas.setAttribute("stroke-width", (groups.borders.classList.contains("fine") ? 0.9 : 0.4) * unit);
  groups.borders.setAttribute("stroke-width", 0.9 * unit);
  groups.coast.setAttribute("stroke-width", 2.2 * unit);
  groups.tiles.setAttribute("stroke-width", unit);
  groups["tile-borders"].setAttribute("stroke-width", 1.8 * unit);
  groups.halo.setAttribute("stroke-width", 5 * unit);
  groups.focus.setAttribute("stroke-width", 2 * unit);
  groups.active.setAttribute("stroke-width", 1.6 * unit);
  groups.highlight.setAttribute("stroke-width", 2 * unit);
}

// Areas too small to hit get a dot with a wide, invisible rim that can be hit.
const SMALLEST = 8;
const DOT = { radius: 3.6, rim: 8 };

function drawDots(map) {
  const { groups, areas, unit } = map;
  const small =
    map.layout === "map"
      ? areas.filter(
          ({ inScope, place: { box } }) =>
            inScope && Math.max(box[2] - box[0], box[3] - box[1]) / unit < SMALLEST,
        )
      : [];
  const key = `${unit}:${small.map((area) => area.index).join()}`;
  if (map.dotsFor !== key) {
    map.dotsFor = key;
    groups.dots.textContent = "";
    map.dots = small.map((area) => {
      const node = shape("circle", {
        cx: area.place.x,
        cy: area.place.y,
        r: DOT.radius * unit,
        "data-i": area.index,
        class: "dot",
      });
      const rim = shape("circle", {
        cx: area.place.x,
        cy: area.place.y,
        r: DOT.rim * unit,
        "data-i": area.index,
        class: "rim",
      });
      groups.dots.append(rim, node);
      return { node, index: area.index, fill: "" };
    });
    groups.dots.setAttribute("stroke-width", 0.8 * unit);
  }
  for (const dot of map.dots) {
    const paint = fillOf(areas[dot.index]);
    if (dot.fill !== paint) setFill(dot.node, (dot.fill = paint));
  }
}

// The outline of an area as it stands now: its shape, its dot, or its tile.
function outlineOf(map, area) {
  if (!area) return "";
  if (map.layout === "tiles") return map.grid?.outlines[area.index] ?? "";
  const dot = map.dots.find((item) => item.index === area.index);
  if (!dot) return area.place.d;
  return area.place.d + circle(area.place, (DOT.radius + 2) * map.unit);
}

function drawOutlines(map) {
  const { groups, data } = map;
  const byCode = (code) => map.areas[map.indexOf.get(code)];
  const focus = outlineOf(map, byCode(map.focus));
  setIfOther(groups.halo, "d", focus);
  setIfOther(groups.focus, "d", focus);
  setIfOther(groups.highlight, "d", data.highlight.map((code) => outlineOf(map, byCode(code))).join(""));
  setIfOther(groups.active, "d", map.active === null ? "" : outlineOf(map, map.areas[map.active]));
  for (const node of map.root.querySelectorAll('[aria-selected="true"]'))
    node.setAttribute("aria-selected", "false");
  activeNode(map, map.indexOf.get(map.focus))?.setAttribute("aria-selected", "true");
}

function activeNode(map, index) {
  const set = map.layout === "tiles" ? map.tileShapes : map.shapes;
  return set?.nodes[index];
}

// While a class of the legend is pointed at, the others step back.
function showOnly(map, matches) {
  if (!matches && !map.matches) return;
  map.matches = matches;
  const dim = (nodes) =>
    nodes.forEach((node, i) => {
      if (node)
        node.classList.toggle("dim", Boolean(matches) && map.areas[i].inScope && !matches(map.areas[i]));
    });
  dim(map.shapes.nodes);
  if (map.tileShapes) dim(map.tileShapes.nodes);
  map.dots.forEach(({ node, index }) =>
    node.classList.toggle("dim", Boolean(matches) && !matches(map.areas[index])),
  );
  drawHatch(map);
  map.bubbles?.forEach(({ node, index }) =>
    node.classList.toggle("dim", Boolean(matches) && !matches(map.areas[index])),
  );
  dimLabels(map);
}
