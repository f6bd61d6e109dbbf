// Draws the heat table of __init__.py: one innerHTML, then sorting and search move and hide rows.
// Every text from the server goes through esc().

const [CODE, NAME, PARENT, CELLS] = [0, 1, 2, 3];
const [STATE, TEXT, SUB, TITLE, SHADE, SORT, SOURCE] = [0, 1, 2, 3, 4, 5, 6];
const instances = new WeakMap();

const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export default function heat({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".heat");
  const kept = instances.get(parentElement) ?? { sort: { at: -1, down: false }, query: "", json: "" };
  instances.set(parentElement, kept);
  const json = JSON.stringify(data);
  if (kept.json !== json) {
    kept.json = json;
    draw(root, data, kept);
  }
  root.onclick = (event) => {
    const button = event.target.closest("th button");
    if (button) return sortBy(root, data, kept, Number(button.dataset.at));
    const row = event.target.closest("tr[data-code]");
    const held = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button;
    const selected = root.getRootNode().getSelection?.() ?? document.getSelection();
    if (!row || held || selected?.toString()) return;
    event.preventDefault();
    setTriggerValue("event", { code: row.dataset.code });
  };
  root.oninput = (event) => search(root, data, kept, event.target.value);
  return () => instances.delete(parentElement);
}

function draw(root, data, kept) {
  const { text, words } = data;
  const sources = []; // of cells, in the order in which they are met
  const heads = [[text.area, text.area], ...data.heads].map(head).join("");
  root.innerHTML = `
    <div class="tools">
      <label>${esc(text.search)} <input type="search" autocomplete="off" spellcheck="false"></label>
      <span class="found" role="status"></span>
    </div>
    <div class="box" role="region" tabindex="0" aria-label="${esc(fill(text.scroll, data))}">
      <table><caption class="unseen">${esc(data.caption)}</caption>
        <thead><tr>${heads}</tr></thead>
        <tbody>${data.rows.map((row, at) => body(row, data, sources)).join("")}</tbody></table>
    </div>
    <ol class="notes">${sources.map((at) => `<li>${esc(fill(text.source, { source: words[at] }))}</li>`).join("")}</ol>
    <p class="none" hidden></p>`;
  kept.rows = [...root.querySelectorAll("tbody tr")].map((element, at) => ({
    element, at, row: data.rows[at], key: plain(`${data.rows[at][NAME]} ${words[data.rows[at][PARENT]]}`),
  }));
  if (kept.sort.at >= data.heads.length) kept.sort = { at: -1, down: false };
  reorder(root, data, kept);
  root.querySelector("input").value = kept.query;
  search(root, data, kept, kept.query);
}

function head([short, long], index) {
  const name = long === short ? "" : ` title="${esc(long)}" aria-label="${esc(long)}"`;
  return `<th scope="col"${index ? "" : ' class="area"'}><button type="button" data-at="${index - 1}"${name}>${esc(short)}<i aria-hidden="true"></i></button></th>`;
}

function body(row, data, sources) {
  const { words } = data;
  const small = (word) => (word ? `<small>${esc(word)}</small>` : "");
  const cells = row[CELLS].map((cell) => {
    const title = words[cell[TITLE]];
    const shade = cell[SHADE] === null ? "" : ` style="--share:${cell[SHADE]}%"`;
    return `<td class="is-${esc(words[cell[STATE]])}"${shade}${title ? ` title="${esc(title)}"` : ""}><b>${esc(words[cell[TEXT]])}</b>${footnote(cell, data, sources)}${small(words[cell[SUB]])}</td>`;
  });
  const here = row[CODE] === data.focus ? ' aria-current="true"' : "";
  return `<tr data-code="${esc(row[CODE])}"${here}><th scope="row" class="area"><a href="${esc(data.link.join(row[CODE]))}">${esc(row[NAME])}</a>${small(words[row[PARENT]])}</th>${cells.join("")}</tr>`;
}

// A source that many cells share is numbered, and named once below the table.
function footnote(cell, { words }, sources) {
  if (!words[cell[SOURCE]]) return "";
  if (!sources.includes(cell[SOURCE])) sources.push(cell[SOURCE]);
  return `<sup>${sources.indexOf(cell[SOURCE]) + 1}</sup>`;
}

function sortBy(root, data, kept, at) {
  // the first click on a column of figures puts the smallest on top: who is furthest behind
  kept.sort = { at, down: kept.sort.at === at && !kept.sort.down };
  reorder(root, data, kept);
  const order = data.text[kept.sort.down ? "descending" : "ascending"];
  const column = at < 0 ? data.text.area : data.heads[at][1];
  root.querySelector(".found").textContent = fill(data.text.sorted, { column, order });
}

function reorder(root, data, kept) {
  const { at, down } = kept.sort;
  const compare = new Intl.Collator(data.language, { numeric: true }).compare;
  const sign = down ? -1 : 1;
  const sorted = [...kept.rows].sort((one, other) => {
    if (at < 0) return sign * compare(one.row[NAME], other.row[NAME]);
    const a = one.row[CELLS][at][SORT], b = other.row[CELLS][at][SORT];
    if (a === null || b === null) return (a === null) - (b === null) || one.at - other.at; // unknown is last
    return sign * (a - b) || one.at - other.at;
  });
  root.querySelector("tbody").append(...sorted.map(({ element }) => element));
  root.querySelectorAll("thead th").forEach((cell, index) => {
    cell.removeAttribute("aria-sort");
    if (index - 1 === at) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
  });
}

function search(root, data, kept, query) {
  kept.query = query;
  const wanted = plain(query.trim());
  let shown = 0;
  for (const { element, key } of kept.rows) {
    element.hidden = !key.includes(wanted);
    shown += !element.hidden;
  }
  root.querySelector(".found").textContent = fill(data.text.found, { shown, total: data.rows.length });
  const none = root.querySelector("p.none");
  none.hidden = shown > 0;
  none.textContent = fill(data.text.none_found, { query: query.trim() });
}
