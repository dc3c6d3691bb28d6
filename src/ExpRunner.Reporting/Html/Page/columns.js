// Columns of an experiment: a value for each row, plain or as codes of labels.
class Column {
  constructor(data, rows) {
    Object.assign(this, { name: data.name, header: data.header || data.name, role: data.role, of: data.of, statistic: data.statistic, isShown: data.isShown !== false, kind: data.kind });
    this.data = data;
    this.rows = rows;
    this.isNumber = data.kind === 'number';
  }

  isMissing(row) {
    const { codes, values } = this.data;
    return codes ? !(codes[row] >= 0) : values[row] === null || values[row] === undefined;
  }

  /** As it was written. */
  full(row) {
    const { codes, labels, values } = this.data;
    if (this.isMissing(row)) return '';
    return codes ? labels[codes[row]] : String(values[row]);
  }

  /** As the table shows it. */
  text(row) {
    if (!this.isNumber) return this.full(row);
    const value = this.numbers[row];
    if (Number.isFinite(value) && !this.data.codes) return this.format(value);
    const full = this.full(row);
    return full.length > 10 && Number.isFinite(value) ? short(value, 6) : full;
  }

  get numbers() {
    if (!this.cached) {
      const { codes, labels, values } = this.data;
      const known = codes && (this.data.numbers || labels).map(number);
      this.cached = Float64Array.from({ length: this.rows }, (_, row) => codes ? codes[row] >= 0 ? known[codes[row]] : NaN : number(values[row]));
    }
    return this.cached;
  }

  /** One way to write all numbers of the column, so that their digits stand below each other. */
  get format() {
    if (!this.formatter) {
      let least = Infinity, most = 0, whole = true;
      for (const value of this.numbers) {
        const size = Math.abs(value);
        if (!(size < Infinity)) continue;
        if (size > most) most = size;
        if (size > 0 && size < least) least = size;
        if (whole && !Number.isInteger(value)) whole = false;
      }
      const decimals = this.decimals ?? Math.min(Math.max(4 - Math.floor(Math.log10(most || 1)), 0), 8);
      this.formatter = whole ? value => Math.abs(value) < 1e15 ? String(value).replace('-', '−') : short(value)
        : most >= 1e7 || most < 1e-4 || most / least > 1e4 && this.role !== 'field' && this.decimals === undefined ? value => short(value, 5)
          : this.role === 'field' ? value => short(value, 6) : value => value.toFixed(decimals).replace('-', '−');
    }
    return this.formatter;
  }

  /** The different texts, in the order in which they are to be shown: numbers by size, texts as they were written down or met first. */
  categories(rows) {
    const seen = new Set();
    if (this.data.codes) {
      const met = new Uint8Array(this.data.labels.length);
      for (const row of rows) if (this.data.codes[row] >= 0) met[this.data.codes[row]] = 1;
      this.data.labels.forEach((label, code) => met[code] && seen.add(label));
    } else {
      for (const row of rows) if (!this.isMissing(row)) seen.add(this.full(row));
    }
    const all = [...seen];
    return all.every(text => !Number.isNaN(number(text))) ? all.sort((a, b) => number(a) - number(b)) : all;
  }

  /** Every value as it is searched: lower case. */
  get searched() {
    if (!this.lower) {
      const labels = this.data.codes && this.data.labels.map(label => label.toLowerCase());
      this.lower = row => labels ? this.data.codes[row] >= 0 ? labels[this.data.codes[row]] : '' : this.text(row).toLowerCase();
    }
    return this.lower;
  }

  /** Where each row's value stands in the order of all; NaN for what has no place. */
  get ranks() {
    if (this.isNumber) return this.numbers;
    if (!this.cachedRanks) {
      const rows = Array.from({ length: this.rows }, (_, row) => row).filter(row => !this.isMissing(row));
      const order = new Map([...new Set(rows.map(row => this.full(row)))].sort(texts.compare).map((text, place) => [text, place]));
      this.cachedRanks = new Float64Array(this.rows).fill(NaN);
      for (const row of rows) this.cachedRanks[row] = order.get(this.full(row));
    }
    return this.cachedRanks;
  }
}

const texts = new Intl.Collator('en', { numeric: true });

/** Something to draw: the numbers of each row, one or all repetitions of a score. */
class Measure {
  constructor(name, column, repetitions) {
    Object.assign(this, { name, column, repetitions });
  }

  each(row, take) {
    if (!this.repetitions) return take(this.column.numbers[row]);
    const { starts, values } = this.repetitions, end = row + 1 < starts.length ? starts[row + 1] : values.length;
    for (let place = starts[row]; place < end; place++) take(number(values[place]));
  }

  mean(row) {
    let sum = 0, count = 0;
    this.each(row, value => { sum += value; count++; });
    return count ? sum / count : NaN;
  }
}

/** The columns of an experiment and what can be drawn of them. */
class Trials {
  constructor(data) {
    this.data = data;
    this.count = data.rows || 0;
    this.columns = (data.columns || []).map(column => new Column(column, this.count));
    this.byName = new Map(this.columns.map(column => [column.name, column]));
    this.fields = this.columns.filter(column => column.role === 'field');
    this.id = this.columns.find(column => column.role === 'id');
    this.status = this.columns.find(column => column.role === 'status');
    this.measures = this.findMeasures();
    this.roundErrors();
  }

  /** Errors have two digits that count, and means as many decimals as their errors. */
  roundErrors() {
    for (const error of this.columns.filter(column => column.isNumber && (column.statistic === 'ci95' || column.statistic === 'sd'))) {
      const middle = quantile(error.numbers.filter(value => value > 0 && value < Infinity).sort(), 0.5), decimals = 1 - Math.floor(Math.log10(middle));
      if (!(decimals <= 10)) continue;
      error.decimals = Math.max(decimals, 0);
      const mean = this.columns.find(column => column.of === error.of && column.statistic === 'mean');
      if (mean && (error.statistic === 'ci95' || mean.decimals === undefined)) mean.decimals = error.decimals;
    }
  }

  findMeasures() {
    const found = new Map(), repetitions = this.data.repetitions || {};
    for (const column of this.columns) {
      const score = column.of || (column.role === 'score' ? column.name : null);
      const isMain = column.role === 'score' || column.statistic === 'mean';
      if (column.isNumber && score && isMain && !found.has(score)) found.set(score, new Measure(score, column, repetitions[score]));
    }
    for (const column of this.columns) {
      if (column.isNumber && !found.has(column.name) && column.role !== 'statistic') found.set(column.name, new Measure(column.name, column, null));
    }
    for (const column of this.columns) {
      if (column.isNumber && column.role === 'statistic' && column.statistic !== 'n' && !found.has(column.name)) found.set(column.name, new Measure(column.name, column, null));
    }
    return found;
  }

  get scores() { return [...this.measures.values()].filter(measure => measure.column.of || measure.column.role === 'score'); }

  /** The measure that a name means, be it a score or a column. */
  measure(name) {
    const column = this.byName.get(name);
    return this.measures.get(name) || (column && column.of && this.measures.get(column.of)) || (column && column.isNumber ? new Measure(name, column, null) : null);
  }

  get varying() {
    return this.cachedVarying ||= this.fields.filter(field => {
      const first = this.count ? field.full(0) : '';
      for (let row = 1; row < this.count; row++) if (field.full(row) !== first) return true;
      return false;
    });
  }

  /** What a trial is known by when the data come again. */
  key(row) { return this.id ? this.id.full(row) : String(row); }

  /** The row of the trial that a plot made before names; -1 where there is none. */
  rowOf(name) {
    const id = /(\d+)/.exec(name || '');
    return id ? this.rowOfKey(id[1]) : -1;
  }

  rowOfKey(key) {
    this.rowsByKey ||= new Map(Array.from({ length: this.count }, (_, row) => [this.key(row), row]));
    return this.rowsByKey.has(key) ? this.rowsByKey.get(key) : -1;
  }

  name(row) { return `trial ${this.id ? this.id.full(row) : row}`; }

  config(row) { return this.fields.filter(field => !field.isMissing(row)).map(field => [field.header, field.full(row)]); }
}
