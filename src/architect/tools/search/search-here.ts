import { openFile } from '../workspace/open-file.ts';
import type { Place } from '../workspace/place.ts';
import { isBinary, textLines } from '../workspace/text-lines.ts';
import { type LineMatcher, startLineMatcher } from './line-matcher.ts';
import type { FoundLine, Search, SearchResult } from './search.ts';

/** Larger files are counted as skipped: they would be held in memory whole. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Files read side by side, and sent to the thread as one. */
const BATCH = 16;

type Text = { place: Place; lines: string[] };

/** Searches without another program. When the signal ends it, what was found until then is returned. */
export async function searchHere(search: Search): Promise<SearchResult> {
  const result: SearchResult = { lines: [], matches: 0, skipped: 0, isWhole: true };
  const matcher = startLineMatcher(search.pattern, search.signal);
  try {
    for (let start = 0; start < search.files.length && result.matches < search.limit; start += BATCH) {
      const batch = search.files.slice(start, start + BATCH);
      const read = await Promise.all(batch.map((place) => readText(place, search.signal)));
      result.skipped += read.filter((text) => text === 'too large').length;
      const texts = read.filter((text) => typeof text === 'object');
      if (!(await searchTexts(texts, matcher, search, result))) return { ...result, isWhole: false };
    }
    return { ...result, isWhole: !search.signal.aborted };
  } finally {
    matcher.close();
  }
}

async function searchTexts(
  texts: readonly Text[],
  matcher: LineMatcher,
  { context, limit }: Search,
  result: SearchResult,
): Promise<boolean> {
  const matched = await matcher.match(texts.flatMap(({ lines }) => lines));
  if (!matched) return false;
  let first = 0;
  for (const { place, lines } of texts) {
    const hits = matched
      .filter((index) => index >= first && index < first + lines.length)
      .map((index) => index - first);
    const kept = hits.slice(0, limit - result.matches);
    result.lines.push(...around(place, lines, kept, context));
    result.matches += kept.length;
    first += lines.length;
  }
  return true;
}

function around(place: Place, lines: readonly string[], hits: readonly number[], context: number): FoundLine[] {
  const shown = new Set(
    hits.flatMap((hit) => range(Math.max(0, hit - context), Math.min(lines.length, hit + context + 1))),
  );
  const isHit = new Set(hits);
  return [...shown].map((index) => ({ place, number: index + 1, text: lines[index] ?? '', isMatch: isHit.has(index) }));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Undefined for what holds no text, and for what went away. */
async function readText(place: Place, signal: AbortSignal): Promise<Text | 'too large' | undefined> {
  const opened = await openFile(place.real);
  if (!opened.ok) return undefined;
  try {
    if (opened.size > MAX_BYTES) return 'too large';
    if (await isBinary(opened.handle)) return undefined;
    const lines: string[] = [];
    for await (const { text } of textLines(opened.handle, MAX_BYTES, signal)) lines.push(text);
    return { place, lines };
  } finally {
    await opened.handle.close();
  }
}
