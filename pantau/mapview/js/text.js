// Words and numbers. Every word comes from the server's catalogue, and numbers are written with
// its separators: the browser's own locale is never asked.

const SVG = "http://www.w3.org/2000/svg";

// '{count:area|areas}' is the word for one or for many, as pantau/text has it.
function fill(template, values) {
  return template.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (whole, name, one, many) => {
    if (!(name in values)) return whole;
    if (one === undefined) return values[name];
    return String(values[name]) === "1" ? one : many;
  });
}

// 38214 -> "38.214"; counts are whole
function people(count, text) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, text.group);
}

// a value as sent, in the unit that text.value describes: 245 tenths of a per cent -> "24,5%"
function written(sent, text) {
  const { pattern, decimals, words } = text.value;
  if (sent in words) return words[sent];
  const sign = sent < 0 ? "-" : "";
  const size = Math.abs(sent);
  const value = decimals
    ? `${people(Math.floor(size / 10), text)}${text.decimal}${size % 10}`
    : people(size, text);
  return sign + fill(pattern, { value });
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// Sets what is not so already: an attribute set anew is painted anew, be it the same.
function setIfOther(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

function shape(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
