// The colours of classes as custom properties of the map, so that a change of theme needs no drawing:
// --class-0 for the fill of the lowest class, --ink-0 for words that lie on it.

// Relative luminance, as WCAG reckons it.
function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Black or white, whichever stands off a colour more: at least 4.5:1 on any.
function inkOn(colour) {
  const light = luminance(colour);
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

function setPalette(map) {
  const { colours, dark } = map.data.classes;
  colours.forEach((colour, i) => {
    map.root.style.setProperty(`--class-${i}`, `light-dark(${colour}, ${dark[i]})`);
    map.root.style.setProperty(`--ink-${i}`, `light-dark(${inkOn(colour)}, ${inkOn(dark[i])})`);
  });
}

function classFill(level) {
  return `var(--class-${level})`;
}
