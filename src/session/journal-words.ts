import { MIGRATIONS, newestFormat } from './format.ts';
import type { Damage, JournalContent } from './read-journal.ts';

/** What was left out of a journal that is gone on with, and where it is kept as it was; nothing where it was sound. */
export function noticeOf(content: JournalContent, aside: string | undefined): string | undefined {
  const said = [
    ...(aside === undefined ? [] : [setAside(content, aside)]),
    ...(content.unknown ? [`${capital(passedOver(content.unknown))}.`] : []),
  ];
  return said.length > 0 ? said.join(' ') : undefined;
}

/** Records that only a newer version of the program knows. */
export function passedOver(unknown: number): string {
  return unknown === 1
    ? 'one record of a newer version is passed over'
    : `${unknown} records of a newer version are passed over`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function setAside({ damage, events, v, unknown, edited }: JournalContent, aside: string): string {
  if (!damage && unknown) return `The journal as it was is kept at ${aside}.`;
  if (!damage && edited && v === newestFormat(MIGRATIONS))
    return `Another program has given the journal other line ends, or a byte order mark. It holds all that it held; as it was it is kept at ${aside}.`;
  if (!damage) return `The journal was of format ${v}; as it was it is kept at ${aside}.`;
  const lines = damage.lines === 1 ? 'One line was' : `${damage.lines} lines were`;
  return `Line ${damage.line} of the journal was damaged (${damage.message}). ${lines} set aside, the ${events.length} records that are sound go on, and the whole file is kept at ${aside}.`;
}

/** Why a journal of a newer format is not read. */
export function newerThan(newer: number): string {
  const { length } = MIGRATIONS;
  return `it was written by a newer version, in format ${newer}, and this version reads up to format ${length + 1}`;
}

/** The first thing that is wrong with a journal. */
export function whereOf({ line, message }: Damage): string {
  return `line ${line}: ${message}`;
}
