// Answers questions in SQL by DuckDB's library.
//
// usage: duckdb.js DATABASE THREADS SQL...
//
// Prints the rows of the last question as JSON, and on standard error the
// milliseconds that all of them took, without those of starting.
import { DuckDBInstance } from "@duckdb/node-api";

const [database, threads, ...questions] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, { threads });
const connection = await instance.connect();
const began = process.hrtime.bigint();
let rows;

for (const question of questions)
  rows = (await connection.runAndReadAll(question)).getRowsJson();
process.stderr.write(`${Number(process.hrtime.bigint() - began) / 1e6}\n`);
process.stdout.write(JSON.stringify(rows));
