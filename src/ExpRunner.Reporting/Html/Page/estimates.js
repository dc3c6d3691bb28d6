// Numbers of groups: a middle and how sure it is. The same definitions as in the tables.
const quantile = (sorted, share) => {
  const place = share * (sorted.length - 1), low = Math.floor(place);
  return low + 1 < sorted.length ? sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
};

/** The 97.5% quantile of Student's t (G. W. Hill, Algorithm 396, Comm. ACM 13 (1970) 619). */
const student = freedom => {
  if (freedom < 1) return NaN;
  if (freedom === 1) return 12.706204736174694;
  if (freedom === 2) return 4.302652729696142;
  const share = 0.05, a = 1 / (freedom - 0.5), b = 48 / (a * a);
  let c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * freedom;
  let x = d * share, y = x ** (2 / freedom);
  if (y > 0.05 + a) {
    x = -1.959963984540054;
    y = x * x;
    if (freedom < 5) c += 0.3 * (freedom - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = Math.expm1(a * y * y);
  } else {
    y = ((1 / (((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3) + 0.5 / (freedom + 4)) * y - 1) * (freedom + 1) / (freedom + 2) + 1 / y;
  }
  return Math.sqrt(freedom * y);
};

const aggregates = {
  mean: numbers => numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
  median: numbers => quantile(numbers.slice().sort((a, b) => a - b), 0.5),
  sum: numbers => numbers.reduce((sum, value) => sum + value, 0),
  min: numbers => numbers.reduce((least, value) => Math.min(least, value), Infinity),
  max: numbers => numbers.reduce((most, value) => Math.max(most, value), -Infinity),
  std: numbers => deviation(numbers),
  count: numbers => numbers.length,
};

/** The deviation of a sample. */
const deviation = numbers => {
  const mean = aggregates.mean(numbers);
  return numbers.length < 2 ? NaN : Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1));
};

const errors = {
  ci95: { text: '95% confidence interval of the mean (Student’s t)', of: numbers => student(numbers.length - 1) * deviation(numbers) / Math.sqrt(numbers.length) },
  sd: { text: '± one sample standard deviation', of: deviation },
  se: { text: '± one standard error', of: numbers => deviation(numbers) / Math.sqrt(numbers.length) },
  none: { text: '', of: () => NaN },
};

const five = numbers => {
  const sorted = Float64Array.from(numbers).sort(), [lower, median, upper] = [0.25, 0.5, 0.75].map(share => quantile(sorted, share));
  const reach = 1.5 * (upper - lower), inside = sorted.filter(value => value >= lower - reach && value <= upper + reach);
  return { box: [inside[0], lower, median, upper, inside[inside.length - 1]], beyond: sorted.filter(value => value < lower - reach || value > upper + reach) };
};

/** Edges of bins by Freedman and Diaconis, else Sturges. */
const bins = numbers => {
  const sorted = Float64Array.from(numbers).sort(), from = sorted[0], to = sorted[sorted.length - 1];
  if (!(to > from)) return [from - 0.5, from + 0.5];
  const spread = 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / Math.cbrt(sorted.length);
  const wanted = spread > 0 ? (to - from) / spread : Math.log2(sorted.length) + 1;
  const width = (to - from) / Math.min(Math.max(Math.ceil(wanted), 1), 60);
  return Array.from({ length: Math.round((to - from) / width) + 1 }, (_, edge) => from + edge * width);
};
