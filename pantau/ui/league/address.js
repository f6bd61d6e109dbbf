// Sort, search and scroll position in the address: a shared link and Back show the table as it was left.
// They replace the entry of the browser's history that is there, so that Back leaves the page as before;
// the server hands them on as options of the View (pantau/url_options.py).

const KEYS = { sort: "urut", query: "cari", scroll: "gulir" };
const WAYS = { naik: false, turun: true };
const PAUSE = 250; // ms without a move before it is written

// What the address says: {sort: {id, down} or null, query, scroll}.
function fromAddress() {
  const params = new URLSearchParams(location.search);
  const [id, way] = (params.get(KEYS.sort) ?? "").split(".");
  return {
    sort: id && way in WAYS ? { id, down: WAYS[way] } : null,
    query: params.get(KEYS.query) ?? "",
    scroll: Number(params.get(KEYS.scroll)) || 0,
  };
}

function toAddress(root, kept) {
  clearTimeout(kept.writing);
  kept.writing = setTimeout(() => {
    const box = root.querySelector(".box");
    if (!root.isConnected || !box) return; // the page has been left meanwhile
    const params = new URLSearchParams(location.search);
    const { id, down } = kept.sort;
    const plainly = id === "rank" && !down;
    write(params, KEYS.sort, plainly ? "" : `${id}.${down ? "turun" : "naik"}`);
    write(params, KEYS.query, kept.query.trim());
    write(params, KEYS.scroll, Math.round(box.scrollTop) || "");
    history.replaceState(history.state, "", `${location.pathname}?${params}${location.hash}`);
    kept.address = JSON.stringify(fromAddress());
  }, PAUSE);
}

function write(params, key, value) {
  if (value === "") params.delete(key);
  else params.set(key, String(value));
}

// Before a table is drawn: as the address has it, where that is not what the table itself wrote there.
function followAddress(kept) {
  const told = fromAddress();
  const address = JSON.stringify(told);
  if (kept.address === address) return;
  Object.assign(kept, {
    address,
    json: "",
    sort: told.sort ?? { id: "rank", down: false },
    query: told.query,
  });
  kept.scroll = told.scroll;
}
