// The time bar at the foot of a map: the periods there are, at their true distance, with a handle and play.
// A period that may not be compared is hollow, a gap is dotted, and a break of series is a gate across the way.

const STEP_MS = 1000;

function makeTimeBar(map) {
  const play = element("button", { type: "button", class: "play" });
  const track = element("div", { class: "track", role: "slider", tabindex: 0 });
  const told = element("output", { class: "time-told" });
  const note = element("p", { class: "time-note", role: "status" });
  const bar = element("div", { class: "time", hidden: "" }, play, track, told, note);
  map.root.querySelector(".frame").after(bar);
  map.time = { bar, play, track, told, note, drawn: "", playing: 0 };
  play.onclick = () => togglePlay(map);
  track.addEventListener("keydown", (event) => onTimeKey(map, event));
  allowHandle(map, track);
}

function choosePeriodOf(map, at, send = true) {
  const time = timeOf(map);
  const [period] = time?.periods[Math.min(Math.max(at, 0), time.periods.length - 1)] ?? [];
  if (period === undefined) return;
  if (period === periodOf(map) && send && map.data.period === map.served.period) return;
  if (globalThis.pantauPeriod) globalThis.pantauPeriod.choose(period, send);
  else {
    showPeriod(map, period);
    if (send) requestAnimationFrame(() => setTimeout(() => map.send("period", period)));
  }
}

// Where the period shown stands among those of the bar; of one between two the earlier.
function placeInTime(map, time) {
  const shown = periodOf(map);
  const at = time.periods.findIndex(([key]) => key === shown);
  return at >= 0
    ? at
    : Math.max(
        time.periods.findLastIndex(([key]) => key < shown),
        0,
      );
}

function drawTimeBar(map) {
  const time = timeOf(map);
  const { bar, track, play, told } = map.time;
  bar.hidden = !time;
  if (!time) return stopPlaying(map);
  const width = track.clientWidth;
  const drawn = `${time.series}:${width}:${time.words.label}`;
  if (map.time.drawn !== drawn && width) {
    map.time.drawn = drawn;
    track.replaceChildren(...waysOf(time), ...marksOf(time), ...labelsOf(time, width));
    track.append(element("i", { class: "handle" }));
    track.setAttribute("aria-label", time.words.label);
    track.setAttribute("aria-valuemin", "0");
    track.setAttribute("aria-valuemax", String(time.periods.length - 1));
  }
  const at = placeInTime(map, time);
  const [, label, place, words] = time.periods[at];
  setIfOther(track, "aria-valuenow", at);
  track.querySelector(".handle")?.setAttribute("style", `left:${place / 10}%`);
  // a period between two of the bar, such as one of which this scope has no figure of its own
  const shown = periodOf(map);
  const between = time.periods[at][0] !== shown;
  told.textContent = between ? (globalThis.pantauPeriod?.label(shown) ?? shown) : label;
  told.title = between ? "" : words;
  setIfOther(track, "aria-valuetext", told.title || told.textContent);
  const name = reducedMotion() ? time.words.step : map.time.playing ? time.words.pause : time.words.play;
  setIfOther(play, "aria-label", name);
  setIfOther(play, "title", name);
  play.textContent = reducedMotion() ? "›" : map.time.playing ? "❚❚" : "▶";
  return undefined;
}

function waysOf({ periods }) {
  return periods.slice(1).map(([, , place, , , link], i) => {
    const from = periods[i][2];
    const way = element("i", { class: `way ${link}` });
    way.style.left = `${from / 10}%`;
    way.style.width = `${(place - from) / 10}%`;
    return way;
  });
}

function marksOf({ periods }) {
  return periods.map(([, , place, words, doubt]) => {
    const mark = element("i", { class: `mark ${doubt}`, title: words });
    mark.style.left = `${place / 10}%`;
    return mark;
  });
}

// Labels where there is room: the ends first, then from the newest back.
function labelsOf({ periods }, width) {
  /** @type {[number, number][]} */
  const taken = [];
  const last = periods.length - 1;
  const order = [last, 0, ...periods.keys().toArray().slice(1, -1).reverse()];
  return order.flatMap((i) => {
    const [, label, place] = periods[i];
    const wide = label.length * 6.4 + 10;
    const x = (place / 1000) * width;
    const left = Math.min(Math.max(x - wide / 2, -6), width - wide + 6);
    if (taken.some(([from, to]) => left < to && left + wide > from)) return [];
    taken.push([left, left + wide]);
    const node = element("span", { class: "time-label", "aria-hidden": "true" }, label);
    node.style.left = `${left + wide / 2}px`;
    return [node];
  });
}

function tellTime(map, words) {
  if (map.time.note.textContent !== words) map.time.note.textContent = words;
}

function onTimeKey(map, event) {
  const time = timeOf(map);
  if (!time || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = placeInTime(map, time);
  const to = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: at - 5,
    PageUp: at + 5,
    Home: 0,
    End: time.periods.length - 1,
  }[event.key];
  if (to === undefined && event.key !== " ") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === " ") return togglePlay(map);
  stopPlaying(map);
  choosePeriodOf(map, to);
  return undefined;
}

// The handle follows the pointer to the nearest period; the server hears where it was let go.
function allowHandle(map, track) {
  let held = false;
  const nearest = (event) => {
    const time = timeOf(map);
    const box = track.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * 1000;
    const far = time.periods.map((period) => Math.abs(period[2] - place));
    return far.indexOf(Math.min(...far));
  };
  track.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !timeOf(map)) return;
    held = true;
    stopPlaying(map);
    track.setPointerCapture(event.pointerId);
    choosePeriodOf(map, nearest(event), false);
  });
  track.addEventListener("pointermove", (event) => {
    if (held && timeOf(map)) choosePeriodOf(map, nearest(event), false);
  });
  track.addEventListener("pointerup", (event) => {
    if (held && timeOf(map)) sendHeld(map, nearest(event));
    held = false;
  });
  track.addEventListener("pointercancel", () => (held = false));
}

function sendHeld(map, at) {
  const [period] = timeOf(map).periods[at];
  if (period === map.served.period && map.wanted === null) return;
  if (globalThis.pantauPeriod) globalThis.pantauPeriod.choose(period);
  else map.send("period", period);
}

function togglePlay(map) {
  const time = timeOf(map);
  if (!time) return;
  const last = time.periods.length - 1;
  const next = () => (placeInTime(map, time) >= last ? 0 : placeInTime(map, time) + 1);
  if (reducedMotion()) return choosePeriodOf(map, next()); // a step a press, and nothing moves by itself
  if (map.time.playing) return stopPlaying(map);
  map.time.playing = setInterval(() => playOn(map), STEP_MS);
  choosePeriodOf(map, next());
  return drawTimeBar(map);
}

function playOn(map) {
  const time = timeOf(map);
  if (!time || !map.root.isConnected) return stopPlaying(map);
  if (map.wanted !== null && map.data.period !== map.wanted) return undefined; // not here yet: it waits
  const at = placeInTime(map, time);
  choosePeriodOf(map, at + 1);
  if (at + 1 >= time.periods.length - 1) stopPlaying(map);
  return undefined;
}

function stopPlaying(map) {
  if (!map.time?.playing) return;
  clearInterval(map.time.playing);
  map.time.playing = 0;
  drawTimeBar(map);
}
