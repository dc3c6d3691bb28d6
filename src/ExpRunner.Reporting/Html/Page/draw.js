// Plots drawn in the page from its own data, as options of the same form as those that were made before.
const frame = (x, y, series, more) => ({
  animation: false, backgroundColor: 'transparent', textStyle: { color: 'ink' },
  tooltip: { trigger: 'item', renderMode: 'richText', confine: true },
  grid: { left: 4, right: more && more.visualMap ? 110 : 20, top: more && more.legend ? 40 : 16, bottom: 8 },
  xAxis: { ...x, nameGap: 26 }, yAxis: y, series, ...more,
});

const axisOf = (name, type) => ({
  type, name, nameLocation: 'middle', nameGap: 10,
  nameTextStyle: { color: 'ink' }, axisLabel: { color: 'ink', hideOverlap: true }, axisTick: { show: true },
  axisLine: { show: true, onZero: false, lineStyle: { color: 'muted' } }, splitLine: { lineStyle: { color: 'grid' } },
});

/** An axis of numbers whose ticks are round, wherever it begins and ends. */
const numbersAxis = (name, values, isLog, isUpright, fromZero, isTight) => {
  let least = Infinity, most = -Infinity;
  for (const value of values) if (Number.isFinite(value) && !(isLog && value <= 0)) { if (value < least) least = value; if (value > most) most = value; }
  if (!(most >= least)) [least, most] = isLog ? [1, 10] : [0, 1];
  const axis = axisOf(name, isLog ? 'log' : 'value');
  axis.axisLabel.formatter = value => short(value, 6);
  if (isLog) return { ...axis, min: 10 ** Math.floor(Math.log10(least) + 1e-9), max: 10 ** Math.ceil(Math.log10(most * 1.000001)) };
  const span = most - least || Math.abs(most) * 0.2 || 1, room = isTight && most > least ? 0 : span * 0.04;
  const from = fromZero && least >= 0 ? 0 : least >= 0 && least < room ? 0 : least - room, to = fromZero && most <= 0 ? 0 : most + room;
  const rough = (to - from) / (isUpright ? 5 : 6), power = 10 ** Math.floor(Math.log10(rough)), interval = power * [1, 2, 5, 10].find(step => step * power >= rough * 0.999), ticks = [];
  for (let place = Math.ceil(from / interval - 1e-9); place * interval <= to + interval * 1e-9; place++) ticks.push(+(place * interval).toPrecision(12));
  axis.axisLabel.customValues = axis.axisTick.customValues = ticks;
  return { ...axis, min: from, max: to };
};

/** Names stand at 0, 1, 2 on an axis of numbers, so that bars beside each other have places between them. */
const namesAxis = (name, names) => {
  const labels = names.map(text => text === '' ? '(empty)' : text.length > 24 ? text.slice(0, 23) + '…' : text);
  const step = Math.ceil(names.length / 40), ticks = labels.map((text, place) => [place, text]).filter(tick => tick[0] % step === 0), axis = axisOf(name, 'value');
  const places = ticks.map(tick => tick[0]);
  axis.axisLabel.customValues = places;
  axis.axisTick.customValues = places;
  return { ...axis, min: -0.5, max: names.length - 0.5, splitLine: { show: false }, exprunTicks: ticks };
};

const shape = (kind, name, color, items, anchor, more) => ({
  type: 'custom', name, color, clip: true, data: items.map(anchor), exprunMark: { kind, sideways: false, width: 0, ink: 'ink', items }, ...more,
});

/** The rows of each value of a column: names of few, shades of many numbers. */
const groupsOf = (trials, column, rows) => {
  if (!column) return { names: [''], of: () => 0, colours: ['s0'], count: 1 };
  const names = column.categories(rows), isScale = names.length > 8 && names.every(name => !Number.isNaN(number(name)));
  if (isScale) {
    const values = names.map(number).filter(Number.isFinite), least = Math.min(...[values[0]]), most = values[values.length - 1], steps = 10;
    const of = row => Math.min(Math.floor((column.numbers[row] - least) / (most - least || 1) * steps), steps - 1);
    return { names: Array.from({ length: steps }, (_, step) => short(least + (step + 0.5) / steps * (most - least))), of: row => { const step = of(row); return step >= 0 ? step : -1; }, count: steps,
      colours: Array.from({ length: steps }, (_, step) => `viridis:${(step + 0.5) / steps}`), scale: { least, most, label: column.header } };
  }
  const places = new Map(names.map((name, place) => [name, place]));
  return { names, of: row => column.isMissing(row) ? -1 : places.get(column.full(row)), count: names.length, colours: names.map((_, place) => `s${place}`) };
};

const legendOf = (groups, column) => groups.scale
  ? { visualMap: { min: groups.scale.least, max: groups.scale.most, right: 4, top: 'middle', calculable: false, seriesIndex: [], text: [groups.scale.label, ''], textStyle: { color: 'ink' }, precision: 3,
    inRange: { color: Array.from({ length: 10 }, (_, step) => `viridis:${step / 9}`) } } }
  : column && groups.names.length > 0 ? { legend: { show: true, type: 'scroll', top: 4, data: groups.names, textStyle: { color: 'ink' } } } : {};

const captionOf = (...sentences) => sentences.filter(sentence => sentence).join(' ');

const leftOutOf = (count, what) => count ? `${plural(count, 'trial')} without a finite ${what} left out.` : '';

const countOf = counts => {
  const least = Math.min(...counts), most = Math.max(...counts);
  return counts.length === 0 ? 'n = 0' : least === most ? `n = ${most}` : `n = ${least} to ${most}`;
};

const allRows = trials => Array.from({ length: trials.count }, (_, row) => row);

/** The numbers of a measure, by place on the first axis and by group. */
const collect = (trials, measure, places, groups, rows) => {
  const cells = new Map();
  let leftOut = 0;
  for (const row of rows) {
    const place = places(row), group = groups.of(row);
    if (place === undefined || Number.isNaN(place) || group < 0) continue;
    let had = false;
    measure.each(row, value => {
      if (!Number.isFinite(value)) return;
      had = true;
      const key = place * 1000003 + group;
      const cell = cells.get(key) || cells.set(key, { place, group, numbers: [] }).get(key);
      cell.numbers.push(value);
    });
    leftOut += !had;
  }
  return { cells: [...cells.values()].sort((a, b) => a.group - b.group || a.place - b.place), leftOut };
};

const placesOf = column => {
  if (!column) return { names: [''], of: () => 0 };
  const names = column.categories(Array.from({ length: column.rows }, (_, row) => row)), places = new Map(names.map((name, place) => [name, place]));
  return { names, of: row => column.isMissing(row) ? undefined : places.get(column.full(row)) };
};

/** Means with errors, as lines or as bars. */
const drawMeans = (trials, spec) => {
  const rows = allRows(trials), x = trials.byName.get(spec.x), measure = trials.measure(spec.y), hue = trials.byName.get(spec.hue);
  const groups = groupsOf(trials, hue, rows), isLines = spec.kind === 'lines', named = placesOf(x);
  const isNumeric = isLines && x && named.names.length > 1 && named.names.every(name => Number.isFinite(number(name)));
  const { cells, leftOut } = collect(trials, measure, isNumeric ? row => x.numbers[row] : named.of, groups, rows);
  const middle = aggregates[spec.aggregate], error = spec.aggregate === 'mean' ? errors[spec.error] : errors.none, width = 0.8 / (isLines ? 1 : groups.count);
  for (const cell of cells) {
    cell.middle = middle(cell.numbers);
    cell.error = error.of(cell.numbers);
    cell.at = isLines ? cell.place : cell.place + (cell.group - (groups.count - 1) / 2) * width;
    cell.tip = [x && `${x.header} = ${isNumeric ? short(cell.place, 6) : named.names[cell.place]}`, hue && `${hue.header} = ${groups.names[cell.group]}`,
      `${spec.aggregate} ${measure.name} = ${short(cell.middle, 5)}${cell.error >= 0 ? ` ± ${short(cell.error, 2)}` : ''}`, `n = ${cell.numbers.length}`].filter(line => line).join('\n');
  }
  const series = [], hasError = cell => cell.error >= 0, range = cell => [cell.at, cell.middle - cell.error, cell.middle + cell.error];
  groups.names.forEach((name, group) => {
    const own = cells.filter(cell => cell.group === group), sure = own.filter(hasError), color = groups.colours[group];
    if (own.length === 0) return;
    const tip = { exprunTip: index => own[index].tip };
    if (isLines) {
      if (sure.length > 1 && isNumeric) series.push(shape('band', name, color, [sure.map(range)], items => [items[0][0], items[0][1]], { silent: true }));
      else if (sure.length > 0) series.push(shape('error', name, color, sure.map(range), item => [item[0], item[1]], { silent: true }));
      series.push({ type: 'line', name, color, symbol: 'circle', symbolSize: own.length > 60 ? 0 : 6, showSymbol: own.length <= 60, lineStyle: { color, width: 2 }, data: own.map(cell => [cell.at, cell.middle]), ...tip });
    } else {
      const zero = cell => spec.log && spec.log.y ? [cell.at, 1e-300, cell.middle] : [cell.at, 0, cell.middle];
      const bars = shape('bar', name, color, own.map(zero), item => [item[0], item[2]], tip);
      bars.exprunMark.width = width * 0.9;
      series.push(bars);
      if (sure.length > 0) series.push(shape('error', name, 'ink', sure.map(range), item => [item[0], item[1]], { silent: true }));
    }
  });
  const reach = cells.flatMap(cell => hasError(cell) ? [cell.middle - cell.error, cell.middle + cell.error] : [cell.middle]);
  const xAxis = isNumeric ? numbersAxis(x.header, cells.map(cell => cell.place), spec.log.x) : namesAxis(x ? x.header : '', named.names);
  const yName = spec.aggregate === 'mean' ? measure.name : `${spec.aggregate} of ${measure.name}`;
  return { options: frame(xAxis, numbersAxis(yName, reach, spec.log.y && isLines, true, !isLines), series, legendOf(groups, hue)),
    caption: captionOf(`${spec.aggregate === 'mean' ? 'Mean' : spec.aggregate} of ${measure.name}, ${countOf(cells.map(cell => cell.numbers.length))}.`,
      cells.some(hasError) && `${isLines && isNumeric ? 'Bands' : 'Error bars'}: ${error.text}.`, groups.scale && `${hue.header} in ten steps.`, leftOutOf(leftOut, measure.name)) };
};

const drawBox = (trials, spec) => {
  const rows = allRows(trials), x = trials.byName.get(spec.x), measure = trials.measure(spec.y), hue = trials.byName.get(spec.hue), groups = groupsOf(trials, hue, rows), named = placesOf(x);
  const { cells, leftOut } = collect(trials, measure, named.of, groups, rows), width = 0.8 / groups.count, series = [], reach = [];
  groups.names.forEach((name, group) => {
    const own = cells.filter(cell => cell.group === group).map(cell => ({ ...cell, ...five(cell.numbers), at: cell.place + (group - (groups.count - 1) / 2) * width }));
    if (own.length === 0) return;
    const tip = index => [x && `${x.header} = ${named.names[own[index].place]}`, hue && `${hue.header} = ${name}`, `median ${short(own[index].box[2], 5)}`,
      `quartiles ${short(own[index].box[1], 5)} to ${short(own[index].box[3], 5)}`, `n = ${own[index].numbers.length}`].filter(line => line).join('\n');
    const boxes = shape('box', name, groups.colours[group], own.map(cell => [cell.at, ...cell.box]), item => [item[0], item[3]], { exprunTip: tip });
    boxes.exprunMark.width = width * 0.8;
    const beyond = own.flatMap(cell => [...cell.beyond].map(value => [cell.at, value]));
    series.push(boxes, { type: 'scatter', name, color: groups.colours[group], symbolSize: 4, large: beyond.length > 5000, data: beyond });
    for (const cell of own) reach.push(cell.box[0], cell.box[4], ...(cell.beyond.length ? [cell.beyond[0], cell.beyond[cell.beyond.length - 1]] : []));
  });
  return { options: frame(namesAxis(x ? x.header : '', named.names), numbersAxis(measure.name, reach, spec.log.y, true), series, legendOf(groups, hue)),
    caption: captionOf(`Boxes: quartiles and median; whiskers to the last number within 1.5 times the quartiles’ distance (Tukey), points beyond. ${countOf(cells.map(cell => cell.numbers.length))}.`, leftOutOf(leftOut, measure.name)) };
};

const drawScatter = (trials, spec) => {
  const rows = allRows(trials), y = trials.measure(spec.y), xMeasure = trials.measure(spec.x), x = trials.byName.get(spec.x) || xMeasure.column, hue = trials.byName.get(spec.hue);
  const groups = groupsOf(trials, hue, rows), isNumeric = xMeasure !== null, named = isNumeric ? null : placesOf(x), xName = isNumeric ? xMeasure.name : x.header;
  const points = groups.names.map(() => ({ rows: [], flat: [] })), across = [], upright = [];
  let leftOut = 0;
  for (const row of rows) {
    const at = isNumeric ? xMeasure.mean(row) : named.of(row), value = y.mean(row), group = groups.of(row);
    if (group < 0 || !Number.isFinite(at) || !Number.isFinite(value) || spec.log.x && isNumeric && at <= 0 || spec.log.y && value <= 0) { leftOut++; continue; }
    points[group].rows.push(row);
    points[group].flat.push(isNumeric ? at : at + ((row * 0.6180339887) % 1 - 0.5) * 0.3, value);
    across.push(at);
    upright.push(value);
  }
  const isMany = across.length > 3000;
  const series = points.map((own, group) => ({ type: 'scatter', name: groups.names[group], color: groups.colours[group], symbolSize: isMany ? 3 : across.length > 300 ? 5 : 8, large: isMany, largeThreshold: 0, progressive: 0,
    itemStyle: { opacity: isMany ? 0.5 : 0.8 }, data: isMany ? Float64Array.from(own.flat) : own.rows.map((_, place) => [own.flat[2 * place], own.flat[2 * place + 1]]),
    exprunRow: index => own.rows[index], exprunTip: index => pointTip(trials, own.rows[index], `${y.name} = ${short(own.flat[2 * index + 1], 5)}`) })).filter(one => one.data.length > 0);
  return { options: frame(isNumeric ? numbersAxis(xName, across, spec.log.x) : namesAxis(xName, named.names), numbersAxis(y.name, upright, spec.log.y, true), series, legendOf(groups, hue)),
    caption: captionOf(`${plural(across.length, 'point')}, one for each trial${y.repetitions ? ': means of its repetitions' : ''}.`, !isNumeric && 'Points of one value are spread sideways.', groups.scale && `${hue.header} in ten steps.`, leftOutOf(leftOut, 'number')) };
};

const pointTip = (trials, row, ...lines) => [trials.name(row), ...trials.config(row).slice(0, 12).map(([name, text]) => `${name} = ${text.length > 40 ? text.slice(0, 39) + '…' : text}`), ...lines].join('\n');

const drawHeatmap = (trials, spec) => {
  const rows = allRows(trials), x = trials.byName.get(spec.x), y = trials.byName.get(spec.y), measure = trials.measure(spec.z), across = placesOf(x), upright = placesOf(y);
  const { cells, leftOut } = collect(trials, measure, across.of, { of: row => { const place = upright.of(row); return place === undefined ? -1 : place; } }, rows);
  for (const cell of cells) cell.middle = aggregates[spec.aggregate](cell.numbers);
  const shown = cells.filter(cell => Number.isFinite(cell.middle)), middles = shown.map(cell => cell.middle);
  const least = middles.length ? aggregates.min(middles) : 0, most = middles.length ? aggregates.max(middles) : 1;
  const precision = most > least ? Math.min(Math.max(2 - Math.floor(Math.log10(most - least)), 0), 15) : 3;
  const category = (axis, isUpright) => ({ ...axisOf(axis.header, 'category'), data: (isUpright ? upright : across).names, inverse: isUpright, splitLine: { show: false } });
  const label = cells.length <= 150 && across.names.length <= 12 ? { show: true, formatter: params => params.value[2].toFixed(precision) } : { show: false };
  const series = [{ type: 'heatmap', data: shown.map(cell => [cell.place, cell.group, cell.middle]), label,
    exprunTip: index => [`${x.header} = ${across.names[shown[index].place]}`, `${y.header} = ${upright.names[shown[index].group]}`, `${spec.aggregate} ${measure.name} = ${short(shown[index].middle, 5)}`, `n = ${shown[index].numbers.length}`].join('\n') }];
  const visualMap = { min: least, max: most > least ? most : least + 1, calculable: true, right: 4, top: 'middle', precision,
    text: [measure.name, ''], textStyle: { color: 'ink' }, seriesIndex: [0], inRange: { color: Array.from({ length: 10 }, (_, step) => `viridis=${step / 9}`) } };
  return { options: frame(category(x, false), category(y, true), series, { visualMap }),
    caption: captionOf(`Fields: ${spec.aggregate} of ${measure.name}, ${countOf(cells.map(cell => cell.numbers.length))}.`, leftOutOf(leftOut, measure.name)) };
};

const drawHistogram = (trials, spec) => {
  const rows = allRows(trials), measure = trials.measure(spec.x), hue = trials.byName.get(spec.hue), groups = groupsOf(trials, hue, rows);
  const { cells, leftOut } = collect(trials, measure, () => 0, groups, rows), all = cells.flatMap(cell => cell.numbers);
  const edges = all.length ? bins(all) : [0, 1], width = edges[1] - edges[0], base = new Float64Array(edges.length - 1), series = [];
  for (const cell of cells) {
    const counts = new Float64Array(edges.length - 1), from = base.slice();
    for (const value of cell.numbers) counts[Math.min(Math.floor((value - edges[0]) / width), counts.length - 1)]++;
    counts.forEach((count, bin) => base[bin] += count);
    const items = [...counts].map((count, bin) => [edges[bin] + width / 2, from[bin], from[bin] + count]);
    const bars = shape('bar', groups.names[cell.group], groups.colours[cell.group], items, item => [item[0], item[2]],
      { exprunTip: index => `${short(edges[index], 5)} to ${short(edges[index + 1], 5)}\n${hue ? `${hue.header} = ${groups.names[cell.group]}\n` : ''}${counts[index]} of ${cell.numbers.length}` });
    bars.exprunMark.width = width * 0.96;
    series.push(bars);
  }
  return { options: frame(numbersAxis(measure.name, edges, false), numbersAxis('count', [...base], false, true, true), series, legendOf(groups, hue)),
    caption: captionOf(`${plural(all.length, 'number')} in ${plural(edges.length - 1, 'bin')} (Freedman–Diaconis)${hue ? ', stacked' : ''}.`, leftOutOf(leftOut, measure.name)) };
};

const drawParallel = (trials, spec) => {
  const measure = trials.measure(spec.y), most = 3000, fields = (trials.varying.length ? trials.varying : trials.fields).slice(0, 9);
  const withNumber = allRows(trials).filter(row => Number.isFinite(measure.mean(row))), step = Math.max(1, Math.ceil(withNumber.length / most)), rows = withNumber.filter((_, place) => place % step === 0);
  const values = rows.map(row => measure.mean(row)), least = values.length ? aggregates.min(values) : 0, top = values.length ? aggregates.max(values) : 1;
  const named = fields.map(placesOf), look = { nameTextStyle: { color: 'ink' }, axisLabel: { color: 'ink', hideOverlap: true }, axisLine: { lineStyle: { color: 'muted' } } };
  const parallelAxis = [...fields.map((field, dim) => ({ dim, name: field.header, ...look, ...(field.isNumber && named[dim].names.length > 12 ? { type: 'value', scale: true } : { type: 'category', data: named[dim].names }) })),
    { dim: fields.length, name: measure.name, type: 'value', scale: true, ...look }];
  const data = rows.map((row, place) => [...fields.map((field, dim) => parallelAxis[dim].type === 'value' ? field.numbers[row] : field.full(row)), values[place]]);
  const options = { animation: false, backgroundColor: 'transparent', textStyle: { color: 'ink' }, tooltip: { renderMode: 'richText', confine: true }, parallelAxis, parallel: { left: 40, right: 150, top: 36, bottom: 24 },
    visualMap: { min: least, max: top > least ? top : least + 1, dimension: fields.length, right: 4, top: 'middle', precision: 3, calculable: true, text: [measure.name, ''], textStyle: { color: 'ink' }, inRange: { color: Array.from({ length: 10 }, (_, at) => `viridis:${at / 9}`) } },
    series: [{ type: 'parallel', lineStyle: { width: rows.length > 300 ? 0.7 : 1.3, opacity: rows.length > 300 ? 0.4 : 0.8 }, data, exprunRow: index => rows[index], exprunTip: index => pointTip(trials, rows[index], `${measure.name} = ${short(values[index], 5)}`) }] };
  return { options, caption: captionOf(`A line for each trial, coloured by its mean ${measure.name}. Drag along an axis to pick lines.`, step > 1 && `${rows.length} of ${withNumber.length} trials, evenly taken.`, leftOutOf(trials.count - withNumber.length, measure.name)) };
};

const kinds = {
  scatter: { text: 'scatter', draw: drawScatter, x: 'any', y: 'measure', hue: true },
  lines: { text: 'lines', draw: drawMeans, x: 'column', y: 'measure', hue: true, means: true },
  bars: { text: 'bars', draw: drawMeans, x: 'column', y: 'measure', hue: true, means: true },
  box: { text: 'box', draw: drawBox, x: 'column', y: 'measure', hue: true },
  heatmap: { text: 'heatmap', draw: drawHeatmap, x: 'column', y: 'column', z: 'measure', aggregate: true },
  histogram: { text: 'histogram', draw: drawHistogram, x: 'measure', hue: true },
  parallel: { text: 'parallel coordinates', draw: drawParallel, y: 'measure' },
};
