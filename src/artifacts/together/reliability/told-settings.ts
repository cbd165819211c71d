import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { type Aspect, aspectOf, countOf, type Setting, tellingWords } from './settings.ts';
import { secondsOf, spansIn } from './spans-in.ts';

/** How a sentence gives a value, before its span and behind it. */
const TOLD: readonly (readonly [aspect: Aspect, before: RegExp | undefined, behind?: RegExp])[] = [
  [
    'lease',
    /\b(?:visibility[- ]time-?out|invisib\w*(?: time| period)?|lock (?:ttl|duration)|leases?)\b(?: (?:of|is|for|lasts|runs|set to|expires after)){1,2} $|\b(?:leases?|locks?|claims?) (?:it|them|a \w+|the \w+|jobs|rows) for $/i,
    /^ (?:visibility[- ]time-?out|lease)\b/i,
  ],
  [
    'open',
    /\b(?:stays|remains|is|kept) open for $|\bopens? (?:it )?for $|\bopen state (?:lasts|of|for) $|\bhalf-?open after $/i,
  ],
  [
    'first pause',
    /\b(?:first|initial) (?:pause|delay|wait|back-?off|interval|retry)(?: (?:is|of|after|comes after|at))? $|\b(?:start(?:s|ing)|begin(?:s|ning)) (?:at|with) (?:a (?:pause|delay|wait|back-?off) of )?$/i,
  ],
  [
    'longest pause',
    /\b(?:capped at|cap of|ceiling of|up to a (?:maximum|pause|delay) of|(?:pause|delay|wait|back-?off)s? (?:of |is |are )?(?:at most|never (?:longer|more) than|no (?:longer|more) than)) $/i,
  ],
  [
    'beat',
    /\b(?:heart-?beats?|renew(?:s|ed)?(?: (?:it|the lease|its lease))?|keep-?alives?|pings?)(?: is sent| are sent)? every $/i,
  ],
  [
    'retention',
    /\b(?:kept|keeps?(?: (?:it|them|\w+))?|retained|retains|retention (?:of|is)|stored|ttl (?:of|is)|expires?(?: after)?|remember(?:s|ed)?(?: (?:it|them))?|deleted|dropped|stay|lives?)(?: (?:for|after|of))? (?:at least |at most )?$/i,
    /^ (?:retention|ttl)\b/i,
  ],
  [
    'timeout',
    /\b(?:time-?outs? (?:of|is|are|at|after)|times? out (?:after|at)|timed out after|gives? up after|waits? (?:at most|up to|no longer than|for at most)|cut off after|deadline (?:of|is)|within its time-?out of) $/i,
    /^ (?:time-?out|deadline)\b/i,
  ],
];
const NUMBER = String.raw`(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)`;
const FAILURES = new RegExp(
  String.raw`\b(?:opens?|trips?|breaks?)\b[^.;]{0,30}? after ${NUMBER} (?:consecutive |failed |successive )?(?:failures?|errors?|calls?|time-?outs?|requests?)`,
  'i',
);
/** Of something else, or of another time. */
const OTHERS =
  /\b(?:its own|another|others?|different|elsewhere|used to|until 20\d\d|was|were|would|could|unlike|instead|default of|for comparison)\b/i;

/** The values that sentences, and the rows of tables of settings, give in words. */
export function toldSettings(design: Design): Setting[] {
  return [...inSentences(design), ...inRows(design)];
}

function inSentences({ prose }: Design): Setting[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages.flatMap((passage) => {
    if (passage.aside || rows.has(passage.line)) return [];
    return sentencesOf(passage).flatMap((sentence): Setting[] => {
      const text = sentence.text.replaceAll('\n', ' ');
      if (sentence.aside || OTHERS.test(text)) return [];
      const of = wordsOf(`${text} ${passage.section ?? ''}`).map(stem);
      const at = { of, line: sentence.line };
      const spans = spansIn(text).flatMap((span): Setting[] => {
        const lead = text.slice(0, span.start);
        const rest = text.slice(span.end);
        const told = TOLD.find(([, before, behind]) => before?.test(lead) || behind?.test(rest));
        return told ? [{ ...at, aspect: told[0], value: secondsOf(span), said: span.text }] : [];
      });
      const failures = FAILURES.exec(text);
      return failures
        ? [...spans, { ...at, aspect: 'failures', value: countOf(failures[1] ?? ''), said: failures[0] }]
        : spans;
    });
  });
}

/** `Visibility timeout | 12 min`: the first cell says what the second gives; and a column that says it of its rows. */
function inRows({ prose }: Design): Setting[] {
  return prose.tables.flatMap(({ head, rows }) =>
    rows.flatMap(({ cells, line }) =>
      cells.slice(1).flatMap((cell, at): Setting[] => {
        const [first = ''] = cells;
        const [span, ...more] = spansIn(cell);
        const title = head[at + 1] ?? '';
        const isPlain = span && more.length === 0 && cell.replace(span.text, '').trim().length < 12;
        const words = [first, title].map((text) => wordsOf(text).join(' '));
        const aspect = first.length < 50 ? words.map(aspectOf).find((found) => found !== undefined) : undefined;
        if (!span || !isPlain || aspect === undefined) return [];
        return [{ aspect, of: tellingWords(`${first} ${title}`), value: secondsOf(span), said: span.text, line }];
      }),
    ),
  );
}
