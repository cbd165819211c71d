import { fenceAfterLine, NO_FENCE } from '../text/fence.ts';

/** A persona that a report names as the one to go on, and the sentence that does so. */
export type NextStep = { slug: string; reason: string };

/** What people write when another takes over. */
const GOES_ON =
  /\bnext (?:step|persona|up)\b|\bnext:|\bhand(?:s|ed|ing)?[ -]?(?:it |this |them )?(?:over|off)\b|\btakes? over\b|\bgo(?:es)? on with\b|\bcontinue with\b/i;

/** In characters, of one line: a longer one is no sentence. */
const LONGEST = 2_000;

/**
 * The last persona that a report names as its next step, outside of fences: `Next step: **security-engineer**, because
 * …`. Only names that are given count, spelt as they are. Undefined when it names none.
 */
export function nextStepIn(markdown: string, slugs: readonly string[]): NextStep | undefined {
  let found: NextStep | undefined;
  let fence = NO_FENCE;
  let heading = false;
  for (const line of markdown.split('\n')) {
    fence = fenceAfterLine(fence, line);
    if (fence.fence || line.length > LONGEST) continue;
    if (line.startsWith('#')) heading = GOES_ON.test(line);
    for (const sentence of line.split(/(?<=[.!?])\s+/)) {
      if (!heading && !GOES_ON.test(sentence)) continue;
      const slug = slugs.find((each) => names(sentence, each));
      if (slug) found = { slug, reason: plain(sentence) };
    }
  }
  return found;
}

function names(sentence: string, slug: string): boolean {
  const at = sentence.toLowerCase().indexOf(slug);
  return at >= 0 && !/[\w/-]/.test(sentence[at - 1] ?? ' ') && !/[\w/-]/.test(sentence[at + slug.length] ?? ' ');
}

function plain(sentence: string): string {
  return sentence
    .replace(/[*`#>]+/g, '')
    .replace(/^\s*(?:[-+]|\d+\.)\s+/, '')
    .trim();
}
