import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked } from '../checker.ts';
import { readData } from '../data/read-data.ts';
import { isObject } from './is-object.ts';
import type { Path, Problem } from './problem.ts';

/** A JSON or YAML artifact as a value, with the means to say where in the markdown a part of it stands. */
export type SpecDocument = {
  root: Record<string, unknown>;
  /** The findings of reading: keys given twice, JSON that only YAML takes. */
  findings: Finding[];
  lineOf(path: Path): number;
};

/**
 * Reads the one mapping that an artifact holds; of several YAML documents the first that `isIt` takes, or the first.
 *
 * @param family of the rule ids
 * @returns what came of the artifact instead, when there is nothing to go on with
 */
export function readDocument(
  artifact: Artifact,
  family: string,
  isIt: (root: Record<string, unknown>) => boolean = () => true,
): SpecDocument | Checked {
  const commented = artifact.text.trimStart().startsWith('{') && /^\s*\/[/*]/m.test(artifact.text);
  const text = commented ? withoutComments(artifact.text) : artifact.text;
  const { documents, problems } = readData(text);
  const findings = problems.map(({ line, message, code }): Finding => {
    const twice = code === 'DUPLICATE_KEY';
    const at = /closing .?quote/.test(message) ? openQuote(text, line) : line;
    return {
      level: 'error',
      rule: `${family}/${twice ? 'duplicate-key' : 'syntax'}`,
      message: oneLine(twice ? `the key ${keyAt(text, line)} is given twice` : message),
      line: lineIn(artifact, at),
    };
  });
  const broken = problems.some(({ code }) => code !== 'DUPLICATE_KEY');
  const found =
    documents.find(({ value }) => isObject(value) && isIt(value)) ?? documents.find(({ value }) => isObject(value));
  if (broken || !found || !isObject(found.value)) {
    const reason = broken ? 'It cannot be read as JSON or YAML.' : 'It is no mapping of keys to values.';
    return { proof: 'not checked', reason, findings: artifact.fragment ? [] : findings.slice(0, 5) };
  }
  const strict = artifact.fragment || commented ? undefined : strictnessProblem(text);
  if (strict)
    findings.push({
      level: 'error',
      rule: `${family}/syntax`,
      message: strict.message,
      line: lineIn(artifact, strict.line),
    });
  return { root: found.value, findings, lineOf: (path) => lineIn(artifact, found.lineOf(path)) };
}

/** The finding of a problem: its message begins with the place, the end of which says most. */
export function toFinding(document: SpecDocument, family: string, { level, what, message, path }: Problem): Finding {
  const place = path.join('.');
  const short = place.length > 80 ? `…${place.slice(-79)}` : place;
  const text = oneLine(short === '' ? message : `${short}: ${message}`);
  return { level, rule: `${family}/${what}`, message: text, line: document.lineOf(path) };
}

/** One line of at most 200 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** What JSON refuses and YAML takes, in a text that is plainly meant as JSON: a comma too many, a bare word. */
function strictnessProblem(text: string): { message: string; line: number } | undefined {
  if (!/^\s*\{\s*"/.test(text)) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message);
    if (!position) return undefined;
    const before = text.slice(0, Number(position[1]));
    const why = /^\s*[}\]]/.test(text.slice(before.length))
      ? 'there is a comma before the closing bracket'
      : message.replace(/ in JSON at position.*| \(line.*/s, '');
    return { message: oneLine(`JSON does not allow this: ${why}`), line: before.trimEnd().split('\n').length };
  }
}

/**
 * Where a quote was opened that is closed too late, or never: the first value that begins with one and has no other on
 * its line, though the next line is not further in, as the rest of a long text would have to be.
 */
function openQuote(text: string, noticed: number): number {
  const lines = text.split('\n').slice(0, noticed);
  const depth = (line: string): number => /^\s*(?:- +)?/.exec(line)?.[0].length ?? 0;
  const at = lines.findIndex((line, i) => {
    const opens = /^\s*(?:- +)?(?:["']?[\w$.-]+["']?\s*:\s*)?(["'])(?:(?!\1).)+$/.test(line);
    return opens && depth(lines[i + 1] ?? '') <= depth(line);
  });
  return at < 0 ? noticed : at + 1;
}

/** With blanks in place of comments, so that every line stays where it is. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : part.replace(/[^\n]/g, ' '),
  );
}

function keyAt(text: string, line: number): string {
  return /^[\s-]*["']?([^"':]{1,60})["']?\s*:/.exec(text.split('\n')[line - 1] ?? '')?.[1] ?? 'here';
}
