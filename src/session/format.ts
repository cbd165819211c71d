import type { SessionEvent } from './events.ts';
import { fitsEvent } from './fits-event.ts';
import { recordOf } from './record.ts';

/** An event as an older version of the program wrote it, before anybody has looked at it. */
type OldEvent = { [key: string]: unknown };

/** Makes of an event of one format what the next format has in its place. */
export type Migration = (event: OldEvent) => OldEvent;

/**
 * The way from each older format to the next: the first turns format 1 into format 2. A change of the journal that older
 * versions cannot read adds one here, and so raises the format.
 */
export const MIGRATIONS: readonly Migration[] = [];

const NAME = 'backend-architect';

/** The first record of a journal: whose it is, and of which format. */
export function headerOf(v: number): { journal: string; v: number } {
  return { journal: NAME, v };
}

/** The format that this version writes. */
export function newestFormat(migrations: readonly Migration[]): number {
  return migrations.length + 1;
}

/** The checksum of a whole header, from which the one of the first event goes on. */
export function headerChain(v: number): number {
  return recordOf(headerOf(v), 0).chain;
}

/** The format that a first line names; nothing when it is no header. */
export function formatOf(value: unknown): number | undefined {
  const { journal, v } = (value ?? {}) as { journal?: unknown; v?: unknown };
  return journal === NAME && Number.isSafeInteger(v) && Number(v) > 0 ? Number(v) : undefined;
}

/**
 * An event as today's program has it. Nothing when the value is none, or holds something that an event of its type cannot;
 * `unknown` where a version that knows more types has written it.
 */
export function eventOfFormat(
  value: unknown,
  v: number,
  migrations: readonly Migration[],
): SessionEvent | 'unknown' | undefined {
  const today = migrations.slice(v - 1).reduce((old, migrate) => migrate(old), value as OldEvent);
  const { seq, at, type } = (today ?? {}) as { seq?: unknown; at?: unknown; type?: unknown };
  if (!Number.isSafeInteger(seq) || typeof type !== 'string' || typeof at !== 'string') return undefined;
  const fits = fitsEvent({ ...today, type });
  return fits === 'fits' ? (today as SessionEvent) : fits === 'unknown' ? fits : undefined;
}
