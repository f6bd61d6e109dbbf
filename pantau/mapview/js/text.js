// Words and numbers. Every word comes from the server's catalogue, and numbers are written with
// its separators: the browser's own locale is never asked.

const SVG = "http://www.w3.org/2000/svg";

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// 38214 -> "38.214"; counts are whole
function people(count, text) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, text.group);
}

// tenths of a per cent, as sent -> "24,5%"
function percent(tenths, text) {
  const sign = tenths < 0 ? "-" : "";
  const size = Math.abs(tenths);
  return sign + fill(text.percent, { value: `${people(Math.floor(size / 10), text)}${text.decimal}${size % 10}` });
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function shape(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
