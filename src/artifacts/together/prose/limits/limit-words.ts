import { wordsOf } from '../../names.ts';
import { stem } from '../../stem.ts';

/** The roots of the words of a text, each with the names that it stands in (`rotateSecret` is one, with two roots). */
export type Roots = Map<string, Set<string>>;

const STOP = new Set(
  'a an the of for to in on at by with and or is are be been was were has have it its this that these those each every all any per after before within until up most least than then from as so only also just about around roughly more less not no can may must shall should will which who when while where there here we our their they them he she you your total max maximum min minimum limit limits long short set given hard soft data time times once again still older old longer newest younger newer new whole never always other others another both same own out into over between but if otherwise hence thus because since during without being does done what whose how first last next ago later early late many much few some such keep keeps kept retention retain retained delete deletes deleted valid expire expires expired expiry lasts live lives utc true false null default row rows entry entries record records one two three four five six seven eight nine ten twelve twenty thirty number value values size length timeout timeouts become becomes idx index indexes partition partitions job jobs hourly daily nightly weekly monthly periodic query queries table tables column retry retries retried call calls'.split(
    ' ',
  ),
);
const UNIT =
  /^(?:ms|millis\w*|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|[kmgt]i?b|bytes?|chars?|characters?|p\d\d)$/;
const ENDING = /^(.{4,}?)(?:ations?|atures?|ions?|ings?|ed|ments?|al|er|es?|y|ie)$/;

/** Forms that share no beginning. */
const FORMS: Readonly<Record<string, string>> = {
  paid: 'pay',
  payment: 'pay',
  paying: 'pay',
  payer: 'pay',
  sent: 'send',
  held: 'hold',
  lost: 'lose',
  bought: 'buy',
  chosen: 'choose',
};

/** What is left of a word without its number and its ending: `rotation` and `rotate` give the same. */
export function rootOf(word: string): string {
  const one = stem(word);
  const form = Object.hasOwn(FORMS, one) ? FORMS[one] : undefined;
  if (form !== undefined) return form;
  // `cancelled` and `cancel`, `escalation` and `escalate`.
  return (ENDING.exec(one)?.[1] ?? one).replace(/(.{4,})at$/, '$1').replace(/([^aeiou])\1$/, '$1');
}

/** The roots of all words of a text that say which thing it is about, and those of each two that stand side by side. */
export function rootsIn(text: string): Roots {
  const found: Roots = new Map();
  const add = (root: string, name: string): void => {
    found.set(root, (found.get(root) ?? new Set()).add(name));
  };
  let before = '';
  for (const [token] of text.matchAll(/[\p{L}\p{N}_.-]+|[^\s`]/gu)) {
    for (const word of /^[\p{L}\p{N}_]/u.test(token) ? wordsOf(token) : ['']) {
      const isTelling = word.length > 2 && !STOP.has(word) && !UNIT.test(word) && !/^\d/.test(word);
      const root = isTelling ? rootOf(word) : '';
      if (root !== '') add(root, token.toLowerCase());
      if (root !== '' && before !== '' && before !== root) {
        add(`${before} ${root}`, before);
        add(`${before} ${root}`, root);
      }
      before = root;
    }
  }
  return found;
}

/**
 * How many words two texts have in common, of those that few others have. Those of one name count once.
 *
 * @param isRare whether a root is one of few texts
 */
export function sharedWords(one: Roots, other: Roots, isRare: (root: string) => boolean): number {
  const shared = [...one.keys()].filter((root) => other.has(root) && isRare(root));
  const names = (roots: Roots): number => new Set(shared.flatMap((root) => [...(roots.get(root) ?? [])])).size;
  const both = shared.some((root) => root.includes(' ')) ? 2 : shared.length;
  return Math.min(both, names(one), names(other));
}
