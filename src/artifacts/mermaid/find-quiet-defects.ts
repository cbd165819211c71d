import type { Level } from '../../session/finding.ts';

/** Something in a diagram that Mermaid reads without a word, though it cannot be meant so. Lines are from 1. */
export type QuietDefect = { level: Level; line: number; message: string };

/** What a diagram that Mermaid has accepted still has wrong. */
export function findQuietDefects(source: string): QuietDefect[] {
  // The patterns cost more than the length of a line.
  const text = source.replace(/^.{500,}$/gm, (line) => line.slice(0, 500));
  if (/^\s*C4/.test(text)) return openCalls(text);
  if (/^\s*stateDiagram/.test(text)) return openEnds(text);
  if (/^\s*(?:flowchart|graph)\b/.test(text)) return openTitles(text);
  if (/^\s*sequenceDiagram\b/.test(text)) return wordyReceivers(text);
  return [];
}

/** Mermaid takes `[*` for the name of a state. */
function openEnds(text: string): QuietDefect[] {
  return text.split('\n').flatMap((line, at) => {
    if (!/^\s*\[\*(?!\])|--?>\s*\[\*(?!\])|^\s*\*\]\s*--?>|--?>\s*\*\]/.test(line)) return [];
    return [
      {
        level: 'error' as const,
        line: at + 1,
        message: `The start or end state in \`${line.trim().slice(0, 60)}\` is written \`[*]\`.`,
      },
    ];
  });
}

/** Mermaid takes the lone quote of a subgraph's title for a part of it. */
function openTitles(text: string): QuietDefect[] {
  return text.split('\n').flatMap((line, at) => {
    if (!/^\s*subgraph\b/.test(line) || line.split('"').length % 2 === 1) return [];
    return [
      { level: 'error' as const, line: at + 1, message: `A quote of \`${line.trim().slice(0, 60)}\` is not closed.` },
    ];
  });
}

const MESSAGE = /^\s*[^%\s][^:]*?(?:<<)?--?(?:>>|>|x|\))\s*[+-]?\s*([^:\n]+?)\s*:/;

/** Without its colon a message becomes a part of the receiver's name, up to the next colon in its text. */
function wordyReceivers(text: string): QuietDefect[] {
  const lines = text.split('\n');
  const named = lines.flatMap((line) => /^\s*(?:create\s+)?(?:participant|actor)\s+(\S+)/.exec(line)?.[1] ?? []);
  const whole = new Set(
    lines.flatMap((line) => /^\s*(?:create\s+)?(?:participant|actor)\s+(.+?)(?:\s+as\s|\s*$)/.exec(line)?.[1] ?? []),
  );
  return lines.flatMap((line, at) => {
    const receiver = MESSAGE.exec(line)?.[1] ?? '';
    const first = receiver.split(' ')[0] ?? '';
    if (whole.has(receiver) || first === receiver || !named.includes(first)) return [];
    const message = `The colon after \`${first.slice(0, 40)}\` is missing: the text of the message becomes a part of the name.`;
    return [{ level: 'error' as const, line: at + 1, message }];
  });
}

/** Mermaid drops the rest of a C4 element whose bracket or quote is not closed. */
function openCalls(text: string): QuietDefect[] {
  return text.split('\n').flatMap((line, at) => {
    if (!/^\s*[A-Za-z_]+\(/.test(line)) return [];
    const quotes = line.split('"').length - 1;
    const bare = line.replace(/"[^"]*"/g, '');
    const open = bare.split('(').length !== bare.split(')').length;
    if (quotes % 2 === 0 && !open) return [];
    const what = quotes % 2 === 1 ? 'A quote' : 'A bracket';
    return [
      { level: 'error' as const, line: at + 1, message: `${what} of \`${line.trim().slice(0, 60)}\` is not closed.` },
    ];
  });
}
