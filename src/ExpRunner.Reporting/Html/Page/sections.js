// The parts of an experiment's view besides plots and table.
const section = (id, title, ...content) => h('section', { id, 'aria-label': title }, h('h2', null, title), content);

const many = count => count < 1e9 ? grouped(count) : short(count);

/** All counts are of repetitions; what is planned may be more than anybody will ever run. */
const progressOf = run => {
  const parts = ['completed', 'failed', 'lost', 'skipped', 'running', 'waiting'].filter(name => run[name] > 0), ended = ['completed', 'failed', 'lost', 'skipped'].reduce((sum, name) => sum + (run[name] || 0), 0);
  const total = Math.max(run.planned || 0, parts.reduce((sum, name) => sum + run[name], 0), 1);
  const bar = h('div', { class: 'bar', role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': String(total), 'aria-valuenow': String(ended), 'aria-label': 'repetitions that have ended' }, parts.map(name => {
    const piece = h('i', { class: name, title: `${many(run[name])} ${name}` });
    piece.style.width = `${100 * run[name] / total}%`;
    return piece;
  }));
  const isRunning = run.state === 'running', took = duration(run.elapsed);
  const times = [run.started && `started ${moment(run.started)}`, run.ended && `ended ${moment(run.ended)}`, took && (isRunning ? `for ${took}` : `took ${took}`), run.starts > 1 && `${run.starts} starts`,
    run.perSecond > 0 && `${run.perSecond < 100 ? short(run.perSecond, 2) : many(Math.round(run.perSecond))}/s`, isRunning && duration(run.eta) && `${duration(run.eta)} to go`].filter(text => text);
  return [
    h('p', { class: 'state' }, h('b', null, run.state === 'unknown' ? '' : run.state), parts.map(name => h('span', { class: 'count' }, h('i', { class: name }), `${many(run[name])} ${name}`)),
      h('span', { class: 'muted' }, `${many(total)} repetition${total === 1 ? '' : 's'}${run.trials ? ` of ${many(run.trials)} trial${run.trials === 1 ? '' : 's'}` : ''}`)),
    bar, times.length > 0 && h('p', { class: 'muted' }, times.join(' · ')),
    (run.live || []).length > 0 && h('ul', { class: 'live', 'aria-label': 'what runs now' }, run.live.map(one => h('li', null, one.trial, h('span', { class: 'muted' }, one.values ? `  ${one.values}` : ''))))];
};

const copyButton = text => {
  const button = h('button', { type: 'button', class: 'quiet copy', onclick: async () => {
    try { await navigator.clipboard.writeText(text); button.textContent = 'copied'; } catch { button.textContent = 'select it by hand'; }
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  } }, 'copy');
  return button;
};

const bestOf = (best, view) => {
  const { trials } = view, told = trials.varying.length > 0 ? trials.varying : trials.fields;
  return best.map((one, place) => {
    const measure = trials.measure(one.score), spread = trials.columns.find(column => column.of === one.score && column.statistic === 'ci95'), has = one.row >= 0;
    const value = measure && has ? measure.mean(one.row) : NaN, error = spread && has ? spread.numbers[one.row] : NaN, ties = one.ties || [];
    return h('article', { class: 'best' },
      h('h3', null, `${one.score} `, h('span', { class: 'muted' }, one.goal === 'min' ? 'lowest' : 'highest')),
      h('p', { class: 'value' }, h('strong', null, short(value, 5)), error >= 0 ? h('span', { class: 'muted', title: '95% confidence interval of the mean' }, ` ± ${short(error, 2)}`) : null, ' ', h('button', { type: 'button', class: 'link', onclick: () => view.pick(one.row) }, trials.name(one.row)),
        ties.length > 0 ? h('span', { class: 'muted', title: `trials ${ties.slice(0, 100).join(', ')}` }, ` not told apart from ${plural(ties.length, 'other')}`) : null),
      has ? h('p', null, told.slice(0, 12).filter(field => !field.isMissing(one.row)).map(field => h('span', { class: 'chip' }, h('span', { class: 'muted' }, `${field.header} = `), field.text(one.row)))) : null,
      one.config ? h('details', { 'data-key': `config-${one.score}-${place}` }, h('summary', { class: 'muted' }, 'config.json'), h('pre', { class: 'config' }, one.config)) : null,
      one.command ? h('div', { class: 'command' }, h('code', null, one.command), copyButton(one.command)) : null);
  });
};

const failuresOf = (failures, view) => failures.map((one, place) => h('article', { class: 'failure' },
  h('h3', null, h('span', { class: 'count' }, h('i', { class: 'failed' }), `${grouped(one.count)} ${one.status}`), ' ', h('span', { class: 'cause' }, one.cause || 'without a message')),
  one.shared && one.shared.length > 0 ? h('p', null, h('span', { class: 'muted' }, 'in common: '), one.shared.map(shared => h('span', { class: 'chip' }, `${shared.field} = ${shared.value} `, h('span', { class: 'muted' }, `${shared.failed} of ${shared.of}`)))) : null,
  one.examples && one.examples.length > 0 ? h('details', { 'data-key': `failure-${one.cause}-${place}` }, h('summary', null, plural(one.examples.length, 'example')), one.examples.map(example => h('div', { class: 'example' },
    h('p', null, h('button', { type: 'button', class: 'link', onclick: () => view.pick(example.row) }, `trial ${example.id}`), h('span', { class: 'muted' }, ` repetition ${example.runId}${example.folder ? ` · ${example.folder}` : ''}`)), h('pre', null, example.message || '')))) : null));

const aboutOf = data => {
  const groups = new Map();
  for (const one of data.about || []) groups.set(one.group, [...groups.get(one.group) || [], one]);
  return h('div', { class: 'about' },
    data.space && data.space.length > 0 ? h('div', { class: 'space' }, h('h3', null, 'Space'), h('table', { class: 'plain' }, h('thead', null, h('tr', null, ['field', 'type', 'values'].map(text => h('th', { scope: 'col' }, text)))),
      h('tbody', null, data.space.map(field => h('tr', null, h('th', { scope: 'row' }, field.name), h('td', null, field.type), h('td', null, field.values)))))) : null,
    [...groups].map(([group, facts]) => h('div', null, h('h3', null, group), h('dl', null, facts.map(fact => [h('dt', null, fact.name), h('dd', null, fact.value)])))));
};

/** One trial with all that is known of it. */
const detailOf = (row, view) => {
  const { trials } = view, failed = (view.data.failures || []).flatMap(one => one.examples || []).filter(example => example.row === row);
  const pairs = columns => h('dl', null, columns.filter(column => !column.isMissing(row)).map(column => [h('dt', null, column.header), h('dd', null, column.full(row))]));
  const repetitions = Object.keys(trials.data.repetitions || {}).map(score => {
    const numbers = [];
    trials.measures.get(score)?.each(row, value => numbers.push(value));
    return numbers.length > 0 ? [h('dt', null, score), h('dd', null, numbers.slice(0, 50).map(value => short(value, 5)).join(', ') + (numbers.length > 50 ? ', …' : ''))] : null;
  }).filter(pair => pair);
  return h('aside', { class: 'detail', 'aria-label': `details of ${trials.name(row)}` },
    h('header', null, h('h3', null, trials.name(row), ' ', h('span', { class: 'muted' }, trials.status ? trials.status.full(row) : '')), h('button', { type: 'button', class: 'quiet', 'aria-label': 'close', onclick: () => view.unpick() }, '✕')),
    h('div', { class: 'inside' }, trials.fields.length > 0 ? [h('h4', null, 'Config'), pairs(trials.fields)] : null, repetitions.length > 0 ? [h('h4', null, 'Repetitions'), h('dl', null, repetitions)] : null,
      h('h4', null, 'Values'), pairs(trials.columns.filter(column => column.role !== 'field')), failed.map(example => [h('h4', null, 'Failure'), h('pre', null, example.message || '')])));
};
