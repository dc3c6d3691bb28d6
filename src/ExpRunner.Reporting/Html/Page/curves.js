// Series that trials logged, over their steps.
class Curves {
  constructor(view) {
    Object.assign(this, { view, state: { name: 0, hue: view.trials.varying[0]?.name || '', log: {}, smooth: 0 } });
    this.canvas = h('div', { class: 'chart tall' });
    this.caption = h('figcaption');
    this.menus = h('div', { class: 'menus' });
    this.element = h('figure', { class: 'card wide' }, this.menus, this.canvas, this.caption);
    this.chart = new Chart(this.canvas, () => this.draw(), chart => chart.on('click', series => view.pick(series.exprunRun)));
    this.fillMenus();
  }

  update() {
    if (!this.menus.contains(document.activeElement)) this.fillMenus();
    this.chart.refresh();
  }

  change(part) {
    Object.assign(this.state, part);
    this.chart.refresh();
  }

  fillMenus() {
    const { trials } = this.view, { names } = trials.data.curves, { state } = this;
    const box = axis => {
      const input = h('input', { type: 'checkbox', 'aria-label': `log ${axis}`, checked: !!state.log[axis], onchange: () => this.change({ log: { ...state.log, [axis]: input.checked } }) });
      return h('label', { class: 'menu' }, input, `log ${axis}`);
    };
    const shown = h('output', null, state.smooth ? short(+state.smooth) : 'off');
    const slider = h('input', { type: 'range', min: '0', max: '0.98', step: '0.02', value: String(state.smooth), 'aria-label': 'smoothing', oninput: () => { shown.textContent = +slider.value ? slider.value : 'off'; this.change({ smooth: +slider.value }); } });
    this.menus.replaceChildren(
      menu('series', names.map((text, place) => ({ value: String(place), text })), String(state.name), value => this.change({ name: +value })),
      menu('colour', [{ value: '', text: 'none' }, ...trials.fields.map(field => ({ value: field.name, text: field.header }))], state.hue, value => this.change({ hue: value })),
      box('x'), box('y'), h('label', { class: 'menu' }, h('span', null, 'smoothing'), slider, shown));
  }

  draw() {
    const { trials } = this.view, { curves } = trials.data, { state } = this, runs = curves.runs.filter(run => run.name === state.name), hue = trials.byName.get(state.hue);
    const groups = groupsOf(trials, hue, [...new Set(runs.map(run => run.row))]), across = [], upright = [];
    const series = runs.map(run => {
      const values = smoothed(run.values.map(number), state.smooth), data = run.steps.map((step, place) => [step, values[place]]).filter(([step, value]) => Number.isFinite(value) && !(state.log.y && value <= 0) && !(state.log.x && step <= 0));
      for (const [step, value] of data) { across.push(step); upright.push(value); }
      const group = groups.of(run.row), color = group < 0 ? 'muted' : groups.colours[group];
      return { type: 'line', name: groups.names[group] || '', color, showSymbol: data.length === 1, symbolSize: 4, data, exprunRun: run.row, triggerLineEvent: true, emphasis: { focus: 'series', lineStyle: { width: 3 } },
        lineStyle: { color, width: runs.length > 30 ? 1 : 1.6, opacity: runs.length > 30 ? 0.6 : 0.9 },
        exprunTip: index => pointTip(trials, run.row, `repetition ${run.runId}`, index === undefined ? '' : `step ${data[index][0]}`, index === undefined ? '' : `${curves.names[state.name]} = ${short(data[index][1], 5)}`) };
    });
    this.caption.textContent = captionOf(`${plural(runs.length, 'run')}, a line each.`, curves.leftOut ? `${curves.leftOut.toLocaleString('en')} more are not shown.` : '',
      state.smooth ? `Smoothed: exponential moving average, weight ${short(state.smooth)} of what was before.` : '', groups.scale && `${hue.header} in ten steps.`);
    this.canvas.setAttribute('aria-label', `Learning curves of ${curves.names[state.name]}. ${this.caption.textContent}`);
    return frame(numbersAxis('step', across, state.log.x, false, false, true), numbersAxis(curves.names[state.name] || '', upright, state.log.y, true), series, legendOf(groups, hue));
  }
}

/** An exponential moving average that begins at the first number, corrected for its beginning. */
const smoothed = (values, weight) => {
  if (!weight) return values;
  let sum = 0, total = 0;
  return values.map(value => {
    if (!Number.isFinite(value)) return value;
    sum = weight * sum + (1 - weight) * value;
    total = weight * total + (1 - weight);
    return sum / total;
  });
};
