import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import type { Database } from '../../../../src/artifacts/sql/postgres/database.ts';
import { type Grammar, loadGrammar } from '../../../../src/artifacts/sql/postgres/grammar.ts';
import { openDatabase } from '../../../../src/artifacts/sql/postgres/open-database.ts';
import { runDocument } from '../../../../src/artifacts/sql/postgres/run-document.ts';

// Kept from run to run: it is named for PGlite's version, and made anew when it is damaged.
const cache = join(import.meta.dirname, '../../../../.cache/postgres');
let db: Database;
let grammar: Grammar;
let untouched: string;

beforeAll(async () => {
  const [opened, loaded] = await Promise.all([
    openDatabase(cache, new Set(['citext', 'pgcrypto', 'uuid_ossp', 'btree_gist', 'pg_trgm', 'ltree', 'hstore'])),
    loadGrammar(),
  ]);
  if (!opened) throw new Error('PGlite is not installed');
  [db, grammar] = [opened, loaded];
  untouched = await snapshot();
}, 60_000);

function artifactsOf(texts: readonly (string | Partial<Artifact>)[]): Artifact[] {
  let line = 1;
  return texts.map((given, index) => {
    const more = typeof given === 'string' ? { text: given } : given;
    const base = { kind: 'sql', dialect: 'postgresql', text: '', fragment: false, unclosed: false } as const;
    const artifact: Artifact = { ...base, ...more, index, line, firstLine: line };
    line += artifact.text.split('\n').length + 10;
    return artifact;
  });
}

async function run(...texts: (string | Partial<Artifact>)[]) {
  return runDocument(artifactsOf(texts), db, grammar, { onStatement: () => {}, skip: new Map() });
}

/** `level rule line` of what is found in one artifact, notes apart. */
async function found(...texts: (string | Partial<Artifact>)[]): Promise<string[]> {
  const checked = await run(...texts);
  return checked.flatMap(({ findings }) =>
    findings.filter(({ level }) => level !== 'note').map(({ level, rule, line }) => `${level} ${rule} ${line}`),
  );
}

/** Everything that PostgreSQL knows: each table of the catalogue, what is set, what the connection holds. */
async function snapshot(): Promise<string> {
  const [tables = []] = await db.exec(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const [rows] = await db.exec(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM pg_catalog."${name}" t`,
    );
    parts.push(`${name} ${rows?.[0]?.sum}`);
  }
  const held = await db.exec(
    `SELECT name || '=' || setting AS held FROM pg_settings
     WHERE name NOT LIKE '%transaction_%' AND (name NOT LIKE '%.%' OR setting IS DISTINCT FROM boot_val) ORDER BY 1;
     SELECT name AS held FROM pg_prepared_statements; SELECT locktype || mode AS held FROM pg_locks WHERE locktype = 'advisory';
     SELECT pg_listening_channels() AS held; SELECT name AS held FROM pg_cursors; SELECT slot_name AS held FROM pg_replication_slots;
     SELECT current_user || session_user AS held`,
  );
  return [...parts, ...held.flat().map((row) => String(row.held))].join('\n');
}

describe('a document', () => {
  it('leaves nothing behind, whatever it does', async () => {
    await run(
      `CREATE SCHEMA leaked; CREATE TABLE leaked.t (id int); CREATE TABLE public.t2 (id serial PRIMARY KEY);
       CREATE ROLE leaky LOGIN; ALTER ROLE leaky SET work_mem = '1MB'; ALTER ROLE CURRENT_USER SET work_mem = '3MB';
       ALTER DATABASE postgres SET work_mem = '2MB'; COMMENT ON DATABASE postgres IS 'mine';
       CREATE EXTENSION pg_trgm; CREATE EXTENSION citext; CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood ADD VALUE 'b';
       SET work_mem = '7MB'; SET SESSION search_path = leaked; SELECT set_config('app.tenant', 'x', false);
       PREPARE p AS SELECT 1; DECLARE c CURSOR WITH HOLD FOR SELECT 1; LISTEN mine;
       SELECT pg_advisory_lock(7); DO $$ BEGIN PERFORM pg_advisory_lock(8); END $$;
       CREATE TEMP TABLE tmp (id int); SELECT lo_create(4711); CREATE COLLATION german (provider = icu, locale = 'de');
       CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();
       CREATE PUBLICATION pub FOR ALL TABLES; GRANT ALL ON SCHEMA public TO leaky; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO leaky;
       SET ROLE leaky; SET SESSION AUTHORIZATION leaky; SELECT set_config('role', 'leaky', false);`,
      'COMMIT; BEGIN; CREATE TABLE after_commit (id int); COMMIT; ROLLBACK; ABORT; END;',
      'DO $$ BEGIN CREATE TABLE in_do (id int); COMMIT; END $$;',
      'CREATE PROCEDURE pr() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE in_pr (id int); COMMIT; END $$; CALL pr();',
      "DO $$ BEGIN EXECUTE 'COMMIT'; END $$; DO $$ BEGIN EXECUTE 'ALTER SYSTEM SET work_mem = 1'; END $$;",
      "SAVEPOINT a; ROLLBACK TO a; RELEASE a; ROLLBACK TO nothing; RELEASE SAVEPOINT design_here; PREPARE TRANSACTION 'x';",
      'DROP SCHEMA public CASCADE; DROP OWNED BY CURRENT_USER;',
      "SET allow_system_table_mods = on; DELETE FROM pg_description; UPDATE pg_proc SET prosrc = 'x' WHERE proname = 'lower';",
      "SELECT pg_create_physical_replication_slot('s'); SELECT pg_reload_conf();",
    );
    expect(await snapshot()).toBe(untouched);
    expect(await run('CREATE TABLE t2 (id int PRIMARY KEY); CREATE ROLE leaky; CREATE SCHEMA leaked;')).toMatchObject([
      { proof: 'executed' },
    ]);
    expect(await db.isFresh()).toBe(true);
  });

  it('is run on a database of its own', async () => {
    await run('CREATE TABLE orders (id int PRIMARY KEY);');
    expect(await found('CREATE TABLE orders (id int PRIMARY KEY);')).toEqual([]);
  });
});

const CUSTOMERS = 'CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, born date);';

describe('a defect is found where it is', () => {
  it.each([
    ['a type', 'CREATE TABLE t (\n id int PRIMARY KEY,\n a texxt\n);', 'error sql/unknown-type 3'],
    ["another database's type", 'CREATE TABLE t (\n id int PRIMARY KEY,\n a datetime\n);', 'error sql/unknown-type 3'],
    [
      'a table that a key means',
      `${CUSTOMERS}\nCREATE TABLE o (\n id int PRIMARY KEY,\n customer_id bigint REFERENCES clients(id)\n);`,
      'error sql/unknown-table 4',
    ],
    ['a table misspelt', `${CUSTOMERS}\nCREATE INDEX ON custmers (email);`, 'error sql/unknown-table 2'],
    [
      'types of a key',
      `${CUSTOMERS}\nCREATE TABLE o (\n id int PRIMARY KEY,\n a int,\n c uuid REFERENCES customers(id)\n);`,
      'error sql/foreign-key 5',
    ],
    [
      'a key to no key',
      `${CUSTOMERS}\nCREATE TABLE o (id int PRIMARY KEY, e text REFERENCES customers(email));`,
      'error sql/foreign-key 2',
    ],
    ['a column of an index', `${CUSTOMERS}\nCREATE INDEX ON customers (emial);`, 'error sql/unknown-column 2'],
    [
      'a column of a check',
      'CREATE TABLE t (\n id int PRIMARY KEY,\n CHECK (amount > 0)\n);',
      'error sql/unknown-column 3',
    ],
    ['a column of a query', `${CUSTOMERS}\nSELECT id,\n  emial\nFROM customers;`, 'error sql/unknown-column 3'],
    [
      'a column twice',
      'CREATE TABLE t (\n id int PRIMARY KEY,\n a int,\n b int,\n a text\n);',
      'error sql/duplicate 5',
    ],
    ['a table twice', `${CUSTOMERS}\n${CUSTOMERS}`, 'error sql/duplicate 2'],
    ['a default', "CREATE TABLE t (\n id int PRIMARY KEY,\n n int DEFAULT 'many'\n);", 'error sql/value 3'],
    [
      'the order',
      'CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b(id));\nCREATE TABLE b (id int PRIMARY KEY);',
      'error sql/order 1',
    ],
    ['too many values', `${CUSTOMERS}\nINSERT INTO customers (id, email) VALUES (1, 'a', 2);`, 'error sql/values 2'],
    [
      'a row without a value',
      `${CUSTOMERS}\nINSERT INTO customers VALUES (1, 'a'),\n (2, 'b'),\n (3, NULL);`,
      'error sql/row 4',
    ],
    ['a key of two rows', `${CUSTOMERS}\nINSERT INTO customers VALUES (1, 'a'),\n (1, 'b');`, 'error sql/row 2'],
    ['types that cannot be compared', `${CUSTOMERS}\nSELECT id FROM customers WHERE born = 5;`, 'error sql/types 2'],
    [
      'a function misspelt',
      `${CUSTOMERS}\nALTER TABLE customers ALTER id SET DEFAULT nextvall('x');`,
      'error sql/unknown-function 2',
    ],
    ['a partition key', 'CREATE TABLE e (id int PRIMARY KEY, at date) PARTITION BY RANGE (at);', 'error sql/invalid 1'],
  ])('%s', async (_what, text, expected) => expect(await found(text)).toEqual([expected]));

  it('and does not pull others after it', async () => {
    const rest =
      'CREATE TABLE o (id int PRIMARY KEY, c bigint REFERENCES customers(id));\nCREATE INDEX ON o (c);\nSELECT * FROM o;';
    expect(await found(`CREATE TABLE customers (id bigintt PRIMARY KEY);\n${rest}`)).toEqual([
      'error sql/unknown-type 1',
    ]);
    expect(await found(`CREATE TABLE customers (id bigint PRIMRY KEY);\n${rest}`)).toEqual(['error sql/syntax 1']);
  });

  it('in words that name the columns', async () => {
    const [checked] = await run(
      `${CUSTOMERS}\nCREATE TABLE orders (id int PRIMARY KEY, customer_id uuid REFERENCES customers(id));`,
    );
    expect(checked?.findings[0]?.message).toBe(
      'orders.customer_id is uuid and points at customers.id, which is bigint.',
    );
  });
});

describe('what is no defect raises no error', () => {
  it.each([
    ['a query on tables of elsewhere', 'SELECT * FROM invoices WHERE id = 1;'],
    [
      'a migration of a table of elsewhere',
      'ALTER TABLE invoices ADD COLUMN paid_at timestamptz;\nCREATE INDEX ON invoices (paid_at);',
    ],
    [
      'an extension that is not here',
      'CREATE EXTENSION vector;\nCREATE TABLE d (id int PRIMARY KEY, e vector(3));\nCREATE INDEX ON d USING hnsw (e vector_cosine_ops);\nSELECT id FROM d ORDER BY e <=> $1;',
    ],
    [
      'a setting of an extension',
      "CREATE TABLE t (id int PRIMARY KEY);\nALTER TABLE t SET (timescaledb.compress, timescaledb.compress_orderby = 'id');",
    ],
    ['roles of elsewhere', `${CUSTOMERS}\nGRANT SELECT ON customers TO reader;\nALTER TABLE customers OWNER TO boss;`],
    [
      'a schema of the platform',
      'CREATE TABLE p (id uuid PRIMARY KEY REFERENCES auth.users(id));\nALTER TABLE p ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own ON p USING (auth.uid() = id);',
    ],
    [
      'what a server does',
      "VACUUM;\nALTER SYSTEM SET work_mem = '1GB';\nCREATE DATABASE shop;\nCOPY (SELECT 1) TO '/tmp/x';\nCOPY (SELECT 1) TO PROGRAM 'sh';",
    ],
    [
      'psql and the data of a dump',
      "\\set x 1\nSET statement_timeout = 0;\nCREATE TABLE t (id int PRIMARY KEY, n text);\nCOPY t (id, n) FROM stdin;\n1\to'brien; \n\\.\nALTER TABLE t ADD CHECK (id > 0);",
    ],
    [
      'a value added to an enumeration',
      "CREATE TYPE m AS ENUM ('a', 'b');\nALTER TYPE m ADD VALUE 'c' BEFORE 'b';\nCREATE TABLE t (id int PRIMARY KEY, m m DEFAULT 'c');\nINSERT INTO t VALUES (1);",
    ],
    [
      'an index made beside the traffic',
      `${CUSTOMERS}\nCREATE INDEX CONCURRENTLY c_email ON customers (email);\nDROP INDEX CONCURRENTLY c_email;`,
    ],
    ['the way down', '-- +goose Up\nCREATE TABLE a (id int PRIMARY KEY);\n-- +goose Down\nDROP TABLE a;'],
    [
      'a row that is said to be refused',
      `${CUSTOMERS}\n-- rejected: the address is missing\nINSERT INTO customers VALUES (1, NULL);`,
    ],
    [
      'keys that are checked at the end',
      'CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a(id) DEFERRABLE INITIALLY DEFERRED);\nBEGIN;\nINSERT INTO b VALUES (1, 1);\nINSERT INTO a VALUES (1);\nCOMMIT;\nALTER TABLE b ADD x int;',
    ],
    [
      'placeholders of all drivers',
      `${CUSTOMERS}\nSELECT * FROM customers WHERE id = :id AND email = @email;\nSELECT * FROM customers WHERE id = %(id)s LIMIT ?;\nINSERT INTO customers (id, email) VALUES (?, ?);`,
    ],
  ])('%s', async (_what, text) => expect((await found(text)).filter((one) => one.startsWith('error'))).toEqual([]));

  it('nor does a later version of a table, and what follows is held to it', async () => {
    const later = 'CREATE TABLE IF NOT EXISTS customers (id bigint PRIMARY KEY, email text, phone text);';
    expect(await found(CUSTOMERS, later, 'SELECT phone FROM customers;')).toEqual([]);
    expect(await found(CUSTOMERS, later, 'SELECT fax FROM customers;')).toEqual([
      expect.stringContaining('error sql/unknown-column'),
    ]);
  });

  it('nor does a sample row whose parent nobody stored', async () => {
    const tables = `${CUSTOMERS}\nCREATE TABLE o (id int PRIMARY KEY, c bigint REFERENCES customers(id));`;
    expect(await found(tables, 'INSERT INTO o VALUES (1, 42);')).toEqual([]);
  });

  it('nor does an excerpt', async () => {
    expect(
      await found({ text: 'CREATE TABLE t (\n id int PRIMARY KEY,\n ...\n);\nSELECT missing FROM t;', fragment: true }),
    ).toEqual([]);
  });
});

describe('the proof', () => {
  it('is execution only when all of it ran', async () => {
    expect(await run(CUSTOMERS)).toMatchObject([{ proof: 'executed' }]);
    expect(await run(`${CUSTOMERS}\nLOAD 'x';`)).toMatchObject([
      { proof: 'parsed', reason: '1 of 2 statements ran: LOAD takes a file of the server.' },
    ]);
    expect(await run('-- nothing')).toMatchObject([{ proof: 'not checked', reason: 'It holds no statement.' }]);
  });
});

describe('advice', () => {
  const notes = async (text: string) =>
    (await run(text))[0]?.findings.map(({ level, rule, line }) => `${level} ${rule} ${line}`);
  it.each([
    ['CREATE TABLE t (a int);', 'warning sql/no-primary-key 1'],
    ['CREATE TABLE t (\n id int PRIMARY KEY,\n price real\n);', 'warning sql/money-as-float 3'],
    ['CREATE TABLE t (\n id int PRIMARY KEY,\n at timestamp\n);', 'note sql/timestamp-without-zone 3'],
    ['CREATE TABLE t (\n id serial PRIMARY KEY);', 'note sql/serial 2'],
    ['CREATE TABLE t (id int PRIMARY KEY,\n c char(2));', 'note sql/char 2'],
    ['CREATE TABLE t (id int PRIMARY KEY,\n c json);', 'note sql/json 2'],
    ['CREATE TABLE t (id int PRIMARY KEY,\n "order" int);', 'note sql/reserved-word 2'],
    ['CREATE TABLE t (id int PRIMARY KEY,\n p int REFERENCES t(id));', 'note sql/unindexed-foreign-key 2'],
    [
      'CREATE TABLE t (id int PRIMARY KEY, a int);\nCREATE INDEX ON t (a);\nCREATE INDEX b ON t (a);',
      'warning sql/duplicate-index 3',
    ],
  ])('%s', async (text, expected) => expect(await notes(text)).toEqual([expected]));

  it('has nothing to say of a sound design', async () => {
    expect(
      await notes(
        'CREATE TABLE c (id uuid PRIMARY KEY);\nCREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, c uuid NOT NULL REFERENCES c(id), at timestamptz);\nCREATE INDEX ON t (c, at);',
      ),
    ).toEqual([]);
  });
});

describe('a query is planned against the schema as it stands at the end', () => {
  it('with the index that serves it, or none', async () => {
    const [, queries] = await run(
      CUSTOMERS,
      'SELECT id FROM customers WHERE email = $1;\nSELECT id FROM customers WHERE born > $1;',
      'CREATE INDEX by_email ON customers (email);',
    );
    expect(queries?.plans?.map(({ line, reads }) => ({ line, how: reads[0]?.how, index: reads[0]?.index }))).toEqual([
      { line: 12, how: expect.stringMatching(/bitmap|index/), index: 'by_email' },
      { line: 13, how: 'sequential', index: undefined },
    ]);
  });
});

it('a document that finds a way out is seen to', async () => {
  await run("DO $$ BEGIN PERFORM pg_create_physical_replication_slot('s'); END $$;");
  expect(await db.isFresh()).toBe(false);
  await db.exec("SELECT pg_drop_replication_slot('s')");
});
