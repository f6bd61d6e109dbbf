// Draws the league table of payload.py: one innerHTML, then sorting and search move and hide rows.
// What stands in it is made by rows.js, which precedes this in the same module with table.js.

export default function league({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".league");
  const before = data.addressed ? followAddress : undefined;
  const kept = keep(parentElement, root, data, { id: "rank", down: false }, draw, before);
  const changed = () => data.addressed && toAddress(root, kept);
  if (kept.unsaid) changed();
  root.onclick = (event) => {
    const button = event.target.closest("th button");
    if (button) {
      sortBy(root, data, kept, button.dataset.id);
      return changed();
    }
    const tool = event.target.closest(".tools button");
    if (tool) {
      if (tool.dataset.tool === "last") lastFirst(root, data, kept);
      else detail(root, kept);
      return changed();
    }
    const code = codeOf(event, root);
    if (code) {
      event.preventDefault();
      setTriggerValue("event", { action: "open", code, ...(data.addressed ? asLeft(root, kept) : {}) });
    }
  };
  root.oninput = (event) => {
    if (event.target.type !== "search") return;
    search(root, data, kept, event.target.value);
    changed();
  };
  root.querySelector(".box")?.addEventListener("scroll", changed, { passive: true });
  // paper cannot be clicked open
  removeEventListener("beforeprint", kept.unfold);
  kept.unfold = () =>
    root.querySelectorAll("details").forEach((part) => {
      part.open = true;
    });
  addEventListener("beforeprint", kept.unfold);
  return () => {
    removeEventListener("beforeprint", kept.unfold);
    kept.resized?.disconnect();
    instances.delete(parentElement);
  };
}

function draw(root, data, kept) {
  const { text } = data;
  const columns = columnsOf(data);
  const draft = { data, columns, notes: [] };
  const pinned = pinnedBody(draft);
  const bodies = data.groups.map((group, i) => groupBody(group, i, draft)).join("");
  // Where no area has a figure there is nothing to sort or to look through, only who lacks one.
  const listed = pinned || bodies ? "" : "hidden";
  root.innerHTML = `${tools(text, listed, buttons(data))}
    <div class="box" ${listed} role="region" tabindex="0" aria-label="${esc(text.scroll)}">
      <table>
        <caption class="unseen">${esc(text.caption)}</caption>
        <thead><tr>${columns.map((column) => head(column, data)).join("")}</tr></thead>
        ${pinned}${bodies}
      </table>
    </div>
    <p class="none" hidden></p>
    ${draft.notes.length ? `<ol class="notes">${draft.notes.map((n) => `<li>${esc(data.words[n])}</li>`).join("")}</ol>` : ""}
    ${data.source ? `<p class="source">${esc(data.source)}</p>` : ""}
    ${missing(data)}`;
  detail(root, kept, Boolean(kept.detailed));
  kept.rows = [...root.querySelectorAll("tbody.group tr[data-code]")].map((element) => ({
    element,
    cells: data.groups[element.dataset.group].rows[element.dataset.row],
    key: plain(element.dataset.name),
  }));
  const sorted = columns.find(({ id }) => id === kept.sort.id);
  if (!sorted || !isSortable(sorted, data)) kept.sort = { id: "rank", down: false };
  keepHeadHeight(root, kept);
  markSort(root, kept);
  if (kept.sort.id !== "rank" || kept.sort.down) reorder(root, data, kept);
  root.querySelector("input").value = kept.query;
  search(root, data, kept, kept.query);
  if (kept.scroll) root.querySelector(".box").scrollTop = kept.scroll;
  kept.scroll = 0; // once
}

function buttons({ text, ranked }) {
  const last = ranked ? `<button type="button" data-tool="last">${esc(text.last_first)}</button>` : "";
  return `${last}<button type="button" data-tool="detail" aria-pressed="false">${esc(text.detail)}</button>`;
}

// Who is furthest from a target, or comes last, on top: what most come for.
function lastFirst(root, data, kept) {
  const short = data.columns.find(({ id }) => id.startsWith("target_"));
  kept.sort = short ? { id: short.id, down: !short.down } : { id: "rank", down: false };
  sortBy(root, data, kept, kept.sort.id);
}

// One line a row, or all that is known of it.
function detail(root, kept, wanted = !kept.detailed) {
  kept.detailed = Boolean(wanted);
  root.classList.toggle("detailed", kept.detailed);
  root.querySelector('[data-tool="detail"]')?.setAttribute("aria-pressed", String(kept.detailed));
}

function sortBy(root, data, kept, id) {
  const column = columnsOf(data).find((c) => c.id === id);
  kept.sort = { id, down: kept.sort.id === id ? !kept.sort.down : Boolean(column.down) };
  reorder(root, data, kept);
  markSort(root, kept);
  saySorted(root, data, kept, data.text[`${id}_long`] ?? data.text[id]);
}

// Rows move only inside their own group: figures that may not be compared never meet.
function reorder(root, data, kept) {
  const column = columnsOf(data).find(({ id }) => id === kept.sort.id);
  root.querySelectorAll("tbody.group").forEach((body, index) => {
    const keyed = kept.rows
      .filter(({ element }) => Number(element.dataset.group) === index)
      .map(({ element, cells }) => ({
        element,
        at: Number(element.dataset.row),
        ...keyOf(column, cells, data),
      }));
    const sorted = inOrder(keyed, { language: data.language, down: kept.sort.down });
    body.append(...sorted.map(({ element }) => element));
    placeTiers(body, data.groups[index], kept);
  });
}

// Tiers are bands of the ranks: each stands before its first row, and in no other order.
function placeTiers(body, group, kept) {
  const places = tierOfRows(group);
  const rows = [...body.querySelectorAll("tr[data-code]")];
  for (const tier of body.querySelectorAll("tr.tier")) {
    const inside = rows.filter((row) => places[row.dataset.row] === Number(tier.dataset.tier));
    inside[0].before(tier);
    tier.hidden = kept.sort.id !== "rank" || inside.every((row) => row.hidden);
  }
}

function markSort(root, kept) {
  for (const cell of root.querySelectorAll("thead th")) cell.removeAttribute("aria-sort");
  const sorted = root.querySelector(`thead th[data-id="${kept.sort.id}"]`);
  sorted?.setAttribute("aria-sort", kept.sort.down ? "descending" : "ascending");
}

function search(root, data, kept, query) {
  kept.query = query;
  const wanted = plain(query.trim());
  let shown = showMatching(kept.rows, wanted);
  root.querySelectorAll("tbody.group").forEach((body, index) => {
    body.hidden = !body.querySelector("tr[data-code]:not([hidden])");
    placeTiers(body, data.groups[index], kept);
  });
  for (const part of root.querySelectorAll(".reason")) {
    const names = [...part.querySelectorAll("li")];
    names.forEach((name) => {
      name.hidden = !plain(name.dataset.name).includes(wanted);
    });
    const left = names.filter((name) => !name.hidden).length;
    shown += left;
    part.hidden = !left;
    const fold = part.querySelector("details");
    if (fold && wanted) fold.open = left > 0;
  }
  root.querySelector(".missing")?.toggleAttribute("hidden", !root.querySelector(".reason:not([hidden])"));
  sayFound(root, data, shown, data.total, query);
}

// The pinned row sticks right below the head, whose height the font decides.
function keepHeadHeight(root, kept) {
  const head = root.querySelector("thead");
  kept.resized?.disconnect();
  kept.resized = new ResizeObserver(() => root.style.setProperty("--head", `${head.offsetHeight}px`));
  kept.resized.observe(head);
}
