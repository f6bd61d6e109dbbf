// Values where there is room for a few letters only: on an area, in the legend of circles.

// 2_836_383 -> "2,8 juta", as `short` of text/numbers.py has it; below ten thousand in full.
function shortCount(count, text) {
  const { scales, pattern } = text.value;
  const within = (value) => fill(pattern, { value });
  if (count < 10_000) return within(people(count, text));
  const tenthsOf = (scale) => Math.floor((count * 10) / scale + 0.5);
  // 999.950 is 1 juta, not 1.000 ribu
  const [scale, words] = scales.findLast(([at]) => at === 1000 || tenthsOf(at / 1000) >= 10_000);
  const tens = tenthsOf(scale);
  const whole = people(Math.floor(tens / 10), text);
  const number = tens % 10 ? `${whole}${text.decimal}${tens % 10}` : whole;
  return within(fill(words, { number }));
}

// An estimate in whole per cents with its range, as `ranged` of text/values.py has it; without a known
// range it bears a sign, so that it never looks like a fact.
function estimated(area, text) {
  const { value, margin, roundsDown } = area;
  const whole = Math.floor(value / 10 + 0.5) - (roundsDown ? 1 : 0);
  const percent = (number) => fill(text.value.pattern, { value: String(number) });
  if (margin === null) return `≈ ${percent(whole)}`;
  if (value - margin * 10 >= 0 && value + margin * 10 <= 1000) return `${percent(whole)} ± ${margin}`;
  return `${Math.max(0, whole - margin)}–${percent(Math.min(100, whole + margin))}`;
}

// The value of an area as its label says it: marked where it is estimated, told roughly, or in doubt.
// "" where there is none.
function labelledValue(area, text) {
  if (!area.inScope || area.value === null) return "";
  if (text.value.decimals && area.estimate && !text.value.words[area.value]) return estimated(area, text);
  const told = text.value.scales ? shortCount(area.value, text) : written(area.value, text);
  if (area.estimate) return `≈ ${told}`;
  if (area.sign === "~") return fill(text.about, { value: told });
  return isStarred(area) ? `${told}*` : told;
}

// Whether a value bears a remark, or may not be compared with the others.
function isStarred({ value, estimate, sign, level }) {
  return value !== null && !estimate && (sign === "*" || (level === null && sign !== "~"));
}
