// Draws the league table of payload.py: one innerHTML, then sorting and search move and hide rows.
// Every text from the server goes through esc().

// The order of FIELDS in payload.py.
const [CODE, NAME, PARENT, RANK, VALUE, VALUE_TEXT, N, N_TEXT, DATE, CHANGE, CHANGE_TEXT, PEOPLE_TEXT, FROM,
  NOTE, UNCOVERED, UNCOVERED_TEXT, PARENT_RANK, PARENT_RANK_TEXT, STATUS, ESTIMATE, FLAGS, SOURCE] = Array(22).keys();

// id: name of the column's text; by: the field it sorts by; down: the first click puts the largest on top.
const COLUMNS = [
  { id: "rank", by: RANK },
  { id: "area", by: NAME },
  { id: "value", by: VALUE, down: true },
  { id: "counts", by: N, down: true },
  { id: "uncovered", by: UNCOVERED, down: true },
  { id: "change", by: CHANGE, down: true },
  { id: "parent_rank", by: PARENT_RANK },
  { id: "status", by: STATUS },
];
const FOLDED = 30; // more missing areas than this are folded away
const instances = new WeakMap();

const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export default function league({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".league");
  const kept = instances.get(parentElement) ?? { sort: { id: "rank", down: false }, query: "", json: "" };
  instances.set(parentElement, kept);
  const json = JSON.stringify(data);
  if (kept.json !== json) {
    kept.json = json;
    draw(root, data, kept);
  }
  root.onclick = (event) => {
    const button = event.target.closest("th button");
    if (button) return sortBy(root, data, kept, button.dataset.id);
    const code = codeOf(event, root);
    if (code) {
      event.preventDefault();
      setTriggerValue("event", { action: "open", code });
    }
  };
  root.oninput = (event) => {
    if (event.target.type === "search") search(root, data, kept, event.target.value);
  };
  // paper cannot be clicked open
  removeEventListener("beforeprint", kept.unfold);
  kept.unfold = () => root.querySelectorAll("details").forEach((part) => { part.open = true; });
  addEventListener("beforeprint", kept.unfold);
  return () => {
    removeEventListener("beforeprint", kept.unfold);
    kept.resized?.disconnect();
    instances.delete(parentElement);
  };
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

function draw(root, data, kept) {
  const { text } = data;
  const columns = COLUMNS.filter((column) => column.id !== "parent_rank" || data.in_parent);
  const draft = { data, columns, notes: [] };
  const pinned = pinnedBody(draft);
  const bodies = data.groups.map((group, i) => groupBody(group, i, draft)).join("");
  root.innerHTML = `
    <div class="tools">
      <label>${esc(text.search)} <input type="search" autocomplete="off" spellcheck="false"></label>
      <span class="found" role="status"></span>
    </div>
    <div class="box" role="region" tabindex="0" aria-label="${esc(text.scroll)}">
      <table>
        <caption class="unseen">${esc(text.caption)}</caption>
        <thead><tr>${columns.map((column) => head(column, text)).join("")}</tr></thead>
        ${pinned}${bodies}
      </table>
    </div>
    <p class="none" hidden></p>
    ${draft.notes.length ? `<ol class="notes">${draft.notes.map((n) => `<li>${esc(data.words[n])}</li>`).join("")}</ol>` : ""}
    ${data.source ? `<p class="source">${esc(data.source)}</p>` : ""}
    ${missing(data)}`;
  kept.rows = [...root.querySelectorAll("tbody.group tr[data-code]")].map((element) => ({
    element,
    cells: data.groups[element.dataset.group].rows[element.dataset.row],
    key: plain(element.dataset.name),
  }));
  keepHeadHeight(root, kept);
  markSort(root, kept);
  if (kept.sort.id !== "rank" || kept.sort.down) reorder(root, data, kept);
  root.querySelector("input").value = kept.query;
  search(root, data, kept, kept.query);
}

function head({ id }, text) {
  const long = text[`${id}_long`] ?? text[id];
  const name = long === text[id] ? "" : ` title="${esc(long)}" aria-label="${esc(long)}"`;
  return `<th scope="col" class="${id}" data-id="${id}"><button type="button" data-id="${id}"${name}>${esc(text[id])}<i aria-hidden="true"></i></button></th>`;
}

function band(title, { columns }) {
  return `<tr class="band"><th scope="rowgroup" colspan="${columns.length}"><span>${esc(title)}</span></th></tr>`;
}

function groupBody(group, index, draft) {
  const rows = group.rows.map((cells, i) => row(cells, draft, group, `data-group="${index}" data-row="${i}" data-name="${esc(cells[NAME])}"`));
  return `<tbody class="group">${band(group.title, draft)}${rows.join("")}</tbody>`;
}

function pinnedBody(draft) {
  const { data, columns } = draft;
  if (!data.focus) return "";
  const title = band(data.text.pinned, draft);
  for (const group of data.groups) {
    const cells = group.rows.find((r) => r[CODE] === data.focus);
    if (cells) return `<tbody class="pinned">${title}${row(cells, draft, group, "")}</tbody>`;
  }
  for (const { reason, areas } of data.missing) {
    const area = areas.find(([code]) => code === data.focus);
    if (area) {
      return `<tbody class="pinned">${title}<tr data-code="${esc(area[0])}"><td class="rank">–</td><th scope="row" class="area">${anchor(data, ...area)}</th>
        <td colspan="${columns.length - 2}">${esc(data.text.missing)}: ${esc(reason)}</td></tr></tbody>`;
    }
  }
  return "";
}

function row(cells, draft, group, attributes) {
  const { data, data: { text, words } } = draft;
  const small = (value) => (value ? `<small>${esc(value)}</small>` : "");
  const of = cells[RANK] ? small(fill(text.rank_of, { of: group.of })) : "";
  const width = data.most > 0 ? Math.max(0, (100 * cells[VALUE]) / data.most).toFixed(1) : 0;
  // figures that are not compared get no bars side by side
  const bar = group.compared ? `<span class="bar${cells[ESTIMATE] ? " guessed" : ""}" style="width:${width}%"></span>` : "";
  const mark = cells[ESTIMATE] ? `<abbr title="${esc(text.estimate)}">±</abbr>` : "";
  const flags = cells[FLAGS].map((flag) => small(words[flag])).join("");
  const inParent = data.in_parent ? `<td class="parent_rank">${esc(cells[PARENT_RANK_TEXT] || "–")}</td>` : "";
  const focus = cells[CODE] === data.focus ? ' aria-current="true"' : "";
  return `<tr data-code="${esc(cells[CODE])}"${focus} ${attributes}>
    <td class="rank">${cells[RANK] ?? "–"}${of}</td>
    <th scope="row" class="area">${anchor(data, cells[CODE], cells[NAME])}${small(data.in_parent ? words[cells[PARENT]] : "")}</th>
    <td class="value"><span class="pair"><b>${esc(cells[VALUE_TEXT])}</b>${mark}</span>${bar}</td>
    <td class="counts">${esc(cells[N_TEXT] || "–")}${small(words[cells[DATE]])}</td>
    <td class="uncovered">${esc(cells[UNCOVERED_TEXT] || "–")}</td>
    <td class="change">${esc(cells[CHANGE_TEXT] || "–")}${footnote(cells[NOTE], draft)}${small([cells[PEOPLE_TEXT], words[cells[FROM]]].filter(Boolean).join(" "))}</td>
    ${inParent}<td class="status">${esc(words[cells[STATUS]])}${flags}${data.source ? "" : small(words[cells[SOURCE]])}</td></tr>`;
}

// A remark that many rows share is numbered and said once below the table.
function footnote(note, { data, notes }) {
  if (note === null) return "";
  if (!notes.includes(note)) notes.push(note);
  return `<sup title="${esc(data.words[note])}">${notes.indexOf(note) + 1}</sup>`;
}

function anchor(data, code, name) {
  const href = data.link ? data.link.join(code) : data.links[code];
  return `<a href="${esc(href)}" data-code="${esc(code)}">${esc(name)}</a>`;
}

function missing({ missing: reasons, text, ...data }) {
  const count = reasons.reduce((sum, { areas }) => sum + areas.length, 0);
  if (!count) return "";
  const parts = reasons.map(({ reason, areas }) => {
    const names = areas.map(([code, name]) => `<li data-name="${esc(name)}">${anchor(data, code, name)}</li>`).join("");
    const list = `<ul>${names}</ul>`;
    const label = fill(text.show_names, { count: areas.length });
    const body = areas.length > FOLDED ? `<details><summary>${esc(label)}</summary>${list}</details>` : list;
    return `<div class="reason"><p><b>${esc(fill(text.missing_areas, { count: areas.length }))}</b>: ${esc(reason)}</p>${body}</div>`;
  });
  return `<section class="missing"><h2>${esc(text.missing)} (${count})</h2>${parts.join("")}</section>`;
}

function sortBy(root, data, kept, id) {
  const column = COLUMNS.find((c) => c.id === id);
  kept.sort = { id, down: kept.sort.id === id ? !kept.sort.down : Boolean(column.down) };
  reorder(root, data, kept);
  markSort(root, kept);
  const order = data.text[kept.sort.down ? "descending" : "ascending"];
  const name = data.text[`${id}_long`] ?? data.text[id];
  root.querySelector(".found").textContent = fill(data.text.sorted, { column: name, order });
}

// Rows move only inside their own group: figures that may not be compared never meet.
function reorder(root, data, kept) {
  const { by } = COLUMNS.find((column) => column.id === kept.sort.id);
  const compare = new Intl.Collator(data.language, { numeric: true }).compare;
  const key = (cells) => (by === STATUS ? data.words[cells[STATUS]] : cells[by]);
  const sign = kept.sort.down ? -1 : 1;
  const sorted = [...kept.rows].sort((one, other) => {
    const a = key(one.cells), b = key(other.cells);
    if (a === null || b === null) return (a === null) - (b === null); // unknown is last, either way
    const order = typeof a === "string" ? compare(a, b) : a - b;
    return sign * order || one.element.dataset.row - other.element.dataset.row;
  });
  const bodies = root.querySelectorAll("tbody.group");
  bodies.forEach((body, index) => {
    if (!data.groups[index].compared) return; // these stay by name
    body.append(...sorted.filter((r) => Number(r.element.dataset.group) === index).map((r) => r.element));
  });
}

function markSort(root, kept) {
  for (const cell of root.querySelectorAll("thead th")) cell.removeAttribute("aria-sort");
  const sorted = root.querySelector(`thead th[data-id="${kept.sort.id}"]`);
  sorted?.setAttribute("aria-sort", kept.sort.down ? "descending" : "ascending");
}

function search(root, data, kept, query) {
  kept.query = query;
  const wanted = plain(query.trim());
  let shown = 0;
  for (const { element, key } of kept.rows) {
    element.hidden = !key.includes(wanted);
    shown += !element.hidden;
  }
  for (const body of root.querySelectorAll("tbody.group")) {
    body.hidden = !body.querySelector("tr[data-code]:not([hidden])");
  }
  for (const part of root.querySelectorAll(".reason")) {
    const names = [...part.querySelectorAll("li")];
    names.forEach((name) => { name.hidden = !plain(name.dataset.name).includes(wanted); });
    const left = names.filter((name) => !name.hidden).length;
    shown += left;
    part.hidden = !left;
    const fold = part.querySelector("details");
    if (fold && wanted) fold.open = left > 0;
  }
  root.querySelector(".missing")?.toggleAttribute("hidden", !root.querySelector(".reason:not([hidden])"));
  root.querySelector(".found").textContent = fill(data.text.found, { shown, total: data.total });
  const none = root.querySelector(".none");
  none.hidden = shown > 0;
  none.textContent = fill(data.text.none_found, { query: query.trim() });
}

// The pinned row sticks right below the head, whose height the font decides.
function keepHeadHeight(root, kept) {
  const head = root.querySelector("thead");
  kept.resized?.disconnect();
  kept.resized = new ResizeObserver(() => root.style.setProperty("--head", `${head.offsetHeight}px`));
  kept.resized.observe(head);
}
