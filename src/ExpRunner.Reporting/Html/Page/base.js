// Elements, texts and numbers. Data become text of elements, never markup.
const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name in element && name !== 'list' && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

const plural = (count, word) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

const number = value => typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : typeof value === 'boolean' ? +value : NaN;

const superscript = power => [...String(power)].map(sign => sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[sign]).join('');

/** A number with at most so many digits that count. */
const short = (value, digits = 4) => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [mantissa, power] = value.toExponential(digits - 1).split('e');
    return `${Math.abs(mantissa) === 1 ? mantissa < 0 ? '-' : '' : `${+mantissa}·`}10${superscript(+power)}`.replace('-', '−');
  }
  return String(size >= 10 ** digits ? Math.round(value) : +value.toPrecision(digits)).replace('-', '−');
};

const duration = seconds => {
  if (seconds === null || seconds === undefined || !Number.isFinite(+seconds)) return '';
  const whole = Math.round(seconds), [days, hours, minutes] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60];
  return seconds < 10 ? `${short(+seconds, 2)} s` : whole < 60 ? `${whole} s` : whole < 3600 ? `${minutes} min ${whole % 60} s`
    : whole < 86400 ? `${hours} h ${minutes} min` : `${days} d ${hours} h`;
};

const moment = text => {
  const date = new Date(text);
  if (!text || Number.isNaN(+date)) return text || '';
  const two = part => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** What this browser keeps from one visit to the next, where it keeps anything. */
const kept = {
  get(name) { try { return localStorage.getItem(`exprun-${name}`); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(`exprun-${name}`, value); } catch { /* Pages of files may have no storage. */ } },
};

/** Calls a function once, after calls have ceased for a moment. */
const calmly = (action, wait = 120) => {
  let timer = 0;
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => action(...values), wait); };
};

const menu = (label, choices, chosen, change) => {
  const select = h('select', { 'aria-label': label, onchange: () => change(select.value) },
    choices.map(choice => h('option', { value: choice.value, selected: choice.value === chosen }, choice.text)));
  return h('label', { class: 'menu' }, h('span', null, label), select);
};

/** The first time that something is drawn is what tells how quickly a page can be used. */
const mark = what => {
  if (performance.getEntriesByName(`exprun-${what}`).length === 0) performance.mark(`exprun-${what}`);
  const isDrawn = name => !document.querySelector(`.${name}`) || performance.getEntriesByName(name === 'trials' ? 'exprun-table' : 'exprun-plot').length > 0;
  if (!document.documentElement.dataset.ready && document.querySelector('main > *') && isDrawn('trials') && isDrawn('chart')) {
    performance.mark('exprun-ready');
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }
};
