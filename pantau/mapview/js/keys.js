// The keyboard: the map is one stop of the Tab key, and one of its areas is the active one.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function reachable(map) {
  return map.areas.filter((area) => area.inScope && (map.layout === "map" || map.grid?.centres[area.index]));
}

// The nearest area that lies in a direction; one that lies aslant counts as farther away.
function neighbour(map, [dx, dy]) {
  const here = centreOf(map, map.areas[map.active]);
  let best = null;
  let least = Infinity;
  for (const area of reachable(map)) {
    if (area.index === map.active) continue;
    const there = centreOf(map, area);
    const [x, y] = [there[0] - here[0], there[1] - here[1]];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0 || aside > along * 2) continue;
    const cost = along + 1.5 * aside;
    if (cost < least) [best, least] = [area, cost];
  }
  return best;
}

function activate(map, area, aloud = true) {
  if (!area) return;
  map.active = area.index;
  map.listbox.setAttribute(
    "aria-activedescendant",
    `${map.layout === "tiles" ? "tile" : "area"}-${area.code}`,
  );
  bringIntoView(map, area);
  drawOutlines(map);
  showCard(map, area.index);
  markPartner(map, area);
  if (aloud) map.live.textContent = spoken(area, map.data.text);
}

function bringIntoView(map, area) {
  const [x, y] = centreOf(map, area);
  const { view } = map;
  if (x > view.x && x < view.x + view.w && y > view.y && y < view.y + view.h) return;
  setView(map, { ...view, x: x - view.w / 2, y: y - view.h / 2 });
  settleView(map);
}

// Names as typed: without case, marks or the words every name begins with.
function plain(name) {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/^(kabupaten|kab\.?|kota|provinsi) /, "")
    .trim();
}

function findArea(map, typed) {
  const wanted = plain(typed);
  if (!wanted) return null;
  const areas = reachable(map);
  const whole = typed.trim().toLowerCase();
  return (
    areas.find((area) => area.name.toLowerCase() === whole) ??
    areas.find((area) => plain(area.name) === wanted) ??
    areas.find((area) => plain(area.name).startsWith(wanted)) ??
    areas.find((area) => plain(area.name).includes(wanted)) ??
    null
  );
}

function typeAhead(map, letter) {
  clearTimeout(map.typingTimer);
  map.typed = (map.typed ?? "") + letter;
  map.typingTimer = setTimeout(() => {
    map.typed = "";
  }, 800);
  activate(map, findArea(map, map.typed));
}

function onKey(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !map.areas) return;
  const areas = reachable(map);
  const key = event.key;
  const handled = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (key in DIRECTIONS) {
    handled();
    activate(map, map.active === null ? startArea(map) : neighbour(map, DIRECTIONS[key]));
  } else if (key === "Home" || key === "End") {
    handled();
    activate(map, key === "Home" ? areas[0] : areas[areas.length - 1]);
  } else if (key === "Enter") {
    handled();
    // after a drill or a step up the map has new areas: the keyboard begins at the one in focus
    if (map.active === null) activate(map, startArea(map), false);
    open(map, map.areas[map.active]);
  } else if (key === " " && !map.typed && map.active !== null) {
    handled();
    choose(map, map.areas[map.active]);
  } else if (key === "Escape") {
    handled();
    goUp(map);
  } else if (key.length === 1) {
    // the app has shortcuts of its own; letters typed on the map are meant for the map
    handled();
    typeAhead(map, key);
  }
}

function startArea(map) {
  return map.areas[map.indexOf.get(map.focus)] ?? reachable(map)[0];
}

function allowKeys(map) {
  map.listbox.addEventListener("keydown", (event) => onKey(map, event));
  map.listbox.addEventListener("focus", () => {
    if (map.areas && map.listbox.matches(":focus-visible"))
      activate(map, map.areas[map.active] ?? startArea(map));
  });
  map.listbox.addEventListener("blur", () => {
    map.active = null;
    map.listbox.removeAttribute("aria-activedescendant");
    if (map.areas) drawOutlines(map);
    hideCard(map);
    markPartner(map, null);
  });
}
