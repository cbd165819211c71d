import type { ApiKey } from '../design/choices.ts';

/** What a refusal is called in each kind of contract, by its HTTP status. */
const GRAPHQL = new Map([
  [400, 'BAD_USER_INPUT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [409, 'CONFLICT'],
  [412, 'STALE_VERSION'],
  [422, 'INVALID'],
  [429, 'RATE_LIMITED'],
  [503, 'UNAVAILABLE'],
]);

const GRPC = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'FAILED_PRECONDITION'],
  [412, 'ABORTED'],
  [422, 'INVALID_ARGUMENT'],
  [429, 'RESOURCE_EXHAUSTED'],
  [503, 'UNAVAILABLE'],
]);

/** A status as this kind of contract says it. */
export function statusWord(status: number, api: ApiKey): string {
  if (api === 'rest') return String(status);
  return (api === 'graphql' ? GRAPHQL : GRPC).get(status) ?? 'OK';
}

/** All refusals by their names, for the contract itself. */
export function refusals(api: 'graphql' | 'grpc'): string[] {
  return [...new Set((api === 'graphql' ? GRAPHQL : GRPC).values())];
}

/** Prose that speaks of HTTP statuses, in the words of another contract. Figures stay: only what is answered is meant. */
export function inWordsOf(api: ApiKey, prose: string): string {
  if (api === 'rest') return prose;
  return prose
    .replace(
      /\b(reads?|answers?|gets?|is|get|by|with|and body|body|answer|then) (4\d\d|503)\b(?! (?:requests?|calls?|rows?|messages?|events?|bytes|ms)\b)/g,
      (_, verb: string, status: string) => `${verb} \`${statusWord(Number(status), api)}\``,
    )
    .replace(
      /\b(4\d\d|503) (with|for|each|as|and waits)\b/g,
      (_, status: string, after: string) => `\`${statusWord(Number(status), api)}\` ${after}`,
    );
}
