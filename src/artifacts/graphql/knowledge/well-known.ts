/** Scalars and types that servers and gateways bring along without a declaration in the schema. */
const NAMES = new Set([
  ...[
    'Any',
    'Base64',
    'BigDecimal',
    'BigInt',
    'Bytes',
    'Byte',
    'CountryCode',
    'Currency',
    'Cursor',
    'Date',
    'DateTime',
  ],
  ...[
    'Datetime',
    'Decimal',
    'Duration',
    'Email',
    'EmailAddress',
    'FieldSet',
    'File',
    'GUID',
    'HTML',
    'IPAddress',
    'IPv4',
  ],
  ...[
    'IPv6',
    'ISO8601Date',
    'ISO8601DateTime',
    'Instant',
    'JSON',
    'JSONB',
    'JSONObject',
    'JSONString',
    'Json',
    'JsonObject',
  ],
  ...[
    'LocalDate',
    'LocalDateTime',
    'LocalTime',
    'Locale',
    'Long',
    'Map',
    'Markdown',
    'Money',
    'NonNegativeInt',
    'Number',
  ],
  ...['Object', 'ObjectID', 'ObjectId', 'OffsetDateTime', 'PhoneNumber', 'PositiveInt', 'Short', 'Time', 'TimeZone'],
  ...['Timestamp', 'URI', 'URL', 'UUID', 'Uint', 'Upload', 'Url', 'Uuid', 'Void', 'ZonedDateTime', 'bigint', 'bytea'],
  ...['citext', 'date', 'float8', 'json', 'jsonb', 'numeric', 'smallint', 'timestamp', 'timestamptz', 'uuid', 'Node'],
  ...['PageInfo', 'StitchingInfo', 'Seconds', 'Milliseconds', 'DateTimeISO', 'Double', 'Char', 'UnsignedInt', 'Int64'],
]);

/** Whether a type is one that a server, a gateway or a convention declares by itself. */
export function isWellKnown(name: string): boolean {
  return (
    NAMES.has(name) || /^(AWS|_|federation__|link__|join__|hasura_)|(Scalar|DateTime|Date|Json|JSON|UUID)$/.test(name)
  );
}

/** The directives of the specification, which need no declaration. */
export const SPECIFIED: readonly string[] = ['deprecated', 'specifiedBy', 'oneOf', 'skip', 'include'];
export const BUILT_IN: readonly string[] = ['Int', 'Float', 'String', 'Boolean', 'ID'];
