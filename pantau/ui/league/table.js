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
function keep(parentElement, root, data, sort, draw) {
  const kept = instances.get(parentElement) ?? { sort, query: "", json: "" };
  instances.set(parentElement, kept);
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

const tools = (text, listed) => `
    <div class="tools" ${listed}>
      <label>${esc(text.search)} <input type="search" autocomplete="off" spellcheck="false"></label>
      <span class="found" role="status"></span>
    </div>`;

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
