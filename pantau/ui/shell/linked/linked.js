// Shows HTML from the server and keeps plain clicks on internal links inside the session.
// Buttons with data-toggle set or clear document.body.dataset[name] (CSS does the rest);
// buttons with data-copy copy the page's address and say so.
const sheet =
  document.getElementById("pj-style") ??
  document.head.appendChild(Object.assign(document.createElement("style"), { id: "pj-style" }));
if (sheet.textContent !== STYLE) sheet.textContent = STYLE;

function linked({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  if (root.dataset.html !== data.html) {
    const kept = [...root.querySelectorAll("details[data-keep]")].map((fold) => fold.open);
    root.innerHTML = data.html;
    // folds that stay as the reader left them, whatever area they tell of
    root.querySelectorAll("details[data-keep]").forEach((fold, i) => (fold.open = kept[i] ?? fold.open));
    // a phone has no room for all pages' names: it begins with the present one in sight
    root.querySelector('nav [aria-current="page"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
    root.dataset.html = data.html;
    // a link may lead to a section: by the page's own mark, or by the address's fragment
    const section =
      location.hash.length > 1 ? `[id="${CSS.escape(location.hash.slice(1))}"]` : "[data-begin]";
    // once drawn, and again when what stands above has its height
    const begin = () => root.querySelector(section)?.scrollIntoView({ block: "start" });
    const waits = [0, 400].map((wait) => setTimeout(begin, wait));
    // but never against the reader, who may have gone elsewhere by then
    for (const moved of ["pointerdown", "keydown", "wheel"]) {
      window.addEventListener(moved, () => waits.forEach(clearTimeout), { once: true, capture: true });
    }
  }
  if (data.language) {
    speak(data);
    shutMenus();
    searchByKey();
  }
  root.onkeydown = (event) => {
    const open = event.key === "Escape" && root.querySelector('button[data-toggle][aria-expanded="true"]');
    if (open) open.click();
  };
  // a link is looked at before it is clicked, opened in a tab or copied
  root.onpointerover =
    root.onpointerdown =
    root.onfocusin =
      (event) => keepView(event.target.closest("a[data-internal]"));
  root.onclick = (event) => {
    if (event.target.closest("a[data-search]")) {
      event.preventDefault();
      goToSearch();
      return;
    }
    const link = event.target.closest("a[data-internal]");
    if (link?.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      goTo(document.getElementById(link.getAttribute("href").slice(1)));
      return;
    }
    keepView(link);
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.button)) {
      event.preventDefault();
      setTriggerValue("open", link.getAttribute("href"));
      return;
    }
    const toggle = event.target.closest("button[data-toggle]");
    if (toggle) {
      const name = toggle.dataset.toggle;
      const open = document.body.dataset[name] !== "open";
      document.body.dataset[name] = open ? "open" : "";
      toggle.setAttribute("aria-expanded", String(open));
      toggle.dataset.closed ??= toggle.textContent;
      toggle.textContent = open ? toggle.dataset.open : toggle.dataset.closed;
      return;
    }
    const copy = event.target.closest("button[data-copy]");
    if (copy) copyAddress(copy);
    if (event.target.closest("button[data-print]")) window.print();
  };
}

// To a section of this page: in sight, unfolded, and where the next Tab goes on from.
function goTo(place) {
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  place.scrollIntoView({ block: "start" });
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

// A link says what it changes of the View ("./wilayah?wilayah=16"); the rest of the View is what the
// address holds by then. So links are short, and the navigation need not be sent with every change.
function keepView(link) {
  if (!link) return;
  const [path, changes = ""] = (link.dataset.link ??= link.getAttribute("href")).split("?");
  if (path.startsWith("#")) return; // a place on this page
  const view = new URLSearchParams(window.location.search);
  for (const [key, value] of new URLSearchParams(changes)) view.set(key, value);
  const query = view.toString();
  link.setAttribute("href", path + (query && `?${query}`));
}

// Ctrl+K anywhere, and / where nothing is being written, go to the search.
function searchByKey() {
  document.removeEventListener("keydown", globalThis.pantauSearch);
  globalThis.pantauSearch = (event) => {
    const at = /** @type {Element} */ (event.composedPath()[0]); // also inside our components
    const writing = at.closest?.("input, textarea, select, [contenteditable]");
    const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!asked && (event.key !== "/" || writing)) return;
    event.preventDefault();
    goToSearch();
  };
  document.addEventListener("keydown", globalThis.pantauSearch);
}

function goToSearch() {
  /** @type {HTMLElement | null} */ (document.querySelector(".st-key-search_field input"))?.focus();
}

// A menu is shut by a click beside it, by Escape, and by what was chosen in it.
function shutMenus() {
  document.removeEventListener("click", globalThis.pantauMenus, true);
  document.removeEventListener("keydown", globalThis.pantauMenus, true);
  globalThis.pantauMenus = (event) => {
    const byKey = event instanceof KeyboardEvent;
    if (byKey && event.key !== "Escape") return;
    for (const found of document.querySelectorAll("details[data-menu][open]")) {
      const menu = /** @type {HTMLDetailsElement} */ (found);
      const summary = menu.querySelector("summary");
      if (!byKey && summary?.contains(/** @type {Node} */ (event.target))) continue;
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (byKey && inside) summary?.focus();
    }
  };
  document.addEventListener("click", globalThis.pantauMenus, true);
  document.addEventListener("keydown", globalThis.pantauMenus, true);
}

// Once a page: what language it is in, and where its content begins.
function speak({ language, own_words: ownWords }) {
  document.documentElement.lang = language;
  sayOwnWords(ownWords);
  document.removeEventListener("click", globalThis.pantauSkip, true);
  globalThis.pantauSkip = skip;
  document.addEventListener("click", skip, true);
}

// Streamlit's own skip link leads to the top of the page; ours past navigation and controls, to the title.
function skip(event) {
  if (!event.target.closest?.('[data-testid="stSkipToContent"]')) return;
  event.preventDefault();
  event.stopPropagation();
  const title = document.getElementById("isi");
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}

async function copyAddress(button) {
  const label = button.textContent;
  let copied = true;
  try {
    await navigator.clipboard.writeText(window.location.href);
  } catch {
    // Plain http on a meeting-room network has no clipboard access: copy the old way.
    const field = document.createElement("textarea");
    field.value = window.location.href;
    document.body.append(field);
    field.select();
    copied = document.execCommand("copy");
    field.remove();
  }
  button.textContent = copied ? button.dataset.copied : button.dataset.failed;
  setTimeout(() => {
    button.textContent = label;
  }, 2500);
}
