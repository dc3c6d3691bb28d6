// A plot with menus. What was chosen stays as it was made until a menu is changed.
const theme = () => document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** A chart that follows size and theme, and is drawn when it comes into sight. */
class Chart {
  /** @param made called once, when there is a chart that listens. */
  constructor(element, draw, made) {
    Object.assign(this, { element, draw, made, isInSight: false });
    Chart.all.add(this);
    Chart.sight.observe(element);
    Chart.size.observe(element);
  }

  refresh() {
    if (!this.isInSight || !this.element.isConnected || this.element.clientWidth === 0) return;
    const isFirst = !this.chart;
    this.chart ||= echarts.init(this.element, null, { renderer: 'canvas' });
    this.options = this.draw();
    if (isFirst) this.chart.on('finished', Chart.painted);
    this.chart.setOption(exprunPlot.prepare(this.options, theme()), { notMerge: true });
    if (isFirst) this.made(this);
  }

  show() {
    if (this.isInSight) return;
    this.isInSight = true;
    this.refresh();
  }

  drop() {
    Chart.all.delete(this);
    Chart.sight.unobserve(this.element);
    Chart.size.unobserve(this.element);
    this.chart?.dispose();
  }

  on(event, action) {
    this.chart.on(event, params => params.componentType === 'series' && action(this.options.series[params.seriesIndex], params));
  }
}
Chart.all = new Set();
Chart.painted = () => mark('plot');
Chart.waiting = [];
/** A chart a frame: the first can be looked at while the others are drawn. */
Chart.drawNext = () => requestAnimationFrame(() => {
  Chart.of(Chart.waiting.shift())?.show();
  if (Chart.waiting.length > 0) Chart.drawNext();
});
Chart.sight = new IntersectionObserver(entries => {
  const seen = entries.filter(entry => entry.isIntersecting && !Chart.of(entry.target)?.isInSight).map(entry => entry.target);
  if (seen.length > 0 && Chart.waiting.length === 0) Chart.drawNext();
  Chart.waiting.push(...seen);
}, { rootMargin: '300px' });
Chart.size = new ResizeObserver(entries => entries.forEach(entry => Chart.of(entry.target)?.chart?.resize()));
/** Plots that are in sight at once are drawn without waiting for what observes them. */
Chart.refreshFirst = root => {
  const [first] = root.querySelectorAll('.chart');
  if (first) Chart.of(first)?.show();
};
Chart.of = element => [...Chart.all].find(chart => chart.element === element);

const choicesOf = {
  measure: trials => [...trials.measures.keys()],
  column: trials => trials.columns.filter(column => column.role === 'field' || column.role === 'status' || column.role === 'other' || column.role === 'id').map(column => column.name),
  any: trials => [...new Set([...choicesOf.column(trials), ...choicesOf.measure(trials)])],
};

/** What is drawn where a menu says nothing else. */
const fitting = (trials, wanted) => {
  const kind = kinds[wanted.kind], spec = { kind: wanted.kind, aggregate: wanted.aggregate || 'mean', error: wanted.error || 'ci95', hue: wanted.hue || '' };
  const fields = (trials.varying.length ? trials.varying : trials.fields).map(field => field.name), score = trials.scores[0]?.name || choicesOf.measure(trials)[0];
  const fit = (axis, preferred) => {
    const choices = kind[axis] ? choicesOf[kind[axis]](trials) : [], asScore = trials.byName.get(wanted[axis])?.of;
    spec[axis] = [wanted[axis], asScore, ...preferred, choices[0]].find(name => choices.includes(name));
  };
  fit('x', kind.x === 'measure' ? [wanted.y, wanted.z, score] : fields);
  fit('y', kind.y === 'measure' ? [wanted.z, wanted.x, score] : fields.filter(field => field !== spec.x));
  fit('z', [wanted.y, score]);
  spec.log = wanted.log || { x: isWide(trials.byName.get(spec.x)), y: false };
  return Object.entries(kind).some(([axis, choice]) => choicesOf[choice] && !spec[axis]) ? null : spec;
};

/** Whether a field's numbers are steps of factors. */
const isWide = column => {
  if (!column || !column.isNumber || column.role !== 'field') return false;
  let least = Infinity, most = 0;
  for (const value of column.numbers) {
    if (value <= 0) return false;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most / least >= 100;
};

class Card {
  /** @param made what was chosen: title, kind, axes, options, caption; without options it is drawn here. */
  constructor(view, made) {
    Object.assign(this, { view, made, spec: made.options ? null : made });
    this.canvas = h('div', { class: 'chart' });
    this.caption = h('figcaption', null, made.caption || '');
    this.title = h('h3', null, made.title || 'Plot');
    this.menus = h('div', { class: 'menus', hidden: !!made.options });
    this.opener = h('button', { type: 'button', class: 'quiet', 'aria-expanded': String(!made.options), onclick: () => this.toggle() }, 'change axes');
    this.element = h('figure', { class: 'card' }, h('header', null, this.title, this.opener), this.menus, this.canvas, this.caption);
    this.chart = new Chart(this.canvas, () => this.draw(), chart => {
      chart.on('click', (series, params) => this.pick(series, params, row => this.view.pick(row)));
      chart.on('mouseover', (series, params) => this.pick(series, params, row => this.view.table.point(row)));
      chart.on('mouseout', () => this.view.table.point(-1));
    });
    this.fillMenus();
  }

  pick(series, params, action) {
    const row = series.exprunRow ? series.exprunRow(params.dataIndex) : this.view.trials.rowOf(params.name);
    if (row >= 0) action(row);
  }

  toggle() {
    this.menus.hidden = !this.menus.hidden;
    this.opener.setAttribute('aria-expanded', String(!this.menus.hidden));
  }

  update(made) {
    const isOwn = this.spec !== null;
    this.made = made;
    if (!isOwn) this.title.textContent = made.title || 'Plot';
    if (!this.menus.contains(document.activeElement)) this.fillMenus();
    this.chart.refresh();
  }

  draw() {
    const drawn = this.spec ? this.redraw() : { options: asCard(this.made.options, this.view.trials), caption: this.made.caption };
    this.caption.textContent = drawn.caption || '';
    this.canvas.setAttribute('aria-label', `${this.title.textContent}. ${drawn.caption || ''}`);
    return drawn.options;
  }

  redraw() {
    const spec = fitting(this.view.trials, this.spec);
    if (!spec) return { options: { animation: false, series: [] }, caption: 'There is nothing this kind of plot could show.' };
    const { x, y, z, hue } = spec;
    this.title.textContent = { heatmap: `${z} by ${x} and ${y}`, histogram: x, parallel: y }[spec.kind] || [y, x && `by ${x}`, hue && `and ${hue}`].filter(part => part).join(' ');
    return kinds[spec.kind].draw(this.view.trials, spec);
  }

  change(part) {
    const current = this.spec || { kind: this.made.kind, x: this.made.x, y: this.made.y, z: this.made.z, hue: this.made.hue };
    this.spec = { ...current, ...part };
    if (part.x || part.kind) this.spec.log = null;
    if (part.kind === 'histogram') this.spec.x = current.z || current.y;
    if (!kinds[this.spec.kind]) this.spec.kind = 'scatter';
    this.spec = fitting(this.view.trials, this.spec) || this.spec;
    this.fillMenus();
    this.chart.refresh();
  }

  reset() {
    this.spec = null;
    this.title.textContent = this.made.title || 'Plot';
    this.fillMenus();
    this.chart.refresh();
  }

  fillMenus() {
    const { trials } = this.view, had = document.activeElement?.getAttribute?.('aria-label'), isIn = this.menus.contains(document.activeElement);
    const spec = this.spec || this.made, kind = kinds[spec.kind], now = kind ? fitting(trials, spec) || spec : spec, list = names => names.map(name => ({ value: name, text: trials.byName.get(name)?.header || name }));
    const choose = (label, axis, choices) => menu(label, choices, now[axis] || '', value => this.change({ [axis]: value }));
    const chosen = kind ? [] : [{ value: spec.kind, text: spec.kind }];
    this.menus.replaceChildren(choose('kind', 'kind', [...chosen, ...Object.entries(kinds).map(([value, one]) => ({ value, text: one.text }))]));
    if (kind) {
      for (const axis of ['x', 'y', 'z']) if (kind[axis]) this.menus.append(choose(axis === 'z' ? 'colour' : axis, axis, list(choicesOf[kind[axis]](trials))));
      if (kind.hue) this.menus.append(choose('colour', 'hue', [{ value: '', text: 'none' }, ...list(choicesOf.column(trials))]));
      if (kind.means || kind.aggregate) this.menus.append(choose('middle', 'aggregate', Object.keys(aggregates).map(value => ({ value, text: value }))));
      if (kind.means && (now.aggregate || 'mean') === 'mean') this.menus.append(choose('errors', 'error', Object.keys(errors).map(value => ({ value, text: value }))));
      if (['scatter', 'lines'].includes(spec.kind)) for (const axis of ['x', 'y']) this.menus.append(this.logBox(now, axis));
    }
    if (this.spec && this.made.options) this.menus.append(h('button', { type: 'button', class: 'quiet', onclick: () => this.reset() }, 'as chosen'));
    if (this.made.isAdded) this.menus.append(h('button', { type: 'button', class: 'quiet', onclick: () => this.view.removeCard(this) }, 'remove'));
    if (isIn && had) this.menus.querySelector(`[aria-label="${had}"]`)?.focus();
  }

  logBox(now, axis) {
    const box = h('input', { type: 'checkbox', 'aria-label': `log ${axis}`, checked: !!(now.log && now.log[axis]), onchange: () => this.change({ log: { ...now.log, [axis]: box.checked } }) });
    return h('label', { class: 'menu' }, box, `log ${axis}`);
  }
}

/** Options that were made before, without the title that the card has already; trials are named with their config. */
const asCard = (options, trials) => {
  const hasLegend = options.legend && options.legend.show;
  const series = trials ? options.series.map(one => one.type === 'scatter' ? { ...one, exprunTipOf: name => { const row = trials.rowOf(name); return row >= 0 ? trials.config(row).map(([field, text]) => `${field} = ${text}`) : []; } } : one) : options.series;
  return { ...options, series, title: { ...options.title, show: false }, legend: { ...options.legend, top: 4 }, grid: { ...options.grid, top: hasLegend ? 40 : 16 } };
};
