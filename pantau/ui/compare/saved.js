// Sets of areas that this browser keeps under a name. The link carries the set itself; a name is only a
// short way back to it, on this device. Everything from the server or the store is written as text.
const STORE = "pantau-sets";
const MOST = 30; // sets kept
const LONGEST = 40; // characters of a name

function read() {
  try {
    const sets = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(sets)
      ? sets.filter((set) => typeof set?.name === "string" && typeof set?.codes === "string")
      : [];
  } catch {
    return []; // another program's value, or a browser that keeps nothing
  }
}

function write(sets) {
  try {
    localStorage.setItem(STORE, JSON.stringify(sets.slice(-MOST)));
    return true;
  } catch {
    return false;
  }
}

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export default function saved({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".sets");
  const { text, current } = data;
  const message = element("span", { className: "quiet" });
  message.setAttribute("role", "status");
  const redraw = (words = "") => draw(words);
  draw("");

  function draw(words) {
    const sets = read();
    const list = element("ul", {});
    for (const set of sets) {
      const open = element("button", {
        type: "button",
        textContent: `${set.name} (${set.codes.split(",").length})`,
      });
      open.onclick = () => setTriggerValue("open", { units: set.units, level: set.level, codes: set.codes });
      const drop = element("button", { type: "button", textContent: "×", className: "drop" });
      drop.setAttribute("aria-label", fill(text.remove, { name: set.name }));
      drop.onclick = () => {
        write(sets.filter((other) => other !== set));
        redraw(fill(text.removed, { name: set.name }));
      };
      list.append(element("li", {}, open, drop));
    }
    message.textContent = words;
    const parts = [element("strong", { textContent: text.title })];
    parts.push(sets.length ? list : element("span", { className: "quiet", textContent: text.empty }));
    if (current.codes) parts.push(form(sets));
    root.replaceChildren(
      ...parts,
      message,
      element("span", { className: "quiet note", textContent: text.note }),
    );
  }

  function form(sets) {
    const field = element("input", {
      type: "text",
      maxLength: LONGEST,
      required: true,
      placeholder: text.name,
    });
    field.setAttribute("aria-label", text.name);
    const made = element("form", {}, field, element("button", { type: "submit", textContent: text.save }));
    made.onsubmit = (event) => {
      event.preventDefault();
      const name = field.value.trim();
      if (!name) return;
      const kept = write([...sets.filter((set) => set.name !== name), { name, ...current }]);
      redraw(kept ? fill(text.saved, { name }) : text.failed);
    };
    return made;
  }
}
