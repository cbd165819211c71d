import type { Finding } from '../../../session/finding.ts';
import { deployedNonetheless } from '../claims/deployed-nonetheless.ts';
import { plainSentences, puts } from '../claims/put-to-use.ts';
import { hasRareWord, resemblance } from '../claims/resemblance.ts';
import type { Technology } from '../claims/technologies.ts';
import { type TurnedDown, turnedDown } from '../claims/turned-down.ts';
import type { Design, Passage } from '../design.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/decision-breach';
/** What is used more often than this is part of the design, whatever one decision turned it down for. */
const MOST = 2;

/** What the design says it has turned down, and uses nonetheless in another place. */
export const decisionsBreaches: Rule = {
  name: RULE,
  find(design) {
    const against = turnedDown(design.prose);
    if (against.length === 0) return [];
    const sentences = plainSentences(design);
    const found = against.flatMap((one) => {
      const deployed = deployedNonetheless(design, one);
      if (deployed) return [told(one, deployed, deployed.name)];
      const others = sentences.filter(({ sentence, passage }) => !isWithin(passage, sentence, one));
      return one.technology
        ? ofTechnology(
            design,
            one,
            one.technology,
            others.map(({ sentence }) => sentence),
          )
        : ofPhrase(
            design,
            one,
            others.map(({ sentence }) => sentence),
          );
    });
    return found.filter((one, at) => found.findIndex(({ line }) => line === one.line) === at);
  },
};

/** A decision goes on to speak of what it has not taken. */
function isWithin(passage: Passage, sentence: Passage, { around, line }: TurnedDown): boolean {
  return passage.line === line || around.includes(passage.text) || around.includes(sentence.text);
}

function ofTechnology(design: Design, one: TurnedDown, technology: Technology, others: readonly Passage[]): Finding[] {
  if (isBuiltIn(design, technology)) return [];
  const uses = others.filter(({ text }) => puts(text, technology));
  const isOnce = technology.kind === 'cache' || technology.kind === 'objects' ? 1 : MOST;
  // Redis, say, is turned down for one thing and taken for another: only where it is turned down as what it is.
  if (technology.kind === 'cache' && !/\bcach/i.test(one.around.slice(0, 120))) return [];
  if (uses.length === 0 || uses.length > isOnce) return [];
  return uses.slice(0, 1).map((use) => told(one, use, technology.name));
}

/** In a contract, a deployment, a drawing or a heading: then it is a part of the whole. */
function isBuiltIn({ artifacts, prose }: Design, { pattern }: Technology): boolean {
  const words = new RegExp(`(?<![A-Za-z])${pattern}(?![A-Za-z])`, 'i');
  const pinned = new RegExp(`(?<![A-Za-z])${pattern} (?:v?\\d+(?:\\.\\d+)+|\\d{1,2}\\b)`, 'i');
  return (
    artifacts.some(({ artifact }) => words.test(artifact.text.slice(0, 200_000))) ||
    prose.sections.some(({ heading }) => words.test(heading)) ||
    prose.passages.some(({ text, aside }) => !aside && pinned.test(text))
  );
}

/** Where all that tells what was turned down stands close together in one sentence, and in one only. */
function ofPhrase({ document }: Design, one: TurnedDown, others: readonly Passage[]): Finding[] {
  const uses = others.filter(({ text }) => resemblance(one.phrase, text));
  const [use] = uses;
  return use && uses.length === 1 && hasRareWord(one.phrase, document.text) ? [told(one, use, one.phrase)] : [];
}

function told({ line, id, phrase }: TurnedDown, use: { line: number }, name: string): Finding {
  const what = phrase.startsWith('no ')
    ? `${name} is used here, but ${id ?? 'the design'} (line ${line}) decides on "${phrase}"`
    : `"${name.slice(0, 60)}" is used here, but ${id ?? 'the design'} (line ${line}) has turned it down`;
  return { level: 'warning', rule: RULE, message: `${what}.`, line: use.line, with: [line] };
}
