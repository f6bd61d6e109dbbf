// Other periods of a map: their figures are in the tab before they are wanted, so that a step repaints
// at once and the server confirms after. See ahead.py for the form. The period that a person chose holds
// until the server shows it: its answers to older choices change everything but the period.

const seriesAhead = (globalThis.pantauMapAhead ??= new Map());
const pastsAhead = (globalThis.pantauMapPasts ??= new Map());
const mapTimes = (globalThis.pantauMapTime ??= new Map());
const MOST_SERIES = 12;
// Of a long series those nearest to the period shown, and a few at a time.
const NEAREST = 24;
const AT_A_TIME = 6;
const LATE = 2500;
const OF_A_PERIOD = ["files", "tileset", "rows", "past", "classes", "summary", "text"];

function keepFigures(series, period, figures) {
  const known = seriesAhead.get(series) ?? new Map();
  seriesAhead.delete(series); // the newest last
  seriesAhead.set(series, known);
  known.set(period, figures);
  for (const oldest of [...seriesAhead.keys()].slice(0, -MOST_SERIES)) seriesAhead.delete(oldest);
}

function figuresOf(data) {
  return Object.fromEntries(OF_A_PERIOD.map((name) => [name, data[name]]));
}

function keepAhead({ series, ahead }) {
  if (!ahead) return;
  const { base, periods, pasts } = ahead;
  for (const [id, past] of Object.entries(pasts)) pastsAhead.set(id, past);
  for (const [period, changed] of Object.entries(periods)) {
    const text = { ...base.text, ...changed.text };
    for (const [word, said] of Object.entries(text)) if (said === null) delete text[word];
    const figures = { ...base, ...changed, text };
    keepFigures(series, period, figures);
    // where boundaries changed, the outlines of then are fetched before they are wanted
    geometryFor({ ...figures, layout: "map" });
  }
}

function timeOf(map) {
  const time = mapTimes.get(map.data?.key);
  return time && time.series === map.data.series && time.periods.length > 1 ? time : null;
}

function periodOf(map) {
  return map.wanted ?? map.data.period;
}

// The periods that the browser lacks, the nearest to the one shown first.
function missingPeriods(map, time) {
  const keys = globalThis.pantauPeriod?.periods() ?? time.periods.map(([key]) => key);
  const here = keys.indexOf(periodOf(map));
  const known = seriesAhead.get(time.series);
  return keys
    .map((key, i) => ({ key, far: Math.abs(i - here) }))
    .sort((one, other) => one.far - other.far)
    .slice(0, NEAREST)
    .map(({ key }) => key)
    .filter((key) => !known?.has(key));
}

// Asked for when nothing else is going on; each answer asks for the next, and none that it is asked again.
function askAhead(map, wait = 350) {
  clearTimeout(map.asking);
  map.asking = setTimeout(() => {
    const time = timeOf(map);
    if (!time || !map.areas) return;
    if (document.hidden || map.wanted !== null || globalThis.pantauPeriod?.waiting()) return askAhead(map);
    const periods = missingPeriods(map, time).slice(0, AT_A_TIME);
    map.root.dataset.ahead = periods.length ? "coming" : "all";
    if (!periods.length) return;
    time.want({ series: time.series, periods });
    return askAhead(map, 8000);
  }, wait);
}

function timeArrived(map) {
  const time = timeOf(map);
  if (time) keepAhead(time);
  drawTimeBar(map);
  askAhead(map);
}

// What the map is to draw of the server's data while a person's own choice is not confirmed.
function withWanted(map, data) {
  if (data.series) keepFigures(data.series, data.period, figuresOf(data));
  const other = map.served && map.served.series !== data.series;
  map.served = data;
  if (map.wanted === null || other || data.period === map.wanted) {
    confirmPeriod(map);
    return data;
  }
  return overlaid(map, data) ?? data;
}

function overlaid(map, data) {
  const figures = seriesAhead.get(data.series)?.get(map.wanted);
  return figures ? { ...data, ...figures, period: map.wanted, rev: `${data.rev}:${map.wanted}` } : null;
}

function confirmPeriod(map) {
  map.wanted = null;
  clearTimeout(map.watch);
  tellTime(map, "");
}

// A period was chosen, here or in the chip: repainted at once where its figures are here.
function showPeriod(map, period) {
  if (!map.served?.series || !map.areas) return;
  map.wanted = period;
  map.forgotten = false;
  const data = period === map.served.period ? map.served : overlaid(map, map.served);
  if (data && !(geometryFor(data) instanceof Promise)) {
    map.data = data;
    map.turn++;
    draw(map);
  } else drawTimeBar(map);
  clearTimeout(map.watch);
  map.watch = setTimeout(() => watchServer(map), LATE);
}

function settlePeriod(map) {
  if (map.wanted === null) return;
  confirmPeriod(map);
  map.data = map.served;
  draw(map);
}

// Streamlit shuts the page behind a dialog when it finds no server. The bar says it, and a person who steps
// through what is here is not to be stopped: the dialog is closed for them, and the keyboard stays.
function openPage(map) {
  const dialog = document.querySelector('[data-testid="stDialog"]');
  const shut = /** @type {HTMLElement | null} */ (dialog?.querySelector('[role="dialog"] > button'));
  if (!shut) return;
  shut.click();
  setTimeout(() => map.time.track.focus(), 100);
}

// The server is late: whether it can be reached is asked, said, and asked again until it answers.
async function watchServer(map) {
  const time = timeOf(map);
  if (map.wanted === null || !time || !map.root.isConnected) return undefined;
  if (map.wanted === map.served.period) return confirmPeriod(map);
  const period = time.periods.find(([key]) => key === map.wanted)?.[1] ?? map.wanted;
  let reached = false;
  try {
    const answer = await fetch(new URL("_stcore/health", document.baseURI), {
      cache: "no-store",
      signal: AbortSignal.timeout(3000),
    });
    reached = answer.ok;
  } catch {
    // said below
  }
  if (map.wanted === null) return undefined;
  const drawn = map.data.period === map.wanted;
  if (!reached) tellTime(map, fill(drawn ? time.words.offline : time.words.unknown, { period }));
  else if (drawn) tellTime(map, fill(time.words.waiting, { period }));
  if (!reached) openPage(map);
  if (reached && map.unreached) globalThis.pantauPeriod?.again();
  // the chip waits no longer, twice in a row: nobody is going to say what this map waits for
  const forgotten = reached && globalThis.pantauPeriod?.waiting() === false;
  if (forgotten && map.forgotten) return settlePeriod(map);
  map.forgotten = forgotten;
  map.unreached = !reached;
  clearTimeout(map.watch);
  map.watch = setTimeout(() => watchServer(map), LATE);
  return undefined;
}

// Of what is done while the server works Streamlit brings it only the last: each event brings those before.
const BROUGHT_ALONG = 10;

function numbered(map, action, code) {
  map.sender ??= `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;
  const before = (map.sent ?? []).slice(-BROUGHT_ALONG);
  const number = (before.at(-1)?.number ?? 0) + 1;
  map.sent = [...before, { action, code, number }];
  return { action, code, number, sender: map.sender, before };
}

// The past as it came ahead with another period, whose areas may stand in another order.
function pastAhead(data) {
  return pastsAhead.get(data.past) ?? null;
}

function allowPeriods(map) {
  const heard = (event) => {
    const { period, settled } = event.detail;
    if (settled) settlePeriod(map);
    else showPeriod(map, period);
  };
  const arrived = (event) => {
    if (event.detail === map.data?.key) timeArrived(map);
  };
  window.addEventListener("pantau-period", heard);
  window.addEventListener("pantau-time", arrived);
  map.wanted = null;
  map.served = null;
  return () => {
    window.removeEventListener("pantau-period", heard);
    window.removeEventListener("pantau-time", arrived);
    clearTimeout(map.asking);
    clearTimeout(map.watch);
    stopPlaying(map);
  };
}
