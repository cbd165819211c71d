/** Things whose name has an `of` inside: what is one thing, and no thing of another. Lower case, in the singular. */
const NAMES: readonly (readonly [first: string, rest: string])[] = [
  ['power', 'attorney'],
  ['bill', 'lading|exchange|materials?|sale|quantities'],
  ['letter', 'credit|intent|recommendation|reference|consent|comfort'],
  ['proof', 'delivery|payment|purchase|identity|address|origin|work'],
  ['certificate', 'origin|conformity|analysis|insurance|deposit|occupancy|competence|compliance'],
  ['statement', 'work|account|claim'],
  ['chain', 'custody'],
  ['deed', 'trust|gift|sale|covenant'],
  ['right', 'way'],
  ['change', 'address'],
  ['notice', 'termination|default|arrival|readiness|appeal'],
  ['order', 'service|protection'],
  ['record', 'proceedings|processing'],
  ['court', 'appeal'],
  ['bird|beast', 'prey'],
  ['piece', 'equipment|furniture|luggage|baggage|evidence|music|art'],
  ['work', 'art'],
  ['point', 'interest'],
];

const PHRASE = new RegExp(
  `\\b(?:${NAMES.map(([first, rest]) => `(?:${first})s? of (?:${rest})`).join('|')})\\b`,
  'giu',
);

/** The text with such names in one word, in as many characters: `powers-of-attorney`. */
export function joinSetPhrases(text: string): string {
  return text.replace(PHRASE, (phrase) => phrase.replaceAll(' ', '-'));
}
