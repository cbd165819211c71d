import type { CheckedArtifact } from '../checker.ts';
import type { DesignDocument } from '../document.ts';
import type { QueryPlan } from '../sql/postgres.ts';
import type { Schema } from '../sql/schema.ts';

/** A model of the whole design, gathered from its artifacts and its prose, to be held against itself. */
export type Design = {
  document: DesignDocument;
  artifacts: readonly CheckedArtifact[];
  schema: Schema;
  plans: QueryPlan[];
  operations: Operation[];
  shapes: Shape[];
  messages: Message[];
  payloads: Payload[];
  diagrams: Diagram[];
  /** Names of deployed things: compose services, Kubernetes workloads and services, the servers of contracts. */
  services: Named[];
  prose: Prose;
};

export type Named = { name: string; line: number };

/** One thing a client can call. Lines are those of the document, here as everywhere. */
export type Operation = {
  from: 'openapi' | 'graphql' | 'protobuf';
  /** Upper case for HTTP; `QUERY`, `MUTATION`, `SUBSCRIPTION` for GraphQL; `RPC` for Protobuf. */
  method: string;
  /** `/orders/{id}` without the server's base path; the field's name; `Service/Method`. */
  path: string;
  /** Path prefixes of the servers (`/v1`), for HTTP. */
  bases: string[];
  id?: string;
  /** `404`, `2XX`, `default`. */
  statuses: string[];
  parameters: { name: string; in: string; required: boolean; shape?: Field; line: number }[];
  /** Headers of responses, by name as written. */
  responseHeaders: string[];
  /** Names of schemas, or inline shapes, of what goes in and comes out. */
  request: ShapeUse[];
  responses: (ShapeUse & { status: string })[];
  /** Its summary and description. */
  words: string;
  line: number;
};

/** A named schema of the contract, or one that stands inline. */
export type ShapeUse = { name?: string; fields: Field[]; line: number };

/** An object of a contract: an OpenAPI or JSON schema, a GraphQL type, a Protobuf message, a table of fields in the text. */
export type Shape = {
  from: 'openapi' | 'asyncapi' | 'json-schema' | 'graphql' | 'protobuf' | 'typescript' | 'table';
  name: string;
  /** `input` and the like for GraphQL; an enumeration has `values` and no fields. */
  use: 'object' | 'input' | 'enum' | 'interface' | 'union';
  values?: string[];
  fields: Field[];
  line: number;
  artifact: number;
};

export type Field = {
  name: string;
  /** JSON's names (`string`, `integer`, `number`, `boolean`, `object`, `array`), or as the language writes it. */
  type: string;
  format?: string;
  nullable: boolean;
  required: boolean;
  isList: boolean;
  /** The shape it refers to. */
  shape?: string;
  values?: string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  readOnly?: boolean;
  writeOnly?: boolean;
  line: number;
};

/** An event or message, from AsyncAPI or a table or heading of the prose. */
export type Message = {
  name: string;
  channel?: string;
  /** What it is held to: a JSON Schema, as data, with its place. */
  schema?: { value: unknown; line: number; fields: Field[] };
  line: number;
  from: 'asyncapi' | 'json-schema' | 'prose';
};

/** A sample of data: an event, a request, a response. */
export type Payload = {
  value: unknown;
  /** What the document says it is a sample of: the words before the fence, its name, its heading. */
  saidToBe: string;
  line: number;
  artifact: number;
  /** The document's line of a path within it; that of the nearest parent when it has none of its own. */
  lineOf(path: readonly (string | number)[]): number;
};

export type Diagram =
  | { kind: 'er'; entities: ErEntity[]; relations: ErRelation[]; line: number; artifact: number }
  | { kind: 'sequence'; participants: Participant[]; messages: DiagramMessage[]; line: number; artifact: number }
  | { kind: 'flow' | 'c4'; nodes: Node[]; edges: Edge[]; line: number; artifact: number }
  | { kind: 'state'; states: Named[]; edges: Edge[]; line: number; artifact: number }
  | { kind: 'class'; entities: ErEntity[]; relations: ErRelation[]; line: number; artifact: number };

export type ErEntity = { name: string; attributes: ErAttribute[]; line: number };
/** `note`: what stands in quotes beside it. */
export type ErAttribute = { name: string; type: string; keys: string[]; note?: string; line: number };
/** Cardinality of each end: how many of it one of the other has. */
export type ErRelation = {
  from: string;
  to: string;
  fromEnd: Cardinality;
  toEnd: Cardinality;
  label?: string;
  line: number;
};
export type Cardinality = 'zero-or-one' | 'one' | 'zero-or-more' | 'one-or-more' | 'unknown';

export type Participant = { id: string; label: string; isActor: boolean; declared: boolean; line: number };
export type DiagramMessage = { from: string; to: string; text: string; reply: boolean; line: number };
/** `shape`: `[]`, `[()]` for a database, `{}`, `Person`, `Container`, `System_Ext` … as the diagram writes it. */
export type Node = { id: string; label: string; shape: string; group?: string; line: number };
export type Edge = { from: string; to: string; label?: string; line: number };

/** What the text between the artifacts says. */
export type Prose = {
  sections: Section[];
  /** Paragraphs, list items and table cells as plain text, in order; code spans apart. */
  passages: Passage[];
  tables: ProseTable[];
};

export type Section = { heading: string; depth: number; line: number; endLine: number };
export type Passage = {
  /** Without markup; code spans stand in backquotes; line breaks are kept, so that line + n is the n-th line. */
  text: string;
  line: number;
  section?: string;
  /** Whether it stands under a heading, or in a sentence, that says it is not (yet) part of the design. */
  aside: boolean;
  codes: { text: string; line: number }[];
};
export type ProseTable = { head: string[]; rows: { cells: string[]; line: number }[]; line: number; section?: string };
