// The card of one area: the same for pointer, keyboard and touch.

function sparkline(values, spark, text) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [width, height, pad] = [176, 34, 4];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const at = (i) => pad + (i * (width - 2 * pad)) / (values.length - 1);
  const up = (value) => height - pad - ((value - low) / (high - low || 1)) * (height - 2 * pad);
  const drawing = shape("svg", { width, height, class: "spark", viewBox: `0 0 ${width} ${height}` });
  // A line joins neighbours of one series only: across a break, figures do not compare.
  let d = "";
  values.forEach((value, i) => {
    if (value === null) return;
    const joined = i > 0 && values[i - 1] !== null && i !== spark.break;
    d += `${joined ? "L" : "M"}${at(i).toFixed(1)} ${up(value).toFixed(1)}`;
  });
  drawing.append(shape("path", { d, class: "spark-line" }));
  if (spark.break > 0) {
    const x = (at(spark.break - 1) + at(spark.break)) / 2;
    drawing.append(shape("path", { d: `M${x} 0V${height}`, class: "spark-break" }));
  }
  values.forEach((value, i) => {
    if (value !== null)
      drawing.append(
        shape("circle", {
          cx: at(i),
          cy: up(value),
          r: i === values.length - 1 ? 2.6 : 1.6,
          class: "spark-dot",
        }),
      );
  });
  const first = values.findIndex((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  const ends = element(
    "div",
    { class: "spark-ends" },
    element("span", {}, `${spark.periods[first]}: ${written(values[first], text)}`),
    element("span", {}, `${spark.periods[last]}: ${written(values[last], text)}`),
  );
  const broken = spark.break > 0 ? element("div", { class: "small" }, text.series_break) : null;
  return element("div", { class: "history" }, drawing, ends, broken);
}

function cardRow(label, value) {
  return value
    ? element("div", { class: "card-row" }, element("span", {}, label), element("span", {}, value))
    : null;
}

function fillCard(map, area) {
  const { text, drillable } = map.data;
  const spark = pastOf(map.data);
  const parts = [element("div", { class: "card-name" }, area.name)];
  if (area.level === null) {
    if (area.value !== null)
      parts.push(
        element(
          "div",
          { class: "card-figure" },
          element("span", { class: "card-value" }, written(area.value, text)),
        ),
      );
    parts.push(element("div", { class: "card-missing" }, missingSentence(area, text)));
    parts.push(cardRow(text.basis, area.basis), cardRow(text.as_of, area.date));
  } else {
    parts.push(
      element(
        "div",
        { class: "card-figure" },
        element("span", { class: "card-value" }, written(area.value, text)),
        area.statusWord
          ? element("span", { class: `badge${area.estimate ? " estimate" : ""}` }, area.statusWord)
          : null,
      ),
    );
    parts.push(cardRow(text.class_label, area.word));
    if (area.numerator !== null && area.denominator !== null)
      parts.push(cardRow(text.of_label, counts(area, text)));
    parts.push(
      cardRow(text.basis, area.basis),
      cardRow(text.as_of, area.date),
      cardRow(text.denominator_as_of, area.denominatorDate),
    );
  }
  parts.push(spark ? sparkline(pastValues(spark, area.at), spark, text) : null);
  parts.push(...area.notes.map((note) => element("div", { class: "card-note" }, note)));
  if (drillable) parts.push(element("div", { class: "card-hint" }, text.drill_hint));
  map.card.replaceChildren(...parts.filter(Boolean));
}

// Beside the area it describes, on the side of the pointer that is nearest and free; where an area is too
// wide for that, in the corner that hides least of it. On a narrow stage CSS puts it below the map.
function placeCard(map, area, [x, y]) {
  const { card, stage } = map;
  const [w, h, gap] = [card.offsetWidth, card.offsetHeight, 10];
  const [left, top, right, bottom] = boxOnStage(map, area);
  const within = (value, most) => Math.min(Math.max(value, 4), Math.max(most - 4, 4));
  const [across, down] = [
    within(x - w / 2, stage.clientWidth - w),
    within(y - h / 2, stage.clientHeight - h),
  ];
  const [farX, farY] = [stage.clientWidth - w - 4, stage.clientHeight - h - 4];
  const beside = [
    [right + gap, down],
    [left - gap - w, down],
    [across, bottom + gap],
    [across, top - gap - h],
    [x + 16, down],
    [x - 16 - w, down],
    ...[4, farX].flatMap((side) => [4, farY].map((end) => [side, end])),
  ].filter(([cx, cy]) => cx >= 4 && cy >= 4 && cx <= Math.max(farX, 4) && cy <= Math.max(farY, 4));
  const points = pointsOnStage(map, area);
  const hidden = ([cx, cy]) =>
    points.filter(([px, py]) => px > cx - 2 && px < cx + w + 2 && py > cy - 2 && py < cy + h + 2).length;
  const away = ([cx, cy]) => Math.hypot(cx + w / 2 - x, cy + h / 2 - y);
  const lying = obstaclesOf(map);
  const covered = ([cx, cy]) => lying.some((box) => overlap(box, [cx, cy, cx + w, cy + h]));
  const cost = (place) => hidden(place) * 1e6 + Number(covered(place)) * 1e3 + away(place);
  const best = beside.reduce(
    (least, place) => (cost(place) < cost(least) ? place : least),
    beside[0] ?? [4, 4],
  );
  card.style.transform = `translate(${best[0]}px, ${best[1]}px)`;
}

function boxOnStage(map, area) {
  const tile = map.layout === "tiles" && map.grid?.centres[area.index];
  const [left, top, right, bottom] = tile
    ? [tile[0] - TILE * 0.58, tile[1] - TILE * 0.58, tile[0] + TILE * 0.58, tile[1] + TILE * 0.58]
    : area.place.box;
  const { view, unit } = map;
  return [(left - view.x) / unit, (top - view.y) / unit, (right - view.x) / unit, (bottom - view.y) / unit];
}

// Points of an area's outline on the stage: the corners of its box where it is a tile.
function pointsOnStage(map, area) {
  const { view, unit } = map;
  if (map.layout === "tiles") {
    const [left, top, right, bottom] = boxOnStage(map, area);
    return [left, right].flatMap((x) => [top, bottom].map((y) => [x, y]));
  }
  area.place.points ??= [...pointsOf(area.place.d)];
  return area.place.points.map(([x, y]) => [(x - view.x) / unit, (y - view.y) / unit]);
}

function showCard(map, index, point) {
  const area = map.areas[index];
  if (!area || !area.inScope) return hideCard(map);
  const wanted = `${map.data.rev}:${index}:${pastOf(map.data)?.id}`;
  if (map.cardOf !== wanted) {
    map.cardOf = wanted;
    fillCard(map, area);
  }
  map.card.hidden = false;
  [map.cardIndex, map.cardPoint] = [index, point];
  placeCard(map, area, point ?? centreOnStage(map, area));
  return undefined;
}

function hideCard(map) {
  map.card.hidden = true;
}

function centreOf(map, area) {
  return (map.layout === "tiles" ? map.grid?.centres[area.index] : null) ?? [area.place.x, area.place.y];
}

function centreOnStage(map, area) {
  const [x, y] = centreOf(map, area);
  return [(x - map.view.x) / map.unit, (y - map.view.y) / map.unit];
}
