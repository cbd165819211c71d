import { crc32 } from 'node:zlib';

/**
 * A record is a line: the CRC-32 of its JSON in eight hex digits, seeded with the checksum of the record before, a
 * space, and the JSON. So a line that is damaged, lost, doubled or out of place is found.
 */
export type WrittenRecord = { line: string; chain: number };

/** @param before the checksum of the record before; 0 for the first */
export function recordOf(value: unknown, before: number): WrittenRecord {
  const json = JSON.stringify(value);
  const chain = crc32(json, before);
  return { line: `${hex(chain)} ${json}\n`, chain };
}

/** The value of a line without its end, when it is whole and stands where it belongs. */
export function readRecord(line: Buffer, before: number): { value: unknown; chain: number } | undefined {
  if (line[HEX] !== SPACE) return undefined;
  const chain = crc32(line.subarray(HEX + 1), before);
  if (hex(chain) !== line.toString('latin1', 0, HEX)) return undefined;
  const value = saidBy(line);
  return value === undefined ? undefined : { value, chain };
}

/** What a line says, whether its checksum fits or not; nothing when that is no JSON. */
export function saidBy(line: Buffer): unknown {
  const from = line.indexOf('{');
  if (from === -1) return undefined;
  try {
    return JSON.parse(line.toString('utf8', from));
  } catch {
    return undefined;
  }
}

/** Whether bytes may be what a kill left of a record: its beginning, and no more. */
export function isTorn(rest: Buffer): boolean {
  return !rest.includes(0) && /^(?:[0-9a-f]{0,8}|[0-9a-f]{8} (?:\{.*)?)$/s.test(rest.toString('latin1', 0, HEX + 2));
}

const HEX = 8;
const SPACE = 0x20;

function hex(checksum: number): string {
  return checksum.toString(16).padStart(HEX, '0');
}
