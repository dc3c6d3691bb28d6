// Draws what the library has no series for: bands, bars between any numbers, boxes, outlines, error bars, texts.
const exprunPlot = (() => {
  const place = (api, mark, at, value) => api.coord(mark.sideways ? [value, at] : [at, value]);
  const line = (from, to, colour, width) =>
    ({ type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: colour, lineWidth: width } });
  const polygon = (points, style) => ({ type: 'polygon', shape: { points }, style });
  const rect = (api, mark, at, low, high, style) => {
    const a = place(api, mark, at - mark.width / 2, low), b = place(api, mark, at + mark.width / 2, high);
    return { type: 'rect', shape: { x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), width: Math.abs(a[0] - b[0]), height: Math.abs(a[1] - b[1]) }, style };
  };
  const cap = (end, mark, colour, size) => line(
    mark.sideways ? [end[0], end[1] - size] : [end[0] - size, end[1]],
    mark.sideways ? [end[0], end[1] + size] : [end[0] + size, end[1]], colour, 1.2);
  const draw = {
    band: (api, mark, item, colour) => polygon(
      item.map(p => place(api, mark, p[0], p[2])).concat(item.slice().reverse().map(p => place(api, mark, p[0], p[1]))), { fill: colour, opacity: 0.2 }),
    shape: (api, mark, item, colour) => polygon(item.map(p => place(api, mark, p[0], p[1])), { fill: colour, fillOpacity: 0.35, stroke: colour, lineWidth: 1 }),
    bar: (api, mark, item, colour) => rect(api, mark, item[0], item[1], item[2], { fill: colour }),
    error: (api, mark, item, colour) => {
      const low = place(api, mark, item[0], item[1]), high = place(api, mark, item[0], item[2]);
      return { type: 'group', children: [line(low, high, colour, 1.2), cap(low, mark, colour, 4), cap(high, mark, colour, 4)] };
    },
    box: (api, mark, item, colour) => {
      const [at, low, lower, median, upper, high] = item, half = mark.width / 2;
      const p = (shift, value) => place(api, mark, at + shift, value);
      return { type: 'group', children: [
        rect(api, mark, at, lower, upper, { fill: colour, fillOpacity: 0.3, stroke: colour, lineWidth: 1.2 }),
        line(p(0, upper), p(0, high), colour, 1.2), line(p(0, lower), p(0, low), colour, 1.2),
        line(p(-half / 2, high), p(half / 2, high), colour, 1.2), line(p(-half / 2, low), p(half / 2, low), colour, 1.2),
        line(p(-half, median), p(half, median), mark.ink, 2)] };
    },
    text: (api, mark, item, colour, ground) => {
      const [x, y] = place(api, mark, item[0], item[1]), side = item[3];
      return { type: 'text', x: x + (side === 'left' ? -5 : side === 'right' ? 5 : 0), y: y - (side === 'above' ? 5 : 0), style: {
        text: item[2], fill: colour, stroke: ground, lineWidth: 3, fontSize: 11, align: side === 'left' ? 'right' : side === 'right' ? 'left' : 'center', verticalAlign: side === 'above' ? 'bottom' : 'middle' } };
    },
  };
  // A colour's name on a ground; a ramp's place after ":" is kept off the end that the ground hides.
  const colour = (name, theme) => {
    const on = exprunThemes[theme], ramp = /^(viridis|cividis)([:=])(.+)$/.exec(name);
    if (!ramp) return /^s\d+$/.test(name) ? on.names[name.slice(1) % on.names.length] : on[name] || name;
    const stops = exprunThemes[ramp[1]], [from, to] = ramp[2] === ':' ? on.seen : [0, 1];
    const at = Math.min(Math.max(from + ramp[3] * (to - from), 0), 1) * (stops.length - 1), first = Math.min(Math.floor(at), stops.length - 2);
    const part = start => {
      const [low, high] = [stops[first], stops[first + 1]].map(stop => parseInt(stop.slice(start, start + 2), 16));
      return Math.round(low + (at - first) * (high - low)).toString(16).padStart(2, '0');
    };
    return '#' + part(1) + part(3) + part(5);
  };
  const named = { color: true, ink: true, borderColor: true, backgroundColor: true }, kept = { data: true, items: true, exprunTicks: true };
  const resolve = (value, theme) => {
    if (Array.isArray(value)) return value.map(item => resolve(item, theme));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key,
      kept[key] ? item : !named[key] ? resolve(item, theme) : Array.isArray(item) ? item.map(name => colour(name, theme)) : colour(item, theme)]));
  };
  const label = (axis, value) => {
    // The library hands out the numbers we gave it, on logarithmic axes with the rounding of a power.
    return (axis.exprunTicks.find(tick => Math.abs(tick[0] - value) <= 1e-9 * Math.abs(value)) || ['', ''])[1];
  };
  const said = (axis, value) => `${axis.name ? `${axis.name} = ` : ''}${(axis.exprunTicks && axis.splitLine && axis.splitLine.show === false && label(axis, Math.round(value))) || (axis.data && axis.data[value]) || (typeof value === 'number' ? +value.toPrecision(5) : value)}`;
  const tip = (options, params) => {
    const series = options.series[params.seriesIndex] || {}, value = params.value;
    if (series.exprunTip) return series.exprunTip(params.dataIndex);
    const lines = [params.name, series.name].filter(text => text && !/^series\d/.test(text));
    if (params.name && series.exprunTipOf) lines.push(...series.exprunTipOf(params.name));
    if (Array.isArray(value) && options.xAxis) lines.push(said(options.xAxis, value[0]), said(options.yAxis, value[1]));
    if (Array.isArray(value) && value.length > 2 && series.type === 'heatmap') lines.push(String(+value[2].toPrecision(5)));
    return lines.join('\n');
  };
  const prepare = (options, theme) => {
    const ready = resolve(options, theme), on = exprunThemes[theme];
    for (const axis of [ready.xAxis, ready.yAxis]) {
      if (axis && axis.exprunTicks) axis.axisLabel.formatter = value => label(axis, value);
    }
    for (const series of ready.series) {
      const mark = series.exprunMark;
      if (mark) series.renderItem = (params, api) => draw[mark.kind](api, mark, mark.items[params.dataIndex], series.color, on.ground);
    }
    // Braces would be read as a style's name.
    ready.tooltip = { ...ready.tooltip, backgroundColor: on.ground, borderColor: on.muted, textStyle: { color: on.ink, fontSize: 12 }, formatter: params => tip(ready, params).replaceAll('{', '{\u200b') };
    return ready;
  };
  return { prepare, colour };
})();
