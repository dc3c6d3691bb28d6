const report = {
  open() {
    const data = document.getElementById('exprun-data');
    if (data) report.show(JSON.parse(data.textContent));
    else fetch('data' + location.search).then(answer => answer.json()).then(report.show);
  },
  show(data) {
    const root = document.getElementById('exprun'), title = document.createElement('h1');
    title.textContent = data.title;
    root.replaceChildren(title);
    document.documentElement.dataset.ready = 'yes';
  },
};
