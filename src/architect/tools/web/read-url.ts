import type { WhyRefused } from './address.ts';

/** A URL that may be asked for, and what a rule and a prompt know it by. */
export type ReadUrl = { ok: true; url: URL; host: string } | { ok: false; error: string };

const MAX_LENGTH = 2_000;

/** What browsers refuse, because other services than web servers listen there: the list of the Fetch standard. */
const BAD_PORTS = new Set(
  `1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
  137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
  1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
);

/**
 * Reads an address as browsers do: what is asked about is then what is asked for. The part behind `#` is dropped, and
 * the dot that ends a host's name; an address without `https://` before it gets it.
 *
 * @param base what a relative address starts from: that of the page that redirects
 */
export function readUrl(written: string, whyRefused: WhyRefused, base?: URL): ReadUrl {
  const text = written.trim();
  if (text.length > MAX_LENGTH) return { ok: false, error: `The URL is longer than ${MAX_LENGTH} characters.` };
  const full = base || /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`;
  if (!URL.canParse(full, base?.href)) return { ok: false, error: `${JSON.stringify(written)} is no URL.` };
  const url = new URL(full, base?.href);
  const error = complaint(url, whyRefused);
  return error === undefined ? { ok: true, url, host: url.host } : { ok: false, error };
}

/** Also puts the URL into its plain form. */
function complaint(url: URL, whyRefused: WhyRefused): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `Only http and https are fetched, not ${url.protocol.slice(0, -1)}.`;
  if (url.username !== '' || url.password !== '')
    return `The URL names a user before the host, which is ${url.host}: leave that part out.`;
  if (BAD_PORTS.has(url.port)) return `Port ${url.port} is not one of a web server.`;
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  const reason = whyRefused(url.hostname);
  return reason && `${url.hostname} is ${reason}: nothing is fetched from there.`;
}
