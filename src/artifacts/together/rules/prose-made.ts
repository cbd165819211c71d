import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { wordsOf } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { type MadeNames, madeNames } from '../prose/made-names.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/prose-made';
const NAME = String.raw`\x60([A-Za-z][\w.:-]*)(\(\))?\x60`;
/** Functions of the database itself. */
const BUILT_IN =
  /^(?:pg_|now$|gen_|uuid|date_|to_|current_|json|array_|string_|row_|set_config|jsonb|num|st_|ts_|make_|generate_|lower|upper|hash|crypt|unnest|coalesce)/;

/** Roles, functions, triggers, queues and the like that the text names, and that are not among those that are made. */
export const proseMade: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const made = madeNames(design).filter(({ names }) => names.size > 0);
    if (made.length === 0) return [];
    const words = artifactWords(design);
    const found = new Map<string, Finding>();
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      if (sentence.aside) continue;
      for (const match of sentence.text.matchAll(new RegExp(NAME, 'g'))) {
        const [whole, name = '', called] = match;
        const before = sentence.text.slice(0, match.index);
        const after = sentence.text.slice(match.index + whole.length);
        if (isDefined(name, design, words) || found.has(name)) continue;
        const list = made.find((one) => isMeant(one, name, called !== undefined, before, after));
        const [own, line] = (list && nearest(list, name)) ?? [];
        if (!list || own === undefined || line === undefined) continue;
        const message = `The ${list.kind} \`${name.slice(0, 60)}\` is named here, but is not made; \`${own.slice(0, 60)}\` is (line ${line}).`;
        found.set(name, {
          level: 'warning',
          rule: RULE,
          message,
          line: lineAt(sentence, match.index),
          with: [line],
        });
      }
    }
    return [...found.values()];
  },
};

function isDefined(name: string, { document, artifacts }: Design, words: ReadonlySet<string>): boolean {
  return (
    words.has(name.toLowerCase()) ||
    artifacts.some(({ artifact }) => artifact.kind !== 'mermaid' && artifact.text.includes(name)) ||
    document.text.split(new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`)).length > 2
  );
}

/** Whether what stands around a name says that it is one of these. */
function isMeant(
  { kind, names, prefix, from }: MadeNames,
  name: string,
  isCalled: boolean,
  before: string,
  after: string,
): boolean {
  const isSaid =
    new RegExp(String.raw`\b${kind}s?\s+(?:called\s+|named\s+)?$`, 'i').test(before) ||
    new RegExp(String.raw`^\s+${kind}s?\b`, 'i').test(after);
  const isOfFamily = prefix.length > 2 && name.startsWith(prefix);
  if (from === 'list') {
    const isPlace = /\b(?:on|onto|into)\s+(?:the\s+)?$/i.test(before);
    return isOfFamily && (isSaid || (isPlace && /^(?:queue|topic|stream|channel|subject|exchange|bucket)$/.test(kind)));
  }
  switch (kind) {
    case 'role':
      return (
        isOfFamily &&
        (isSaid || /\b(?:members? of|granted to|connects? as|logs? in as|runs? as)\s+(?:the\s+)?$/i.test(before))
      );
    case 'function':
      return (
        isCalled && name.includes('_') && !BUILT_IN.test(name) && [...names.keys()].some((one) => isAlike(one, name))
      );
    default:
      return isSaid && name.includes('_') && (isOfFamily || [...names.keys()].some((one) => isAlike(one, name)));
  }
}

/** `deny_change` and `refuse_change`: one word of two is the same. */
function isAlike(one: string, other: string): boolean {
  const words = new Set(wordsOf(one).map(stem));
  return wordsOf(other)
    .map(stem)
    .some((word) => word.length > 3 && words.has(word));
}

function nearest({ names }: MadeNames, name: string): [string, number] | undefined {
  return [...names].find(([one]) => isAlike(one, name)) ?? [...names][0];
}
