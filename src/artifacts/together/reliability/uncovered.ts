import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { keyWords, tellsOfFailing } from './dependencies.ts';
import { type EnumeratedItem, type Enumeration, enumerationsOf } from './enumerations.ts';
import { FAILS } from './silent-items.ts';

/** What is enumerated is told of as failing, one after the other. */
const FAILURE =
  /\b(?:fail(?:s|ed|ure|ures|ing)?|outages?|loss(?:es)?|lost|is (?:down|away|gone|not there)|goes (?:down|away)|unavailab\w*|unreachable|degrad\w*|resilien\w*|breaks?|without (?:it|them)|goes wrong|not there|if not)\b/i;
/** What is enumerated is what the design needs. */
const NEEDED =
  /\b(?:dependenc(?:y|ies)|depends? on|rel(?:y|ies) on|third.part(?:y|ies)|(?:external|outside|upstream) (?:systems?|services?|interfaces?|part(?:y|ies)|providers?)|callees?|calls (?:these|the following|out)|(?:run|operated|hosted|provided) by others)\b/i;
/** None is to be left out. */
const EACH =
  /\b(?:each|every|all|any|none|no|both|two|three|four|five|six|seven|eight)\b (?:of (?:them|these|those|the \w+)|(?:[\w-]+ ){0,2}(?:dependenc(?:y|ies)|systems?|services?|callees?|interfaces?|providers?|vendors?|partners?|part(?:y|ies)|boxe?s?|hexagons?|components?|integrations?|neighbou?rs?|others))\b[^.]{0,90}?\b(?:rows?|lines?|tables?|entr(?:y|ies)|scenarios?|sections?|paragraphs?|handled|covered|treated|below|following|next|fall-?backs?|failure modes?|plan|answers?|here)\b|\b(?:goes|go|went|walked|runs?|ran) through (?:each|every|all)\b|\b(?:loss|failure|outage|absence) of (?:each|every|all|any)\b/i;
/** Fewer that are told of say little of how the rest is meant. */
const ENOUGH = 3;
/** In lines, between what is enumerated and what is said of all of it. */
const NEAR = 12;

/**
 * The one thing that a design says it needs, among others, and of whose failing it says nothing, where it tells of the
 * failing of all others, whatever form both have: a list, a table, headings, JSON, a sentence, the shapes of a drawing.
 * @param rule the id of the finding
 */
export function uncovered(design: Design, rule: string): Finding[] {
  const all = enumerationsOf(design);
  const failures = all.filter(isOfFailures);
  const promises = design.prose.passages.filter(({ text }) => EACH.test(text.replaceAll('\n', ' ')));
  const isPromised = (list: Enumeration): boolean =>
    promises.some(({ line }) => line >= list.line - NEAR && line <= (list.items.at(-1)?.line ?? list.line) + NEAR);
  const found = failures.flatMap((failure) =>
    all.flatMap((list): Finding[] => {
      if (list === failure || failures.includes(list)) return [];
      const covers = (item: EnumeratedItem): boolean => failure.items.some((one) => isOf(one, item));
      const left = list.items.filter((item) => !covers(item));
      const [one, ...more] = left;
      const covered = list.items.length - left.length;
      if (!one || more.length > 0 || covered < ENOUGH || !isThing(one.name)) return [];
      // In its place stands another that is in none of the lists.
      const [stranger, ...others] = failure.items.filter(
        (item) =>
          isThing(item.name) && !all.some((other) => other !== failure && other.items.some((own) => isOf(item, own))),
      );
      const isSwapped = stranger !== undefined && others.length === 0;
      if (!NEEDED.test(list.about) && !isPromised(failure) && !isPromised(list)) return [];
      if (isToldElsewhere(design, one, list)) return [];
      const instead = isSwapped ? `, but of ${stranger.name.slice(0, 40)}` : '';
      const message = `${one.name.slice(0, 60)} stands beside what the design needs, but what happens when something fails (line ${failure.line}) is not told of it${instead}.`;
      const lines = [failure.line, ...(isSwapped ? [stranger.line] : [failure.items.at(-1)?.line ?? failure.line])];
      return [{ level: 'warning', rule, message, line: one.line, with: [...new Set(lines)] }];
    }),
  );
  return found.slice(0, 1);
}

function isOfFailures({ items, about }: Enumeration): boolean {
  return (
    FAILURE.test(about) ||
    tellsOfFailing({ head: ['', ''], rows: items.map(({ name, line }) => ({ cells: [name], line })) })
  );
}

/** A name of a few words, and no sentence. */
function isThing(name: string): boolean {
  return name.length > 1 && name.length <= 40 && name.split(/\s+/).length <= 5 && /[A-Za-z]/.test(name);
}

/** Whether one of the words of either name is no other thing's: `PostgreSQL 15` and `PostgreSQL primary`, `loss of E3`. */
function isOf(one: EnumeratedItem, item: EnumeratedItem): boolean {
  if (item.id !== undefined && new RegExp(String.raw`\b${literally(item.id)}\b`).test(one.name)) return true;
  const [own, other] = [one.name, item.name].map(tellingWords);
  if (!own || !other || own.length === 0 || other.length === 0) return false;
  return own.every((word) => other.includes(word)) || other.every((word) => own.includes(word));
}

const STATE =
  /^(?:los|lost|failure|fail|outage|down|away|gone|unavailable|unreachable|slow|time|out|\d+|v\d+|node|instance|primary|standby|replica|cluster|when|if|is|not|there|together|l\d+)$/;

function tellingWords(name: string): string[] {
  const bare = name.replace(/\([^)]*\)/g, ' ');
  return keyWords(bare).filter((word) => !STATE.test(word));
}

function isToldElsewhere({ prose }: Design, { name, id, line }: EnumeratedItem, list: Enumeration): boolean {
  const words = tellingWords(name);
  const own = new Set([line, ...list.items.map((item) => item.line)]);
  return prose.passages.some(
    (passage) =>
      !own.has(passage.line) &&
      passage.text.split(/(?<=[.;])\s/).some((sentence) => {
        if (!FAILS.test(sentence)) return false;
        const said = new Set(wordsOf(sentence).map(stem));
        return (
          (words.length > 0 && words.every((word) => said.has(word))) ||
          (id !== undefined && said.has(id.toLowerCase()))
        );
      }),
  );
}
