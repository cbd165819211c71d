import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Links } from '../links.ts';
import type { Theme } from '../theme.ts';

/** The bytes of an address that terminals take at least (VTE cuts off longer ones, as browsers once did). */
const LONGEST = 2083;

const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** The same look in a terminal that makes links. */
export function withLinks(theme: Theme, links: Links | undefined): Theme {
  return links ? { ...theme, links } : theme;
}

/**
 * A text that leads to an address from anywhere. Nothing where the terminal makes no links, or the address is none to
 * be opened by a click: another protocol than http, https and mailto, controls in it, a name or a password before its
 * host, more than 2,083 bytes.
 */
export function webLink({ links }: Theme, text: string, address: string): string | undefined {
  const target = links && webAddress(address);
  return target === undefined ? undefined : linked(text, target);
}

/** A text that leads to a file that the program itself has written; the text alone where that cannot be. */
export function fileLink({ links }: Theme, text: string, path: string): string {
  if (!links?.files || !isAbsolute(path)) return text;
  const { href } = pathToFileURL(path);
  return href.length > LONGEST ? text : linked(text, href);
}

function webAddress(address: string): string | undefined {
  if (address.length > LONGEST || /[\x00-\x1F\x7F-\x9F]/.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  if (!PROTOCOLS.has(protocol) || username !== '' || password !== '') return undefined;
  // A blank would let it be wrapped in the middle.
  return href.length <= LONGEST && /^[\x21-\x7E]+$/.test(href) ? href : undefined;
}

/** Each line by itself, as styles are: what a row begins, it ends. */
function linked(text: string, address: string): string {
  return text.replace(/[^\n]+/g, (line) => `\x1B]8;;${address}\x07${line}\x1B]8;;\x07`);
}
