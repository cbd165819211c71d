/**
 * What went wrong, as a value. A failure carries one sentence for a person, one next step, and (by its kind)
 * one exit code. Anything else that throws is a bug.
 */
export type Failure = {
  kind: FailureKind;
  /** One sentence: what is wrong, and where. No stack, no trailing newline. */
  message: string;
  /** What to do next, as one sentence or a command. */
  next?: string;
  /** Whether asking the model again may help, without the user changing anything. */
  retryable?: boolean;
  /** How long the other side asked us to wait, in milliseconds. */
  waitMs?: number;
  /** The API's own id of the request, for a bug report. */
  requestId?: string;
};

export type FailureKind =
  | 'bug'
  | 'usage'
  | 'checks'
  | 'answers-needed'
  | 'credentials'
  | 'model'
  | 'overloaded'
  | 'network'
  | 'broken-stream'
  | 'refused'
  | 'stopped'
  | 'must-ask'
  | 'limit'
  | 'not-saved'
  | 'hangup'
  | 'interrupted'
  | 'terminated';

const EXIT_CODES: Record<FailureKind, number> = {
  bug: 1,
  usage: 2,
  checks: 3,
  'answers-needed': 4,
  credentials: 5,
  model: 6,
  overloaded: 6,
  network: 6,
  'broken-stream': 6,
  refused: 6,
  stopped: 130,
  'must-ask': 6,
  limit: 7,
  'not-saved': 8,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
};

/** The process exit code of a failure: the table of the README. */
export function exitCode(failure: Failure): number {
  return EXIT_CODES[failure.kind];
}

/** Whether another model might do what this one did not: it is overloaded, refused, or is not there. */
export function isOfTheModel({ kind }: Failure): boolean {
  return kind === 'overloaded' || kind === 'refused' || kind === 'model';
}

/** A failure as one line for a person: what is wrong, then what to do next. */
export function sentenceOf({ message, next }: Pick<Failure, 'message' | 'next'>): string {
  const ended = /[.!?:]$/.test(message) ? message : `${message}.`;
  return next ? `${ended} ${next}` : ended;
}

/** A failure on its way up through code that cannot return one. Caught at the edge, where it becomes one sentence. */
export class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** Any thrown thing as a failure: ours as it is, the system's by its code, the rest as a bug. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { kind: 'bug', message: firstLine(message), next: 'Please report this, with what you did before it.' };
}

/** The first line of a text, without the space around it. */
function firstLine(text: string): string {
  return (text.trim().split('\n', 1)[0] ?? '').trim();
}
