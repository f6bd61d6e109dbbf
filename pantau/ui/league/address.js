// Sort, search and scroll position in the address: a shared link and Back show the table as it was left.
// They replace the entry of the browser's history that is there, so that Back leaves the page as before;
// the server, which does not see that, is told of them when an area is opened, and hands them on as options
// of the View (pantau/url_options.py).

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

// What stands in the address, by its keys; '' for what is as it is at first.
function asLeft(root, kept) {
  const { id, down } = kept.sort;
  const plainly = id === "rank" && !down;
  return {
    [KEYS.sort]: plainly ? "" : `${id}.${down ? "turun" : "naik"}`,
    [KEYS.query]: kept.query.trim(),
    [KEYS.scroll]: String(Math.round(root.querySelector(".box")?.scrollTop ?? 0) || ""),
  };
}

function toAddress(root, kept) {
  clearTimeout(kept.writing);
  kept.writing = setTimeout(() => {
    if (!root.isConnected || location.pathname !== kept.path) return; // the page has been left meanwhile
    const params = new URLSearchParams(location.search);
    for (const [key, value] of Object.entries(asLeft(root, kept))) {
      if (value === "") params.delete(key);
      else params.set(key, value);
    }
    history.replaceState(history.state, "", `${location.pathname}?${params}${location.hash}`);
    kept.address = JSON.stringify(fromAddress());
  }, PAUSE);
}

// Before a table is drawn: as the address has it, where that is not what the table itself wrote there. An
// address that the server wrote says nothing of the table, which then stays as it is and says it again.
function followAddress(kept) {
  const told = fromAddress();
  const address = JSON.stringify(told);
  kept.path = location.pathname;
  if (kept.address === address) return;
  kept.unsaid = kept.address !== undefined && !told.sort && !told.query && !told.scroll;
  if (kept.unsaid) return;
  Object.assign(kept, {
    address,
    json: "",
    sort: told.sort ?? { id: "rank", down: false },
    query: told.query,
  });
  kept.scroll = told.scroll;
}
