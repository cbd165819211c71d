import protobuf from 'protobufjs';
import { unclosedBlock } from '../graphql/unclosed-block.ts';
import type { Fault } from './fault.ts';
import { tokensOf } from './tokens.ts';

/** What begins at the start of a line only where no block is open. */
const DEFINITION = /^(?:message|enum|service|extend)\s+\w/;
/** Brackets within brackets beyond which the parser, which is recursive, is not tried. */
const DEEPEST = 300;

type SyntaxCheck = { fault?: Fault; other?: string };

/**
 * What the grammar refuses, as the library that parses .proto files says it. Its complaints about names and numbers,
 * which come without a line, are left to the checks that have one: `other` holds the last of these.
 */
export function syntaxFault(text: string): SyntaxCheck {
  if (/^\s*(?:syntax|edition)\s*=/m.test(text)) return check(text);
  // Where no line says which version it is, an excerpt is mostly of the newest; by the rules it would be the oldest.
  const newest = check(`syntax = "proto3"; ${text}`);
  const oldest = newest.fault || newest.other ? check(text) : newest;
  return oldest.fault || oldest.other ? newest : oldest;
}

function check(text: string): SyntaxCheck {
  const say = (message: string, line: number) => ({
    fault: { level: 'error', what: 'syntax', message, line } as const,
  });
  const bottomless = tooDeep(text);
  if (bottomless !== undefined) return say('it is nested too deeply to be read', bottomless);
  try {
    protobuf.parse(text, new protobuf.Root(), { keepCase: true, alternateCommentMode: false });
    return {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /\((?:[^()]*, )?line (\d+)\)$/.exec(message);
    if (!at) return { other: message };
    const line = Number(at[1]);
    const said = message.slice(0, at.index).trim();
    const open = unclosedBlock(text, DEFINITION, '//');
    if (open !== undefined && open < line) return say('a closing brace is missing after this line', open);
    const before = /';' expected|'(?:[}]|null)'$/.test(said);
    return say(plain(said), before ? lineBefore(text, line) : line);
  }
}

function plain(said: string): string {
  const wanted = /^illegal token '(.*)', '(.*)' expected$/s.exec(said);
  if (wanted) return `"${wanted[2]}" is missing before "${wanted[1]}"`;
  if (/'null'$/.test(said)) return 'the text ends where something is still open';
  const token = /^illegal (.*) '(.*)'$/s.exec(said);
  if (token) return `"${token[2]}" cannot stand here (illegal ${token[1]})`;
  return said;
}

/** What is missing is missing at the end of the token before the one that is complained of. */
function lineBefore(text: string, line: number): number {
  return tokensOf(text).findLast((token) => token.line < line)?.line ?? line;
}

function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const token of tokensOf(text)) {
    if (/^[{[(<]$/.test(token.text)) depth++;
    if (/^[}\])>]$/.test(token.text)) depth--;
    if (depth > DEEPEST) return token.line;
  }
  return undefined;
}
