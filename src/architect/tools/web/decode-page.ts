import type { PageType } from './page-type.ts';

/** Bytes at the beginning in which a page says how it is encoded, and in which a binary file shows itself. */
const HEAD = 1_024;

/**
 * The text of an answer. The byte order mark says how it is encoded, else the header, else the page itself; without any
 * of these it is UTF-8. Undefined for a binary file, whatever its header says.
 */
export function decodePage(bytes: Buffer, { kind, charset }: PageType): string | undefined {
  const head = bytes.subarray(0, HEAD).toString('latin1');
  const marked = markOf(bytes);
  const named =
    marked ?? charset ?? (kind === 'html' ? metaOf(head) : /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1]);
  if (!named?.toLowerCase().startsWith('utf-16') && head.includes('\0')) return undefined;
  return decoder(named).decode(bytes);
}

function markOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : undefined;
}

function metaOf(head: string): string | undefined {
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1];
}

/** A name that nobody knows counts as none. */
function decoder(name = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder();
  }
}
