import type { Readable, Writable } from 'node:stream';
import type { Failure } from '../../failure.ts';
import type { Persona, Problem } from '../../personas/persona.ts';
import type { ContextRef, ModelChoice } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import type { Signals } from './signals.ts';

/** All that the screen is given. It reads no file, no clock, no environment of its own. */
export type Stage = {
  input: Readable & { isTTY?: boolean; setRawMode?: (on: boolean) => unknown };
  output: Writable & { isTTY?: boolean; columns?: number; rows?: number };
  look: Look;
  /** Those that are known at once. */
  personas: Personas;
  /** All of them, once the folders of the repository and of other products were read. */
  otherPersonas(): Promise<Personas>;
  /** Whether a persona may speak without its text having been shown first. */
  isTrusted(persona: Persona): boolean;
  /** The user has seen its text, and takes it: remembered until the text changes. */
  trust(persona: Persona): void;
  /** What flags and arguments already say; the screens for it are skipped. */
  form: { persona?: Persona; brief?: string; context: readonly ContextRef[]; example?: string };
  /** A session to go on with: the form is skipped altogether. */
  resumed?: Session;
  pipe?: Pipe;
  /** Which model a persona would get, or why none. Cheap and pure. */
  modelFor(persona: Persona): ModelChoice | Failure;
  /** Model ids as people say them: `claude-opus-5-5` is `Opus 5.5`. */
  modelName(id: string): string;
  /** The model to offer in place of the session's own, when that does not answer; nothing where none is known. */
  otherModel(session: Session): ModelChoice | undefined;
  /** Earlier briefs of this workspace, newest first. */
  history: readonly string[];
  drafts: Drafts;
  /** The MCP servers that a persona would get, and that wait for a yes. Starts nothing; empty where nothing can be read. */
  waitingServers(persona: Persona): Promise<readonly WaitingServer[]>;
  /** Begins the session and its loop. */
  begin(form: { persona: Persona; brief: string; context: readonly ContextRef[] }): Promise<Session | Failure>;
  /** Goes on with a session that was kept, in place of the one that is on the screen. Without it, they are only listed. */
  resume?(id: string): Promise<Session | Failure>;
  /** Lets the user edit the text in their own editor; the terminal is theirs meanwhile. */
  edit(text: string, extension: '.md'): Promise<{ text: string } | Failure>;
  /**
   * Looks through the workspace for what can be named by `@`, and tells it in pieces: paths as `addFile` takes them,
   * a folder with a slash at its end. Resolves when all was told; never rejects. Without it, nothing is offered.
   */
  walkFiles?(tell: (paths: readonly string[]) => void): Promise<void>;
  /** What the session's servers offer to be named by `@`: `server:resource`, and what it is. Never rejects. */
  serverNames?(): Promise<readonly { name: string; detail: string }[]>;
  /** Lets the user read the text in their own pager; the terminal is theirs meanwhile. Gives why it came to nothing. */
  page?(text: string, extension: '.md'): Promise<Failure | undefined>;
  /** Has the browser of the user's machine show an address. Gives why it came to nothing. */
  open?(address: string): Promise<Failure | undefined>;
  /** Reads files named by `@` or typed paths as context. */
  addFile(path: string): Promise<ContextRef | Failure>;
  /** Saves the report somewhere else, when the place of first choice did not work. */
  saveAs(session: Session, path: string): Promise<void>;
  /** The report as it would be saved now, or nothing but an empty text while there is none. */
  readReport(session: Session): string;
  /** What is done by a command that is typed. Without it, there are only those that the screen can do by itself. */
  errands?: Errands;
  /** Aborted when the program must end (a signal): the screen then goes, whatever it shows. */
  leaving: AbortSignal;
  /**
   * Hears that the program is to be stopped (SIGTSTP) while it has the terminal. The listener gives the terminal back,
   * then calls `stop`, which resolves when the program goes on. Returns how to stop hearing.
   */
  onStop?(listener: (stop: () => Promise<void>) => void): () => void;
  /** Asks for that: while the keys come to us one by one, the terminal makes no signal of Ctrl+Z. */
  suspend?(): void;
  /** The time in milliseconds, for what runs on the screen. */
  now(): number;
};

/** Each is loaded when it is first called, and never rejects. */
export type Errands = {
  /** The models that can be named, and what is to be known of each. */
  models(): readonly { value: string; detail: string }[];
  /** Sessions that begin from here on have this model, named as `-m` takes it; or why not. */
  takeModel(name: string, persona: Persona): ModelChoice | Failure;
  /** A server of models on this very machine, where one answers at once. Asks nothing but this machine. */
  findLocal(): Promise<LocalModels | undefined>;
  /** Sessions that begin from here on have a model of that server. */
  takeLocal(models: LocalModels): void;
  /** The sessions of this workspace, newest first. */
  sessions(): Promise<readonly KeptSession[]>;
  /** The saved report, checked anew, as lines to be read. */
  check(path: string): Promise<string>;
  /** Makes the report into files of another form. @returns their paths */
  exportAs(session: Session, form: ExportForm): Promise<readonly string[] | Failure>;
};

/** A session that can be gone on with, or why it cannot. */
export type KeptSession = {
  id: string;
  /** When something last happened in it: an ISO time. */
  changed: string;
  state: string;
  persona: string;
  brief: string;
  problem?: string;
};

/** What a server on this machine is called, where it listens, and the model that it would take. */
export type LocalModels = { name: string; url: string; model: string };

export type ExportForm = 'html' | 'adr' | 'artifacts' | 'json';

/** A server that was named by something else than the user. */
export type WaitingServer = {
  name: string;
  /** The file that names it, with the line. */
  where: string;
  /** The command with its arguments, or the address. */
  words: string;
  /** The variables, or headers, that it is given, each `NAME=value`; what looks like a secret has a mark in its place. */
  given: readonly string[];
  /** The folder that it starts in, where its file names one. */
  folder?: string;
  /** Files of the workspace that decide what is started. */
  files: readonly string[];
  /** The user has seen it, and takes it: remembered until it changes. */
  agree(): void;
};

export type Personas = { items: readonly Persona[]; problems: readonly Problem[] };

export type Look = {
  colorLevel: 0 | 1 | 2 | 3;
  unicode: boolean;
  background?: 'light' | 'dark';
  /** Linear text, no redrawn spinners. */
  screenReader: boolean;
  /** What the terminal can be told beside the screen; nothing where it is left out. */
  signals?: Signals;
  /** Nothing turns or ticks by itself. */
  reducedMotion?: boolean;
  /** What the environment says of the terminal, for what is asked of it late. */
  env?: Readonly<Record<string, string | undefined>>;
  workspace: string;
  /** The user's own folder, which is shown as `~`. */
  home?: string;
  version: string;
};

/** Standard input while it fills. `close` stops waiting for more. */
export type Pipe = {
  readonly bytes: number;
  readonly done: boolean;
  readonly failure?: Failure;
  /** The context once it is done. */
  readonly context?: ContextRef;
  subscribe(listener: () => void): () => void;
  close(): void;
};

/** What is being typed, saved as it is typed. Keys: `brief`, `answers:SESSION:CALL`, `say:SESSION`. */
export type Drafts = {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
};
