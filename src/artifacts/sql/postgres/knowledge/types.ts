/** The types that every PostgreSQL 18 has, with the names that only its grammar knows. */
export const TYPES: ReadonlySet<string> = new Set(
  `
  aclitem bigint bigserial bit bool boolean box bpchar bytea char character cid cidr circle cstring date
  datemultirange daterange dec decimal double event_trigger float float4 float8 inet int int2 int4
  int4multirange int4range int8 int8multirange int8range integer interval json jsonb jsonpath line lseg macaddr
  macaddr8 money name numeric nummultirange numrange oid path point polygon real record refcursor regclass
  regcollation regconfig regdictionary regnamespace regoper regoperator regproc regprocedure regrole regtype
  serial serial4 serial8 smallint smallserial text tid time timestamp timestamptz timetz trigger tsmultirange
  tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot uuid varbit varchar varying void xid xid8 xml
`
    .trim()
    .split(/\s+/),
);

/** Types of other databases, and what PostgreSQL has instead. */
export const FOREIGN_TYPES: Readonly<Record<string, string>> = {
  datetime: 'timestamptz',
  datetime2: 'timestamptz',
  datetimeoffset: 'timestamptz',
  smalldatetime: 'timestamptz',
  timestampz: 'timestamptz',
  tinyint: 'smallint',
  mediumint: 'integer',
  int16: 'smallint',
  int32: 'integer',
  int64: 'bigint',
  long: 'bigint',
  biginteger: 'bigint',
  number: 'numeric',
  string: 'text',
  str: 'text',
  varchar2: 'varchar',
  nvarchar2: 'varchar',
  nvarchar: 'varchar',
  tinytext: 'text',
  mediumtext: 'text',
  longtext: 'text',
  ntext: 'text',
  clob: 'text',
  blob: 'bytea',
  longblob: 'bytea',
  mediumblob: 'bytea',
  binary: 'bytea',
  varbinary: 'bytea',
  image: 'bytea',
  uniqueidentifier: 'uuid',
  guid: 'uuid',
  rowversion: 'bigint',
  bit8: 'bit(8)',
};
