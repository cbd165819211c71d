import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '../test/support/messages-server/parts.ts';

/** How often text that is due is sent: about as often as a network hands it over. */
const TICK_MS = 5;

/** One block of text that comes at an even pace, in pieces of 4 to 12 characters, always the same ones. */
export function pacedText(markdown: string, charactersPerSecond: number): Part {
  return async (line) => {
    await line.start();
    await line.event('content_block_start', {
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'text', text: '' },
    });
    const began = performance.now();
    let sent = 0;
    for (const text of cutIntoPieces(markdown)) {
      const due = () => ((performance.now() - began) / 1000) * charactersPerSecond;
      while (sent > due() && !line.outlet.left()) await pause(TICK_MS);
      if (line.outlet.left()) return;
      const delta = { type: 'text_delta', text };
      await line.event('content_block_delta', { type: 'content_block_delta', index: 0, delta });
      sent += text.length;
    }
    await line.event('content_block_stop', { type: 'content_block_stop', index: 0 });
  };
}

function cutIntoPieces(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = text.slice(at, at + 4 + ((pieces.length * 5) % 9));
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}
