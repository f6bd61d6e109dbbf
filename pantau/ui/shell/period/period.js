// The period chip. What is chosen is shown at once and told to the page as the event "pantau-period"
// {period, settled}; the server hears of it after the screen was painted, and confirms it with its next data.

// Answers to older choices keep coming for a moment; later than this the server means what it says.
const PATIENCE = 6000;
const BACK_AGAIN = 1500;
// A choice of which the server says no word was lost on its way: it is sent so many times more.
const SENT_AGAIN = 3;

function chipPiece(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
}

function createChip(root) {
  root.className = "pj-period";
  const step = (by, mark) => {
    const button = chipPiece("button", { type: "button", "data-step": by }, mark);
    button.onclick = () => stepBy(chip, by);
    return button;
  };
  const chip = {
    back: step(-1, "‹"),
    list: /** @type {HTMLSelectElement} */ (chipPiece("select")),
    on: step(1, "›"),
    data: /** @type {any} */ (null),
    wanted: /** @type {string | null} */ (null),
    send: (_choice) => {},
    due: 0,
    patience: 0,
    unheard: 0,
    // Back and forward are choices too, and the later ones
    gone: () => {
      if (chip.wanted !== null) giveUp(chip);
    },
  };
  window.addEventListener("popstate", chip.gone);
  chip.list.onchange = () => choosePeriod(chip, chip.list.value);
  root.replaceChildren(chip.back, chip.list, chip.on);
  return chip;
}

function shownPeriod(chip) {
  return chip.wanted ?? chip.data.period;
}

function stepBy(chip, by) {
  const keys = chip.data.periods.map(([period]) => period);
  const next = keys[keys.indexOf(shownPeriod(chip)) + by];
  if (next !== undefined) choosePeriod(chip, next);
}

// send: false while a handle is still being moved
function choosePeriod(chip, period, send = true) {
  if (chip.wanted === null && period === chip.data.period) return;
  chip.wanted = period;
  drawChip(chip);
  tellPage(period, false);
  clearTimeout(chip.patience);
  if (!send) return;
  sendSoon(chip);
  chip.unheard = 0;
  // there and back in one run of the server: it has nothing new to say
  if (period === chip.data.period) chip.patience = setTimeout(() => giveUp(chip), BACK_AGAIN);
  else chip.patience = setTimeout(() => sendAgain(chip), PATIENCE);
}

function sendAgain(chip) {
  if (++chip.unheard > SENT_AGAIN) return;
  sendSoon(chip);
  chip.patience = setTimeout(() => sendAgain(chip), PATIENCE);
}

// After the next frame stands on the screen: nothing is to come between a press and its picture.
function sendSoon(chip) {
  const turn = ++chip.due;
  const go = () => {
    if (turn === chip.due && chip.wanted !== null) chip.send({ of: chip.data.of, period: chip.wanted });
  };
  if (document.hidden) setTimeout(go);
  else requestAnimationFrame(() => setTimeout(go));
}

function tellPage(period, settled) {
  window.dispatchEvent(new CustomEvent("pantau-period", { detail: { period, settled } }));
}

function drawChip(chip) {
  const { periods, words } = chip.data;
  const drawn = JSON.stringify([periods, words]);
  if (chip.drawn !== drawn) {
    chip.drawn = drawn;
    chip.list.setAttribute("aria-label", words[1]);
    chip.back.setAttribute("aria-label", words[0]);
    chip.on.setAttribute("aria-label", words[2]);
    [chip.back.title, , chip.on.title] = words;
    const options = periods.map(([period, label]) => chipPiece("option", { value: period }, label));
    chip.list.replaceChildren(...options.reverse());
  }
  const period = shownPeriod(chip);
  chip.list.value = period;
  const at = periods.findIndex(([key]) => key === period);
  // not `disabled`: a press too many must not throw the keyboard off the button
  chip.back.setAttribute("aria-disabled", String(at <= 0));
  chip.on.setAttribute("aria-disabled", String(at >= periods.length - 1));
}

// The server's word: it confirms what is wanted, or is an older answer, or speaks of something else.
function hearServer(chip, data) {
  const before = chip.data;
  chip.data = data;
  const other = before && JSON.stringify(before.of) !== JSON.stringify(data.of);
  if (chip.wanted === null || other || chip.wanted === data.period) {
    chip.wanted = null;
    clearTimeout(chip.patience);
    return;
  }
  clearTimeout(chip.patience);
  chip.patience = setTimeout(() => giveUp(chip), PATIENCE);
}

function giveUp(chip) {
  clearTimeout(chip.patience);
  chip.wanted = null;
  drawChip(chip);
  tellPage(chip.data.period, true);
}

function periodChip({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  const chip = (root.chip ??= createChip(root));
  chip.send = (choice) => setTriggerValue("choose", choice);
  hearServer(chip, data);
  drawChip(chip);
  globalThis.pantauPeriod = {
    choose: (period, send = true) => choosePeriod(chip, period, send),
    periods: () => chip.data.periods.map(([key]) => key),
    label: (period) => chip.data.periods.find(([key]) => key === period)?.[1],
    again: () => sendSoon(chip),
    waiting: () => chip.wanted !== null,
  };
  return () => {
    window.removeEventListener("popstate", chip.gone);
    clearTimeout(chip.patience);
  };
}
