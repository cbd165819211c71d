import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { endpointsIn } from '../prose/endpoints.ts';
import { type HttpContract, httpContract } from '../prose/http-contract.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { type OutgoingHeaders, outgoingHeaders, prefixOf } from '../prose/outgoing-headers.ts';
import { isOutside } from '../prose/outside.ts';
import { sampledRequests } from '../prose/sampled-requests.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-header';
const NAME = /^(?:[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+|ETag|Location|Link|Deprecation|Sunset|RateLimit)(?=:|$)/;
/** Headers that travel without a contract saying so: those of HTTP itself, of sign-in, of proxies and of tracing. */
const COMMON =
  /^(?:Authorization|Accept(?:-.*)?|Content-(?:Type|Length|Encoding|Disposition|Security-Policy|MD5)|Cache-Control|User-Agent|Host|Origin|Cookie|Set-Cookie|Connection|Upgrade|Vary|Date|Server|Referer|WWW-Authenticate|X-Forwarded-.*|X-Real-Ip|Retry-After|X-Request-Id|X-Correlation-Id|X-Trace-Id|X-B3-.*|X-Amz-.*|X-Content-Type-Options|X-Frame-Options|Strict-Transport-Security|Access-Control-.*|Last-Event-ID|Traceparent|Sec-.*|Grpc-.*|Nats-.*|Ce-.*|Dpop|.*-Signature(?:-.*)?|.*-Timestamp)$/i;
const SAID =
  /\b(?:headers?|send|sends|sent|sending|carr(?:y|ies)|requires?|required|returns?|returned|with|without|answers?|answered|names?|tells?|sets?|under|by|reads?|gets?|gives?|bears?|in)\b/i;

/** Messages have headers too. */
const BROKER = /\b(?:kafka|nats|jetstream|rabbitmq|amqp|mqtt|sqs|sns|pulsar|pub\/?sub|broker|publish\w*|smtp)\b/i;

/** Headers that the text says calls or answers carry, and that the contract has nowhere, or not for this call. */
export const proseHeaders: Rule = {
  name: RULE,
  find(design) {
    const contract = httpContract(design);
    if (!contract?.whole) return [];
    const own = ownHeaders(contract.operations);
    const text = design.artifacts
      .filter(({ artifact }) => artifact.kind === 'openapi')
      .map(({ artifact }) => artifact.text.toLowerCase())
      .join('\n');
    // A contract that speaks of no header at all leaves them to the text.
    if (own.size === 0) return [];
    const found = new Map<string, Finding>();
    const nowhere = new Set<string>();
    for (const finding of sampled(design, contract, own)) found.set(`sample ${finding.line}`, finding);
    const outgoing = outgoingHeaders(design, own);
    for (const finding of unlisted(design, own, outgoing)) found.set(`${finding.line}`, finding);
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      if (
        sentence.aside ||
        BROKER.test(sentence.text.replace(/`[^`]*`/g, ' ')) ||
        isOutside(sentence.text.replace(/`[^`]*`/g, ' ').replace(/\/\S+/g, '')) ||
        !(SAID.test(sentence.text) || isOfFamily(sentence.codes, own))
      )
        continue;
      const [endpoint, ...more] = endpointsIn(sentence.text);
      const match =
        endpoint && more.length === 0 ? matchOperation(contract.operations, endpoint.method, endpoint.path) : undefined;
      const operation = match?.is === 'known' ? match.operations[0] : undefined;
      for (const code of sentence.codes) {
        const name = NAME.exec(code.text.trim())?.[0];
        if (!name || found.has(name) || (COMMON.test(name) && !isRetryKey(name, sentence.text, own))) continue;
        if (!own.has(name.toLowerCase())) {
          if (outgoing.some(({ prefix }) => prefix === prefixOf(name))) continue;
          // Tables of endpoints have a column for what is asked, none for what is answered.
          if (contract.listed || text.includes(name.toLowerCase())) continue;
          nowhere.add(name);
          found.set(name, {
            level: 'warning',
            rule: RULE,
            message: `The header \`${name.slice(0, 60)}\` is spoken of here, but the contract (line ${contract.line}) has it nowhere.`,
            line: code.line,
            with: [contract.line],
          });
        } else if (
          operation &&
          contract.headed.has(operation) &&
          !has(operation, name) &&
          operation.words.toLowerCase().includes(name.toLowerCase()) === false &&
          isRequired(sentence.text)
        ) {
          const call = `\`${operation.method} ${operation.path}\``.slice(0, 80);
          const message = `The text gives ${call} the header \`${name}\`; in the contract this operation (line ${operation.line}) has none of that name.`;
          found.set(`${name} ${call}`, {
            level: 'note',
            rule: RULE,
            message,
            line: code.line,
            with: [operation.line],
          });
        }
      }
    }
    // Several of them belong to calls that the contract is not of.
    return [...found].map(([key, one]) => (nowhere.has(key) && nowhere.size > 1 ? { ...one, level: 'note' } : one));
  },
};

/** A header of the family of those that go out, which their list does not have. */
function unlisted({ prose }: Design, own: ReadonlySet<string>, outgoing: readonly OutgoingHeaders[]): Finding[] {
  const codes = prose.passages.flatMap(sentencesOf).flatMap((sentence) => (sentence.aside ? [] : sentence.codes));
  return outgoing.flatMap((list): Finding[] => {
    const all = outgoing.filter(({ prefix }) => prefix === list.prefix);
    const strange = codes.filter(({ text }) => {
      const name = NAME.exec(text.trim())?.[0] ?? '';
      const key = name.toLowerCase();
      return prefixOf(name) === list.prefix && !own.has(key) && !all.some(({ names }) => names.has(key));
    });
    const [one] = strange;
    if (!one || list !== all[0] || new Set(strange.map(({ text }) => text)).size > 1) return [];
    const message = `The header \`${one.text.slice(0, 60)}\` is spoken of here, but the headers that are sent (line ${list.line}) do not have it.`;
    return [{ level: 'warning', rule: RULE, message, line: one.line, with: [list.line] }];
  });
}

/** `X-Total-Count`, where the contract has others of the kind: it can be nothing else, whatever is said of it. */
function isOfFamily(codes: readonly { text: string }[], own: ReadonlySet<string>): boolean {
  return [...own].some((name) => /^x-/.test(name)) && codes.some(({ text }) => /^X-[A-Z]/.test(text.trim()));
}

/** Headers of sample requests that the contract has nowhere, where the same request lacks one that it has to have. */
function sampled(design: Design, contract: HttpContract, own: ReadonlySet<string>): Finding[] {
  return sampledRequests(design).flatMap(({ method, path, headers, line }): Finding[] => {
    const match = matchOperation(contract.operations, method, path);
    const operation = match.is === 'known' ? match.operations[0] : undefined;
    const required = (operation?.parameters ?? []).filter((one) => one.in === 'header' && one.required);
    const lacks = required.find(({ name }) => !headers.some((one) => one.name.toLowerCase() === name.toLowerCase()));
    if (!operation || !lacks) return [];
    const strange = headers.find(({ name }) => !own.has(name.toLowerCase()) && !COMMON.test(name));
    const sent = strange ? `sends \`${strange.name.slice(0, 60)}\`, but not` : 'does not send';
    const message = `The sample request ${sent} \`${lacks.name.slice(0, 60)}\`, which the contract (line ${lacks.line}) asks for.`;
    return [{ level: 'warning', rule: RULE, message, line: strange?.line ?? line, with: [lacks.line] }];
  });
}

function has({ parameters, responseHeaders }: Design['operations'][number], name: string): boolean {
  const key = name.toLowerCase();
  return (
    parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === key) ||
    responseHeaders.some((one) => one.toLowerCase() === key)
  );
}

/** "retries with the same `X-Request-Id`": the key of a retry, for which the contract has a header of another name. */
function isRetryKey(name: string, text: string, own: ReadonlySet<string>): boolean {
  if (!own.has('idempotency-key') || !/^X-(?:Request|Correlation|Trace)-Id$/i.test(name)) return false;
  if (/idempotency-key/i.test(text) || !/\b(?:retr(?:y|ies|ied|ying)|resends?|repeats?)\b/i.test(text)) return false;
  return new RegExp(String.raw`\bsame\s+\x60${literally(name)}\b`, 'i').test(text);
}

function isRequired(text: string): boolean {
  return /\b(?:requires?|required|needs?|must|takes?|carr(?:y|ies)|expects?|returns?|answers?|mandatory)\b/i.test(text);
}

function ownHeaders(operations: readonly Design['operations'][number][]): Set<string> {
  return new Set(
    operations.flatMap(({ parameters, responseHeaders }) =>
      [...parameters.filter((one) => one.in === 'header').map(({ name }) => name), ...responseHeaders].map((name) =>
        name.toLowerCase(),
      ),
    ),
  );
}
