/** One statement of a script, as it stands in the text, without its delimiter. */
export type Statement = {
  text: string;
  /** Where it begins in the script, in UTF-16 units, behind blanks and comments. */
  offset: number;
  /** Of its first word in the script, from 1. */
  line: number;
  /** What was opened and never closed in it. */
  unclosed?: { what: 'string' | 'name' | 'comment' | 'dollar quote'; line: number };
  /** A line for the command-line client (`.tables`, `\. file`, `source file`, `mysql>` is not one), not for the server. */
  client: boolean;
};

export type ScriptDialect = 'mysql' | 'sqlite';

/**
 * Takes a script apart into its statements. Quotes, comments and, for MySQL, `DELIMITER` lines are known; bodies of
 * triggers (`BEGIN … END`) stay whole. Blank statements and mere comments are left out. Never fails: what is never
 * closed reaches to the end of the text and is said in `unclosed`. Linear in the length of the text.
 */
export function splitStatements(script: string, dialect: ScriptDialect): Statement[] {
  return new Splitter(script, dialect).run();
}

const BODY_HEAD: Record<ScriptDialect, RegExp> = {
  // What may hold a body: https://dev.mysql.com/doc/refman/8.4/en/create-procedure.html and its neighbours.
  mysql: /^CREATE\s+(OR\s+REPLACE\s+)?(DEFINER\s*=\s*\S+\s+)?(AGGREGATE\s+)?(PROCEDURE|FUNCTION|TRIGGER|EVENT)\b/i,
  sqlite: /^CREATE\s+(TEMP\s+|TEMPORARY\s+)?TRIGGER\b/i,
};
const CLIENT_LINE: Record<ScriptDialect, RegExp> = {
  mysql:
    /(?:\\[.!]\s|source\s+\S+\.sql\b|connect\s+\w+\s*$|(?:pager|tee|warnings|nopager|notee|prompt)\b(?!\s*[=(.]))[^\n]*/iy,
  sqlite: /\.[a-z]\w*[^\n]*/iy,
};
const OPENS = /^(BEGIN|CASE|IF|LOOP|REPEAT|WHILE)$/;

class Splitter {
  readonly #script: string;
  readonly #dialect: ScriptDialect;
  readonly #found: Statement[] = [];
  #at = 0;
  /** Where the open statement began, or -1. */
  #start = -1;
  #delimiter = ';';
  /** How many blocks of a body are open. */
  #depth = 0;
  #inBody = false;
  #lastWord = '';
  #unclosed: { what: NonNullable<Statement['unclosed']>['what']; at: number } | undefined;
  /** Where a text over several lines began that ends right before a word: its own end was most likely forgotten. */
  #suspect = -1;
  #countedTo = 0;
  #line = 1;

  constructor(script: string, dialect: ScriptDialect) {
    this.#script = script;
    this.#dialect = dialect;
  }

  run(): Statement[] {
    while (this.#at < this.#script.length) this.#step();
    this.#end(this.#script.length);
    return this.#found;
  }

  #step(): void {
    const script = this.#script;
    if (this.#start < 0 && this.#clientLine()) return;
    if (this.#skipComment()) return;
    const char = script[this.#at] ?? '';
    if (script.startsWith(this.#delimiter, this.#at) && !this.#staysWhole()) {
      this.#end(this.#at);
      this.#at += this.#delimiter.length;
      return;
    }
    if (/\s/.test(char)) {
      this.#at += 1;
      return;
    }
    if (this.#start < 0) this.#start = this.#at;
    if (char === "'" || char === '"' || char === '`' || (char === '[' && this.#dialect === 'sqlite'))
      this.#skipQuoted(char);
    else if (/[\w$\u0080-\uffff]/.test(char)) this.#word();
    else {
      if (char === ';') this.#lastWord = ';';
      this.#at += 1;
    }
  }

  /** Lines that a client takes before the server sees them: `DELIMITER`, dot-commands. Only between statements. */
  #clientLine(): boolean {
    const script = this.#script;
    if (this.#dialect === 'mysql') {
      DELIMITER.lastIndex = this.#at;
      const match = DELIMITER.exec(script);
      if (match) {
        this.#delimiter = match[1] ?? ';';
        this.#at = DELIMITER.lastIndex;
        return true;
      }
    }
    const pattern = CLIENT_LINE[this.#dialect];
    pattern.lastIndex = this.#at;
    const match = pattern.exec(script);
    if (!match || !/^[ \t]*$/.test(script.slice(script.lastIndexOf('\n', this.#at - 1) + 1, this.#at))) return false;
    this.#found.push({ text: match[0], offset: this.#at, line: this.#lineAt(this.#at), client: true });
    this.#at = pattern.lastIndex;
    return true;
  }

  #skipComment(): boolean {
    const script = this.#script;
    const dash =
      script.startsWith('--', this.#at) && (this.#dialect === 'sqlite' || /^$|\s/.test(script[this.#at + 2] ?? ''));
    if (dash || (script[this.#at] === '#' && this.#dialect === 'mysql')) {
      const end = script.indexOf('\n', this.#at);
      this.#at = end < 0 ? script.length : end;
      return true;
    }
    if (!script.startsWith('/*', this.#at)) return false;
    // The server runs what stands in `/*! … */` and in MariaDB's `/*M! … */`.
    const runs = this.#dialect === 'mysql' && /^\/\*M?!/.test(script.slice(this.#at, this.#at + 4));
    if (runs && this.#start < 0) this.#start = this.#at;
    this.#skipTo('*/', 2, 'comment');
    return true;
  }

  #skipQuoted(quote: string): void {
    const close = quote === '[' ? ']' : quote;
    const escapes = this.#dialect === 'mysql' && quote !== '`';
    const opened = this.#at;
    let at = this.#at + 1;
    for (; at < this.#script.length; at += 1) {
      const char = this.#script[at];
      if (char === '\\' && escapes) at += 1;
      else if (char === close) {
        if (this.#script[at + 1] !== close || close === ']') break;
        at += 1;
      }
    }
    this.#at = Math.min(at + 1, this.#script.length);
    this.#lastWord = '';
    if (at >= this.#script.length) {
      const what = quote === '`' || quote === '[' ? 'name' : 'string';
      this.#unclosed = { what, at: this.#suspect >= 0 ? this.#suspect : opened };
    } else if (
      this.#suspect < 0 &&
      /\w/.test(this.#script[this.#at] ?? '') &&
      this.#script.slice(opened, at).includes('\n')
    )
      this.#suspect = opened;
  }

  #skipTo(close: string, from: number, what: 'comment'): void {
    const end = this.#script.indexOf(close, this.#at + from);
    if (end < 0) {
      this.#unclosed = { what, at: this.#at };
      if (this.#start < 0) this.#start = this.#at;
    }
    this.#at = end < 0 ? this.#script.length : end + close.length;
  }

  #word(): void {
    WORD.lastIndex = this.#at;
    const word = (WORD.exec(this.#script)?.[0] ?? '').toUpperCase();
    const previous = this.#lastWord;
    this.#at += word.length || 1;
    this.#lastWord = word;
    if (!this.#inBody) {
      if ((word === 'BEGIN' || word === 'DO') && this.#start >= 0) this.#openBody(word);
      return;
    }
    if (word === 'END') this.#depth -= 1;
    else if (previous === 'END') this.#lastWord = '';
    else if (this.#dialect === 'sqlite' ? word === 'CASE' : OPENS.test(word) && !this.#isCall(word)) this.#depth += 1;
  }

  #openBody(word: string): void {
    const head = this.#script
      .slice(this.#start, this.#at)
      .replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, ' ')
      .trim();
    if (!BODY_HEAD[this.#dialect].test(head) || word === 'DO') return;
    this.#inBody = true;
    this.#depth = 1;
  }

  /** `IF(a, b, c)`, `REPEAT('x', 3)` and `DROP TABLE IF EXISTS` open nothing. */
  #isCall(word: string): boolean {
    if (word !== 'IF' && word !== 'REPEAT') return false;
    const rest = this.#script.slice(this.#at, this.#at + 400);
    if (/^\s*(NOT\s+)?EXISTS\b(?!\s*\()/i.test(rest)) return true;
    return /^\s*\(/.test(rest) && !/\bTHEN\b/i.test(rest.split(';')[0] ?? '');
  }

  #staysWhole(): boolean {
    return this.#inBody && this.#depth > 0 && this.#delimiter === ';';
  }

  #end(at: number): void {
    if (this.#start >= 0) {
      const text = this.#script.slice(this.#start, at).trimEnd();
      const line = this.#lineAt(this.#start);
      const statement: Statement = { text, offset: this.#start, line, client: false };
      if (this.#unclosed) statement.unclosed = { what: this.#unclosed.what, line: this.#lineAt(this.#unclosed.at) };
      if (text) this.#found.push(statement);
    }
    this.#start = -1;
    this.#depth = 0;
    this.#inBody = false;
    this.#lastWord = '';
    this.#unclosed = undefined;
  }

  /** Asked in the order of the text for the most part; counts on from the last answer. */
  #lineAt(offset: number): number {
    if (offset < this.#countedTo) {
      this.#countedTo = 0;
      this.#line = 1;
    }
    for (
      let at = this.#script.indexOf('\n', this.#countedTo);
      at >= 0 && at < offset;
      at = this.#script.indexOf('\n', at + 1)
    )
      this.#line += 1;
    this.#countedTo = offset;
    return this.#line;
  }
}

const DELIMITER = /DELIMITER[ \t]+(\S+)[^\n]*/iy;
const WORD = /[\w$\u0080-\uffff]+/y;
