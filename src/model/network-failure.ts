import type { Failure } from '../failure.ts';

type Reason = { codes: RegExp; says: string; retryable: boolean; next?: string };

const REASONS: readonly Reason[] = [
  {
    codes: /^ENOTFOUND$/,
    says: 'cannot be found by its name',
    retryable: false,
    next: 'Check the connection, and ANTHROPIC_BASE_URL if it is set.',
  },
  { codes: /^EAI_AGAIN$/, says: 'cannot be found by its name just now', retryable: true },
  { codes: /^ECONNREFUSED$/, says: 'refused the connection', retryable: true, next: 'Is the server running there?' },
  { codes: /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, says: 'cut the connection', retryable: true },
  {
    codes: /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/,
    says: 'did not answer in time',
    retryable: true,
  },
  { codes: /^E(NET|HOST)(UNREACH|DOWN)$|^EADDRNOTAVAIL$/, says: 'cannot be reached', retryable: true },
  {
    codes: /CERT|SELF_SIGNED|UNABLE_TO_|TLS|SSL|^EPROTO$/,
    says: 'has no certificate that this machine trusts',
    retryable: false,
    next: 'If a company proxy stands in between, name its certificate in NODE_EXTRA_CA_CERTS.',
  },
  { codes: /^HPE_/, says: 'does not answer in HTTP', retryable: false },
];

/** How many causes and parts of an error are looked at: enough for fetch's chains, and an end to a circle. */
const DEEPEST = 8;

/**
 * What a failed connection means, from the codes along its chain of causes.
 *
 * @param host the address as a person would say it
 * @param proxy the variable whose proxy the connection went through
 */
export function networkFailure(thrown: unknown, host: string, proxy?: string): Failure {
  const codes = codesOf(thrown);
  const reason = REASONS.find(({ codes: pattern }) => codes.some((code) => pattern.test(code)));
  const code = codes.find((each) => reason?.codes.test(each)) ?? codes[0];
  const says = reason ? `${host} ${reason.says}` : `The connection to ${host} failed`;
  const next = proxy
    ? `It went through the proxy that ${proxy} names: see that it is right, or leave the host out by NO_PROXY.`
    : reason?.next;
  return {
    kind: 'network',
    message: `${says}${code ? ` (${code})` : ''}.`,
    retryable: reason?.retryable ?? true,
    ...(next ? { next } : {}),
  };
}

/** The `code` of an error, of its causes, and of the errors it gathers, outermost first. */
export function codesOf(thrown: unknown): string[] {
  const codes: string[] = [];
  let level: unknown[] = [thrown];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const errors = level.filter((each) => each instanceof Error);
    for (const error of errors) if ('code' in error && typeof error.code === 'string') codes.push(error.code);
    level = errors.flatMap((error) => [error.cause, ...(error instanceof AggregateError ? error.errors : [])]);
  }
  return codes;
}
