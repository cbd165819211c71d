import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';

let loaded: Promise<SqlJsStatic> | undefined;

/**
 * An empty database in memory (SQLite 3.54, WebAssembly), with foreign keys enforced and bounded: 32 MB of pages, 64 MB of
 * memory. Nothing of the host is in its reach: it has no file system but one of its own, and no extensions.
 * The caller closes it. Rejects where `sql-wasm.wasm` does not lie beside the bundled code.
 */
export async function openSqlite(): Promise<Database> {
  loaded ??= load();
  const { Database } = await loaded;
  const database = new Database();
  database.exec(
    'PRAGMA max_page_count = 8192; PRAGMA hard_heap_limit = 64000000; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF; PRAGMA trusted_schema = OFF;',
  );
  return database;
}

function load(): Promise<SqlJsStatic> {
  const bytes = readWasm();
  return initSqlJs({
    wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  });
}

/** Beside the bundle in what is shipped; in the package when run from the source. */
function readWasm(): Uint8Array {
  try {
    return readFileSync(fileURLToPath(new URL('sql-wasm.wasm', import.meta.url)));
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  }
}
