// What is typed below a column's name: >0.9, 3..5, =rbf, !rbf, rbf; several in one column with |.
const filterOf = (typed, column) => {
  const parts = typed.split('|').map(part => part.trim()).filter(part => part.length > 0).map(part => filterPart(part, column));
  return parts.length === 0 ? null : row => parts.some(part => part(row));
};

const filterPart = (part, column) => {
  const compared = /^(<=|>=|!=|<>|<|>|=|≤|≥|≠|!)\s*(.*)$/.exec(part), range = /^(.*?)\.\.(.*)$/.exec(part);
  if (column.isNumber) {
    const bound = compared ? filterNumber(compared[2]) : NaN;
    if (compared && !Number.isNaN(bound)) return comparing(compared[1], bound, column.numbers);
    if (range) {
      const [from, to] = [range[1].trim() === '' ? -Infinity : filterNumber(range[1]), range[2].trim() === '' ? Infinity : filterNumber(range[2])];
      if (!Number.isNaN(from) && !Number.isNaN(to)) return row => column.numbers[row] >= from && column.numbers[row] <= to;
    }
    if (!compared && !Number.isNaN(filterNumber(part))) {
      const wanted = filterNumber(part);
      return row => column.numbers[row] === wanted || column.text(row).startsWith(part);
    }
  }
  if (compared && compared[1] === '=') return compared[2] === '' ? row => column.isMissing(row) : row => column.searched(row) === compared[2].toLowerCase();
  if (compared && ['!', '!=', '<>', '≠'].includes(compared[1])) {
    const without = compared[2].toLowerCase();
    return compared[2] === '' ? row => !column.isMissing(row) : row => !column.searched(row).includes(without);
  }
  const wanted = part.toLowerCase();
  return row => column.searched(row).includes(wanted);
};

const filterNumber = text => {
  const clean = text.trim().replace('−', '-');
  return clean === '' ? NaN : Number(clean);
};

const comparing = (sign, bound, numbers) => ({
  '<': row => numbers[row] < bound, '>': row => numbers[row] > bound,
  '<=': row => numbers[row] <= bound, '≤': row => numbers[row] <= bound,
  '>=': row => numbers[row] >= bound, '≥': row => numbers[row] >= bound,
  '=': row => numbers[row] === bound,
})[sign] || (row => numbers[row] !== bound);
