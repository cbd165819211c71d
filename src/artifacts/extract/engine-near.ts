import { KIND_WORDS } from '../knowledge/languages.ts';
import { skim } from '../skim.ts';
import { dialectOf } from '../sql/dialect.ts';
import type { Candidate } from './block.ts';
import { readInfoString } from './info-string.ts';

/** In characters: the first tables tell. */
const HEAD = 50_000;
const ENGINES = ['postgresql', 'mysql', 'mariadb', 'sqlite'] as const;
const NAMED = /\b(postgres(?:ql)?|mysql|innodb|mariadb|sqlite)\b/gi;
/** What is weighed against the choice, or comes from elsewhere, is not what the document is written in. */
const NOT_CHOSEN = /\b(alternatives?|instead of|rather than|rejected|considered|migrat\w+|legacy|unlike|not)\b/i;

/**
 * The database engine that a document is about: that of most of its blocks whose text or fence leaves no doubt, else
 * the one that its prose names most. Empty when nothing speaks for one.
 */
export function engineNear(text: string, candidates: readonly Candidate[]): string {
  return mostOf(enginesOfBlocks(candidates)) || mostOf(enginesInProse(text, candidates));
}

/** A block leaves no doubt when hints in two directions lead to the same dialect. */
function enginesOfBlocks(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap(({ block: { info, text } }) => {
    if (KIND_WORDS.get(readInfoString(info).language) !== 'sql') return [];
    const head = skim(text, HEAD);
    const [one, other] = ['sqlite', 'mysql'].map((near) => dialectOf({ info, text: head, near }));
    return one !== undefined && one === other ? [one] : [];
  });
}

function enginesInProse(text: string, candidates: readonly Candidate[]): string[] {
  const lines = text.split('\n');
  for (const { block } of candidates) {
    const length = block.text.split('\n').length;
    for (let line = block.line; line < block.line + length && line < lines.length; line++) lines[line] = '';
  }
  return lines
    .filter((line) => !NOT_CHOSEN.test(line))
    .flatMap((line) => [...line.slice(0, 1000).matchAll(NAMED)])
    .map(([name]) =>
      name
        .toLowerCase()
        .replace(/^postgres$/, 'postgresql')
        .replace('innodb', 'mysql'),
    );
}

function mostOf(names: readonly string[]): string {
  const counts = ENGINES.map((engine) => names.filter((name) => name === engine).length);
  const most = Math.max(...counts);
  return most === 0 ? '' : (ENGINES[counts.indexOf(most)] ?? '');
}
