import type { Schema, Table } from '../../sql/schema.ts';
import type { Operation } from '../design.ts';
import { tableFor } from '../names.ts';

/** The table that an HTTP path is about: of `/orders/{id}/items` that of order items, else of items. */
export function resourceTable({ from, path }: Operation, schema: Schema): Table | undefined {
  return from === 'openapi' ? tableOf(segmentsOf(path), schema) : undefined;
}

/** The table that the part of a path before `{parameter}` is about; without a name, before the last parameter. */
export function resourceBefore({ from, path }: Operation, schema: Schema, parameter?: string): Table | undefined {
  const end = path.lastIndexOf(parameter === undefined ? '{' : `{${parameter}}`);
  return from === 'openapi' && end > 0 ? tableOf(segmentsOf(path.slice(0, end)), schema) : undefined;
}

/** POST to a collection, or a mutation that says so. */
export function isCreation({ from, method, path, id }: Operation): boolean {
  if (from === 'openapi') return method === 'POST' && !/[{}:]/.test(path.slice(path.lastIndexOf('/') + 1));
  return /^(?:create|add|register|new|place|submit)/i.test(id ?? '');
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && !/[{}:*]/.test(segment));
}

function tableOf(segments: readonly string[], schema: Schema): Table | undefined {
  const [last, before] = [segments.at(-1), segments.at(-2)];
  if (last === undefined) return undefined;
  const joined = before === undefined ? undefined : tableFor(`${before}_${last}`, schema);
  return (joined ?? tableFor(last, schema))?.table;
}
