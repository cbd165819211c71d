import { z } from 'zod';
import { sanitizeLine } from '../../text/sanitize.ts';
import { startTimeLimit } from '../tools/search/time-limit.ts';
import type { Network } from '../tools/web/network.ts';
import { listPages } from './list-pages.ts';
import { type ListedTool, listTools } from './list-tools.ts';
import { type OpenClient, openClient } from './open-client.ts';
import type { Outside } from './outside.ts';
import { contentsText, resultText } from './result-text.ts';
import type { Agreed, McpServer } from './server.ts';
import { whyFailed } from './why-failed.ts';

/** How long things may take, in milliseconds. */
export type McpLimits = {
  /** To start, to greet, and to list the tools. */
  connect: number;
  /** For a call without a word of progress, and with it. */
  call: number;
  longCall: number;
};

export const MCP_LIMITS: McpLimits = { connect: 10_000, call: 60_000, longCall: 600_000 };

/** What a call came to. */
export type Called = { text: string; isError: boolean };

/** Something of a server that can be read: a resource by its URI, or a prompt by its name. */
export type Readable = { server: string; kind: 'resource' | 'prompt'; name: string; description: string };

/** How many, and characters of the name and of the description of one. */
const MAX_READABLES = 500;
const MAX_READABLE = 300;
const ANYTHING = z.looseObject({});

export type ConnectOptions = { limits?: McpLimits; signal: AbortSignal; network?: Network };

/**
 * A server and its tools, as they were when it was connected. Whatever becomes of the server, a call is an outcome; one
 * that ended is started once more by the next call, and again only after it has answered one.
 */
export class Connection {
  readonly server: McpServer;
  readonly #agreed: Agreed;
  readonly tools: readonly ListedTool[];
  /** What was left out of its tools, each the rest of "the server …". */
  readonly notes: readonly string[];
  readonly #outside: Outside;
  readonly #options: ConnectOptions;
  readonly #limits: McpLimits;
  #open: OpenClient;
  #mayRestart = true;
  #isLost = false;
  #isClosed = false;

  private constructor(
    agreed: Agreed,
    outside: Outside,
    options: ConnectOptions,
    open: OpenClient,
    listed: { tools: ListedTool[]; notes: string[] },
  ) {
    this.server = agreed.server;
    this.#agreed = agreed;
    this.tools = listed.tools;
    this.notes = listed.notes;
    this.#outside = outside;
    this.#options = options;
    this.#limits = options.limits ?? MCP_LIMITS;
    this.#open = open;
  }

  /**
   * Connects to a server. Rejects with a sentence, the rest of "the server …" or of its own, when that does not work;
   * nothing of it runs on then.
   *
   * @param ms how long it has, in milliseconds
   */
  static async open(agreed: Agreed, outside: Outside, options: ConnectOptions, ms: number): Promise<Connection> {
    const open = await openClient(agreed, outside, { ...options, ms });
    try {
      const listed = await listTools(open.client, agreed.server.name, { timeout: ms, signal: options.signal });
      return new Connection(agreed, outside, options, open, listed);
    } catch (thrown) {
      const ending = open.ending();
      await open.close();
      throw ending === undefined ? thrown : new Error(`the server ${ending}`);
    }
  }

  /** Calls a tool. Never rejects. `onProgress` hears what the server says of it meanwhile. */
  async call(
    tool: ListedTool,
    input: Record<string, unknown>,
    signal: AbortSignal,
    onProgress: (words: string) => void,
  ): Promise<Called> {
    const params = { name: tool.original, arguments: input };
    return this.#ask(signal, async ({ client }) => {
      const result = await client.request({ method: 'tools/call', params }, ANYTHING, {
        signal,
        timeout: this.#limits.call,
        maxTotalTimeout: this.#limits.longCall,
        resetTimeoutOnProgress: true,
        onprogress: ({ progress, total, message }) =>
          onProgress(message ?? `${progress}${total === undefined ? '' : ` of ${total}`}`),
      });
      return resultText(result);
    });
  }

  /** What can be read of it. Never rejects: a server that does not answer has nothing. */
  async readables(signal: AbortSignal): Promise<Readable[]> {
    const options = { timeout: this.#limits.connect, signal };
    const of = async (what: 'resources' | 'prompts'): Promise<Record<string, unknown>[]> => {
      try {
        return (await listPages(this.#open.client, what, MAX_READABLES, options)).entries;
      } catch {
        return [];
      }
    };
    const [resources, prompts] = await Promise.all([of('resources'), of('prompts')]);
    return [
      ...resources.flatMap((each) => this.#readable('resource', each.uri, each.description ?? each.title ?? each.name)),
      ...prompts
        .filter(({ arguments: wanted }) => !needsWords(wanted))
        .flatMap((each) => this.#readable('prompt', each.name, each.description ?? each.title)),
    ];
  }

  #readable(kind: Readable['kind'], name: unknown, description: unknown): Readable[] {
    // A name that cannot be shown as it is cannot be mentioned either.
    if (typeof name !== 'string' || name === '' || sanitizeLine(name, MAX_READABLE) !== name) return [];
    const words = typeof description === 'string' ? sanitizeLine(description, MAX_READABLE) : '';
    return [{ server: this.server.name, kind, name, description: words }];
  }

  /** Reads a resource, or a prompt that needs no words. Never rejects. */
  async read({ kind, name }: Pick<Readable, 'kind' | 'name'>, signal: AbortSignal): Promise<Called> {
    const request =
      kind === 'resource'
        ? { method: 'resources/read', params: { uri: name } }
        : { method: 'prompts/get', params: { name } };
    return this.#ask(signal, async ({ client }) => {
      const result = await client.request(request, ANYTHING, { signal, timeout: this.#limits.call });
      return { text: contentsText(result), isError: false };
    });
  }

  async #ask(signal: AbortSignal, ask: (open: OpenClient) => Promise<Called>): Promise<Called> {
    try {
      if (this.#isLost || this.#open.ending() !== undefined) await this.#restart(signal);
    } catch (thrown) {
      return this.#silence(signal, whyFailed(thrown));
    }
    try {
      const called = await ask(this.#open);
      this.#mayRestart = true;
      return called;
    } catch (thrown) {
      this.#isLost = isLost(thrown, this.server);
      const ending = this.#open.ending();
      return this.#silence(signal, ending === undefined ? whyFailed(thrown) : `it ${ending}`);
    }
  }

  #silence(signal: AbortSignal, why: string): Called {
    const text = signal.aborted
      ? 'Stopped before the server had answered.'
      : `The MCP server "${this.server.name}" did not answer: ${why}.`;
    return { text, isError: true };
  }

  async #restart(signal: AbortSignal): Promise<void> {
    if (this.#isClosed || !this.#mayRestart) throw new Error('it ended, and is not started again');
    this.#mayRestart = false;
    this.#isLost = false;
    await this.#open.close();
    const limit = startTimeLimit(this.#limits.connect, signal);
    try {
      this.#open = await openClient(this.#agreed, this.#outside, {
        ...this.#options,
        ms: this.#limits.connect,
        signal: limit.signal,
      });
    } finally {
      limit.end();
    }
    if (this.#isClosed) await this.#open.close();
  }

  /** Ends it, with all that it started. Never rejects. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#open.close();
  }
}

/** Behind an address there may be another server by now, which knows nothing of us: unless this one itself said no. */
function isLost(thrown: unknown, { start }: McpServer): boolean {
  return start.kind === 'http' && typeof (thrown as { code?: unknown }).code !== 'number';
}

function needsWords(wanted: unknown): boolean {
  return (
    Array.isArray(wanted) &&
    wanted.some((each) => typeof each === 'object' && each !== null && 'required' in each && each.required === true)
  );
}
