import type { Design } from '../design/design.ts';
import { type Column, references, type Table } from '../design/table.ts';
import { camel } from '../words/spelling.ts';
import { blocks, fence, list, table as rows } from './markdown.ts';

/** The tables as collections of MongoDB: a validator for each, its indexes, and what is embedded. */
export function mongoSchema(design: Design): string {
  const owned = (table: Table) => references(table).find(({ ref }) => ref.onDelete === 'cascade')?.ref.table;
  const embedded = design.tables
    .filter((table) => owned(table) !== undefined)
    .map(
      (table) =>
        `\`${table.name}\` could stand inside \`${owned(table)}\` as a list; it keeps a collection of its own here, since it grows without a limit`,
    );
  return blocks(
    `A collection for each entity of ${design.scope.name}. References are checked by the transaction that writes them, since the store does not.`,
    fence('js', design.tables.map(collection).join('\n\n')),
    list(embedded.slice(0, 4)),
  );
}

function collection(table: Table): string {
  const properties = Object.fromEntries(table.columns.map((column) => [fieldName(column, table), bson(column)]));
  const required = table.columns.filter(({ nullable }) => !nullable).map((column) => fieldName(column, table));
  const validator = { $jsonSchema: { bsonType: 'object', required, properties } };
  const uniques = table.constraints.flatMap((constraint) => {
    if (constraint.kind !== 'unique') return [];
    const filter = constraint.where ? partialFilter(constraint.where) : undefined;
    const options = { unique: true, name: constraint.name, ...(filter ? { partialFilterExpression: filter } : {}) };
    return [
      `db.${camel(table.name)}.createIndex(${keys(constraint.columns.map((name) => [name, 1]))}, ${JSON.stringify(options)});`,
    ];
  });
  const indexes = table.indexes.map(
    ({ name, columns, words }) =>
      `db.${camel(table.name)}.createIndex(${words ? keys(columns.map((column) => [column.name, 'text'])) : keys(columns.map((column) => [column.name, column.desc ? -1 : 1]))}, ${JSON.stringify({ name })});`,
  );
  return [
    `db.createCollection(${JSON.stringify(camel(table.name))}, { validator: ${JSON.stringify(validator)} });`,
    ...uniques,
    ...indexes,
  ].join('\n');
}

function fieldName({ name }: Column, { primaryKey }: Table): string {
  return primaryKey.length === 1 && primaryKey[0] === name ? '_id' : name;
}

function keys(list: readonly (readonly [string, number | string])[]): string {
  return JSON.stringify(Object.fromEntries(list));
}

/** Only equality and presence can be said in a partial filter. */
function partialFilter(where: string): object | undefined {
  const [, column, value] = /^(\w+) = '([^']*)'$/.exec(where) ?? [];
  if (column !== undefined) return { [column]: value };
  const [, list, values] = /^(\w+) IN \((.*)\)$/.exec(where) ?? [];
  if (list !== undefined)
    return { [list]: { $in: (values ?? '').split(', ').map((text) => text.replaceAll("'", '')) } };
  const [, empty] = /^(\w+) IS NULL$/.exec(where) ?? [];
  return empty === undefined ? undefined : { [empty]: null };
}

function bson({ kind, values, nullable, length }: Column): object {
  const types: Partial<Record<Column['kind'], string>> = {
    bigint: 'long',
    int: 'int',
    smallint: 'int',
    bool: 'bool',
    time: 'date',
    numeric: 'decimal',
    double: 'double',
    json: 'object',
    bytea: 'binData',
  };
  const type = types[kind] ?? 'string';
  if (values) return { enum: nullable ? [...values, null] : values };
  return { bsonType: nullable ? [type, 'null'] : type, ...(type === 'string' && length ? { maxLength: length } : {}) };
}

/** The entities in one table of DynamoDB: a key for each access path, and the table itself. */
export function dynamoSchema(design: Design): string {
  const entities = design.tables.filter(({ role }) => role !== 'works');
  const items = entities.map((table) => [table.one, `\`${tag(table)}#<id>\``, '`#`', parentKey(table)]);
  const paths = design.paths.map(({ id, asks, by, order, match }) => [
    id,
    asks,
    match
      ? 'none: a search engine is fed from the stream'
      : `\`${by.map((name) => `${name}#<value>`).join('#') || 'all'}\``,
    match ? '' : `\`${order.name}#<id>\`${order.desc ? ', newest first' : ''}`,
  ]);
  return blocks(
    `All of ${design.scope.name} stands in one table; each question that is asked often has a key of its own. What must be unique is an item of its own, written in the same transaction on condition that it is not there.`,
    rows(['Item', 'PK', 'SK', 'Also found by (GSI1)'], items),
    rows(['Path', 'Question', 'Partition', 'Order'], paths),
    fence('json', JSON.stringify(createTable(design), null, 2)),
  );
}

function tag({ key }: Table): string {
  return key.toUpperCase();
}

function parentKey(table: Table): string {
  const parent = references(table)[0];
  return parent ? `\`${parent.ref.table}#<${parent.name}>\`` : 'nothing';
}

function createTable({ scope, choices }: Design): object {
  const name = scope.name.replace(/[^a-z0-9]+/gi, '-');
  const key = (attribute: string, type: 'HASH' | 'RANGE') => ({ AttributeName: attribute, KeyType: type });
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [key('PK', 'HASH'), key('SK', 'RANGE')],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'GSI1',
        KeySchema: [key('GSI1PK', 'HASH'), key('GSI1SK', 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    Tags: [{ Key: 'store', Value: choices.store.name }],
  };
}
