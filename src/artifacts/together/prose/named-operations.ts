import type { Finding } from '../../../session/finding.ts';
import type { Design, Passage } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { artifactWords } from './artifact-words.ts';
import { type Callable, callables, isPart } from './callables.ts';
import { httpContract } from './http-contract.ts';
import { isOutside } from './outside.ts';
import { lineAt, sentencesOf } from './sentences.ts';
import { VERB } from './verb.ts';

/** Where names of code stand that are no operations. */
const CODE =
  /\b(?:functions?|hooks?|helpers?|librar\w+|sdk|modules?|class(?:es)?|flags?|toggles?|settings?|environment|variables?|options?|jobs?|cron|scripts?|activit(?:y|ies)|steps?|workflows?|metrics?|spans?|queues?|commands?|handlers?|locks?|tests?|scopes?|permissions?)\b/i;
/** Operations of a contract, fewer of which say little of how it calls them. */
const ENOUGH = 3;

/** Words right before a name that is called, and right after it. */
const CALLS =
  /\b(?:calls?|called|calling|invok(?:es?|ed|ing)|through|via|by|uses?|using|with|runs?|to)\s+(?:the\s+|its\s+|(?:its\s+)?own\s+)?`?$/i;
const CALLED =
  /^(?:\([^)]*\))?`?\s+(?:mutations?|quer(?:y|ies)|subscriptions?|operations?|rpcs?|methods?|calls?|fields?)\b/i;
const STYLES = [/^(?:[A-Z][a-z0-9]+){2,5}$/, /^[a-z]+(?:[A-Z][a-z0-9]+){1,4}$/];

type Span = { name: string; line: number; sentence: Passage; before: string; after: string };

/**
 * Names in the text, in code spans or not, that are made as those of the contract's operations are, a verb and the
 * thing it is done to (`checkInLoan`), that the text calls or that are of a thing that the contract has operations for
 * (`returnLoan`), and that no artifact has.
 */
export function namedOperations(design: Design, rule: string): Finding[] {
  if (httpContract(design)?.whole === false) return [];
  return STYLES.flatMap((style) => {
    const all = callables(design).filter(({ name }) => /^[A-Z]/.test(name) === style.test('GetIt'));
    if (all.length < ENOUGH || all.some(({ from }) => isPart(design, from))) return [];
    return oddOf(all, style, design, rule);
  });
}

function oddOf(all: readonly Callable[], style: RegExp, design: Design, rule: string): Finding[] {
  const names = new Map(all.map(({ name, line }) => [name, line] as const));
  const words = artifactWords(design);
  const spans = spansOf(design).filter(({ name }) => style.test(name) && VERB.test(wordsOf(name)[0] ?? ''));
  const strange = spans.filter(({ name }) => !names.has(name) && !words.has(name.toLowerCase()));
  // Where there are several, the text speaks of another contract, or of code.
  if (new Set(strange.map(({ name }) => name)).size > 1) return [];
  const [odd] = strange;
  if (!odd || odd.sentence.aside || isOutside(odd.sentence.text)) return [];
  const isSaid = CALLED.test(odd.after);
  if (!isSaid && CODE.test(odd.sentence.text.replace(/`[^`]*`/g, ''))) return [];
  const kin = kinOf(odd.name, names);
  const spoken = new Set(spans.map(({ name }) => name));
  const isCalled = isSaid || (CALLS.test(odd.before) && [...names.keys()].some((name) => spoken.has(name)));
  // Those first that the text does not speak of: `returnLoan` before `listLoans`.
  const unspoken = kin.filter(([name]) => !spoken.has(name));
  const near =
    unspoken.find(([name]) => wordsOf(name).at(-1) === wordsOf(odd.name).at(-1)) ??
    unspoken[0] ??
    kin[0] ??
    (isCalled ? [...names][0] : undefined);
  if (!near) return [];
  const message = `\`${odd.name.slice(0, 60)}\` is no operation of the contract; it has \`${near[0].slice(0, 60)}\` (line ${near[1]}).`;
  return [{ level: 'warning', rule, message, line: odd.line, with: [near[1]] }];
}

function spansOf({ prose }: Design): Span[] {
  return prose.passages.flatMap(sentencesOf).flatMap((sentence) =>
    [...sentence.text.matchAll(/(?<![\w./-])[A-Za-z][a-z0-9]*(?:[A-Z][a-z0-9]+)+(?![\w/-]|\.\w)/g)].map((match) => ({
      name: match[0],
      line: lineAt(sentence, match.index),
      sentence,
      before: sentence.text.slice(0, match.index),
      after: sentence.text.slice(match.index + match[0].length),
    })),
  );
}

/** Operations of the same thing. What is a verb too (`order`) is a thing where several are of it. */
function kinOf(name: string, names: ReadonlyMap<string, number>): [string, number][] {
  const thing = lastOf(name);
  const kin = [...names].filter(([one]) => wordsOf(one).length > 1 && lastOf(one) === thing);
  return kin.length > (VERB.test(thing) ? 1 : 0) ? kin : [];
}

function lastOf(name: string): string {
  return stem(wordsOf(name).at(-1) ?? '');
}
