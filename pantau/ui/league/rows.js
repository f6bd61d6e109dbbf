// What stands in the league table of payload.py: rows, bands, remarks, areas without a figure, as HTML.
// table.js precedes it in the same module; league.js, which follows, moves the rows.

// The order of FIELDS in payload.py; the cells of further columns follow.
const [
  CODE,
  NAME,
  PARENT,
  RANK,
  LOW,
  HIGH,
  SIMILAR,
  RANGE_NOTE,
  VALUE,
  VALUE_TEXT,
  N_TEXT,
  DATE,
  CHANGE,
  CHANGE_TEXT,
  PEOPLE_TEXT,
  FROM,
  NOTE,
  UNCOVERED_TEXT,
  PARENT_RANK,
  PARENT_RANGE,
  STATUS,
  ESTIMATE,
  FLAGS,
  SOURCE,
  MORE,
] = Array(25).keys();

// id: name of the column's text; shows: the text a row is sorted by; exact: the number behind it, where the
// text is rounded; down: the first click puts the largest on top.
const COLUMNS = [
  { id: "rank", shows: (cells) => String(cells[RANK] ?? "") },
  { id: "area", shows: (cells) => cells[NAME] },
  { id: "value", shows: (cells) => cells[VALUE_TEXT], exact: (cells) => cells[VALUE], down: true },
  { id: "range", shows: (cells) => (cells[LOW] === null ? "" : span(cells)), only: (data) => data.ranged },
  { id: "counts", shows: (cells) => cells[N_TEXT], down: true },
  { id: "uncovered", shows: (cells) => cells[UNCOVERED_TEXT], down: true, only: (data) => data.uncovered },
  { id: "change", shows: (cells) => cells[CHANGE_TEXT], exact: (cells) => cells[CHANGE], down: true },
  {
    id: "parent_rank",
    shows: (cells, { words }) => words[cells[PARENT_RANK]] ?? "",
    only: (data) => data.in_parent,
  },
  { id: "status", shows: (cells, { words }) => words[cells[STATUS]] },
];

const FOLDED = 30; // more missing areas than this are folded away

// The columns of a table, those of the page itself before the last one.
function columnsOf(data) {
  const own = data.columns.map(({ id, down }, i) => ({
    id,
    down,
    own: true,
    shows: (cells) => cells[MORE + i][0],
    exact: (cells) => cells[MORE + i][1],
  }));
  const fixed = COLUMNS.filter(({ only }) => !only || only(data));
  return [...fixed.slice(0, -1), ...own, fixed.at(-1)];
}

// What a row is sorted by in a column; a word that stands for a number ("di atas patokan": short of 0) is it.
function keyOf(column, cells, data) {
  const exact = column.exact?.(cells) ?? null;
  const key = shownKey(column.shows(cells, data), data.language);
  return { exact, key: typeof key === "string" && exact !== null ? [exact] : key };
}

const isSortable = (column, data) =>
  data.groups.some(({ rows }) => rows.some((cells) => keyOf(column, cells, data).key !== null));

function head(column, data) {
  const { id, own } = column;
  const long = data.text[`${id}_long`] ?? data.text[id];
  const inner = headCell(data.text[id], long, isSortable(column, data), `data-id="${id}"`);
  return `<th scope="col" class="${id}${own ? " own" : ""}" data-id="${id}">${inner}</th>`;
}

function band(title, { columns }, more = "") {
  return `<tr class="band${more}"><th scope="rowgroup" colspan="${columns.length}"><span>${esc(title)}</span></th></tr>`;
}

function groupBody(group, index, draft) {
  const tiers = tierOfRows(group);
  const rows = group.rows.map((cells, i) => {
    const tier =
      tiers[i] !== tiers[i - 1] ? band(group.tiers[tiers[i]][0], draft, ` tier" data-tier="${tiers[i]}`) : "";
    const place = `data-group="${index}" data-row="${i}" data-name="${esc(cells[NAME])}"`;
    const stripe = tiers[i] === undefined ? "" : ` data-stripe="${tiers[i] % 2}"`;
    return tier + row(cells, draft, group, place + stripe, group.tiers[tiers[i]]?.[0]);
  });
  return `<tbody class="group">${band(group.title, draft)}${rows.join("")}</tbody>`;
}

// The place of each row's tier; undefined throughout where there are none.
const tierOfRows = ({ tiers }) => tiers.flatMap(([, count], tier) => Array(count).fill(tier));

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

// What a row of one line has no room for: shown where it is pointed at, and in the rows that show all.
const hover = (...texts) => {
  const told = texts.filter(Boolean).join(" · ");
  return told ? ` title="${esc(told)}"` : "";
};

function row(cells, draft, group, attributes, tier = "") {
  const {
    data,
    data: { text, words },
  } = draft;
  const small = (value) => (value ? `<small>${esc(value)}</small>` : "");
  const of = cells[RANK] ? small(cells[LOW] ? `(${span(cells)})` : fill(text.rank_of, { of: group.of })) : "";
  const width = data.most > 0 ? Math.max(0, (100 * cells[VALUE]) / data.most).toFixed(1) : 0;
  // figures that are not compared get no bars side by side
  const bar = group.compared
    ? `<span class="bar${cells[ESTIMATE] ? " guessed" : ""}" style="--share:${width}"></span>`
    : "";
  const mark = cells[ESTIMATE] ? `<abbr title="${esc(text.estimate)}">±</abbr>` : "";
  const told = cells[FLAGS].map((flag) => words[flag]);
  const source = data.source ? "" : words[cells[SOURCE]];
  const people = [cells[PEOPLE_TEXT], words[cells[FROM]]].filter(Boolean).join(" ");
  const range = data.ranged
    ? `<td class="range"${hover(differs(cells, group, text))}>${rangeOf(cells, group, draft)}</td>`
    : "";
  const own = data.columns.map(({ id }, i) => ownCell(id, cells[MORE + i], draft)).join("");
  const inParent = data.in_parent
    ? `<td class="parent_rank"${hover(words[cells[PARENT_RANGE]])}>${esc(words[cells[PARENT_RANK]] ?? "–")}${small(words[cells[PARENT_RANGE]])}</td>`
    : "";
  const focus = cells[CODE] === data.focus ? ' aria-current="true"' : "";
  return `<tr data-code="${esc(cells[CODE])}"${focus} ${attributes}>
    <td class="rank"${hover(tier, cells[LOW] && `${text.range_long}: ${span(cells)}`)}>${cells[RANK] ?? "–"}${of}</td>
    <th scope="row" class="area"${hover(cells[NAME], data.in_parent && words[cells[PARENT]])}>${anchor(data, cells[CODE], cells[NAME])}${small(data.in_parent ? words[cells[PARENT]] : "")}</th>
    <td class="value"><span class="pair"><b>${esc(cells[VALUE_TEXT])}</b>${mark}${footnote(data.remarks[cells[CODE]] ?? null, draft)}</span>${bar}</td>
    ${range}<td class="counts"${hover(words[cells[DATE]])}>${esc(cells[N_TEXT] || "–")}${small(words[cells[DATE]])}</td>
    ${data.uncovered ? `<td class="uncovered">${esc(cells[UNCOVERED_TEXT] || "–")}</td>` : ""}
    <td class="change${cells[CHANGE] < 0 ? " down" : ""}"${hover(people)}>${esc(cells[CHANGE_TEXT] || "–")}${footnote(cells[NOTE], draft)}${small(people)}</td>
    ${inParent}${own}<td class="status"${hover(words[cells[STATUS]], ...told, source)}>${esc(words[cells[STATUS]])}${told.length ? "<sup>!</sup>" : ""}${told.map(small).join("")}${small(source)}</td></tr>`;
}

const span = (cells) => [...new Set([cells[LOW], cells[HIGH]])].join("–");

// The range of a rank as a bar on the line of all places, the rank itself as a tick; then in words.
function rangeOf(cells, group, draft) {
  const { text } = draft.data;
  if (!cells[LOW]) return `–${footnote(cells[RANGE_NOTE], draft)}`;
  const at = (place) => (100 * (place - 1)) / Math.max(group.rows.length - 1, 1);
  const from = at(cells[LOW]),
    width = at(cells[HIGH]) - from;
  return `<span class="places${cells[ESTIMATE] ? " guessed" : ""}" aria-hidden="true"><i style="left:${from.toFixed(1)}%;width:${width.toFixed(1)}%"></i><b style="left:${at(cells[RANK]).toFixed(1)}%"></b></span>
    <span class="unseen">${esc(text.range_long)}: ${span(cells)}. </span><small>${esc(differs(cells, group, text))}${footnote(cells[RANGE_NOTE], draft)}</small>`;
}

// How many others a rank does not differ from; of a figure that stands alone nothing can be said to differ.
function differs(cells, group, text) {
  if (!cells[LOW] || !group.compared) return "";
  return cells[SIMILAR] ? fill(text.similar, { count: cells[SIMILAR] }) : text.similar_none;
}

function ownCell(id, [text, , more, note], draft) {
  return `<td class="${esc(id)} own"${hover(more)}>${esc(text || "–")}${footnote(note, draft)}${more ? `<small>${esc(more)}</small>` : ""}</td>`;
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
    const names = areas
      .map(([code, name]) => `<li data-name="${esc(name)}">${anchor(data, code, name)}</li>`)
      .join("");
    const list = `<ul>${names}</ul>`;
    const label = fill(text.show_names, { count: areas.length });
    const body = areas.length > FOLDED ? `<details><summary>${esc(label)}</summary>${list}</details>` : list;
    return `<div class="reason"><p><b>${esc(fill(text.missing_areas, { count: areas.length }))}</b>: ${esc(reason)}</p>${body}</div>`;
  });
  return `<section class="missing"><h2>${esc(text.missing)} (${count})</h2>${parts.join("")}</section>`;
}
