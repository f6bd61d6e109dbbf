// The server's packed figures, joined with the layer's areas. See payload.py for the form.

const SPARK_ALPHABET = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i))
  .filter((c) => c !== "\\")
  .slice(0, 90)
  .join("");

// One object an area of the layer, in its order; `inScope` areas carry figures.
function unpack(data, layer) {
  const rows = data.rows;
  const numbers = (joined) => joined.split(",").map((digits) => (digits === "" ? null : Number(digits)));
  const [values, numerators, denominators, facets] = [rows.v, rows.n, rows.N, rows.f].map(numbers);
  const down = new Set(rows.down);
  let position = 0;
  return layer.areas.map((place, index) => {
    const mark = rows.k[index];
    if (mark === "-") return { index, place, code: place.code, name: place.name, inScope: false };
    const at = position++;
    const [status, statusWord, date, denominatorDate, basis, missing, notes, margin, sign] =
      rows.facets[facets[at]];
    return {
      index,
      place,
      code: place.code,
      at,
      inScope: true,
      name: rows.names[at] ?? place.name,
      level: mark === "x" ? null : Number(mark),
      // what its colour says, where the value does not say it: the distance to a target
      word: data.text.class_label && mark !== "x" ? data.classes.labels[Number(mark)] : null,
      value: values[at],
      numerator: numerators[at],
      denominator: denominators[at],
      estimate: status === "estimate",
      statusWord,
      date,
      denominatorDate,
      basis,
      missing,
      notes,
      margin,
      sign,
      roundsDown: down.has(at),
      label: rows.names[at] ?? place.label ?? "",
    };
  });
}

// The past of a map's areas, which comes in a message of its own; null until it is there.
function pastOf(data) {
  const past = globalThis.pantauMapPast?.get(data.key);
  return past && past.id === data.past ? past : pastAhead(data);
}

// Past values of one area in tenths of a per cent, null where unknown.
function pastValues(spark, at) {
  const start = at * spark.periods.length * 2;
  return spark.periods.map((_, i) => {
    const pair = spark.line.substr(start + i * 2, 2);
    if (pair === "  ") return null;
    return SPARK_ALPHABET.indexOf(pair[0]) * SPARK_ALPHABET.length + SPARK_ALPHABET.indexOf(pair[1]);
  });
}

// The sentence read out for an area: name, value, n / N, dates.
function spoken(area, text) {
  if (area.level === null) {
    const value = area.value === null ? null : written(area.value, text);
    const date = area.date ? `${text.as_of} ${area.date}` : null;
    return `${area.name}: ${[value, missingSentence(area, text), date].filter(Boolean).join(", ")}`;
  }
  const parts = [`${area.name}: ${written(area.value, text)}`, area.statusWord, area.word];
  if (area.numerator !== null && area.denominator !== null) parts.push(counts(area, text));
  if (area.basis) parts.push(area.basis);
  if (area.date) parts.push(`${text.as_of} ${area.date}`);
  if (area.denominatorDate) parts.push(`${text.denominator_as_of} ${area.denominatorDate}`);
  return [parts.filter(Boolean).join(", "), ...area.notes].join(". ");
}

function counts(area, text) {
  return fill(text.of, { n: people(area.numerator, text), N: people(area.denominator, text) });
}

function missingSentence(area, text) {
  if (area.value !== null) return fill(area.missing, { area: area.name });
  return [text.no_data, fill(area.missing, { area: area.name })].filter(Boolean).join(": ");
}
