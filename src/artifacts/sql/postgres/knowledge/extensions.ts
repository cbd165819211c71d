/**
 * What comes with the extensions that designs are written for: enough to know why a type, a function, an operator
 * class or an access method is not there. Names as the extensions' own documentation has them; a name that ends in
 * `*` stands for all that begin so.
 */
export const EXTENSIONS: Readonly<Record<string, { types?: string; functions?: string; others?: string }>> = {
  'uuid-ossp': { functions: 'uuid_generate_v*' },
  pgcrypto: {
    functions:
      'crypt gen_salt digest hmac encrypt decrypt encrypt_iv decrypt_iv gen_random_bytes armor dearmor pgp_sym_* pgp_pub_*',
  },
  citext: { types: 'citext' },
  hstore: { types: 'hstore', functions: 'hstore akeys avals skeys svals' },
  ltree: {
    types: 'ltree lquery ltxtquery',
    functions: 'subpath subltree nlevel text2ltree ltree2text',
    others: 'gist_ltree_ops',
  },
  pg_trgm: {
    functions: 'similarity word_similarity strict_word_similarity show_trgm',
    others: 'gin_trgm_ops gist_trgm_ops',
  },
  unaccent: { functions: 'unaccent' },
  fuzzystrmatch: {
    functions: 'levenshtein levenshtein_less_equal soundex difference metaphone dmetaphone daitch_mokotoff',
  },
  cube: { types: 'cube', functions: 'cube cube_distance' },
  earthdistance: { types: 'earth', functions: 'll_to_earth earth_distance earth_box' },
  intarray: { others: 'gin__int_ops gist__int_ops', types: 'query_int' },
  isn: { types: 'isbn isbn13 issn ean13 upc ismn' },
  seg: { types: 'seg' },
  tablefunc: { functions: 'crosstab* connectby normal_rand' },
  bloom: { others: 'bloom' },
  moddatetime: { functions: 'moddatetime' },
  lo: { types: 'lo', functions: 'lo_manage' },
  btree_gist: {},
  btree_gin: {},
  vector: {
    types: 'vector halfvec sparsevec',
    functions:
      'l2_distance inner_product cosine_distance l1_distance l2_normalize vector_dims vector_norm binary_quantize subvector',
    others: 'hnsw ivfflat vector_* halfvec_* sparsevec_*',
  },
  vectorscale: { others: 'diskann' },
  postgis: {
    types: 'geometry geography box2d box3d raster geometry_dump',
    functions: 'st_* addgeometrycolumn postgis_*',
    others: 'spatial_ref_sys gist_geometry_*',
  },
  timescaledb: {
    functions:
      'create_hypertable add_retention_policy add_compression_policy add_continuous_aggregate_policy time_bucket time_bucket_gapfill add_dimension set_chunk_time_interval create_distributed_hypertable add_columnstore_policy by_range by_hash drop_chunks add_job',
    others: 'timescaledb*',
  },
  pg_cron: { functions: 'schedule unschedule schedule_in_database', others: 'cron' },
  pg_partman: { functions: 'create_parent run_maintenance run_maintenance_proc', others: 'partman part_config' },
  citus: { functions: 'create_distributed_table create_reference_table' },
  pg_uuidv7: { functions: 'uuid_generate_v7' },
  pg_search: { others: 'bm25', functions: 'paradedb*' },
  rum: { others: 'rum rum_tsvector_ops' },
  zombodb: { others: 'zombodb' },
  pgroonga: { others: 'pgroonga pgroonga_*' },
  pg_bigm: { others: 'gin_bigm_ops' },
  h3: { types: 'h3index', functions: 'h3_*' },
  pgmq: { functions: 'pgmq*', others: 'pgmq' },
  ulid: { types: 'ulid', functions: 'gen_ulid gen_monotonic_ulid' },
  pgjwt: { functions: 'sign verify' },
  http: { functions: 'http_get http_post' },
  pg_net: { others: 'net' },
  semver: { types: 'semver' },
  periods: { others: 'periods' },
  temporal_tables: { functions: 'versioning' },
  dblink: { functions: 'dblink dblink_*' },
};

/** The extension that a name belongs to; of several, the first that is listed. */
export function extensionOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  for (const [extension, parts] of Object.entries(EXTENSIONS)) {
    const names = Object.values(parts).flatMap((one) => one.split(' '));
    if (names.some((one) => (one.endsWith('*') ? lower.startsWith(one.slice(0, -1)) : one === lower))) return extension;
  }
  return undefined;
}
