// Counts as circles: their area stands for the number, and the land below is one and the same. A count
// painted over an area would say that large areas have much.

const LEAST_BUBBLE = 1.6; // px
const ZERO_BUBBLE = 2.6;

// The radius of the largest circle, in pixels: the more there are, the smaller.
function largestBubble(map) {
  const { clientWidth, clientHeight } = map.stage;
  if (map.layout === "tiles") return (0.44 * TILE) / map.unit;
  const many = map.areas.filter((area) => area.inScope).length > 100;
  return Math.max(Math.sqrt(clientWidth * clientHeight) / (many ? 55 : 28), 8);
}

function mostCounted(map) {
  return Math.max(...map.areas.map((area) => (area.inScope && area.value) || 0), 1);
}

function bubbleRadius(count, most, largest) {
  return count > 0 ? Math.max(largest * Math.sqrt(count / most), LEAST_BUBBLE) : ZERO_BUBBLE;
}

// Circles of the areas that have a number, the largest first, so that none hides a smaller one.
function bubblesOf(map) {
  const [most, largest] = [mostCounted(map), largestBubble(map)];
  return map.areas
    .filter((area) => area.inScope && area.value !== null && centreOf(map, area))
    .map((area) => ({ area, radius: bubbleRadius(area.value, most, largest) }))
    .sort((a, b) => b.radius - a.radius || a.area.index - b.area.index);
}

function drawBubbles(map) {
  const group = map.groups.bubbles;
  const on = Boolean(map.data.bubbles) && Boolean(map.unit);
  map.root.classList.toggle("bubbled", on);
  const bubbles = on ? bubblesOf(map) : [];
  const key = JSON.stringify(
    bubbles.map(({ area, radius }) => [area.index, radius.toFixed(2), area.estimate, area.value === 0]),
  );
  const whole = `${map.layout}:${map.unit}:${map.layerFile}:${key}`;
  if (map.bubblesFor === whole) return;
  map.bubblesFor = whole;
  map.bubbles = bubbles.map(({ area, radius }) => {
    const [cx, cy] = centreOf(map, area);
    const kind = [
      area.value === 0 ? "zero" : "",
      area.estimate ? "guessed" : "",
      isApart(area) ? "apart" : "",
    ];
    const node = shape("circle", {
      cx,
      cy,
      r: radius * map.unit,
      "data-i": area.index,
      "stroke-width": 1.2 * map.unit,
      class: ["bubble", ...kind.filter(Boolean)].join(" "),
    });
    if (area.estimate) node.setAttribute("stroke-dasharray", `${3 * map.unit} ${2 * map.unit}`);
    return { node, index: area.index };
  });
  group.replaceChildren(...map.bubbles.map(({ node }) => node));
}

// A label inside its circle where it fits there, else below, above or beside it.
function wantBubbleLabels(map) {
  const text = map.data.text;
  const circles = bubblesOf(map).map(({ area, radius }) => {
    const [x, y] = onScreen(map, centreOf(map, area));
    return { area, index: area.index, radius, x, y };
  });
  return circles.map(({ area, radius, x, y }) => {
    const beside = radius + 22;
    return {
      key: area.code,
      ways: waysToWrite(area.label, labelledValue(area, text)).filter((lines) => lines.length > 1),
      rooms: [[x, y, radius * 1.7, radius * 1.2], ...(radius >= 5 ? bubbleSides(x, y, beside) : [])],
      sizes: [12.5, 11],
      ground: "on-circle",
      first: area.value,
      blocked: (box) => circles.some((other) => other.index !== area.index && covers(other, box)),
    };
  });
}

// Whether a circle on the screen reaches into a box.
function covers({ x, y, radius }, [left, top, right, bottom]) {
  const nearest = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
  return Math.hypot(nearest[0] - x, nearest[1] - y) < radius;
}

// Rooms below and above a circle, high enough for two lines.
function bubbleSides(x, y, away) {
  return [
    [x, y + away - 7, 110, 27],
    [x, y - away + 7, 110, 27],
  ];
}

// Three round numbers for the legend: near the largest, about a quarter and a sixteenth of it.
function roundCounts(most) {
  const rounded = (count) => {
    const power = 10 ** Math.floor(Math.log10(Math.max(count, 1)));
    return power * (count >= 5 * power ? 5 : count >= 2 * power ? 2 : 1);
  };
  return [...new Set([most, most / 5, most / 25].map(rounded))];
}

// The sizes of circles with the numbers they stand for, as wide as they are on the map.
function bubbleLegend(map) {
  const most = mostCounted(map);
  const largest = map.layout === "map" ? largestBubble(map) : 22;
  return roundCounts(most).map((count) => {
    const radius = bubbleRadius(count, most, largest);
    const side = Math.ceil(2 * radius) + 3;
    const drawing = shape("svg", { width: side, height: side, class: "bubble-size", "aria-hidden": "true" });
    drawing.append(shape("circle", { cx: side / 2, cy: side / 2, r: radius, class: "bubble" }));
    return element(
      "li",
      { class: "size-row" },
      drawing,
      element("span", {}, shortCount(count, map.data.text)),
    );
  });
}
