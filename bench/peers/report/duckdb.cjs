// Mean and deviation by group with DuckDB. usage: node duckdb.cjs [FILE THREADS READINGS]; without a file it only says that it is there.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main(file, threads, readings) {
  if (!file) {
    console.log('METRIC rows 0');
    return;
  }
  for (let reading = 1; reading <= readings; reading++) {
    const before = process.cpuUsage();
    const rows = await read(file, threads);
    const used = process.cpuUsage(before);
    console.log(`METRIC ${reading === 1 ? 'first_cpu_s' : 'cpu_s'} ${(used.user + used.system) / 1e6}`);
    if (reading == readings) {
      console.log(`METRIC rows ${rows.reduce((sum, row) => sum + row.n, 0)}`);
    }
  }
  if (readings > 1) {
    await new Promise(resolve => setTimeout(resolve, 50)); // alive for as long as its memory is looked at
  }
}

let connection;

async function read(file, threads) {
  connection ??= await (await DuckDBInstance.create(':memory:', { threads })).connect();
  // The columns are named: DuckDB need not find out types, and reads nothing that is not asked for.
  const columns = "{config: 'STRUCT(dataset VARCHAR, model VARCHAR)', scores: 'STRUCT(mean_accuracy DOUBLE, mean_fit_time DOUBLE)'}";
  const reader = await connection.runAndReadAll(`
    SELECT config.model, config.dataset, count(*)::DOUBLE AS n, avg(scores.mean_accuracy), stddev_samp(scores.mean_accuracy), avg(scores.mean_fit_time)
    FROM read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', columns = ${columns})
    GROUP BY ALL ORDER BY ALL`);
  return reader.getRowObjects();
}

main(process.argv[2], process.argv[3], process.argv[4]);
