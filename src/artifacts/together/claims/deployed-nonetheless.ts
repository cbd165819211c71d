import { lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { affirmed } from './affirmed.ts';
import { weighs } from './put-to-use.ts';
import { TECHNOLOGIES, type Technology } from './technologies.ts';
import type { TurnedDown } from './turned-down.ts';

/** Where a technology is run or drawn. */
export type Deployed = { name: string; line: number };

/**
 * What was turned down and is deployed or drawn nonetheless, while the text knows of it nowhere but where it is turned
 * down: used for another thing, it would be told of. Nothing where a contract or code has it too.
 */
export function deployedNonetheless({ artifacts, prose }: Design, one: TurnedDown): Deployed | undefined {
  return candidates(one).flatMap((technology): Deployed[] => {
    const words = wordsFor(technology);
    if (one.isWhole) return anywhere(artifacts, technology);
    // Drawn between two parts, it is no public API.
    if (technology.name === 'gRPC') return [];
    const having = artifacts.filter(({ artifact }) => words.test(artifact.text.slice(0, LONGEST)));
    const [first] = having;
    if (!first || having.some(({ artifact: { kind, text } }) => !isDeployment(kind, text))) return [];
    const isTold = prose.passages.some(
      (passage) =>
        words.test(passage.text) &&
        passage.line !== one.line &&
        !one.around.includes(passage.text) &&
        sentencesOf(passage).some(({ text, aside }) => words.test(text) && !aside && !weighs(text)),
    );
    if (isTold || prose.sections.some(({ heading }) => words.test(heading))) return [];
    const at = first.artifact.text.split('\n').findIndex((line) => words.test(line));
    return [{ name: technology.name, line: lineIn(first.artifact, at + 1) }];
  })[0];
}

function wordsFor({ pattern }: Technology): RegExp {
  return new RegExp(`(?<![A-Za-z])${pattern}(?![A-Za-z])`, 'i');
}

/** What all of a design does without may stand in none of its artifacts, unless to say just that. */
function anywhere(artifacts: Design['artifacts'], technology: Technology): Deployed[] {
  const words = wordsFor(technology);
  return artifacts.flatMap(({ artifact }) =>
    artifact.text
      .slice(0, LONGEST)
      .split('\n')
      .flatMap((line, at) =>
        words.test(affirmed(line)) && !weighs(line) ? [{ name: technology.name, line: lineIn(artifact, at + 1) }] : [],
      ),
  );
}

/** At the head of a phrase: `Redis with expiry`. */
const HEADS = TECHNOLOGIES.filter(({ kind }) => kind === 'cache' || kind === 'broker').map(
  (one) => [one, new RegExp(`^(?:an? |the )?${one.pattern}(?![\\w-])`, 'i')] as const,
);

const ONE_USE =
  /\b(?:topics?|queues?|streams?|locks?|sets?|lists?|keys?|counters?|copy|copies|of|for|as|per|between|from|to|in|on)\b/i;

function isDeployment(kind: string, text: string): boolean {
  return /^(?:compose|kubernetes|mermaid)$/.test(kind) || (kind === 'yaml' && /^services:/m.test(text));
}

/** In characters, of one artifact. */
const LONGEST = 200_000;

/** The one that a phrase names; all of the kind where the kind is turned down. */
function candidates({ phrase, technology }: TurnedDown): readonly Technology[] {
  if (technology && phrase.startsWith('no ')) return TECHNOLOGIES.filter(({ kind }) => kind === technology.kind);
  if (technology) return [technology];
  // `A Kafka topic of commands` is turned down for one use.
  if (ONE_USE.test(phrase)) return [];
  const named = HEADS.filter(([, head]) => head.test(phrase)).map(([one]) => one);
  return named.length === 1 ? named : [];
}
