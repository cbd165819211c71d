import type { Readable } from 'node:stream';
import type { Failure } from '../failure.ts';
import type { ContextRef } from '../session/events.ts';
import { decodeText } from './decode.ts';
import { checkContext, MAX_CONTEXT_BYTES } from './limits.ts';

/** Standard input as context, while it fills. */
export type Piped = {
  readonly bytes: number;
  readonly done: boolean;
  /** What is wrong with it, once it is done. */
  readonly failure?: Failure;
  /** The context, once it is done and there was any. */
  readonly context?: ContextRef;
  subscribe(listener: () => void): () => void;
  /** Stops waiting for more: what has come counts. */
  close(): void;
  /** Resolves when it is done. */
  finished: Promise<void>;
};

/** Begins to read a pipe. Reading stops at the most context that is taken, and says so. */
export function readPiped(input: Readable): Piped {
  const chunks: Buffer[] = [];
  const listeners = new Set<() => void>();
  const state: { bytes: number; done: boolean; failure?: Failure; context?: ContextRef } = { bytes: 0, done: false };
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const end = (failure?: Failure): void => {
    if (state.done) return;
    state.done = true;
    input.off('data', take).off('end', end0).off('close', end0).off('error', broken);
    input.pause();
    input.destroy();
    Object.assign(state, failure ? { failure } : contextOf(Buffer.concat(chunks)));
    tell();
    finish();
  };
  const end0 = (): void => end();
  const broken = (error: Error): void =>
    end({
      kind: 'usage',
      message: `Standard input cannot be read: ${error.message}.`,
      next: 'Give a file with --context.',
    });
  const take = (chunk: Buffer | string): void => {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    state.bytes += bytes.length;
    if (state.bytes > MAX_CONTEXT_BYTES) end(checkContext('Standard input', state.bytes, 0));
    else tell();
  };
  input.on('data', take).on('end', end0).on('close', end0).on('error', broken);

  return {
    get bytes() {
      return state.bytes;
    },
    get done() {
      return state.done;
    },
    get failure() {
      return state.failure;
    },
    get context() {
      return state.context;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: end0,
    finished,
  } as Piped;
}

function contextOf(bytes: Buffer): { failure: Failure } | { context: ContextRef } | undefined {
  const decoded = decodeText(bytes, 'standard input');
  if ('kind' in decoded) return { failure: decoded };
  if (decoded.text.trim() === '') return undefined;
  return { context: { name: 'stdin', origin: 'piped', bytes: bytes.length, text: decoded.text } };
}
