import type { TypeName } from 'libpg-query';
import { nodeOf, stringsOf } from './nodes.ts';

/** The names that people write, for those that PostgreSQL's grammar puts in their place. */
const WRITTEN: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  varbit: 'bit varying',
};

/** A type as people write it, in lower case, with its arguments: `varchar(80)`, `numeric(12,2)[]`, `order_status`. */
export function typeText(type: TypeName | undefined): string {
  const names = stringsOf(type?.names);
  const name = (names.at(-1) ?? '').toLowerCase();
  const written = names[0] === 'pg_catalog' && Object.hasOwn(WRITTEN, name) ? (WRITTEN[name] ?? name) : name;
  const given = (type?.typmods ?? []).flatMap((node) => {
    const { ival, sval } = nodeOf(node, 'A_Const') ?? {};
    return ival ? String(ival.ival ?? 0) : (sval?.sval ?? []);
  });
  // What is masked for `interval day to second` is no argument that anybody wrote; plain `char` is `char(1)`.
  const args = name === 'interval' || given.length === 0 ? '' : `(${given.join(',')})`;
  return written + args + '[]'.repeat(type?.arrayBounds?.length ?? 0);
}
