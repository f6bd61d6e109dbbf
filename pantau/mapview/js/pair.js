// Two maps side by side: what is pointed at on one is marked on the other, both show the same part of the
// country, and where both measure the same in the same classes, one legend counts for both.

const mapsByKey = (globalThis.pantauMaps ??= new Map());

function partnerOf(map) {
  const partner = map.data?.pair ? mapsByKey.get(map.data.pair.key) : undefined;
  return partner?.areas && partner.data?.pair?.key === map.data.key ? partner : null;
}

function markPartner(map, area) {
  const partner = partnerOf(map);
  if (!partner) return;
  const index = area ? partner.indexOf.get(area.code) : undefined;
  const twin = index === undefined ? null : partner.areas[index];
  setIfOther(partner.groups.active, "d", twin?.inScope ? outlineOf(partner, twin) : "");
  if (twin?.inScope) showCard(partner, index);
  else hideCard(partner);
}

function allowPair(map) {
  map.svg.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !map.areas || !map.data.pair) return;
    const area = areaAt(map, event);
    if (area === map.marked) return;
    map.marked = area;
    markPartner(map, area?.inScope ? area : null);
  });
  map.svg.addEventListener("pointerleave", () => {
    map.marked = null;
    markPartner(map, null);
  });
}

// The same part of the country, as long as both have the same form.
function mirrorView(map, settled) {
  const partner = partnerOf(map);
  if (!partner?.view || map.mirrored || partner.layout !== map.layout) return;
  partner.mirrored = true;
  const { x, y, w, h } = map.view;
  const tall = partner.stage.clientHeight / Math.max(partner.stage.clientWidth, 1);
  // both centres at one place; each stage keeps its own proportions
  setView(partner, { x, y: y + h / 2 - (w * tall) / 2, w, h: w * tall });
  if (settled) settleView(partner);
  partner.mirrored = false;
}

function classesOf(map) {
  return JSON.stringify([map.data.pair.measure, map.data.classes.labels, map.data.classes.colours]);
}

function shareLegend(map) {
  const partner = partnerOf(map);
  const [first, second] = partner && map.data.pair.second ? [partner, map] : [map, partner];
  const keysOf = (one) => [...one.legend.querySelectorAll(".legend-row")].map((row) => row.dataset.key);
  const shared =
    Boolean(partner) &&
    classesOf(map) === classesOf(partner) &&
    keysOf(second).every((key) => keysOf(first).includes(key)); // else something would go unexplained
  first.root.classList.remove("no-legend");
  second?.root.classList.toggle("no-legend", shared);
  for (const row of first.legend.querySelectorAll(".legend-row")) {
    const count = row.querySelector(".legend-count");
    count.dataset.own ??= count.textContent;
    const twin = shared ? second.legend.querySelector(`[data-key="${row.dataset.key}"] .legend-count`) : null;
    const other = twin ? (twin.dataset.own ?? twin.textContent) : "0";
    const told = shared ? `${count.dataset.own} | ${other}` : count.dataset.own;
    if (count.textContent !== told) count.textContent = told;
  }
}
