import type { Failure } from '../failure.ts';

/** `nearest`: about whom the connection is made to first, which is the proxy where there is one. */
type Reason = { codes: RegExp; says: string; retryable: boolean; next?: string; nearest?: true };

const REASONS: readonly Reason[] = [
  {
    codes: /^ENOTFOUND$/,
    says: 'cannot be found by its name',
    retryable: false,
    nearest: true,
    next: 'Check the connection, and ANTHROPIC_BASE_URL if it is set.',
  },
  { codes: /^EAI_AGAIN$/, says: 'cannot be found by its name just now', retryable: true, nearest: true },
  {
    codes: /^ECONNREFUSED$/,
    says: 'refused the connection',
    retryable: true,
    nearest: true,
    next: 'Is the server running there?',
  },
  { codes: /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, says: 'cut the connection', retryable: true },
  {
    codes: /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/,
    says: 'did not answer in time',
    retryable: true,
  },
  { codes: /^E(NET|HOST)(UNREACH|DOWN)$|^EADDRNOTAVAIL$/, says: 'cannot be reached', retryable: true, nearest: true },
  {
    codes: /WRONG_VERSION_NUMBER|^EPROTO$/,
    says: 'does not speak TLS',
    retryable: false,
    next: 'If it has none, write its address with http:// in ANTHROPIC_BASE_URL.',
  },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL/,
    says: 'has no certificate that this machine trusts',
    retryable: false,
    next: 'If a company proxy stands in between, name its certificate in NODE_EXTRA_CA_CERTS.',
  },
];

const NO_HTTP: Reason = { codes: /^HPE_/, says: 'does not answer in HTTP', retryable: false };

const BAD_PORT: Reason = {
  codes: /^$/,
  says: 'has a port that nothing may be fetched from',
  retryable: false,
  next: 'Let the server listen on another port.',
};

/** How many causes and parts of an error are looked at: enough for fetch's chains, and an end to a circle. */
const DEEPEST = 8;

/**
 * What a failed connection means, from the codes along its chain of causes.
 *
 * @param host the address as a person would say it
 * @param proxy the variable whose proxy the connection went through
 */
export function networkFailure(thrown: unknown, host: string, proxy?: string): Failure {
  const errors = chainOf(thrown);
  const answer = Number(errors.map(({ message }) => TUNNEL.exec(message)?.[1]).find((status) => status));
  if (proxy && answer) return refusedByProxy(answer, host, proxy);
  const codes = codesOf(thrown);
  const reason = nameless(errors) ?? REASONS.find(({ codes: pattern }) => codes.some((code) => pattern.test(code)));
  const code = codes.find((each) => reason?.codes.test(each)) ?? codes[0];
  const who = proxy && reason?.nearest ? `The proxy on the way to ${host}` : host;
  const says = reason ? `${who} ${reason.says}` : `The connection to ${host} failed`;
  const next = proxy ? wentThrough(proxy) : reason?.next;
  return {
    kind: 'network',
    message: `${says}${code ? ` (${code})` : ''}.`,
    retryable: reason?.retryable ?? true,
    ...(next ? { next } : {}),
  };
}

/** How undici words what a proxy answered when it was asked for the way. */
const TUNNEL = /^Proxy response \((\d{3})\)/;

function refusedByProxy(status: number, host: string, proxy: string): Failure {
  const [says, next] =
    status === 407
      ? ['wants a user name and a password', `Write them into ${proxy}: http://name:password@host:port.`]
      : status < 500
        ? [`does not let anything through to ${host}`, wentThrough(proxy)]
        : [`did not get through to ${host}`, wentThrough(proxy)];
  return { kind: 'network', message: `The proxy ${says} (${status}).`, next, retryable: status >= 500 };
}

function wentThrough(proxy: string): string {
  return `It went through the proxy that ${proxy} names: see that it is right, or leave the host out by NO_PROXY.`;
}

/** Two errors that need not have a code. */
function nameless(errors: readonly Error[]): Reason | undefined {
  if (errors.some(({ name }) => name === 'HTTPParserError')) return NO_HTTP;
  return errors.some(({ message }) => message === 'bad port') ? BAD_PORT : undefined;
}

/** The `code` of an error, of its causes, and of the errors it gathers, outermost first. */
export function codesOf(thrown: unknown): string[] {
  return chainOf(thrown).flatMap((error) => ('code' in error && typeof error.code === 'string' ? [error.code] : []));
}

/** An error, its causes, and the errors it gathers, outermost first. */
function chainOf(thrown: unknown): Error[] {
  const chain: Error[] = [];
  let level: unknown[] = [thrown];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const errors = level.filter((each) => each instanceof Error);
    chain.push(...errors);
    level = errors.flatMap((error) => [error.cause, ...(error instanceof AggregateError ? error.errors : [])]);
  }
  return chain;
}
