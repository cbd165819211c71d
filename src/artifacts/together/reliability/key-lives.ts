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
  /\b(?:kept|keeps?|stored|stores|remember\w*|retained|replayed|valid|live|lives|expires?|deleted|dropped|purged|forgotten|recogni[sz]ed|known|window)\b[^.;:|]{0,50}?\b(?:for|after|of|within|than|is) (?:at least )?$|\b(?:kept|retention|ttl|for|expires after):? $/i;
const OTHER =
  /\b(?:signing|secret|api keys?|encryption|public|private|jwks|rotat\w*|cache key|partition key|in[- ]flight|lock(?:ed)?|running|pending|its own|another|other|was|were|used to|until 20\d\d|would|could|unlike|client|sdk|app)\b/i;
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

function livesIn({ prose, artifacts }: Design): Life[] {
  const rows = prose.tables.flatMap((table) =>
    table.rows.map(({ cells, line }) => ({ text: cells.join(' | '), line, aside: false })),
  );
  const lines = new Set(rows.map(({ line }) => line));
  const told = prose.passages
    .filter(({ line }) => !lines.has(line))
    .flatMap(sentencesOf)
    .map(({ text, line, aside }) => ({ text: text.replaceAll('\n', ' '), line, aside }));
  const written = artifacts.flatMap(({ artifact }) =>
    /^(?:openapi|sql)$/.test(artifact.kind)
      ? artifact.text.split('\n').map((text, at) => ({ text, line: artifact.firstLine + at, aside: false }))
      : [],
  );
  return [...told, ...rows, ...written].flatMap(({ text, line, aside }): Life[] => {
    if (aside || !KEY.test(text) || OTHER.test(text) || text.length > LONGEST) return [];
    const spans = spansIn(text).filter((one) => secondsOf(one) >= SHORTEST);
    const [span, ...more] = spans;
    return span && more.length === 0 && KEPT.test(text.slice(0, span.start)) ? [{ span, line }] : [];
  });
}

/** In characters. */
const LONGEST = 500;
