import type { Token } from './tokens.ts';

/** What stops the reading of a statement. Thrown only below `readStatement`, which turns it into a value. */
export class Unexpected extends Error {
  readonly line: number;
  /** Whether MySQL rejects it for certain, whatever another parser says. */
  readonly certain: boolean;

  constructor(message: string, line: number, certain = false) {
    super(message);
    this.line = line;
    this.certain = certain;
  }
}

/** How deep brackets and queries may nest: past it, a text is not somebody's design. */
const DEEPEST = 150;

/** Walks over the tokens of one statement. */
export class Cursor {
  readonly tokens: readonly Token[];
  at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    const last = this.tokens[this.tokens.length - 1];
    const token = this.tokens[this.at + ahead] ?? last;
    if (!token) throw new Unexpected('the statement is empty', 1);
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  /** The token before: where something that is missing should have stood. */
  before(): Token {
    return this.tokens[this.at - 1] ?? this.peek();
  }

  get done(): boolean {
    return this.peek().kind === 'end';
  }

  /** Whether the next words are these, one after the other. */
  sees(...words: string[]): boolean {
    return words.every((word, ahead) => this.peek(ahead).upper === word);
  }

  seesAny(words: ReadonlySet<string>): boolean {
    return words.has(this.peek().upper);
  }

  seesSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.text === sign;
  }

  /** Goes over these words when all of them are next. */
  take(...words: string[]): boolean {
    if (!this.sees(...words)) return false;
    this.at += words.length;
    return true;
  }

  /** Goes over one of these words, and says which. */
  takeAny(...words: string[]): string | undefined {
    const { upper } = this.peek();
    if (!words.includes(upper)) return undefined;
    this.at += 1;
    return upper;
  }

  takeSign(sign: string): boolean {
    if (!this.seesSign(sign)) return false;
    this.at += 1;
    return true;
  }

  expect(...words: string[]): void {
    for (const word of words) if (!this.take(word)) this.fail(`expected ${word}`);
  }

  expectSign(sign: string): Token {
    if (!this.seesSign(sign)) this.fail(`expected "${sign}"`);
    return this.next();
  }

  /** Runs over what is in brackets, whatever it is, and gives its tokens. */
  skipBrackets(): Token[] {
    const start = this.at;
    this.expectSign('(');
    for (let depth = 1; depth > 0; ) {
      const token = this.next();
      if (token.kind === 'end')
        throw new Unexpected('a "(" is never closed', this.tokens[start]?.line ?? token.line, true);
      if (token.kind === 'sign' && token.text === '(') depth += 1;
      if (token.kind === 'sign' && token.text === ')') depth -= 1;
    }
    return this.tokens.slice(start + 1, this.at - 1);
  }

  /** Reads one or more, with commas between. */
  list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.takeSign(',')) items.push(read());
    return items;
  }

  bracketed<T>(read: () => T): T {
    this.expectSign('(');
    const result = this.deeper(read);
    this.expectSign(')');
    return result;
  }

  deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new Unexpected('it nests too deeply to be read', this.peek().line);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** Tries one reading, and goes back where it fails. */
  attempt<T>(read: () => T): T | undefined {
    const { at } = this;
    const depth = this.#depth;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error;
      this.at = at;
      this.#depth = depth;
      return undefined;
    }
  }

  fail(message: string, certain = false): never {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the statement ends' : `found "${token.text.slice(0, 40)}"`;
    throw new Unexpected(`${message}, but ${found}`, token.kind === 'end' ? this.before().line : token.line, certain);
  }
}
