import type { Action } from '../../../session/permission.ts';
import { wrapLine } from '../../../text/rows.ts';
import { revealControls } from '../../../text/sanitize.ts';
import type { Document } from '../parts/pager-state.ts';
import { paragraph } from '../parts/paragraph.ts';
import { textWidth } from '../parts/row.ts';
import type { Paint, Theme } from '../theme.ts';

export type PermissionLook = { theme: Theme; columns: number };

/** What waits for leave, and what the session would allow from then on. */
export type Asked = { action: Action; offer?: string; guarded?: string };

/** The question that an action puts. */
export function permissionTitle(action: Action): string {
  switch (action.kind) {
    case 'write':
      return action.isNew ? 'Write a new file?' : 'Change a file?';
    case 'run':
      return 'Run a command?';
    case 'fetch':
      return 'Fetch a page?';
    case 'call':
      return 'Call a tool of a server?';
    default:
      return action satisfies never;
  }
}

/**
 * An action as rows, whole: nothing in it is left out or hidden, and what would act on a terminal is written out.
 * What it means stands above what can be long.
 */
export function permissionDocument({ action, offer, guarded }: Asked, look: PermissionLook): Document {
  const { dim, warn, signs } = look.theme;
  const notes = [
    ...(guarded === undefined ? [] : said(`${signs.warn} It is asked about each time: ${guarded}.`, look, warn)),
    ...circumstance(action, look),
    ...(offer === undefined
      ? []
      : said(`The key a allows ${revealControls(offer)} for the rest of this session.`, look, dim)),
  ];
  const rows = [...headRows(action, look), '', ...notes, ...bodyRows(action, look)];
  return { rows, stops: [0] };
}

/** The thing itself. */
function headRows(action: Action, look: PermissionLook): string[] {
  const { strong } = look.theme;
  switch (action.kind) {
    case 'write':
      return whole(action.path, look, strong);
    case 'run':
      return whole(action.command, look, strong);
    case 'fetch':
      return whole(action.url, look, strong);
    case 'call':
      return whole(`${action.server}   ${action.tool}`, look, strong);
    default:
      return action satisfies never;
  }
}

function circumstance(action: Action, look: PermissionLook): string[] {
  const { dim, warn, signs } = look.theme;
  switch (action.kind) {
    case 'run':
      return action.sandbox === undefined
        ? said(`${signs.warn} Nothing holds it in: it may do whatever you may.`, look, warn)
        : said(`It is held in by ${action.sandbox}.`, look, dim);
    case 'fetch':
      return said(`It goes to ${action.host}, with all that stands in the address.`, look, dim);
    case 'call':
      return said('The server does as it likes with it; what it says of itself is not checked.', look, dim);
    case 'write':
      return [];
    default:
      return action satisfies never;
  }
}

function bodyRows(action: Action, look: PermissionLook): string[] {
  const { plain, dim, code } = look.theme;
  switch (action.kind) {
    case 'write':
      return [
        '',
        ...bare(action.diff).flatMap((line) => {
          const paint = line.startsWith('+') ? code.added : line.startsWith('-') ? code.removed : dim;
          return whole(line, look, paint);
        }),
      ];
    case 'call':
      return ['', ...whole(JSON.stringify(action.input, null, 2) ?? '', look, plain)];
    case 'run':
    case 'fetch':
      return [];
    default:
      return action satisfies never;
  }
}

/** A unified difference without the names of files above it. */
function bare(diff: string): string[] {
  const lines = diff.replace(/\n$/, '').split('\n');
  const first = lines.findIndex((line) => line.startsWith('@@'));
  return first === -1 ? lines : lines.slice(first);
}

/** All of a text, wrapped where it is wider than the screen. */
function whole(text: string, { columns }: PermissionLook, paint: Paint): string[] {
  const width = Math.max(1, textWidth(columns) - 2);
  return revealControls(text)
    .split('\n')
    .flatMap((line) => wrapLine(line.replace(/\t/g, '  '), width))
    .map((row) => `  ${paint(row)}`);
}

function said(text: string, { columns }: PermissionLook, paint: Paint): string[] {
  return paragraph(text, textWidth(columns) - 2).map((row) => `  ${paint(row)}`);
}
