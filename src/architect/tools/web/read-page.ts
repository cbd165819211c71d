import { Worker } from 'node:worker_threads';
import { plainHtml } from './plain-html.ts';

/** Makes markdown of a page. Never rejects; `isPlain`: only its words are left. */
export type ReadPage = (html: string, url: string, signal: AbortSignal) => Promise<{ text: string; isPlain: boolean }>;

/** What an ordinary page of two megabytes takes on a slow machine, and far more than any other. */
const MOST_MS = 12_000;

/**
 * Reads pages in a thread each, which has nothing of ours in it. A page that is made to take hours, or all memory, is
 * ended there; its words are then read in a way that no page can slow down.
 *
 * @param workerFile the built file of `page-worker.ts`
 * @param mostMs how long one page may take, in milliseconds
 */
export function createPageReader(workerFile: URL, mostMs = MOST_MS): ReadPage {
  return async (html, url, signal) => {
    const text = await inThread(workerFile, { html, url }, mostMs, signal);
    return text === undefined ? { text: plainHtml(html), isPlain: true } : { text, isPlain: false };
  };
}

function inThread(
  workerFile: URL,
  workerData: { html: string; url: string },
  mostMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile, {
      workerData,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const settle = (text?: string): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      void worker.terminate();
      resolve(text);
    };
    const end = (): void => settle();
    const timer = setTimeout(end, mostMs);
    worker.on('message', settle).on('error', end).on('exit', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
