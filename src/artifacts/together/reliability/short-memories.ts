import type { Finding } from '../../../session/finding.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { Design, Passage } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { secondsOf, spansIn } from './spans-in.ts';

type Span = { span: Quantity; line: number; section?: string };

const KNOWN_BY =
  /\b(?:keys?|idempotency|de-?dup\w*|`\w*(?:id|key|token|ref)`|(?:message|event|request) ids?|seen|inbox|processed)\b/i;
const KEPT =
  /\b(?:kept|keeps?|keep|stored|stores|remember(?:s|ed)?|retained|retains|recogni[sz]ed|known|forgotten|expires?|dropped|deleted|replayed|held|lives?)\b[^.;]{0,60}?\b(?:for|after|of|within) (?:at least |at most |up to )?$|\b(?:keys?|idempotency|dedup\w*) (?:retention|window|ttl)\b[^.;]{0,20}$/i;
const AGAIN =
  /\b(?:retr(?:y|ies|ied|ying)|re-?deliver\w*|resen[dt]s?|sen[dt]s? (?:it )?again|tr(?:y|ies|ied) again|attempts?|repeats?)\b/i;
/** Before how long it goes on. */
const GOES_ON =
  /\b(?:retr(?:y|ies|ied|ying)|re-?deliver\w*|resen[dt]s?|again|attempts?|repeats?)\b[^.;]{0,50}?\b(?:for|over|during|within|until|up to) (?:up to |at most |a total of |as long as |as much as )?$|\blast (?:attempt|try|retry|delivery)\b[^.;]{0,30}?(?:takes place|comes|is made|is|happens|after)? ?$/i;
const OTHERS = /\b(?:its|their|his) own\b|\banother\b|\bother\b|\blogs?\b|\bback-?off\b|\bevery\b/i;
/** In lines, between what is kept and what is repeated. */
const NEAR = 8;

/**
 * Repeats that go on for longer than what they are known by is kept, told near each other in one section.
 * @param rule the id of the finding
 */
export function shortMemories(design: Design, rule: string): Finding[] {
  const kept = spans(design, (text) => KNOWN_BY.test(text), KEPT);
  const repeated = spans(design, (text) => AGAIN.test(text), GOES_ON);
  return kept.flatMap((own): Finding[] => {
    const near = repeated.filter((one) => one.section === own.section && Math.abs(one.line - own.line) <= NEAR);
    const [other, ...more] = near;
    if (!other || more.length > 0 || secondsOf(own.span) >= secondsOf(other.span)) return [];
    const message = `What a repeat is known by is kept for ${inUnitsOf(own.span, 1)}, but repeats go on for ${inUnitsOf(other.span, 1)} (line ${other.line}).`;
    return [{ level: 'warning', rule, message, line: own.line, with: [other.line] }];
  });
}

function spans({ prose }: Design, isAbout: (text: string) => boolean, before: RegExp): Span[] {
  return prose.passages.flatMap(sentencesOf).flatMap((sentence: Passage): Span[] => {
    const text = sentence.text.replaceAll('\n', ' ');
    if (sentence.aside || OTHERS.test(text) || !isAbout(text)) return [];
    const [span, ...more] = spansIn(text).filter(({ start }) => before.test(text.slice(0, start)));
    return span && more.length === 0
      ? [{ span, line: sentence.line, ...(sentence.section !== undefined && { section: sentence.section }) }]
      : [];
  });
}
