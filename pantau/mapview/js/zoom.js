// A zoom is a viewBox. It always has the stage's own proportions, so that a map unit is as
// wide as it is high and pixels convert by one number.

const ZOOM_STEP = 1.6;
const MOST_ZOOM = 40;
const AIR = 12;

function reducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// The smallest box around areas in scope, or all areas where none is.
function boxAround(boxes) {
  return boxes.reduce(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}

// The view {x, y, w, h} that shows a box whole, with air around it: px left, above, right and below.
function fitView(map, box, air = [AIR, AIR, AIR, AIR]) {
  const { clientWidth, clientHeight } = map.stage;
  const [left, top, right, bottom] = air;
  const [wide, high] = [clientWidth - left - right, clientHeight - top - bottom];
  const unit = Math.max((box[2] - box[0]) / Math.max(wide, 1), (box[3] - box[1]) / Math.max(high, 1)) || 1;
  const [w, h] = [clientWidth * unit, clientHeight * unit];
  const [x, y] = [(box[0] + box[2] - wide * unit) / 2, (box[1] + box[3] - high * unit) / 2];
  return { x: x - left * unit, y: y - top * unit, w, h };
}

function setView(map, view) {
  map.view = view;
  if (!map.stage.clientWidth) return; // out of sight: refit draws it when it is seen again
  map.unit = view.w / map.stage.clientWidth;
  for (const svg of [map.ground, map.svg, map.over])
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  scalePaint(map, map.unit);
  moveLabels(map);
  mirrorView(map, false);
}

function settleView(map) {
  drawDots(map);
  drawHatch(map);
  drawBubbles(map);
  drawOutlines(map);
  drawLabels(map);
  const zoomed = map.view.w < map.home.w * 0.99;
  map.stage.classList.toggle("zoomed", zoomed);
  map.tools.zoomOut.disabled = !zoomed;
  map.tools.reset.disabled = !zoomed;
  mirrorView(map, true);
}

// Moves to a view in 200 ms, or at once where motion is not wanted.
function moveTo(map, target, then = () => settleView(map)) {
  cancelAnimationFrame(map.motion);
  if (!map.view?.w || reducedMotion()) {
    setView(map, target);
    then();
    return;
  }
  const from = map.view;
  const start = performance.now();
  const mix = (a, b, t) => a + (b - a) * t;
  const frame = (now) => {
    const t = Math.min(Math.max((now - start) / 200, 0), 1);
    const eased = 1 - (1 - t) ** 3;
    // the shape a person follows is the one that grows evenly: mix the width by ratio
    const w = from.w * (target.w / from.w) ** eased;
    const s = Math.abs(target.w - from.w) < 1e-6 ? eased : (w - from.w) / (target.w - from.w);
    const between = () => ({
      x: mix(from.x, target.x, s),
      y: mix(from.y, target.y, s),
      w,
      h: mix(from.h, target.h, s),
    });
    setView(map, t < 1 ? between() : target);
    if (t < 1) map.motion = requestAnimationFrame(frame);
    else then();
  };
  map.motion = requestAnimationFrame(frame);
}

function zoomBy(map, factor, clientX, clientY) {
  const { view, home } = map;
  const w = Math.min(Math.max(view.w / factor, home.w / MOST_ZOOM), home.w);
  if (w >= home.w * 0.999) return moveTo(map, home);
  const rect = map.stage.getBoundingClientRect();
  const fx = clientX === undefined ? 0.5 : (clientX - rect.left) / rect.width;
  const fy = clientY === undefined ? 0.5 : (clientY - rect.top) / rect.height;
  const h = w * (view.h / view.w);
  return moveTo(map, { x: view.x + (view.w - w) * fx, y: view.y + (view.h - h) * fy, w, h });
}

// Dragging moves a map that is zoomed in; the page's own scrolling is never taken.
function allowDragging(map) {
  /** @type {{ id: number, x: number, y: number, view: View, moved: boolean } | null} */
  let drag = null;
  map.stage.addEventListener("pointerdown", (event) => {
    map.dragged = false;
    if (event.button !== 0 || !map.stage.classList.contains("zoomed") || !map.svg.contains(event.target))
      return;
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, view: map.view, moved: false };
  });
  map.stage.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 5) return;
    if (!drag.moved) map.stage.setPointerCapture(drag.id);
    drag.moved = true;
    setView(map, { ...drag.view, x: drag.view.x - dx * map.unit, y: drag.view.y - dy * map.unit });
  });
  const end = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    map.dragged = drag.moved; // the click that ends a drag chooses nothing
    if (drag.moved) drawLabels(map);
    drag = null;
  };
  map.stage.addEventListener("pointerup", end);
  map.stage.addEventListener("pointercancel", end);
  map.stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomBy(map, event.deltaY < 0 ? 1.25 : 0.8, event.clientX, event.clientY);
    },
    { passive: false },
  );
}
