import type { Artifact, Kind } from '../artifact.ts';
import type { Checker } from '../checker.ts';

/** A checker of the list: what it takes is known before it is loaded, for most documents need few of them. */
export type CheckerEntry = {
  kind: Kind;
  /** Of these dialects only; absent: of any. An artifact without a dialect is taken by the first entry of its kind. */
  dialects?: readonly string[];
  /** Its work is done by `CheckContext.postgres`, while the others go on. */
  runsElsewhere?: boolean;
  load(): Promise<Checker>;
};

/** The checkers. A new one is a file and an entry here. */
export const checkers: readonly CheckerEntry[] = [
  {
    kind: 'sql',
    dialects: ['postgresql'],
    runsElsewhere: true,
    load: async () => (await import('./postgres.ts')).postgres,
  },
  { kind: 'sql', dialects: ['sqlite'], load: async () => (await import('./sqlite.ts')).sqlite },
  { kind: 'sql', dialects: ['mysql', 'mariadb'], load: async () => (await import('./mysql.ts')).mysql },
  { kind: 'sql', load: async () => (await import('./other-sql.ts')).otherSql },
  { kind: 'openapi', load: async () => (await import('./openapi.ts')).openapi },
  { kind: 'asyncapi', load: async () => (await import('./asyncapi.ts')).asyncapi },
  { kind: 'json-schema', load: async () => (await import('./json-schema.ts')).jsonSchema },
  { kind: 'graphql', load: async () => (await import('./graphql.ts')).graphql },
  { kind: 'protobuf', load: async () => (await import('./protobuf.ts')).protobuf },
  { kind: 'mermaid', load: async () => (await import('./mermaid.ts')).mermaid },
  { kind: 'compose', load: async () => (await import('./compose.ts')).compose },
  { kind: 'kubernetes', load: async () => (await import('./kubernetes.ts')).kubernetes },
  { kind: 'json', load: async () => (await import('./json.ts')).json },
  { kind: 'yaml', load: async () => (await import('./yaml.ts')).yaml },
  { kind: 'toml', load: async () => (await import('./toml.ts')).toml },
  { kind: 'code', load: async () => (await import('./code.ts')).code },
];

/** The entry that an artifact belongs to. Each kind has one that takes any dialect, or the artifact has none. */
export function entryFor({ kind, dialect }: Artifact): CheckerEntry | undefined {
  const ofKind = checkers.filter((entry) => entry.kind === kind);
  if (dialect === undefined) return ofKind[0];
  return ofKind.find(({ dialects }) => !dialects || dialects.includes(dialect));
}
