/** What a person calls a kind of artifact. */
const WORDS: Record<string, string> = {
  sql: 'SQL',
  openapi: 'OpenAPI',
  asyncapi: 'AsyncAPI',
  'json-schema': 'JSON Schema',
  graphql: 'GraphQL',
  protobuf: 'Protobuf',
  mermaid: 'Mermaid',
  compose: 'Compose',
  kubernetes: 'Kubernetes',
  json: 'JSON',
  yaml: 'YAML',
  toml: 'TOML',
};

/** Dialects that say more than their kind. */
const DIALECTS: Record<string, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  typescript: 'TypeScript',
  javascript: 'JavaScript',
};

/** `OpenAPI 3.1 orders.yaml`: an artifact in a few words. The name comes from outside, as it is. */
export function partName({ kind, dialect, name }: { kind: string; dialect?: string; name?: string }): string {
  const version = dialect !== undefined && /^\d/.test(dialect) ? dialect : undefined;
  const own = dialect !== undefined && !version && (kind === 'sql' || kind === 'code');
  const what = own ? (DIALECTS[dialect] ?? dialect) : (WORDS[kind] ?? kind);
  return [what, version, name].filter(Boolean).join(' ');
}
