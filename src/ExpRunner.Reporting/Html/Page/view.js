// An experiment: what is shown is made once and takes new data without losing what was chosen.
class View {
  constructor(key, data) {
    Object.assign(this, { key, cards: [], added: [], picked: null });
    this.progress = h('div', { class: 'progress' });
    this.best = h('div', { class: 'bests' });
    this.failures = h('div', { class: 'failures' });
    this.grid = h('div', { class: 'cards' });
    this.aboutBox = h('div');
    this.curvesBox = h('div', { class: 'cards' });
    this.detail = h('div');
    this.table = new TrialTable(this);
    this.title = h('h1');
    this.folders = h('p', { class: 'muted' });
    this.addButton = h('button', { type: 'button', class: 'quiet', onclick: () => this.addCard() }, 'add a plot');
    const id = part => `${key}/${part}`;
    this.parts = {
      best: section(id('best'), 'Best', this.best), failures: section(id('failures'), 'Failures', this.failures), plots: section(id('plots'), 'Plots', this.grid, this.addButton),
      curves: section(id('curves'), 'Learning curves', this.curvesBox), table: section(id('table'), 'Trials', this.table.element), about: section(id('about'), 'What was run', this.aboutBox),
    };
    this.links = h('nav', { class: 'parts', 'aria-label': 'parts of this experiment' });
    this.element = h('div', { class: 'experiment', id: key }, h('div', { class: 'head' }, h('div', null, this.title, this.folders), this.progress), this.links,
      h('div', { class: 'pair' }, this.parts.best, this.parts.failures), this.parts.plots, this.parts.curves, this.parts.table, this.parts.about, this.detail);
    this.update(data);
  }

  update(data) {
    this.data = data;
    this.trials = new Trials(data);
    this.title.textContent = data.name;
    this.folders.textContent = (data.folders || []).join(', ');
    this.updateRun(data.run);
    keepOpen(this.failures, () => this.failures.replaceChildren(...failuresOf(data.failures || [], this)));
    keepOpen(this.best, () => this.best.replaceChildren(...bestOf(data.best || [], this)));
    this.aboutBox.replaceChildren(aboutOf(data));
    this.updateCurves();
    this.updateShown();
    this.table.update();
    this.updateCards();
    if (this.picked !== null) this.showDetail();
  }

  updateRun(run) {
    this.progress.replaceChildren(...(run ? progressOf(run) : []).filter(part => part));
  }

  updateCards() {
    const plots = (this.data.plots || []).filter(plot => plot.options);
    if (plots.length === 0 && this.trials.measures.size > 0 && this.trials.count > 0 && fitting(this.trials, { kind: 'scatter' })) plots.push({ kind: 'scatter', ...fitting(this.trials, { kind: 'scatter' }), title: '' });
    plots.forEach((plot, place) => {
      if (this.cards[place]) return this.cards[place].update(plot);
      this.cards[place] = new Card(this, plot);
      this.grid.insertBefore(this.cards[place].element, this.added[0]?.element || null);
    });
    for (const card of this.cards.splice(plots.length)) this.dropCard(card);
    this.added.forEach(card => card.update(card.made));
  }

  addCard() {
    const made = fitting(this.trials, { kind: this.added.length % 2 ? 'box' : 'bars' });
    if (!made) return;
    const card = new Card(this, { ...made, isAdded: true });
    this.added.push(card);
    this.grid.append(card.element);
    card.element.querySelector('select').focus();
  }

  removeCard(card) {
    this.added = this.added.filter(other => other !== card);
    this.dropCard(card);
    this.addButton.focus();
  }

  dropCard(card) {
    card.chart.drop();
    card.element.remove();
  }

  updateCurves() {
    if (!this.data.curves || this.data.curves.runs.length === 0) return;
    if (this.curves) return this.curves.update();
    this.curves = new Curves(this);
    this.curvesBox.append(this.curves.element);
  }

  /** Parts with nothing in them are not there. */
  updateShown() {
    const { data, parts, trials } = this;
    const has = { best: data.best?.length > 0, failures: data.failures?.length > 0, plots: trials.count > 0 && (data.plots?.length > 0 || trials.measures.size > 0), curves: !!this.curves, table: true, about: data.about?.length > 0 || data.space?.length > 0 };
    for (const [name, part] of Object.entries(parts)) part.hidden = !has[name];
    this.links.replaceChildren(...Object.entries(parts).filter(([name]) => has[name]).map(([name, part]) => h('a', { href: `#${encodeURIComponent(this.key)}/${name}` }, part.firstChild.textContent)));
  }

  pick(row) {
    if (!(row >= 0)) return;
    this.picked = this.trials.key(row);
    this.table.select(row);
    this.showDetail();
  }

  unpick() {
    this.picked = null;
    this.table.select(null);
    this.detail.replaceChildren();
  }

  showDetail() {
    const row = this.trials.rowOfKey(this.picked), scrolled = this.detail.querySelector('.inside')?.scrollTop;
    this.detail.replaceChildren(...row >= 0 ? [detailOf(row, this)] : []);
    if (scrolled) this.detail.querySelector('.inside').scrollTop = scrolled;
  }
}

/** Renews content and opens again what was open. */
const keepOpen = (element, renew) => {
  const open = new Set([...element.querySelectorAll('details[open]')].map(one => one.dataset.key));
  renew();
  element.querySelectorAll('details').forEach(one => { one.open = open.has(one.dataset.key); });
};
