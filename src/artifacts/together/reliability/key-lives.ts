import type { Finding } from '../../../session/finding.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { secondsOf, spansIn } from './spans-in.ts';

type Life = { span: Quantity; line: number };

const KEY =
  /\bidempotency[-_ ]?(?:keys?|records?|rows?|table)?\b|\bdedup\w*[-_ ]?(?:keys?|ids?|window|table)?\b|\bkeys? (?:is|are) (?:kept|stored|remembered)\b/i;
const KEPT =
  /\b(?:kept|keeps?|stored|stores|remember\w*|retained|replay(?:s|ed)|valid|live|lives|expires?|deleted|dropped|purged|forgotten|recogni[sz]ed|known|window)\b[^.;:|]{0,50}?\b(?:for|after|of|within|than|is) (?:at least )?$|\b(?:kept|kept for|retention|ttl|expires after|keys? for):? $/i;
const OTHER =
  /\b(?:signing|secret|api keys?|encryption|public|private|jwks|rotat\w*|cache key|partition key|in[- ]flight|lock(?:ed)?|running|pending|its own|another|other|was|were|used to|until 20\d\d|would|could|unlike|client|sdk|inbox|(?:event|message) ids?|app|psp|acquirer|honou?rs?|(?:stripe|adyen|paypal|provider|bank) (?:keeps|stores|remembers|knows|recogni[sz]es))\b/i;
/** In seconds: what is shorter is how long a call runs, not how long its key is known. */
const SHORTEST = 600;

/**
 * How long the keys of calls are known, told in several places, sentences, rows, comments and descriptions of a
 * contract, where one of them says otherwise.
 * @param rule the id of the finding
 */
export function keyLives(design: Design, rule: string): Finding[] {
  const all = livesIn(design);
  const [first] = all;
  const odd = all.find((one) => first && !near(secondsOf(one.span), secondsOf(first.span), 0.01));
  if (!first || !odd) return [];
  // Three times are of three things.
  const values = new Set(all.map(({ span }) => secondsOf(span)));
  if (values.size > 2) return [];
  const message = `A key is known for ${inUnitsOf(odd.span, 1)} as this says, but for ${inUnitsOf(first.span, 1)} as line ${first.line} says.`;
  return [{ level: 'warning', rule, message, line: odd.line, with: [first.line] }];
}

function livesIn(design: Design): Life[] {
  return [...inSentences(design), ...inRows(design), ...inArtifacts(design)].flatMap(({ text, line }): Life[] => {
    if (!KEY.test(text) || OTHER.test(text) || text.length > LONGEST) return [];
    const spans = spansIn(text).filter((one) => secondsOf(one) >= SHORTEST);
    const [span, ...more] = spans;
    return span && more.length === 0 && KEPT.test(text.slice(0, span.start)) ? [{ span, line }] : [];
  });
}

/** Of the key that the sentence before speaks of. */
const THE_KEY = /\b(?:stores?|keeps?|remembers?|records?|saves?) (?:the|that|this|each|every) key\b/i;

type Text = { text: string; line: number };

/** What a semicolon joins is of one thing: "every input carries a key; the answer is replayed for a day". */
function inSentences({ prose }: Design): Text[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages
    .filter(({ line }) => !rows.has(line))
    .flatMap((passage) => {
      const joined: (Text & { aside: boolean })[] = [];
      for (const { text: written, line, aside } of sentencesOf(passage)) {
        const text = written.replaceAll('\n', ' ');
        const last = joined.at(-1);
        if (last?.text.endsWith(';') && !KEY.test(text))
          Object.assign(last, { text: `${last.text} ${text}`, aside: last.aside || aside });
        else
          joined.push({
            text: last && KEY.test(last.text) && THE_KEY.test(text) ? `Idempotency key: ${text}` : text,
            line,
            aside,
          });
      }
      return joined.filter(({ aside }) => !aside);
    });
}

/** Each row with the title of its last column, which says what the time is (`Record | Kept`). */
function inRows({ prose }: Design): Text[] {
  return prose.tables.flatMap(({ head, rows }) =>
    rows.map(({ cells, line }) => {
      const [first = '', ...rest] = cells;
      return { text: [first, ...rest.map((cell, at) => `${head[at + 1] ?? ''}: ${cell}`)].join(' | '), line };
    }),
  );
}

function inArtifacts({ artifacts }: Design): Text[] {
  return artifacts.flatMap(({ artifact }) =>
    /^(?:openapi|sql)$/.test(artifact.kind)
      ? artifact.text.split('\n').map((text, at) => ({ text, line: artifact.firstLine + at }))
      : [],
  );
}

/** In characters. */
const LONGEST = 500;
