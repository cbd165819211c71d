/** One thing that the label of an arrow says is done: `writes readings and invoices` says it of two. */
export type Deed = { does: 'read' | 'write' | 'publish'; what: string };

const VERBS: readonly (readonly [Deed['does'], RegExp])[] = [
  ['read', /^(?:reads?|loads?|quer(?:y|ies)|selects?|fetch(?:es)?|looks? up|polls?|gets?|checks?)\b/i],
  [
    'write',
    /^(?:writes?|inserts?(?: into)?|updates?|upserts?(?: into)?|deletes?(?: from)?|stores?|saves?|appends?(?: to)?|records?|keeps?|persists?|purges?|changes?|sets?)\b/i,
  ],
  ['publish', /^(?:publish(?:es)?|emits?|produces?|sends?|broadcasts?)\b/i],
];

/** What a label says is done, one deed for each thing; a verb holds on until the next. Empty where it names no verb. */
export function deedsIn(label: string): Deed[] {
  let does: Deed['does'] | undefined;
  return label.split(/\s*(?:[,;+&]|\band\b|\bthen\b)\s*/i).flatMap((part) => {
    const text = part.replace(/^\W+/, '').replace(/\s*\(.*$/, '');
    const verb = VERBS.find(([, pattern]) => pattern.test(text));
    if (verb) does = verb[0];
    const what = verb ? text.replace(verb[1], '').trim() : text.trim();
    return does === undefined || what === '' ? [] : [{ does, what }];
  });
}
