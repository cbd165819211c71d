import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { isAside } from '../prose/aside.ts';
import { endpointsIn } from '../prose/endpoints.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

/** What the system answers when something it needs fails in some way. */
type Answer = { text: string; status: string; ways: readonly string[]; calls: string; line: number };

const WAYS: readonly (readonly [string, RegExp])[] = [
  [
    'timeout',
    /\btime[sd]?[- ]?outs?\b|\btiming out\b|\b(?:has|have|had|does|do|did) not (?:answer|respond|repl)|\bno (?:answer|response|reply)\b|\bslow(?:er|ly)?\b/i,
  ],
  ['outage', /\b(?:down|unavailable|unreachable|outages?|offline)\b/i],
];
/** Said of the system's own side: what the other one answers is its own affair. */
const ANSWERS =
  /\b(?:api|service|server|client|caller|endpoint|request|call|we|it|app|gateway|handler|user)`?,?\s+(?:then |still |simply |immediately )?(?:answers?|returns?|responds?|replies|gets?|sees?|receives?|is answered)\s+(?:with\s+)?(?:an?\s+)?(?:HTTP\s+)?`?([2-5]\d\d)\b/gi;

/** A failure of the same thing, in the same way, that the text answers with one status and its table with another. */
export const proseAnswers: Rule = {
  name: 'together/prose-answer',
  find({ prose }) {
    const rows = prose.tables.flatMap(({ rows: own }) =>
      own.flatMap(({ cells, line }) => {
        const who = (cells[0] ?? '').replace(/[`*]|\(.*?\)/g, '').trim();
        const answer = isAside(cells.join(' ; ')) ? undefined : answerIn(cells.join(' ; '), line);
        return answer && /^[A-Z][\w.-]{2,30}(?: [\w.-]+){0,2}$/.test(who) ? [{ ...answer, who }] : [];
      }),
    );
    if (rows.length === 0) return [];
    return said(prose).flatMap((answer): Finding[] => {
      const same = rows.filter(
        ({ who, ways, calls, line }) =>
          line !== answer.line &&
          calls === answer.calls &&
          ways.some((way) => answer.ways.includes(way)) &&
          new RegExp(`\\b${literally(who)}\\b`).test(answer.text),
      );
      const [first] = same;
      if (!first || same.some(({ status }) => status === answer.status)) return [];
      const message = `When ${first.who} fails this way, the answer is ${answer.status} here, and ${first.status} in line ${first.line}.`;
      return [{ level: 'warning', rule: 'together/prose-answer', message, line: answer.line, with: [first.line] }];
    });
  },
};

function said({ passages, tables }: Design['prose']): Answer[] {
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return passages
    .filter(({ line }) => !rows.has(line))
    .flatMap(sentencesOf)
    .flatMap(({ text, line, aside }) => (aside ? [] : (answerIn(text, line) ?? [])));
}

/** Only where one status is given: more of them are told apart by something that is not looked at. */
function answerIn(text: string, line: number): Answer | undefined {
  const statuses = new Set([...text.matchAll(ANSWERS)].map(([, status = '']) => status));
  const [status, ...more] = statuses;
  const ways = WAYS.flatMap(([way, words]) => (words.test(text) ? [way] : []));
  if (status === undefined || more.length > 0 || ways.length === 0) return undefined;
  const calls = endpointsIn(text).map(({ method, path }) => `${method} ${path}`);
  const ids = [...text.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, id = '']) => id);
  return { text, status, ways, calls: [...calls, ...ids].sort().join(), line };
}
