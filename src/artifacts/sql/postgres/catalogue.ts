import type { Database } from './database.ts';

/** The tables of a document as PostgreSQL has them at its end. */
export type Catalogue = CatalogueTable[];

export type CatalogueTable = {
  schema: string;
  name: string;
  isPartition: boolean;
  hasPrimaryKey: boolean;
  columns: { name: string; type: string; isSerial: boolean }[];
  foreignKeys: { columns: string[]; table: string }[];
  indexes: { name: string; columns: string[]; isUnique: boolean; isPartial: boolean; definition: string }[];
};

const QUERY = `
SELECT json_agg(json_build_object(
  'schema', n.nspname, 'name', c.relname,
  'isPartition', c.relispartition OR EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid),
  'hasPrimaryKey', EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary),
  'columns', (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'isSerial', a.attidentity = '' AND coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%') ORDER BY a.attnum), '[]')
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'foreignKeys', (SELECT coalesce(json_agg(json_build_object('table', k.confrelid::regclass::text, 'columns',
      (SELECT json_agg(a.attname ORDER BY x.n) FROM unnest(k.conkey) WITH ORDINALITY x(key, n)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.key)) ORDER BY k.oid), '[]')
    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0),
  'indexes', (SELECT coalesce(json_agg(json_build_object('name', i.indexrelid::regclass::text, 'isUnique', i.indisunique,
      'isPartial', i.indpred IS NOT NULL, 'definition', pg_get_indexdef(i.indexrelid), 'columns',
      (SELECT json_agg(coalesce(a.attname, '(…)') ORDER BY x.n) FROM unnest(i.indkey::int2[]) WITH ORDINALITY x(key, n)
       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.key AND x.key > 0 WHERE x.n <= i.indnkeyatts)) ORDER BY i.indexrelid), '[]')
    FROM pg_index i WHERE i.indrelid = c.oid)
) ORDER BY c.oid) AS tables
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.oid >= 16384
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'e')`;

/** Reads the tables that a document made, with their keys and indexes. */
export async function gatherCatalogue(db: Database): Promise<Catalogue> {
  const [rows] = await db.exec(QUERY);
  const tables = rows?.[0]?.tables;
  return Array.isArray(tables) ? (tables as Catalogue) : [];
}
