import type { Token } from './tokens.ts';

/** Goes through the tokens of a .proto file, by statements and blocks. It ends at the end of the text, whatever is missing. */
export class TokenReader {
  private at = 0;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }
  get done(): boolean {
    return this.at >= this.tokens.length;
  }
  peek(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? '';
  }
  next(): Token {
    return this.tokens[this.at++] ?? { text: '', line: this.tokens.at(-1)?.line ?? 1 };
  }
  take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.at++;
    return true;
  }
  /** The tokens up to the next `;`, or a block of braces that comes first. A `}` that closes what is around stays. */
  statement(): Token[] {
    const taken: Token[] = [];
    let depth = 0;
    let brackets = 0;
    while (!this.done) {
      if (depth === 0 && this.peek() === '}') return taken;
      const token = this.next();
      if (token.text === '{') depth++;
      if (token.text === '[') brackets++;
      if (token.text === ']') brackets--;
      if (token.text === '}' && --depth === 0 && brackets <= 0) {
        this.take(';');
        return taken;
      }
      if (token.text === ';' && depth === 0) return taken;
      taken.push(token);
    }
    return taken;
  }
  skipStatement(): void {
    this.statement();
  }
  /** Runs `each` on what stands between braces, once for each statement. */
  block(each: () => void): void {
    if (!this.take('{')) {
      this.skipStatement();
      return;
    }
    while (!this.done && !this.take('}')) {
      const before = this.at;
      each();
      if (this.at === before) this.at++;
    }
  }
}
