// The table of trials: only the rows in sight are elements, however many there are.
const rowHeight = 26;

class TrialTable {
  constructor(view) {
    Object.assign(this, { view, sorts: [], filters: new Map(), search: '', shown: null, selected: null, order: [] });
    this.counter = h('span', { class: 'muted', 'aria-live': 'polite' });
    this.searchBox = h('input', { type: 'search', placeholder: 'search all columns', 'aria-label': 'search all columns', oninput: calmly(() => { this.search = this.searchBox.value; this.arrange(); }) });
    this.chooser = h('div', { class: 'columns' });
    this.clear = h('button', { type: 'button', class: 'quiet', onclick: () => this.clearAll() }, 'clear filters');
    this.body = h('tbody');
    this.head = h('thead');
    this.widths = h('colgroup');
    this.grid = h('table', { class: 'trials' }, this.widths, this.head, this.body);
    this.scroller = h('div', { class: 'scroller', tabIndex: 0, role: 'region', 'aria-label': 'trials', onscroll: () => this.render(), onkeydown: event => this.key(event) }, this.grid);
    this.element = h('div', null,
      h('div', { class: 'tools' }, this.searchBox, this.counter, this.clear,
        h('details', { class: 'chooser' }, h('summary', null, 'columns'), this.chooser),
        h('button', { type: 'button', class: 'quiet', onclick: () => saveCsv(this) }, 'save as CSV'),
        h('details', { class: 'chooser' }, h('summary', null, 'how to filter'), h('p', null, 'Below a column’s name: >0.9, <=3, 3..5, =rbf, rbf (contains), !rbf (without), = (empty), ! (not empty); either of two: 1 | 3. Click on a name sorts, with Shift by one more.'))),
      this.scroller);
    new ResizeObserver(() => this.render()).observe(this.scroller);
  }

  get trials() { return this.view.trials; }

  get columns() { return this.trials.columns.filter(column => this.shown ? this.shown.has(column.name) : column.isShown); }

  /** Takes new data and keeps all that was chosen. */
  update() {
    const names = this.trials.columns.map(column => `${column.name}\t${column.kind}\t${column.isShown}`).join('\n');
    if (names !== this.known) {
      this.known = names;
      this.fillChooser();
      this.fillHead();
    }
    this.arrange(true);
  }

  fillChooser() {
    this.chooser.replaceChildren(...this.trials.columns.map(column => {
      const box = h('input', { type: 'checkbox', checked: this.columns.includes(column), onchange: () => this.choose(column.name, box.checked) });
      return h('label', null, box, column.header);
    }));
  }

  choose(name, isShown) {
    this.shown ||= new Set(this.columns.map(column => column.name));
    if (isShown) this.shown.add(name); else this.shown.delete(name);
    this.fillHead();
    this.arrange(true);
  }

  fillHead() {
    const { columns } = this;
    this.headers = columns.map(column => h('th', { scope: 'col', class: column.isNumber ? 'number' : null },
      h('button', { type: 'button', title: column.name, onclick: event => this.sort(column.name, event.shiftKey) }, h('span', { class: 'name' }, column.header), h('span', { class: 'mark', 'aria-hidden': 'true' }))));
    this.widths.replaceChildren(...columns.map(column => {
      const col = h('col');
      col.style.width = `${this.widthOf(column)}px`;
      return col;
    }), h('col'));
    this.head.replaceChildren(h('tr', { 'aria-rowindex': '1' }, this.headers, h('td')), h('tr', { class: 'filters', 'aria-rowindex': '2' }, columns.map(column => h('td', null,
      h('input', { type: 'text', spellcheck: false, 'aria-label': `filter ${column.header}`, placeholder: 'filter', value: this.filters.get(column.name) || '', oninput: calmly(event => this.filter(column.name, event.target.value)) }))), h('td')));
    this.grid.style.minWidth = `${columns.reduce((sum, column) => sum + this.widthOf(column), 0)}px`;
    this.markSorts();
  }

  widthOf(column) {
    if (column.width) return column.width;
    const step = Math.max(1, Math.floor(column.rows / 500));
    const seen = new Set();
    for (let row = 0; row < column.rows; row += step) seen.add(column.text(row).slice(0, 40));
    TrialTable.pen ||= Object.assign(document.createElement('canvas').getContext('2d'), { font: `14px ${getComputedStyle(document.body).fontFamily}` });
    const widthOf = text => TrialTable.pen.measureText(text).width, longest = Math.max(...[...seen].map(text => text.length));
    const widest = Math.max(0, ...[...seen].filter(text => text.length > longest * 0.8).map(widthOf));
    return column.width = Math.ceil(Math.min(Math.max(widest + 20, widthOf(column.header) * 1.1 + 34, 60), 320));
  }

  sort(name, isFurther) {
    const known = this.sorts.find(sort => sort.name === name);
    const next = !known ? { name, isDown: false } : !known.isDown ? { name, isDown: true } : null;
    const others = isFurther ? this.sorts : known ? [known] : [];
    this.sorts = !isFurther ? next ? [next] : [] : known ? others.map(sort => sort.name === name ? next : sort).filter(sort => sort) : [...others, next];
    this.markSorts();
    this.arrange();
  }

  markSorts() {
    this.columns.forEach((column, place) => {
      const at = this.sorts.findIndex(sort => sort.name === column.name), header = this.headers[place];
      header.setAttribute('aria-sort', at < 0 ? 'none' : this.sorts[at].isDown ? 'descending' : 'ascending');
      header.querySelector('.mark').textContent = at < 0 ? '' : (this.sorts[at].isDown ? '▾' : '▴') + (this.sorts.length > 1 ? at + 1 : '');
    });
  }

  filter(name, typed) {
    if (typed.trim() === '') this.filters.delete(name); else this.filters.set(name, typed);
    this.arrange();
  }

  clearAll() {
    this.filters.clear();
    this.search = this.searchBox.value = '';
    this.head.querySelectorAll('input').forEach(input => { input.value = ''; });
    this.arrange();
  }

  /** Which rows are shown, in which order. */
  arrange(isSame) {
    const { trials } = this, tests = [];
    for (const [name, typed] of this.filters) {
      const column = trials.byName.get(name), test = column && filterOf(typed, column);
      if (test) tests.push(test);
    }
    for (const word of this.search.toLowerCase().split(/\s+/).filter(word => word)) tests.push(row => this.columns.some(column => column.searched(row).includes(word)));
    const order = [];
    for (let row = 0; row < trials.count; row++) if (tests.every(test => test(row))) order.push(row);
    const keys = this.sorts.map(sort => ({ ranks: trials.byName.get(sort.name)?.ranks, sign: sort.isDown ? -1 : 1 })).filter(key => key.ranks);
    if (keys.length > 0) order.sort((a, b) => this.compare(keys, a, b));
    this.order = order;
    this.counter.textContent = order.length === trials.count ? plural(trials.count, 'trial') : `${order.length.toLocaleString('en')} of ${plural(trials.count, 'trial')}`;
    this.clear.hidden = tests.length === 0;
    this.grid.setAttribute('aria-rowcount', String(order.length + 2));
    if (!isSame) this.scroller.scrollTop = 0;
    this.render(true);
  }

  /** What has no number stands last, whichever way the others go. */
  compare(keys, a, b) {
    for (const { ranks, sign } of keys) {
      const x = ranks[a], y = ranks[b];
      if (x !== x || y !== y) { if (x === x) return -1; if (y === y) return 1; continue; }
      if (x !== y) return x < y ? -sign : sign;
    }
    return a - b;
  }

  render(isForced) {
    const height = this.isPrinting ? 500 * rowHeight : this.scroller.clientHeight || 600, top = this.isPrinting ? 0 : this.scroller.scrollTop;
    const from = Math.max(0, Math.floor(top / rowHeight) - 10) & ~1, to = Math.min(this.order.length, Math.ceil((top + height) / rowHeight) + 10);
    if (!isForced && from === this.from && to === this.to) return;
    Object.assign(this, { from, to });
    const { columns } = this, rows = this.order.slice(from, to).map((row, place) => this.line(row, from + place, columns));
    const gap = count => { const cell = h('td', { colSpan: columns.length + 1 }), line = h('tr', { class: 'gap', 'aria-hidden': 'true' }, cell); line.style.height = `${count * rowHeight}px`; return line; };
    if (this.order.length === 0) rows.push(h('tr', null, h('td', { colSpan: columns.length + 1, class: 'none' }, this.trials.count ? 'No trial has all of this.' : 'No trials yet.')));
    this.body.replaceChildren(gap(from), ...rows, gap(this.order.length - to));
    mark('table');
  }

  line(row, place, columns) {
    const status = this.trials.status?.full(row), isBad = status && status !== 'completed';
    return h('tr', { class: [place % 2 ? 'odd' : '', isBad ? 'bad' : ''].join(' '), 'aria-rowindex': String(place + 3), 'aria-selected': String(this.trials.key(row) === this.selected), onclick: () => this.view.pick(row), 'data-row': String(row) },
      columns.map(column => { const text = column.text(row), full = column.full(row); return h('td', { class: column.isNumber ? 'number' : column.role === 'status' ? 'status' : null, title: full !== text || text.length > 20 ? full : null }, text.length > 300 ? text.slice(0, 300) + '…' : text); }), h('td'));
  }

  /** Marks the row that a plot's point stands for. */
  point(row) {
    this.body.querySelector('.pointed')?.classList.remove('pointed');
    if (row >= 0) this.body.querySelector(`[data-row="${row}"]`)?.classList.add('pointed');
  }

  /** Selects a row and brings it into sight. */
  select(row) {
    this.selected = row === null ? null : this.trials.key(row);
    const place = row === null ? -1 : this.order.indexOf(row);
    if (place >= 0) {
      const top = place * rowHeight, height = this.scroller.clientHeight - 2 * rowHeight - 10;
      if (top < this.scroller.scrollTop || top + rowHeight > this.scroller.scrollTop + height) this.scroller.scrollTop = Math.max(0, top - height / 2);
    }
    this.render(true);
  }

  key(event) {
    if (event.target !== this.scroller) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / rowHeight) - 3), last = this.order.length - 1;
    const current = this.order.findIndex(row => this.trials.key(row) === this.selected);
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: last }[event.key];
    if (event.key === 'Escape') return this.view.unpick();
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.view.pick(this.order[Math.min(Math.max(next, 0), last)]);
  }
}
