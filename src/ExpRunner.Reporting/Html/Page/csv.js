// The rows in sight as CSV (RFC 4180), in full precision. Text that a spreadsheet would run as a formula gets an apostrophe.
const csvCell = text => /[",\n\r]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;

const csvHarmless = (text, isNumber) => /^[=+\-@\t\r]/.test(text) && !(isNumber && !Number.isNaN(Number(text))) ? `'${text}` : text;

const csvOf = table => [
  table.columns.map(column => csvCell(csvHarmless(column.header))).join(','),
  ...table.order.map(row => table.columns.map(column => csvCell(csvHarmless(column.full(row), column.isNumber))).join(',')),
].map(line => `${line || '""'}\n`).join('');

const saveCsv = table => {
  const link = h('a', { href: URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv' })), download: `${table.view.data.name || 'results'}.csv`.replace(/[^\w.-]+/g, '_') });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
