import { startTimeLimit } from '../search/time-limit.ts';
import type { Network } from './network.ts';
import { openUrl } from './open-url.ts';
import { readBody } from './read-body.ts';
import { readUrl } from './read-url.ts';

/** An answer at the end of its redirects. `isWhole`: it is not longer than the limit. */
export type Got =
  | { ok: true; url: URL; status: number; contentType: string | undefined; bytes: Buffer; isWhole: boolean }
  | { ok: false; error: string };

export type GetOptions = {
  headers: Record<string, string>;
  network: Network;
  /** Asks whether to go on to another host. */
  mayGoTo(url: URL): Promise<boolean>;
  signal: AbortSignal;
  limits: { ms: number; bytes: number };
};

const MOST_REDIRECTS = 5;

/**
 * Gets one URL. A redirect on the same host is followed, one to another host when that is agreed to, one from https to
 * http never. The time limit is for all the way, but for the time that somebody takes to agree. Never rejects.
 */
export async function getPage(start: URL, options: GetOptions): Promise<Got> {
  let url = start;
  let limit = startTimeLimit(options.limits.ms, options.signal);
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const got = await getOnce(url, options, limit.signal);
      if (!('location' in got)) return got;
      const next = follow(url, got.location, options.network);
      if (!next.ok) return next;
      if (next.url.host !== url.host) {
        limit.end();
        if (!(await options.mayGoTo(next.url)))
          return { ok: false, error: `It redirects to ${next.url.href}, which was not agreed to.` };
        limit = startTimeLimit(options.limits.ms, options.signal);
      }
      url = next.url;
    }
    return { ok: false, error: `It redirects more than ${MOST_REDIRECTS} times.` };
  } finally {
    limit.end();
  }
}

async function getOnce(
  url: URL,
  { headers, network, limits }: GetOptions,
  signal: AbortSignal,
): Promise<Got | { location: string }> {
  const opened = await openUrl(url, { method: 'GET', headers }, network, signal);
  if (!opened.ok) return opened;
  const { statusCode: status = 0, headers: answered } = opened.response;
  if (status >= 300 && status < 400 && answered.location !== undefined) {
    opened.response.destroy();
    return { location: answered.location };
  }
  const body = await readBody(opened.response, limits.bytes);
  if (!body.ok) return signal.aborted ? { ok: false, error: 'It took too long, or was stopped.' } : body;
  const { bytes, isWhole } = body;
  return { ok: true, url, status, contentType: answered['content-type'], bytes, isWhole };
}

function follow(from: URL, location: string, { whyRefused }: Network): ReturnType<typeof readUrl> {
  const next = readUrl(location, whyRefused, from);
  if (!next.ok) return { ok: false, error: `It redirects to where nothing is fetched from. ${next.error}` };
  if (from.protocol === 'https:' && next.url.protocol === 'http:')
    return { ok: false, error: `It redirects from https to ${next.url.href}, which anybody on the way can read.` };
  return next;
}
