import type { Finding } from '../../../session/finding.ts';
import { affirmed } from '../claims/affirmed.ts';
import { deployedNonetheless } from '../claims/deployed-nonetheless.ts';
import { plainSentences, puts, weighs } from '../claims/put-to-use.ts';
import { hasRareWord, resemblance } from '../claims/resemblance.ts';
import { subjectOf, tellsNoWay } from '../claims/taken-up.ts';
import { isOfManyUses, type Technology } from '../claims/technologies.ts';
import { sharedWords, tellingWords } from '../claims/telling-words.ts';
import { type TurnedDown, turnedDown } from '../claims/turned-down.ts';
import type { Design, Passage } from '../design.ts';
import { decisionsIn } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/decision-breach';
/** What is used more often than this is part of the design, whatever one decision turned it down for. */
const MOST = 2;

/** What the design says it has turned down, and uses nonetheless in another place. */
export const decisionsBreaches: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const against = turnedDown(design);
    if (against.length === 0) return [];
    const sentences = plainSentences(design);
    const titles = chosenTitles(design);
    const found = against.flatMap((one) => {
      const deployed = deployedNonetheless(design, one);
      if (deployed) return [told(one, deployed, deployed.name)];
      const others = (one.isWhole ? [...sentences, ...titles] : sentences)
        .filter(({ sentence, passage }) => !isWithin(passage, sentence, one))
        .map(({ sentence }) => sentence);
      return one.technology ? ofTechnology(design, one, one.technology, others) : ofPhrase(design, one, others);
    });
    return found.filter((one, at) => found.findIndex(({ line }) => line === one.line) === at);
  },
};

/** A log of decisions may stand under a heading that makes an aside of it, as `Alternatives considered` does. */
function chosenTitles({ prose }: Design): { sentence: Passage; passage: Passage }[] {
  return decisionsIn(prose)
    .filter(({ isInForce }) => isInForce)
    .flatMap(({ title, line }) =>
      prose.passages
        .filter((passage) => passage.line === line && passage.aside && passage.text.includes(title))
        .map((passage) => ({ sentence: { ...passage, text: affirmed(title) }, passage })),
    )
    .filter(({ sentence }) => !weighs(sentence.text));
}

/** A decision goes on to speak of what it has not taken. */
function isWithin(passage: Passage, sentence: Passage, { around, line }: TurnedDown): boolean {
  return passage.line === line || around.includes(passage.text) || around.includes(sentence.text);
}

function ofTechnology(design: Design, one: TurnedDown, technology: Technology, others: readonly Passage[]): Finding[] {
  const all = others.filter(({ text }) => puts(text, technology));
  if (one.isWhole) return all.length > MOST ? [] : all.slice(0, 1).map((use) => told(one, use, technology.name));
  if (isBuiltIn(design, technology)) return [];
  const subject = subjectOf(one.title ?? '');
  const uses = all.filter(({ text }) => !isOfManyUses(technology) || sharedWords(subject, tellingWords(text)) > 0);
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
  const subject = subjectOf(one.title ?? '');
  const own = tellingWords(one.phrase);
  const isOnSubject = (text: string): boolean =>
    sharedWords(
      subject,
      tellingWords(text).filter((word) => !own.includes(word)),
    ) > 0;
  const uses = others.filter(
    ({ text }) => resemblance(one.phrase, text, subject) && (!tellsNoWay(one.phrase) || isOnSubject(text)),
  );
  const [use] = uses;
  return use && uses.length === 1 && hasRareWord(one.phrase, document.text) ? [told(one, use, one.phrase)] : [];
}

function told({ line, id, phrase, isWhole }: TurnedDown, use: { line: number }, name: string): Finding {
  const what = phrase.startsWith('no ')
    ? `${name} is used here, but ${id ?? 'the design'} (line ${line}) decides on "${phrase}"`
    : `"${name.slice(0, 60)}" is used here, but ${id ?? 'the design'} (line ${line}) ${isWhole ? 'does without it' : 'has turned it down'}`;
  return { level: 'warning', rule: RULE, message: `${what}.`, line: use.line, with: [line] };
}
