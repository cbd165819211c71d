import type { Field } from '../design.ts';

/** A schema that a sample may have to meet. */
export type Target = {
  from: 'asyncapi' | 'json-schema' | 'openapi';
  name: string;
  use: 'event' | 'request' | 'response' | 'named';
  channel?: string;
  endpoint?: { method: string; path: string };
  status?: string;
  /** A JSON Schema, whole in itself but for references into its own `components`. */
  schema: unknown;
  fields: Field[];
  line: number;
  artifact: number;
};
