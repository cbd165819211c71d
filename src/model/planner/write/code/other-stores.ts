import type { StoreKey } from '../../design/choices.ts';
import { camel, pascal } from '../../words/spelling.ts';
import type { Example } from './example.ts';
import { sentence } from './typescript.ts';

/** The main write in TypeScript for stores other than PostgreSQL: one transaction that carries its conditions. */
export function writeElsewhere(example: Example, store: StoreKey): string | undefined {
  switch (store) {
    case 'mysql':
      return inMySql(example);
    case 'mongodb':
      return inMongo(example);
    case 'dynamodb':
      return inDynamo(example);
    case 'sqlite':
      return inSqlite(example);
    case 'postgresql':
      return undefined;
    default:
      return store satisfies never;
  }
}

function values({ sent, computed }: Example): { names: string[]; code: string[] } {
  return {
    names: [...sent, ...computed].map(({ name }) => name),
    code: [...sent.map(({ name }) => `input.${name}`), ...computed.map(({ name }) => `computed.${name}`)],
  };
}

function inMySql(example: Example): string {
  const { table, flow, locked, topic } = example;
  const { names, code } = values(example);
  const columns = ['id', ...names].map((name) => `\\\`${name}\\\``).join(', ');
  return `import type { Pool } from 'mysql2/promise';

type Values = Record<string, string | number | boolean | null>;

/** Somebody ${flow.does}. The caller has looked up the key before, and stores the answer under it in here. */
export async function create${pascal(table.one)}(pool: Pool, id: string, key: string, input: Values, computed: Values): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
${locked ? `    const [rows] = await connection.execute('SELECT id FROM ${locked.table.name} WHERE id = ? FOR UPDATE', [input.${locked.by.name}]);\n    if (Array.isArray(rows) && rows.length === 0) throw new Error('There is no such ${locked.table.one}.');\n` : ''}    await connection.execute(
      \`INSERT INTO \\\`${table.name}\\\` (${columns}) VALUES (${['id', ...names].map(() => '?').join(', ')})\`,
      [id, ${code.join(', ')}],
    );
${topic ? `    await connection.execute('INSERT INTO outbox_events (id, topic, row_id, payload) VALUES (UUID(), ?, ?, ?)', ['${topic}', id, JSON.stringify({ id, key })]);\n` : ''}    await connection.commit();
  } catch (error) {
    await connection.rollback();
    const isDouble = error instanceof Error && 'code' in error && error.code === 'ER_DUP_ENTRY';
    throw isDouble ? new Error('${sentence(flow.unless)}') : error;
  } finally {
    connection.release();
  }
}
`;
}

function inSqlite(example: Example): string {
  const { table, flow, topic } = example;
  const { names, code } = values(example);
  return `import type { Database } from 'better-sqlite3';

type Values = Record<string, string | number | null>;

/** Somebody ${flow.does}. One process writes, so the transaction needs no lock besides its own. */
export function create${pascal(table.one)}(db: Database, id: string, input: Values, computed: Values): void {
  const write = db.transaction(() => {
    db.prepare('INSERT INTO ${table.name} (id, ${names.join(', ')}) VALUES (${['id', ...names].map(() => '?').join(', ')})').run(id, ${code.join(', ')});
${topic ? `    db.prepare('INSERT INTO outbox_events (id, topic, row_id, payload) VALUES (?, ?, ?, ?)').run(\`\${id}-event\`, '${topic}', id, JSON.stringify({ id }));\n` : ''}  });
  try {
    write.immediate();
  } catch (error) {
    const isDouble = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
    throw isDouble ? new Error('${sentence(flow.unless)}') : error;
  }
}
`;
}

function inMongo(example: Example): string {
  const { table, flow, locked, topic } = example;
  return `import { type Db, type MongoClient, MongoServerError } from 'mongodb';

/** Somebody ${flow.does}. The unique indexes decide between two who come at once. */
export async function create${pascal(table.one)}(client: MongoClient, db: Db, row: Record<string, unknown> & { _id: string }): Promise<void> {
  try {
    await client.withSession((session) =>
      session.withTransaction(async () => {
${locked ? `        const given = await db.collection<{ _id: string }>('${camel(locked.table.name)}').findOneAndUpdate(\n          { _id: String(row.${locked.by.name}) },\n          { $inc: { version: 1 } },\n          { session },\n        );\n        if (given === null) throw new Error('There is no such ${locked.table.one}.');\n` : ''}        await db.collection<{ _id: string }>('${camel(table.name)}').insertOne(row, { session });
${topic ? `        await db.collection('outboxEvents').insertOne({ topic: '${topic}', row_id: row._id, payload: row, attempts: 0 }, { session });\n` : ''}      }),
    );
  } catch (error) {
    throw error instanceof MongoServerError && error.code === 11000 ? new Error('${sentence(flow.unless)}') : error;
  }
}
`;
}

function inDynamo(example: Example): string {
  const { table, flow, locked } = example;
  const tag = table.key.toUpperCase();
  return `import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

/** Somebody ${flow.does}. All is written, or nothing: each part carries its condition. */
export async function create${pascal(table.one)}(db: DynamoDBDocumentClient, TableName: string, id: string, key: string, row: Record<string, unknown>): Promise<void> {
  const isNew = 'attribute_not_exists(PK)';
  try {
    await db.send(
      new TransactWriteCommand({
        ClientRequestToken: key.slice(0, 36),
        TransactItems: [
          { Put: { TableName, Item: { PK: \`${tag}#\${id}\`, SK: '#', ...row }, ConditionExpression: isNew } },
          { Put: { TableName, Item: { PK: \`KEY#\${key}\`, SK: '#', id }, ConditionExpression: isNew } },
${locked ? `          {\n            ConditionCheck: {\n              TableName,\n              Key: { PK: \`${locked.table.key.toUpperCase()}#\${String(row.${locked.by.name})}\`, SK: '#' },\n              ConditionExpression: 'attribute_exists(PK)',\n            },\n          },\n` : ''}        ],
      }),
    );
  } catch (error) {
    throw error instanceof TransactionCanceledException ? new Error('${sentence(flow.unless)}') : error;
  }
}
`;
}
