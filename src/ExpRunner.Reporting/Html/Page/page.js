// The whole page: header, experiments, theme, anchors.
const version = 1;

const report = {
  views: new Map(),

  open() {
    this.root = document.getElementById('exprun');
    this.head = h('header', { class: 'page' });
    this.warnings = h('div');
    this.tabs = h('nav', { class: 'tabs', 'aria-label': 'experiments' });
    this.main = h('main');
    addEventListener('hashchange', () => this.go());
    addEventListener('beforeprint', () => this.print(true));
    addEventListener('afterprint', () => this.print(false));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.recolour());
    if (['light', 'dark'].includes(kept.get('theme'))) document.documentElement.dataset.theme = kept.get('theme');
    const data = document.getElementById('exprun-data');
    if (!data) return live(this);
    this.show(JSON.parse(data.textContent));
    data.remove();
  },

  /** Shows data; called again, it shows newer data and keeps what was chosen. */
  show(data) {
    if (!(data.version <= version)) return this.refuse(data.version);
    this.data = data;
    if (data.theme && !kept.get('theme')) document.documentElement.dataset.theme = data.theme;
    if (!this.head.isConnected) this.root.replaceChildren(this.head, this.warnings, this.tabs, this.main);
    document.title = data.title || 'ExpRunner';
    this.fillHead();
    this.fillWarnings();
    if (data.figure) return showFigure(this.main, data.figure);
    const keys = keysOf(data.experiments || []);
    for (const key of this.views.keys()) if (!keys.includes(key)) this.forget(key);
    this.keys = new Map(keys.map((key, place) => [key, data.experiments[place]]));
    for (const [key, view] of this.views) view.update(this.keys.get(key));
    if (keys.length === 0) { this.main.replaceChildren(h('p', { class: 'none' }, 'No results yet.')); mark('table'); }
    this.go();
  },

  /** Shows how far runs are, before their data come. */
  progress(runs) {
    if (!this.data) return;
    runs.forEach(({ name, run }, place) => {
      const key = [...this.keys.keys()][place], data = this.keys.get(key);
      if (!data || data.name !== name) return;
      data.run = run;
      this.views.get(key)?.updateRun(run);
    });
    this.fillTabs();
  },

  refuse(found) {
    this.root.replaceChildren(h('p', { class: 'none', role: 'alert' }, `These data have version ${found === undefined ? 'none' : found}, and this page knows versions up to ${version}. Write the page again with the ExpRunner that wrote the data, or a newer one.`));
    document.documentElement.dataset.ready = 'no';
  },

  fillHead() {
    const { data } = this, several = (data.experiments || []).length !== 1;
    const made = [data.made && moment(data.made), data.by].filter(part => part).join(' · ');
    this.liveState ||= h('span', { class: 'live', role: 'status' });
    this.switch ||= h('button', { type: 'button', class: 'quiet', onclick: () => this.turn() });
    this.head.replaceChildren(h('p', { class: several ? 'title' : 'title small' }, data.title || ''), h('p', { class: 'muted' }, made), this.liveState, this.switch);
    this.nameSwitch();
  },

  fillWarnings() {
    const { warnings } = this.data;
    keepOpen(this.warnings, () => this.warnings.replaceChildren(...warnings && warnings.length > 0
      ? [h('details', { class: 'warnings', 'data-key': 'warnings' }, h('summary', null, plural(warnings.length, 'warning')), h('ul', null, warnings.slice(0, 200).map(warning => h('li', null, warning))))] : []));
  },

  fillTabs() {
    this.tabs.hidden = this.keys.size < 2;
    this.tabs.replaceChildren(...[...this.keys].map(([key, data]) => h('a', { href: `#${encodeURIComponent(key)}`, 'aria-current': key === this.current ? 'page' : null }, data.name,
      h('span', { class: 'muted' }, data.run && data.run.planned > data.run.completed ? `${many(data.run.completed)}/${many(data.run.planned)}` : data.run ? many(data.run.completed) : ''), data.run && data.run.failed > 0 ? h('span', { class: 'count' }, h('i', { class: 'failed' }), String(data.run.failed)) : null)));
  },

  /** Shows what the address names. */
  go() {
    if (!this.keys || this.keys.size === 0) return;
    const [name, part] = location.hash.slice(1).split('/').map(decoded), wanted = this.keys.has(name) ? name : [...this.keys.keys()][0], isOther = wanted !== this.current || !this.views.get(wanted)?.element.isConnected;
    this.current = wanted;
    this.fillTabs();
    if (!this.views.has(wanted)) this.views.set(wanted, new View(wanted, this.keys.get(wanted)));
    const view = this.views.get(wanted);
    if (isOther) {
      this.main.replaceChildren(view.element);
      view.table.render(true);
      Chart.refreshFirst(view.element);
    }
    if (part && location.hash !== this.gone && view.parts[part]) view.parts[part].scrollIntoView();
    this.gone = location.hash;
  },

  forget(key) {
    const view = this.views.get(key);
    [...view.cards, ...view.added, ...view.curves ? [view.curves] : []].forEach(card => card.chart.drop());
    view.element.remove();
    this.views.delete(key);
  },

  turn() {
    const next = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    kept.set('theme', next);
    this.recolour();
  },

  recolour() {
    this.nameSwitch();
    Chart.all.forEach(chart => chart.refresh());
  },

  nameSwitch() {
    if (this.switch) this.switch.textContent = theme() === 'dark' ? 'light' : 'dark';
    this.switch?.setAttribute('aria-label', `switch to ${theme() === 'dark' ? 'light' : 'dark'} colours`);
  },

  print(isPrinting) {
    Chart.all.forEach(chart => isPrinting && chart.element.isConnected && chart.show());
    const view = this.views.get(this.current);
    if (!view) return;
    view.table.isPrinting = isPrinting;
    view.table.render(true);
  },
};

const decoded = text => { try { return decodeURIComponent(text); } catch { return text; } };

/** Names of experiments for addresses, each once. */
const keysOf = experiments => {
  const seen = new Set();
  return experiments.map(one => {
    let key = String(one.name || 'experiment').replaceAll('/', '_');
    for (let count = 2; seen.has(key); count++) key = `${String(one.name).replaceAll('/', '_')} ${count}`;
    seen.add(key);
    return key;
  });
};

/** A figure of plots without results. */
const showFigure = (main, figure) => {
  const cards = figure.plots.map(plot => {
    const canvas = h('div', { class: 'chart tall', role: 'img', 'aria-label': `${plot.title || 'Plot'}. ${plot.caption || ''}` });
    new Chart(canvas, () => asCard(plot.options), () => {});
    return h('figure', { class: 'card' }, plot.title ? h('header', null, h('h3', null, plot.title)) : null, canvas, plot.caption ? h('figcaption', null, plot.caption) : null);
  });
  const grid = h('div', { class: 'cards figure' }, cards);
  grid.style.setProperty('--columns', String(Math.min(figure.columns || 1, cards.length)));
  main.replaceChildren(grid);
  Chart.refreshFirst(main);
};
