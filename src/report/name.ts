/** The longest slug, in characters. */
const SLUG_LENGTH = 60;

/** A title as the part of a file name: lower case, hyphens, letters and digits of any script, at most 60 characters. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  const name = slug || [...(words[0] ?? '')].slice(0, SLUG_LENGTH / 2).join('');
  return RESERVED.test(name) ? `design-${name}` : name || 'design';
}

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** The names to try for a report, best first, without end: `base.md`, `base-2.md`, …; a later version `base-v2.md`, … */
export function* namesFor(base: string, version: number): Generator<string> {
  const stem = version > 1 ? `${base}-v${version}` : base;
  yield `${stem}.md`;
  for (let n = 2; ; n++) yield `${stem}-${n}.md`;
}
