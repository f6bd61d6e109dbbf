// Draws the heat table of __init__.py: one innerHTML, then sorting and search move and hide rows.
// table.js of the league table precedes it in the same module.

const [CODE, NAME, PARENT, CELLS] = [0, 1, 2, 3];
const [STATE, TEXT, SUB, TITLE, SHADE, SOURCE, NOTE] = [0, 1, 2, 3, 4, 5, 6];

export default function heat({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".heat");
  const kept = keep(parentElement, root, data, { at: -1, down: false }, draw);
  root.onclick = (event) => {
    const button = event.target.closest("th button");
    if (button) return sortBy(root, data, kept, Number(button.dataset.at));
    const code = codeOf(event, root);
    if (code) {
      event.preventDefault();
      setTriggerValue("event", { code });
    }
  };
  root.oninput = (event) => search(root, data, kept, event.target.value);
  return () => instances.delete(parentElement);
}

function draw(root, data, kept) {
  const { text, words } = data;
  const sources = []; // of cells and what they note, in the order in which they are met
  const heads = [[text.area, text.area], ...data.heads].map((names, at) => head(names, at, data)).join("");
  root.innerHTML = `${tools(text)}
    <div class="box" role="region" tabindex="0" aria-label="${esc(fill(text.scroll, data))}">
      <table><caption class="unseen">${esc(data.caption)}</caption>
        <thead><tr>${heads}</tr></thead>
        <tbody>${data.rows.map((row, at) => body(row, data, sources)).join("")}</tbody></table>
    </div>
    <ol class="notes">${sources.map((told) => `<li>${esc(told)}</li>`).join("")}</ol>
    <p class="none" hidden></p>`;
  kept.rows = [...root.querySelectorAll("tbody tr")].map((element, at) => ({
    element,
    at,
    row: data.rows[at],
    key: plain(`${data.rows[at][NAME]} ${words[data.rows[at][PARENT]]}`),
  }));
  if (kept.sort.at >= data.heads.length || !isSortable(kept.sort.at, data)) {
    kept.sort = { at: -1, down: false };
  }
  reorder(root, data, kept);
  root.querySelector("input").value = kept.query;
  search(root, data, kept, kept.query);
}

// The text a row is sorted by: -1 is the column of names.
const shows = (row, at, { words }) => (at < 0 ? row[NAME] : words[row[CELLS][at][TEXT]]);

const isSortable = (at, data) =>
  data.rows.some((row) => shownKey(shows(row, at, data), data.language) !== null);

function head([short, long], index, data) {
  const inner = headCell(short, long, isSortable(index - 1, data), `data-at="${index - 1}"`);
  return `<th scope="col"${index ? "" : ' class="area"'}>${inner}</th>`;
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

// A source that many cells share, with what it notes, is numbered, and named once below the table.
function footnote(cell, { words, text }, sources) {
  const [source, note] = [words[cell[SOURCE]], words[cell[NOTE]]];
  const told = fill(note ? text.source_note : text.source, { source, note });
  if (!source && !note) return "";
  if (!sources.includes(told)) sources.push(told);
  return `<sup>${sources.indexOf(told) + 1}</sup>`;
}

function sortBy(root, data, kept, at) {
  // the first click on a column of figures puts the smallest on top: who is furthest behind
  kept.sort = { at, down: kept.sort.at === at && !kept.sort.down };
  reorder(root, data, kept);
  saySorted(root, data, kept, at < 0 ? data.text.area : data.heads[at][1]);
}

function reorder(root, data, kept) {
  const { at, down } = kept.sort;
  const keyed = kept.rows.map(({ element, row }, place) => ({
    element,
    at: place,
    exact: null,
    key: shownKey(shows(row, at, data), data.language),
  }));
  const sorted = inOrder(keyed, { language: data.language, down });
  root.querySelector("tbody").append(...sorted.map(({ element }) => element));
  root.querySelectorAll("thead th").forEach((cell, index) => {
    cell.removeAttribute("aria-sort");
    if (index - 1 === at) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
  });
}

function search(root, data, kept, query) {
  kept.query = query;
  const shown = showMatching(kept.rows, plain(query.trim()));
  sayFound(root, data, shown, data.rows.length, query);
}
