/** What keeps a text from being strict JSON, and where. */
export type JsonProblem = {
  code: JsonProblemCode;
  /** In the text, from 1. */
  line: number;
  /** What stands there, cut short. */
  at: string;
};

export type JsonProblemCode =
  | 'comment'
  | 'ellipsis'
  | 'trailing-comma'
  | 'bare-word'
  | 'bare-key'
  | 'single-quotes'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'unclosed-string'
  | 'bad-escape'
  | 'bad-number'
  | 'duplicate-key'
  | 'unclosed'
  | 'mismatched'
  | 'unexpected'
  | 'too-deep';

/** A text read as JSON, with what departs from it. */
export type Json = {
  problems: JsonProblem[];
  /** How many values stand one after another at the top. */
  values: number;
  /** Reading stopped there: what follows was not looked at. */
  stopped: boolean;
};

/** Brackets within brackets. */
const DEEPEST = 500;
/** More problems than these say nothing new. */
const MOST = 50;

/**
 * Reads a text as JSON, tolerantly: after most problems it goes on, so that what an author left out or remarked on can
 * be told from a defect. Never throws; its cost grows with the length of the text.
 */
export function readJson(text: string): Json {
  const reader = new Reader(text);
  reader.stream();
  return { problems: reader.problems, values: reader.values, stopped: reader.stopped };
}

class Reader {
  readonly problems: JsonProblem[] = [];
  values = 0;
  stopped = false;
  private at = 0;
  private line = 1;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  stream(): void {
    for (this.skip(); this.at < this.text.length && !this.stopped; this.skip()) {
      if (this.peek() === ',' || this.peek() === ';') {
        this.problem('unexpected');
        this.at++;
        continue;
      }
      this.value();
      this.values++;
    }
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private problem(code: JsonProblemCode, line = this.line, at = this.rest()): void {
    if (this.problems.length < MOST) this.problems.push({ code, line, at });
    else this.stopped = true;
  }

  private fatal(code: JsonProblemCode, line = this.line): void {
    this.problem(code, line);
    this.stopped = true;
  }

  private rest(): string {
    return /^[^\s,:[\]{}]*/.exec(this.text.slice(this.at, this.at + 30))?.[0] || this.peek();
  }

  /** White space, and what authors put between the tokens: comments and dots. */
  private skip(): void {
    for (;;) {
      const char = this.peek();
      if (char === '\n') this.line++;
      if (char === ' ' || char === '\n' || char === '\t' || char === '\r' || char === '\uFEFF') this.at++;
      else if (!this.remark()) return;
    }
  }

  private remark(): boolean {
    const ahead = this.text.slice(this.at, this.at + 3);
    if (ahead.startsWith('//') || ahead.startsWith('#')) {
      this.problem('comment');
      this.moveTo(this.text.indexOf('\n', this.at));
    } else if (ahead.startsWith('/*')) {
      this.problem('comment');
      const end = this.text.indexOf('*/', this.at + 2);
      this.moveTo(end < 0 ? end : end + 2);
    } else if (ahead === '...' || ahead.startsWith('…')) {
      this.problem('ellipsis');
      // Words beside the dots belong to them, as in `... 98 more`.
      const words = /^(?:\.{2,}|…)[^\n"{}[\],]*,?/.exec(this.text.slice(this.at, this.at + 200))?.[0].length;
      this.at += words ?? 1;
    } else return false;
    return true;
  }

  private moveTo(end: number): void {
    const stop = end < 0 ? this.text.length : end;
    for (; this.at < stop; this.at++) if (this.peek() === '\n') this.line++;
  }

  private value(): void {
    const char = this.peek();
    if (char === '{' || char === '[') this.container(char);
    else if (char === '"') this.string();
    else if (char === "'") this.quoted();
    else if (char === '-' || (char >= '0' && char <= '9')) this.number();
    else if (/[\p{L}_$<]/u.test(char)) this.word();
    else if (char === '}' || char === ']') this.fatal('mismatched');
    else this.fatal('unexpected');
  }

  private container(open: '{' | '['): void {
    if (++this.depth > DEEPEST) {
      this.fatal('too-deep');
      return;
    }
    const close = open === '{' ? '}' : ']';
    const opened = this.line;
    const keys = new Set<string>();
    this.at++;
    let comma: { line: number; problems: number } | undefined;
    for (let first = true; !this.stopped; first = false) {
      this.skip();
      const char = this.peek();
      if (char === '') {
        this.fatal('unclosed', opened);
        return;
      }
      if (char === close) {
        // A comma before a comment or dots stands for what was left out.
        if (comma && this.problems.length === comma.problems) this.problem('trailing-comma', comma.line, ',');
        this.at++;
        this.depth--;
        return;
      }
      if (char === '}' || char === ']') {
        this.fatal('mismatched');
        return;
      }
      if (char === ',') {
        if (!this.excused()) this.problem('missing-value');
        this.at++;
        continue;
      }
      if (!first && !comma && !this.excused()) this.problem('missing-comma', this.before());
      comma = undefined;
      if (open === '{') this.member(keys);
      else this.value();
      const problems = this.problems.length;
      const line = this.line;
      this.skip();
      if (this.peek() === ',') {
        comma = { line: this.line, problems: this.problems.length };
        this.at++;
      } else if (this.problems.length > problems && line !== this.line) comma = { line: this.line, problems: -1 };
    }
  }

  /** Dots stand right before here, so a comma more or less says nothing. */
  private excused(): boolean {
    const last = this.problems.at(-1);
    return last?.code === 'ellipsis' && this.line - last.line <= 1;
  }

  /** The line of the last thing before here. */
  private before(): number {
    const gap = /\s*$/.exec(this.text.slice(Math.max(0, this.at - 2000), this.at))?.[0] ?? '';
    return this.line - (gap.split('\n').length - 1);
  }

  private member(keys: Set<string>): void {
    const line = this.line;
    const key = this.key();
    if (key === undefined || this.stopped) return;
    if (keys.has(key)) this.problem('duplicate-key', line, key.slice(0, 60));
    keys.add(key);
    const read = this.problems.length;
    this.skip();
    if (this.peek() !== ':') {
      if (this.problems.length > read) return;
      this.problem('missing-colon', line, key);
      // Then nothing in the line is its value.
      if (this.peek() === ',' || this.peek() === '}' || this.line !== line) return;
    } else this.at++;
    const value = this.problems.length;
    this.skip();
    const char = this.peek();
    if (char !== ',' && char !== '}' && char !== ']') this.value();
    else if (this.problems.length === value) this.problem('missing-value', line, key);
  }

  private key(): string | undefined {
    const char = this.peek();
    if (char === '"') return this.string();
    if (char === "'") return this.quoted();
    const bare = /^[\p{L}\p{N}_$<][^\s:"'{}[\],]*/u.exec(this.text.slice(this.at, this.at + 200))?.[0];
    if (!bare) {
      this.fatal('unexpected');
      return undefined;
    }
    this.problem('bare-key');
    this.at += bare.length;
    if (this.peek() === '"') this.at++;
    return bare;
  }

  private string(): string {
    const start = ++this.at;
    for (; this.at < this.text.length; this.at++) {
      const char = this.peek();
      if (char === '"') {
        this.at++;
        return this.text.slice(start, this.at - 1);
      }
      if (char === '\n') break;
      if (char !== '\\') continue;
      this.at++;
      if (!/["\\/bfnrt]|u[\da-fA-F]{4}/y.test(this.text.slice(this.at, this.at + 5))) {
        this.problem('bad-escape', this.line, `\\${this.peek()}`);
      }
    }
    this.fatal('unclosed-string');
    return '';
  }

  private quoted(): string {
    const end = /^'(?:[^'\\\n]|\\.)*'/.exec(this.text.slice(this.at, this.at + 5000))?.[0];
    if (end === undefined) {
      this.fatal('unclosed-string');
      return '';
    }
    this.problem('single-quotes', this.line, end.slice(0, 40));
    this.at += end.length;
    return end.slice(1, -1);
  }

  private number(): void {
    const all = /^[-+.\w:]*/.exec(this.text.slice(this.at, this.at + 400))?.[0] ?? '';
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(all))
      this.problem('bad-number', this.line, all.slice(0, 40));
    this.at += Math.max(all.length, 1);
  }

  private word(): void {
    const word =
      /^(?:<[^>\n]{0,100}>|[^\s,:"'{}[\]]+)/u.exec(this.text.slice(this.at, this.at + 200))?.[0] ?? this.peek();
    if (word !== 'true' && word !== 'false' && word !== 'null') this.problem('bare-word', this.line, word.slice(0, 40));
    this.at += word.length;
    if (word === 'true' || word === 'false' || word === 'null') return;
    // The rest of a bare phrase belongs to it; a quote means that its own was lost.
    const rest = /^[^\n,{}[\]"]*/.exec(this.text.slice(this.at, this.at + 400))?.[0] ?? '';
    this.at += rest.length;
    if (this.peek() === '"') {
      this.problem('unclosed-string', this.line, word);
      this.at++;
    }
  }
}
