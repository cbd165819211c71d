import type { Mismatch } from './compare-with-shape.ts';

/** One sentence for a departure from a table of known keys. */
export function mismatchSentence(mismatch: Mismatch): string {
  switch (mismatch.what) {
    case 'unknown key': {
      const owner = ownerOf(mismatch.path.slice(0, -1));
      const near = mismatch.near === undefined ? '' : ` Did you mean \`${mismatch.near}\`?`;
      return `\`${cut(mismatch.key)}\` is no key that ${owner} knows.${near}`;
    }
    case 'missing key':
      return `${ownerOf(mismatch.path)} lacks \`${mismatch.key}\`, which must be there.`;
    case 'wrong value':
      return `${ownerOf(mismatch.path)} must be ${mismatch.expected}, and is ${shown(mismatch.found)}.`;
    default:
      return mismatch satisfies never;
  }
}

function ownerOf(path: Mismatch['path']): string {
  const named = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : step))
    .join('.')
    .replace(/\.\[/g, '[');
  return named === '' ? 'the top level' : `\`${named.length > 70 ? `…${named.slice(-69)}` : named}\``;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `\`${cut(String(value))}\``;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
