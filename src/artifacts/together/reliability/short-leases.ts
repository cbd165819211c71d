import type { Finding } from '../../../session/finding.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { secondsOf, spansIn } from './spans-in.ts';

type Span = { span: Quantity; line: number };

const LEASE =
  /\b(?:visibility[- ]time-?out|invisib(?:le|ility)(?: (?:for|time|period))?|lock (?:ttl|duration|time-?out)|leases?)\b/i;
const LEASE_OF =
  /\b(?:visibility[- ]time-?out|invisib(?:le|ility)(?: time| period)?|lock (?:ttl|duration|time-?out)|lease)\b(?: (?:of|is|for|lasts|runs)){1,2} $|\bleases? (?:it |them |the \w+ )?for $/i;
/** How long one piece of work runs at the most, before its span. */
const WORK =
  /\b(?:kill|stop|abort|cancel|terminat)\w*\b[^.;]{0,40}\b(?:for|after|longer than|at|within) (?:more than )?$|\b(?:job|task|run|worker|handler|lambda|function|import|render\w*|process\w*|transcod\w*)\b[^.;]{0,40}\b(?:may|can|could|might) (?:take|run|last)(?: for)?(?: up to| as long as)? $|\b(?:job|task|run|handler|lambda|function)\b[^.;]{0,30}\b(?:takes|runs|lasts)(?: for)?(?: up to| at most| no longer than) $/i;
const EXTENDED = /\b(?:extend|renew|prolong|heart-?beat|refresh|keep-?alive)\w*\b/i;
const NOT = /\b(?:not|never|no|without|nor)\b|n't\b/i;
const OTHERS = /\b(?:its|their|his) own\b|\banother\b|\bother\b/i;

/**
 * A lease, or the visibility timeout of a queue, that runs out while the longest run of the work goes on, where nothing
 * says that it is extended.
 * @param rule the id of the finding
 */
export function shortLeases(design: Design, rule: string): Finding[] {
  const sentences = design.prose.passages
    .flatMap(sentencesOf)
    .filter(({ text, aside }) => !aside && !OTHERS.test(text))
    .map(({ text, line }) => ({ text: text.replaceAll('\n', ' '), line }));
  if (sentences.some(({ text }) => EXTENDED.test(text) && !NOT.test(text))) return [];
  const before = (pattern: RegExp): Span[] =>
    sentences.flatMap(({ text, line }) =>
      spansIn(text)
        .filter(({ start }) => pattern.test(text.slice(0, start)))
        .map((span) => ({ span, line })),
    );
  const leases = [...before(LEASE_OF), ...inRows(design)];
  const works = before(WORK);
  const [lease] = leases;
  const [work] = works;
  const isOne = (all: readonly Span[]): boolean => new Set(all.map(({ span }) => secondsOf(span))).size === 1;
  if (!lease || !work || !isOne(leases) || !isOne(works) || secondsOf(lease.span) >= secondsOf(work.span)) return [];
  const message = `What is worked on is held for ${inUnitsOf(lease.span, 1)}, but the work may run for ${inUnitsOf(work.span, 1)}: another worker gets it meanwhile.`;
  return [{ level: 'warning', rule, message, line: lease.line, with: [work.line] }];
}

/** The rows of settings: a name, and its span. */
function inRows({ prose }: Design): Span[] {
  return prose.tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells, line }): Span[] => {
      const [name = '', value = ''] = cells;
      const [span, ...more] = spansIn(value);
      return span && more.length === 0 && LEASE.test(name) && name.length < 60 ? [{ span, line }] : [];
    }),
  );
}
