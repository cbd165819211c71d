import { Worker } from 'node:worker_threads';

/** A regular expression on its way into a thread of its own. */
export type Pattern = { source: string; flags: string };

/** Tries lines against one pattern. */
export type LineMatcher = {
  /**
   * Indexes of the lines that match, growing. Undefined when it was ended before it was done, by the signal or for
   * want of memory. One call at a time.
   */
  match(lines: readonly string[]): Promise<number[] | undefined>;
  /** Ends the thread. */
  close(): void;
};

/**
 * A model writes the pattern and a repo the text, and together they can keep a regular expression busy for years.
 * So it runs in a thread that can be ended at any moment, with nothing of ours in it.
 *
 * @param pattern known to compile
 */
export function startLineMatcher(pattern: Pattern, signal: AbortSignal): LineMatcher {
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: pattern,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  let isOpen = true;
  let reply: ((matched: number[] | undefined) => void) | undefined;
  const settle = (matched?: number[]) => {
    reply?.(matched);
    reply = undefined;
  };
  const close = () => {
    isOpen = false;
    signal.removeEventListener('abort', close);
    settle();
    void worker.terminate();
  };
  worker.on('message', settle);
  worker.on('error', close);
  signal.addEventListener('abort', close);

  return {
    match(lines) {
      if (!isOpen || signal.aborted) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        reply = resolve;
        worker.postMessage(lines);
      });
    },
    close,
  };
}

/** Plain JavaScript, for a thread starts from text. A line whose match runs out of stack is taken for none. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const pattern = new RegExp(workerData.source, workerData.flags);
const matches = (line) => {
  try {
    return pattern.test(line);
  } catch {
    return false;
  }
};
parentPort.on('message', (lines) => {
  const matched = [];
  for (let index = 0; index < lines.length; index += 1) if (matches(lines[index])) matched.push(index);
  parentPort.postMessage(matched);
});
`;
