// A page without data asks for them, and again when it hears that they changed.
const live = page => {
  const { search } = location;
  let asked = null, again = false;
  const state = text => { if (page.liveState) page.liveState.textContent = text; };
  const ask = async () => {
    if (asked) { again = true; return asked; }
    asked = fetch(`data${search}`, { cache: 'no-store' }).then(async answer => {
      if (!answer.ok) throw new Error(`The server answered ${answer.status} ${answer.statusText}.`);
      page.show(await answer.json());
    });
    try {
      await asked;
      state('live');
    } catch (fault) {
      if (!page.data) page.root.replaceChildren(h('p', { class: 'none', role: 'alert' }, `No data: ${fault.message}`));
      state('not connected');
    }
    asked = null;
    if (again) { again = false; ask(); }
  };
  const events = new EventSource(`events${search}`);
  events.addEventListener('changed', ask);
  events.addEventListener('progress', event => page.progress(JSON.parse(event.data)));
  events.addEventListener('open', () => state('live'));
  events.addEventListener('error', () => state('not connected'));
  ask();
};
