// What the league table and the heat table share: words, what is kept between runs, opening and searching.
// Precedes their own scripts in the same module. Every text from the server goes through esc().

const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
// '{count:area|areas}' is the word for one or for many, as pantau/text has it.
const fill = (text, values) =>
  text.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (_, name, one, many) =>
    one === undefined ? values[name] : String(values[name]) === "1" ? one : many,
  );

const instances = new WeakMap();

// What a table keeps from run to run; `draw` draws it anew only when what it shows has changed.
// before(kept): changes what is kept first.
function keep(parentElement, root, data, sort, draw, before) {
  const kept = instances.get(parentElement) ?? { sort, query: "", json: "" };
  instances.set(parentElement, kept);
  before?.(kept);
  const json = JSON.stringify(data);
  if (kept.json !== json) {
    kept.json = json;
    draw(root, data, kept);
  }
  return kept;
}

// The area a plain click opens. With a key held, the browser follows the link its own way;
// text being selected in a row is not a click on it.
function codeOf(event, root) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return null;
  const link = event.target.closest("a[data-code]");
  if (link) return link.dataset.code;
  const row = event.target.closest("tr[data-code]");
  const selected = root.getRootNode().getSelection?.() ?? document.getSelection();
  return row && !selected?.toString() ? row.dataset.code : null;
}

const tools = (text, listed, more = "") => `
    <div class="tools" ${listed}>
      <label>${esc(text.search)} <input type="search" maxlength="80" autocomplete="off" spellcheck="false"></label>
      <span class="found" role="status"></span>${more}
    </div>`;

const NUMBER = /([+−-]?)(?:Rp)?(\d(?:[\d.,]*\d)?)/g;

// What a cell is sorted by is what it shows: the numbers it begins with, else its words; null where it shows
// nothing ("–", "?"). Marks before the words ("!", "…") have no place in the alphabet.
function shownKey(text, language) {
  const shown = text.replace(/^[^\p{L}\p{N}+−-]+/u, "");
  if (!/[\p{L}\p{N}]/u.test(shown)) return null;
  if (!/^[+−-]?(Rp)?\d/.test(shown)) return shown;
  return [...shown.matchAll(NUMBER)].map(([, sign, digits]) => {
    const plainDigits =
      language === "id" ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, "");
    return (sign && sign !== "+" ? -1 : 1) * Number(plainDigits);
  });
}

// The rows of a table in the order of a column, either way; among equals as they were sent.
// keyed: {key: what shownKey gives, exact: the number behind a rounded one or null, at: its place}.
function inOrder(keyed, { language, down }) {
  const collate = new Intl.Collator(language, { numeric: true }).compare;
  const sign = down ? -1 : 1;
  return keyed.sort((one, other) => {
    const empty = Number(one.key === null) - Number(other.key === null); // last, either way
    if (empty || one.key === null) return empty || one.at - other.at;
    const exact = one.exact === null || other.exact === null ? 0 : one.exact - other.exact;
    return sign * (byShown(one.key, other.key, collate) || exact) || one.at - other.at;
  });
}

// Numbers before words; of two lists of numbers the first that differs decides.
function byShown(one, other, collate) {
  if (typeof one !== typeof other) return typeof one === "string" ? 1 : -1;
  if (typeof one === "string") return collate(one, other);
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    if (one[at] !== other[at]) return one[at] - other[at];
  }
  return one.length - other.length;
}

// Where no row shows anything there is nothing to sort by, and no button. attributes: of the button.
function headCell(short, long, sortable, attributes) {
  const name = long === short ? "" : ` title="${esc(long)}"`;
  if (!sortable) return `<span${name}>${esc(short)}</span>`;
  const label = name && `${name} aria-label="${esc(long)}"`;
  return `<button type="button" ${attributes}${label}>${esc(short)}<i aria-hidden="true"></i></button>`;
}

// Says by what the rows are sorted now.
function saySorted(root, { text }, kept, column) {
  const order = text[kept.sort.down ? "descending" : "ascending"];
  root.querySelector(".found").textContent = fill(text.sorted, { column, order });
}

// Hides the rows whose names do not hold what is looked for; returns how many are left.
function showMatching(rows, wanted) {
  for (const { element, key } of rows) element.hidden = !key.includes(wanted);
  return rows.filter(({ element }) => !element.hidden).length;
}

function sayFound(root, { text }, shown, total, query) {
  root.querySelector(".found").textContent = fill(text.found, { shown, total });
  const none = root.querySelector("p.none");
  none.hidden = shown > 0;
  none.textContent = fill(text.none_found, { query: query.trim() });
}
