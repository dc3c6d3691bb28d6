// A page without data asks for them, and again when it hears that they changed, or when the server is there again.
const live = page => {
  const { search } = location;
  let asked = null, again = false, shown = null, isLost = false;
  const state = text => { if (page.liveState) page.liveState.textContent = text; };
  const ask = async () => {
    if (asked) { again = true; return asked; }
    asked = fetch(`data${search}`, { cache: 'no-store' }).then(async answer => {
      if (!answer.ok) throw new Error(`The server answered ${answer.status} ${answer.statusText}.`);
      const tag = answer.headers.get('ETag');
      page.show(await answer.json());
      shown = tag;
    });
    try {
      await asked;
      state(isLost ? 'not connected, trying again' : 'live');
    } catch (fault) {
      if (!page.data) page.root.replaceChildren(h('p', { class: 'none', role: 'alert' }, `No data: ${fault.message}`));
      state('not connected');
    }
    asked = null;
    if (again) { again = false; ask(); }
  };
  const events = new EventSource(`events${search}`);
  // The tag of the data ends with their version; those that are shown need not be asked for again.
  events.addEventListener('changed', event => { if (!shown?.endsWith(`-${event.data}"`)) ask(); });
  events.addEventListener('progress', event => page.progress(JSON.parse(event.data)));
  events.addEventListener('open', () => {
    state('live');
    if (isLost) { isLost = false; shown = null; ask(); }
  });
  events.addEventListener('error', () => {
    isLost = true;
    state(events.readyState === EventSource.CLOSED ? 'not connected; open the address that exprun serve printed' : 'not connected, trying again');
  });
  ask();
};
