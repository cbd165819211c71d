import type { Finding } from '../../../session/finding.ts';
import type { Design, Operation, Passage } from '../design.ts';
import { wordsOf } from '../names.ts';
import { endpointsIn } from '../prose/endpoints.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { freshKey } from '../reliability/fresh-keys.ts';
import { randomKeys } from '../reliability/random-keys.ts';
import { hasKey } from '../reliability/retry-keys.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/reliability-repeat';

/** A call that is repeated does its work once: not where each call makes something new, nor under another key each time. */
export const reliabilityRepeats: Rule = {
  name: RULE,
  isDoubtful: true,
  find: (design) => {
    const found = design.prose.passages.flatMap((passage): Finding[] => {
      const sentences = sentencesOf(passage).filter(({ aside }) => !aside);
      const first = (find: (sentence: Passage) => Finding | undefined): Finding | undefined =>
        sentences.map(find).find((finding) => finding !== undefined);
      const finding =
        first((one) => anew(one, passage, design)) ??
        first((one) => freshKey(one, design, RULE)) ??
        first((one) => untold(one, passage, design));
      return finding ? [finding] : [];
    });
    return [...found, ...randomKeys(design, RULE)];
  },
};

const REPEATS =
  /\b(?:retr(?:y|ies|ied|ying)|repeats?|repeated|repeating|resends?|resent|re-?tries|calls? (?:it )?again|tries (?:it )?again|tried again|sends? (?:it )?again|sent again|re-?submits?|re-?submitted|reissues?|reissued)\b/i;
const ANEW =
  /\b(?:every|each|any|a repeated|a second|the second)\s+(?:(?:such|single|repeated|new)\s+)?(?:calls?|requests?|attempts?|tr(?:y|ies)|retr(?:y|ies)|repeats?|time|invocations?|one)\b,?\s*(?:(?:it|also|always|then|simply)\s+)?(?:starts?|creates?|makes?|inserts?|adds?|opens?|books?|charges?|sends?|issues?|schedules?|enqueues?|triggers?|launches|produces?|allocates?|reserves?|places?)\s+(?:(?:an?|its|one)\s+(?:(?:brand[- ])?new|second|further|fresh|separate|additional|own|more)|(?:yet )?another)\b/i;

/** "The API repeats X three times; every call starts a new run." */
function anew(sentence: Passage, { text }: Passage, design: Design): Finding | undefined {
  const about = text.replaceAll('\n', ' ');
  if (!ANEW.test(sentence.text.replaceAll('\n', ' ')) || !REPEATS.test(about.replace(ANEW, ''))) return undefined;
  // What a retry would do is told to say why it does not.
  if (
    /\b(?:without|otherwise|would|could|problem\w*|potential\w*|danger\w*|idempot\w*|de-?dup\w*|harmless|on purpose|never|prevent\w*|avoid\w*)\b/i.test(
      about,
    )
  )
    return undefined;
  if (
    /\b(?:log (?:line|entry)|span|trace|attempt row|connection|token|transaction|timer|session)\b/i.test(sentence.text)
  )
    return undefined;
  const operation = operationIn(about, design);
  return {
    level: 'warning',
    rule: RULE,
    message: `${operation ? callOf(operation) : 'A call'} is repeated, yet the text says that each call does its work anew: a repeat happens twice.`,
    line: sentence.line,
    ...(operation && { with: [operation.line] }),
  };
}

const TIMES =
  /\b(?:up to|at most|a maximum of|as many as)?\s*(?:\d+|two|three|four|five|several|ten) (?:more )?times\b|\bon (?:an? )?(?:time-?out|error|5xx|failure)s?\b|\bwith (?:exponential )?back-?off\b|\buntil it (?:succeeds|answers|works)\b/i;
const STORY =
  /\b(?:idempot\w*|de-?dup\w*|same|once|twice|unique|upserts?|on conflict|harmless|safe\w*|no effect|nothing (?:changes|happens)|changes nothing|replaces?|ignor\w*|duplicates?|inbox|conditional|if-match|etag|versions?|read-only|keys?|tokens?|already|exists|overwrit\w*|ids?|reference|recogni[sz]\w*|constraint|lock\w*|state|returns? (?:that|the (?:first|existing|running|earlier)))\b/i;
const READS =
  /^(?:get|list|find|search|query|fetch|read|check|watch|stream|describe|lookup|count|batch|is|has|ping|health)$/;

/** A write that is said to be repeated, of which nothing says why that does no harm. */
function untold(sentence: Passage, { text }: Passage, design: Design): Finding | undefined {
  const about = sentence.text.replaceAll('\n', ' ');
  if (!REPEATS.test(about) || !TIMES.test(about) || STORY.test(text)) return undefined;
  const operation = operationIn(about, design);
  if (!operation || !isWrite(operation) || hasKey(operation) || STORY.test(operation.words)) return undefined;
  const name = operation.id ?? operation.path;
  const elsewhere = design.prose.passages.some(
    (other) => (other.text.includes(name) || other.text.includes(operation.path)) && STORY.test(other.text),
  );
  if (elsewhere) return undefined;
  const message = `${callOf(operation)} is repeated, and nothing says what keeps a repeat from happening twice: it takes no key.`;
  return { level: 'warning', rule: RULE, message, line: sentence.line, with: [operation.line] };
}

function operationIn(text: string, { operations }: Design): Operation | undefined {
  const [call] = endpointsIn(text);
  const http = operations.filter(({ from }) => from === 'openapi');
  const match = call && matchOperation(http, call.method, call.path);
  if (match?.is === 'known') return match.operations[0];
  const names = [...text.matchAll(/`(?:\w+[./])?(\w+)(?:\(\))?`/g)].map(([, name]) => name);
  return operations.find(({ id }) => id !== undefined && names.includes(id));
}

function isWrite({ method, id = '' }: Operation): boolean {
  return /^(?:POST|MUTATION)$/.test(method) || (method === 'RPC' && !READS.test(wordsOf(id)[0] ?? ''));
}

function callOf({ method, path, from, id }: Operation): string {
  return `\`${from === 'openapi' ? `${method} ${path}` : (id ?? path)}\``.slice(0, 80);
}
