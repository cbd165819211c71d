/** The types of the notes: what each means in a database, in a contract, and as an example. */

export type SqlKind =
  | 'uuid'
  | 'bigint'
  | 'int'
  | 'smallint'
  | 'varchar'
  | 'char'
  | 'text'
  | 'bool'
  | 'date'
  | 'time'
  | 'numeric'
  | 'double'
  | 'json'
  | 'inet'
  | 'bytea';

export type FieldType = {
  kind: SqlKind;
  length?: number;
  precision?: number;
  scale?: number;
  /** A condition on the column, which stands as `?`. */
  check?: string;
  /** OpenAPI bounds that say the same as `check`. */
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: 'email' | 'uri' | 'ipv4';
  /** An example that meets all of it. */
  sample: string | number | boolean | object;
  /** Whether it says something of a person. */
  personal?: true;
};

export const FIELD_TYPES = new Map<string, FieldType>(
  Object.entries({
    name: { kind: 'varchar', length: 200, sample: 'Northside' },
    text: { kind: 'varchar', length: 500, sample: 'As agreed on the phone' },
    long: { kind: 'text', sample: 'A longer text, in as many lines as it takes.' },
    code: { kind: 'varchar', length: 64, sample: 'A-1042' },
    slug: { kind: 'varchar', length: 80, check: "? ~ '^[a-z0-9-]+$'", pattern: '^[a-z0-9-]+$', sample: 'spring-2027' },
    email: { kind: 'varchar', length: 254, format: 'email', sample: 'ada@example.org', personal: true },
    phone: { kind: 'varchar', length: 20, sample: '+4930123456', personal: true },
    person_name: { kind: 'varchar', length: 200, sample: 'Ada Byron', personal: true },
    address: { kind: 'varchar', length: 300, sample: 'Long Lane 12, Ashford' },
    url: { kind: 'varchar', length: 2000, format: 'uri', sample: 'https://cdn.example.org/a/1042' },
    storage_key: { kind: 'varchar', length: 512, sample: 'a/10/42/original' },
    hash: {
      kind: 'char',
      length: 64,
      check: "? ~ '^[0-9a-f]{64}$'",
      pattern: '^[0-9a-f]{64}$',
      sample: '0'.repeat(64),
    },
    smallint: { kind: 'smallint', sample: 7 },
    int: { kind: 'int', sample: 42 },
    count: { kind: 'int', check: '? >= 0', minimum: 0, sample: 3 },
    quantity: { kind: 'int', check: '? > 0', minimum: 1, sample: 2 },
    rating: { kind: 'smallint', check: '? BETWEEN 1 AND 5', minimum: 1, maximum: 5, sample: 4 },
    bigint: { kind: 'bigint', sample: 4200 },
    size: { kind: 'bigint', check: '? >= 0', minimum: 0, sample: 248000 },
    seconds: { kind: 'int', check: '? >= 0', minimum: 0, sample: 900 },
    money: { kind: 'bigint', check: '? >= 0', minimum: 0, sample: 1250 },
    signed_money: { kind: 'bigint', sample: -1250 },
    currency: { kind: 'char', length: 3, check: "? ~ '^[A-Z]{3}$'", pattern: '^[A-Z]{3}$', sample: 'EUR' },
    country: { kind: 'char', length: 2, check: "? ~ '^[A-Z]{2}$'", pattern: '^[A-Z]{2}$', sample: 'DE' },
    percent: { kind: 'smallint', check: '? BETWEEN 0 AND 100', minimum: 0, maximum: 100, sample: 25 },
    measure: { kind: 'numeric', precision: 12, scale: 3, sample: 18.5 },
    lat: { kind: 'double', check: '? BETWEEN -90 AND 90', minimum: -90, maximum: 90, sample: 52.52 },
    lon: {
      kind: 'double',
      check: '? BETWEEN -180 AND 180',
      minimum: -180,
      maximum: 180,
      sample: 13.405,
    },
    date: { kind: 'date', sample: '2027-03-14' },
    time: { kind: 'time', sample: '2027-03-14T09:30:00Z' },
    bool: { kind: 'bool', sample: true },
    json: { kind: 'json', sample: { source: 'import' } },
    ip: { kind: 'inet', format: 'ipv4', sample: '192.0.2.10', personal: true },
    uuid: { kind: 'uuid', sample: '0192f0c1-7a3b-7c44-9d2e-5b6f8a901234' },
  } satisfies Record<string, FieldType>),
);
