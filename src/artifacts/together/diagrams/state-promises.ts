/**
 * What a sentence promises of the states of a machine. `last`: nothing leaves them. `only`: something (`does`, as the
 * sentence words it) is done in these alone. `never`: it is not done in these. `barred`: no way leads from the one to
 * the other; without `from`, from any.
 */
export type StatePromise =
  | { kind: 'last'; states: string[] }
  | { kind: 'only' | 'never'; does: string; states: string[] }
  | { kind: 'barred'; from?: string; to: string };

/** In characters: a longer sentence is read no further. */
const LONGEST = 1000;
const DOUBT =
  /\b(?:would|could|might|except\w*|unless|apart from|other than|save for|but for|until (?:it|they|somebody|someone) (?:is|are) re\w+|not (?:\w+ )?(?:final|terminal)|used to|formerly|perhaps|usually|normally|mostly|by default)\b/i;
const LAST =
  '(?:final|terminal|the end|absorbing|irreversible|irrevocable|end states?|dead ends?|(?:the |an? )?(?:final|terminal|end|last|closed) (?:states?|status(?:es)?))';
const IS = '(?:is|are)(?: all| both| each| the only)?';
const CAN = '(?:can|may|is|are|could|must|will)';
const CANNOT = String.raw`(?:cannot|can't|can not|can no longer|may not|may no longer|must not|must never|can never|is never|are never|is not|are not|never)`;
const IN =
  '(?:is|are|was|has been|has become|becomes?|stands?|it|they|in|at|on|the|an?|still|either|state|status|states|of|`)';
const INDIRECT = /^[^.;]{0,30}\b(?:directly|straight|at once|immediately|by itself|on its own|without)\b/i;
const WHILE = String.raw`(?:while|as long as|so long as|whilst)`;

/**
 * What a sentence promises of the states of one machine.
 * @param sentence as written, with its backquotes
 * @param states the names of the machine's states
 */
export function promisesIn(sentence: string, states: readonly string[]): StatePromise[] {
  const text = sentence.replaceAll('\n', ' ').replace(/[*"“”]/g, '');
  if (text.length > LONGEST || states.length === 0 || DOUBT.test(text)) return [];
  const one = String.raw`\x60?\b(?:${states.map(patternOf).join('|')})\b\x60?`;
  const list = String.raw`(?:${one})(?:(?:,? (?:and|or|nor) |, ?|\/)(?:${IN} )*(?:${one}))*`;
  const listed = (words: string): string[] =>
    [...words.matchAll(new RegExp(one, 'gi'))].map(([name]) => name.replaceAll('`', ''));
  /** A bare word is a state where something says so: the quotes, the word for it, or another one beside it. */
  const isMeant = (words: string): boolean =>
    words.includes('`') || listed(words).length > 1 || /\bstat(?:e|us)/i.test(text);
  const all = (pattern: string): RegExpMatchArray[] => [...text.matchAll(new RegExp(pattern, 'gi'))];
  const last = [
    ...all(String.raw`(${list})(?: states?)? ${IS} (?:an? )?${LAST}\b`),
    ...all(String.raw`\b(?:final|terminal|end) states?(?: are| is|:) (${list})`),
    ...all(
      String.raw`\bno (?:way|path|transition|edge|return|exit|road|arrow)s? (?:leads? |goes )?(?:back )?(?:out of|leaves|away from) (${list})`,
    ),
    ...all(String.raw`\bnothing (?:leaves|follows|comes after|happens after) (${list})`),
    ...all(String.raw`(${list})(?: states?)? (?:is|are) never left\b`),
    ...all(
      String.raw`\b(?:once|when|after)(?: (?:an?|the|it|they|[a-z]+))?(?: ${IN})* (${list}),? [^.;]{0,40}?${CANNOT} (?:ever )?(?:be )?(?:changes?d?|leaves?|moves?d?|re-?open(?:s|ed)?|re-?activated|re-?vived|resumed)\b(?! (?:its|the|their) (?!stat))`,
    ),
  ]
    .map(([, words = '']) => words)
    .filter(isMeant);
  const revived = all(
    String.raw`\b(?:an?|every|each) (${one}) [a-z]+ (?:${CANNOT}) (?:be )?(?:re-?opened|re-?activated|revived|resumed|restored|reinstated)\b`,
  ).map(([, words = '']) => words);
  return [
    ...[...last, ...revived].map((words) => ({ kind: 'last' as const, states: listed(words) })),
    ...deeds(all, list, listed),
    ...[
      ...all(
        String.raw`\b(?:never|cannot|no|not|nothing)\b[^.;,]{0,40}? from (${one}) (?:straight |directly |back )?(?:in)?to (${one})`,
      ),
    ].map(([, from = '', to = '']) => ({ kind: 'barred' as const, from: bare(from), to: bare(to) })),
    ...all(
      String.raw`\b(?:never|cannot|no \w+ (?:ever )?) ?(?:goes?|comes?|moves?|returns?|falls?|gets?|leads?)(?: ever)?(?: back)? (?:in)?to (\x60(?:${states.map(patternOf).join('|')})\x60)(?! from)`,
    ).flatMap((match) => {
      const [said, to = ''] = match;
      const before = (text.slice(0, match.index).split(/[.;]/).at(-1) ?? '').trim();
      const from = listed(before);
      // What does not go there at once may go there by another.
      if (from.length === 0 && INDIRECT.test(text.slice((match.index ?? 0) + said.length))) return [];
      return (from.length > 0 ? from : [undefined]).map((one) => ({
        kind: 'barred' as const,
        to: bare(to),
        ...(one !== undefined && { from: one }),
      }));
    }),
  ];
}

/** The promises of what can be done in which states. */
function deeds(
  all: (pattern: string) => RegExpMatchArray[],
  list: string,
  listed: (words: string) => string[],
): StatePromise[] {
  const deed = String.raw`([a-z]{4,20}(?:ed|en|wn|nt))`;
  const doing = String.raw`([a-z]{3,20}(?:ing|tion|al))`;
  const states = String.raw`(?:${IN} |[a-z]+ (?=is|are))*(${list})`;
  const only = [
    ...all(String.raw`\b(?:can|may)(?: only)? be ${deed} (?:only )?${WHILE} ${states}`),
    ...all(String.raw`\b${CAN} only be ${deed} (?:when|if|in|from|out of|at) ${states}`),
    ...all(String.raw`\b${CAN}(?: be)? ${deed} only (?:when|if|in|from|out of|at|${WHILE}) ${states}`),
    ...all(
      String.raw`\b${doing}(?: [a-z]+){0,3} (?:is|are) (?:only )?(?:possible|allowed|permitted|accepted) (?:only )?${WHILE} ${states}`,
    ),
    ...all(
      String.raw`\b${doing}(?: [a-z]+){0,3} (?:is|are) (?:only (?:possible|allowed|permitted|accepted)|(?:possible|allowed|permitted|accepted) only) (?:when|if|in|from|at) ${states}`,
    ),
  ].map(([, does = '', words = '']) => ({ kind: 'only' as const, does, states: listed(words) }));
  const those = all(String.raw`\bonly (?:an? )?(${list}) [a-z]+ (?:can|may) be ${deed}\b`).map(
    ([, words = '', does = '']) => ({ kind: 'only' as const, does, states: listed(words) }),
  );
  const never = [
    ...all(String.raw`\b${CANNOT} (?:ever )?be ${deed} (?:once|after|when|while) ${states}`),
    ...all(String.raw`\b(?:can|may) be ${deed} (?:only )?(?:until|before) ${states}`),
  ].map(([, does = '', words = '']) => ({ kind: 'never' as const, does, states: listed(words) }));
  return [...only, ...those, ...never];
}

function bare(name: string): string {
  return name.replaceAll('`', '');
}

/** `on_loan` as a text has it: `on loan`, `on-loan`, `ON_LOAN`. */
function patternOf(state: string): string {
  return state
    .slice(0, 60)
    .split(/[_\s-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`))
    .join('[_ -]');
}
