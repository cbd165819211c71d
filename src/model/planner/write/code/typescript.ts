import type { Column } from '../../design/table.ts';
import { camel, pascal } from '../../words/spelling.ts';
import { type Example, insertSql, lockSql, markSql, sentSample } from './example.ts';

/** The main write as TypeScript on `pg`: lock, insert, event and key in one transaction. */
export function writeInTypeScript(example: Example): string {
  const { table, flow, sent, computed, locked, topic } = example;
  const name = pascal(table.one);
  const mark = markSql(example);
  const values = [
    ...sent.map(({ name: column }) => `input.${column}`),
    ...computed.map(({ name: column }) => `computed.${column}`),
  ];
  return `import type { Pool } from 'pg';

export type New${name} = { ${fields(sent)} };
${computed.length > 0 ? `/** What the rules of the field decide, before the insert. */\nexport type Computed${name} = { ${fields(computed)} };\n` : ''}export type Outcome = { status: number; body: unknown };

const refused = (status: number, detail: string): Outcome => ({
  status,
  body: { type: \`https://problems.internal/\${status}\`, title: 'Refused', status, detail },
});

/** Somebody ${flow.does}. Safe to repeat. */
export async function create${name}(
  pool: Pool,
  caller: string,
  key: string,
  hash: string,
  input: New${name},${computed.length > 0 ? `\n  computed: Computed${name},` : ''}
): Promise<Outcome> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(\`SET LOCAL statement_timeout = '2s'\`);
    const first = await client.query(
      'SELECT request_hash, status, response FROM idempotency_keys WHERE caller = $1 AND request_key = $2',
      [caller, key],
    );
    const known = first.rows[0];
    if (known !== undefined) {
      await client.query('ROLLBACK');
      if (known.request_hash !== hash) return refused(422, 'This key was used with another body.');
      return { status: known.status, body: known.response };
    }
${locked ? lockLines(example) : ''}    const made = await client.query(
      \`${insertSql(example)}\`,
      [${values.join(', ')}],
    );
    const ${camel(table.one)} = made.rows[0];
${mark && locked ? `    await client.query(\`${mark}\`, [input.${locked.by.name}]);\n` : ''}${topic ? `    await client.query('INSERT INTO outbox_events (topic, row_id, payload) VALUES ($1, $2, $3)', [\n      '${topic}',\n      String(${camel(table.one)}.${table.primaryKey[0] ?? 'id'}),\n      ${camel(table.one)},\n    ]);\n` : ''}    await client.query(
      \`INSERT INTO idempotency_keys (caller, request_key, request_hash, status, response, expires_at)
       VALUES ($1, $2, $3, 201, $4, now() + interval '24 hours')\`,
      [caller, key, hash, ${camel(table.one)}],
    );
    await client.query('COMMIT');
    return { status: 201, body: ${camel(table.one)} };
  } catch (error) {
    await client.query('ROLLBACK');
    if (isConflict(error)) return refused(409, '${sentence(flow.unless)}');
    throw error;
  } finally {
    client.release();
  }
}

/** A unique key, an exclusion or a CHECK of \`${table.name}\` said no. */
function isConflict(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '23505' || code === '23P01' || code === '23514';
}
`;
}

function lockLines(example: Example): string {
  const { locked } = example;
  if (locked === undefined) return '';
  return `    const locked = await client.query(\`${lockSql(locked)}\`, [input.${locked.by.name}]);
    if (locked.rowCount === 0) {
      await client.query('ROLLBACK');
      return refused(404, 'There is no such ${locked.table.one}.');
    }
`;
}

/** Without what would end a string of the language. */
export function sentence(text: string): string {
  const plain = text.replace(/['"`\\$\n]/g, '');
  return `Refused, since ${plain}.`;
}

function fields(columns: readonly Column[]): string {
  return columns
    .map(
      (column) => `${column.name}${column.nullable ? '?' : ''}: ${typeOf(column)}${column.nullable ? ' | null' : ''}`,
    )
    .join('; ');
}

function typeOf({ kind, values }: Column): string {
  if (values) return values.map((value) => `'${value}'`).join(' | ');
  if (['bigint', 'int', 'smallint', 'numeric', 'double'].includes(kind)) return 'number';
  if (kind === 'bool') return 'boolean';
  return kind === 'json' ? 'Record<string, unknown>' : 'string';
}

/** One call to the outside with a limit on its time, few tries, and a breaker. */
export function callInTypeScript({ outside }: Example): string | undefined {
  if (outside === undefined) return undefined;
  const { name, timeout, tries, one } = outside;
  return `type Breaker = { failures: number; openUntil: number };

/** One call to the ${name} about the ${one} with this id. So a second ${one} comes of no repeat. */
export async function ask${pascal(outside.key)}(
  url: string,
  id: string,
  body: unknown,
  breaker: Breaker,
  now: () => number = Date.now,
): Promise<Response> {
  if (now() < breaker.openUntil) throw new Error('${name} is resting; try again later.');
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(${timeout}),
      });
      if (response.status < 500 && response.status !== 429) {
        breaker.failures = 0;
        return response;
      }
      throw new Error(\`${name} answered \${response.status}.\`);
    } catch (error) {
      breaker.failures += 1;
      if (breaker.failures >= 5) breaker.openUntil = now() + 20_000;
      if (attempt >= ${tries} || breaker.failures >= 5) throw error;
      const pause = 200 * 2 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
`;
}

/** Twenty callers at once: one wins, and a repeat gives the first answer. */
export function testInTypeScript(example: Example): string {
  const { table, locked, computed } = example;
  const name = pascal(table.one);
  const more = computed.length > 0 ? ', computed' : '';
  const winners = locked ? 'one of twenty callers gets it' : 'a repeat gives the first answer';
  return `import { expect, test } from 'vitest';
import { pool, seed } from './database.ts';
import { create${name} } from '../src/create-${table.key.replaceAll('_', '-')}.ts';

test('${winners}', async () => {
  const { input${more} } = await seed(${JSON.stringify(sentSample(example))});
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, at) => create${name}(pool, 'caller', \`key-\${at}-0000000000000\`, 'a'.repeat(64), input${more})),
  );
  expect(outcomes.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect(outcomes.some(({ status }) => status === 201)).toBe(true);
});

test('the same key gives the same answer, and writes once', async () => {
  const { input${more} } = await seed(${JSON.stringify(sentSample(example))});
  const send = () => create${name}(pool, 'caller', 'key-again-0000000000000', 'b'.repeat(64), input${more});
  const [first, second] = [await send(), await send()];
  expect(second).toEqual(first);
});
`;
}
