// The legend: classes with their bounds and counts, the spread of values, and what hatch and dots mean.

function swatch(...paints) {
  const box = shape("svg", { width: 26, height: 16, class: "swatch", "aria-hidden": "true" });
  box.append(...paints.map((fill) => shape("rect", { width: 26, height: 16, fill })));
  return box;
}

// A row that shows its areas alone while it is pointed at or pressed.
function legendRow(map, key, paints, label, count, matches) {
  const button = element(
    "button",
    { type: "button", class: "legend-row", "aria-pressed": "false", "data-key": key },
    swatch(...paints),
    element("span", { class: "legend-label" }, label),
    element("span", { class: "legend-count" }, people(count, map.data.text)),
  );
  button.title = fill(map.data.text.areas, { count: people(count, map.data.text) });
  const apply = () => showOnly(map, map.legendKept?.matches ?? null);
  button.onpointerenter = () => showOnly(map, matches);
  button.onpointerleave = apply;
  button.onclick = () => {
    map.legendKept = map.legendKept?.key === key ? null : { key, matches };
    for (const row of map.legend.querySelectorAll(".legend-row")) {
      row.setAttribute("aria-pressed", String(row.dataset.key === map.legendKept?.key));
    }
    apply();
  };
  return element("li", {}, button);
}

function histogramOf(classes, text) {
  const { bars, levels, ends } = classes;
  if (bars.length < 2) return null;
  const [width, height, top] = [168, 40, Math.max(...bars)];
  const each = width / bars.length;
  const drawing = shape("svg", {
    width,
    height,
    class: "histogram",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
  });
  drawing.setAttribute("aria-label", `${text.histogram}: ${ends.join(" – ")}`);
  bars.forEach((count, i) => {
    const tall = count ? Math.max((count / top) * (height - 1), 2) : 0;
    drawing.append(
      shape("rect", {
        x: i * each + 0.5,
        y: height - tall,
        width: Math.max(each - 1, 1),
        height: tall,
        fill: classFill(levels[i]),
      }),
    );
  });
  return element(
    "div",
    { class: "spread" },
    element("span", { class: "small" }, text.histogram),
    drawing,
    element(
      "div",
      { class: "histogram-ends", "aria-hidden": "true" },
      ...ends.map((end) => element("span", {}, end)),
    ),
  );
}

function drawLegend(map) {
  const { classes, text, rows } = map.data;
  const key = JSON.stringify([
    classes,
    rows.unplaced,
    rows.k.length,
    text.legend,
    map.data.bubbles && [mostCounted(map), map.layout, map.stage.clientWidth],
    map.areas.filter((area) => area.estimate).length,
    map.areas.filter((area) => area.level === null).length,
    map.areas.filter(isApart).length,
  ]);
  if (map.legendFor === key) return;
  map.legendFor = key;
  map.legendKept = null;
  const list = element("ul", { "aria-label": text.legend });
  if (map.data.bubbles) list.append(...bubbleLegend(map));
  else
    classes.colours.forEach((_, i) => {
      list.append(
        legendRow(
          map,
          `class-${i}`,
          [classFill(i)],
          classes.labels[i],
          classes.counts[i],
          (area) => area.level === i,
        ),
      );
    });
  const estimates = map.areas.filter((area) => area.estimate && area.level !== null).length;
  const apart = map.areas.filter(isApart).length;
  const without = map.areas.filter((area) => area.level === null).length - apart;
  const middle = map.data.bubbles ? "var(--land)" : classFill(Math.floor(classes.colours.length / 2));
  if (estimates)
    list.append(
      legendRow(
        map,
        "estimate",
        [middle, "url(#legend-estimate)"],
        text.estimate,
        estimates,
        (area) => area.estimate,
      ),
    );
  if (apart) list.append(legendRow(map, "apart", ["url(#legend-apart)"], text.apart, apart, isApart));
  if (without)
    list.append(
      legendRow(
        map,
        "no-data",
        ["url(#legend-no-data)"],
        text.no_data,
        without,
        (area) => area.level === null && !isApart(area),
      ),
    );
  map.legend.replaceChildren(list);
  // Patterns are scaled to the map's zoom; the legend has copies of its own, at pixel size.
  const defs = shape("svg", { width: 0, height: 0, "aria-hidden": "true", class: "hidden-defs" });
  for (const own of patterns()) {
    own.id = `legend-${own.id}`;
    own.setAttribute("patternTransform", `rotate(${own.dataset.angle})`);
    defs.append(own);
  }
  map.legend.append(defs);
  const spread = map.data.bubbles ? null : histogramOf(classes, text);
  if (spread) map.legend.append(spread);
  if (rows.unplaced.length) {
    map.legend.append(
      ...rows.unplaced.map(([names, why]) =>
        element(
          "p",
          { class: "small unplaced" },
          fill(why ? text.unplaced_because : text.unplaced, { names, why }),
        ),
      ),
    );
  }
}
