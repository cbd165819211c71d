/** What Mermaid said of a diagram: the line in the text that it was given, from 1, and a sentence. */
export type MermaidRefusal = { line: number; message: string };

type JisonHash = {
  token?: unknown;
  text?: unknown;
  loc?: { first_line?: number; last_line?: number };
  expected?: string[];
};

/** Tokens that a person can do something with. All others are names inside of the grammars. */
const WORDS: Record<string, string> = {
  SQE: '`]`',
  PE: '`)`',
  DIAMOND_STOP: '`}`',
  PIPE: '`|`',
  TXT: '`: text`',
  COLON: '`:`',
  BLOCK_STOP: '`}`',
  STRUCT_STOP: '`}`',
  EOF_IN_STRUCT: 'the end',
  taskData: '`: data`',
  COMMA: '`,`',
  NODE_DEND: 'a closing bracket',
  SQUARE_BRACES_END: '`]`',
  NEWLINE: 'the end of the line',
  NL: 'the end of the line',
  EOF: 'the end',
  ATTRIBUTE_WORD: 'a name',
  ACTOR: 'a participant',
  LINK: 'an arrow',
  ARROW_DIRECTION: 'a side (`L`, `R`, `T` or `B`)',
  IDENTIFYING: '`--`',
  NON_IDENTIFYING: '`..`',
  LOW_RISK: '`low`',
  MED_RISK: '`medium`',
  HIGH_RISK: '`high`',
  end: '`end`',
};

/** What Mermaid says. */
export function complaintOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Mermaid could read the diagram, and refuses what it means: then the line that it names, if any, is none. */
export function isAboutMeaning(complaint: string): boolean {
  return !/^(?:Parse|Lexical|Parsing|Syntax)/i.test(complaint);
}

/** One sentence, and the line, for an error of `mermaid.parse`. Its own messages list up to thirty tokens. */
export function explainError(error: unknown, text: string): MermaidRefusal {
  const said = complaintOf(error);
  const hash = (error as { hash?: JisonHash } | null)?.hash;
  const lines = text.split('\n');
  const line = placeOf(lines, Math.min(lineOf(said, hash) ?? (isAboutMeaning(said) ? 1 : lines.length), lines.length));
  const shown = (lines[line - 1] ?? '').trim().slice(0, 70);
  const expected = (hash?.expected ?? tokensIn(said)).map((token) => token.replace(/'/g, ''));
  const known = [...new Set(expected.flatMap((token) => WORDS[token] ?? []))];
  if (/^(?:Parse|Lexical|Parsing)/i.test(said) || hash) {
    if (hash && !/^(?:Parse|Lexical) error/i.test(said)) return { line, message: `${firstLine(said)}.` };
    if (/Lexical|unexpected character/i.test(said))
      return { line, message: `Mermaid does not know what to make of \`${shown}\`.` };
    const special = /^(?:flowchart|graph)/.test(text.trimStart())
      ? specialIn((lines[line - 1] ?? '').slice(0, 300))
      : undefined;
    if (special)
      return {
        line,
        message: `Mermaid cannot read \`${shown}\`: text that holds \`${special}\` must stand in double quotes.`,
      };
    if (/^sequenceDiagram/.test(text.trimStart()) && /:.*;/.test(shown)) {
      return {
        line,
        message: `Mermaid cannot read \`${shown}\`: a \`;\` ends the line for it; write a comma or \`#59;\`.`,
      };
    }
    const few = expected.length <= 16 && known.length > 0 && known.length <= 4;
    const wanted = few ? `: expected ${known.join(' or ')}` : '';
    return { line, message: `Mermaid cannot read \`${shown}\`${wanted}.` };
  }
  return { line, message: `Mermaid refuses the diagram: ${firstLine(said)}.` };
}

/** The next line with something on it; but a line above with a lone quote, since its string runs on to here. */
function placeOf(lines: readonly string[], noticed: number): number {
  const lone = lines.slice(0, noticed).findIndex((line) => line.split('"').length % 2 === 0);
  if (lone >= 0 && !lines.some((line) => line.includes('"`'))) return lone + 1;
  const next = lines.slice(noticed - 1).findIndex((line) => line.trim() !== '');
  return next > 0 ? noticed + next : noticed;
}

/** A character in the unquoted text of a node or an arrow that begins something else for Mermaid. */
function specialIn(line: string): string | undefined {
  const bare = line.replace(/"[^"]*"/g, '""');
  const text =
    /\w[[({]+([^\])}"]*[({[|"][^\])}]*[\])}][^\])}]*)[\])}]/.exec(bare)?.[1] ??
    /\|([^|"]*[({[][^|]*)\|/.exec(bare)?.[1];
  return text === undefined ? undefined : /[({[|"]/.exec(text)?.[0];
}

function lineOf(said: string, hash: JisonHash | undefined): number | undefined {
  const told = Number(/line:? (\d+)/i.exec(said)?.[1]);
  const { first_line: first, last_line: last } = hash?.loc ?? {};
  if (first !== undefined && last !== undefined && first > 0) return first;
  return told > 0 ? told : undefined;
}

function tokensIn(said: string): string[] {
  return [...said.matchAll(/token of type '([\w-]+|.)'/g)].flatMap(([, token]) => token ?? []);
}

function firstLine(said: string): string {
  return (said.split('\n')[0] ?? '').replace(/\.$/, '').slice(0, 140);
}
