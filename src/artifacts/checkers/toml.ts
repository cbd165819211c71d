import { parse, TomlError } from 'smol-toml';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';

/** Reads TOML 1.0 by its grammar, duplicate keys and tables included. */
export const toml: Checker = {
  kinds: ['toml'],
  check: async (artifacts) => artifacts.map(checkOne),
};

/** Longer texts are not read, in characters. */
const LONGEST = 1_000_000;

function checkOne(artifact: Artifact): Checked {
  const { text } = artifact;
  if (text.trim() === '') return { proof: 'not checked', reason: 'It is empty.', findings: [] };
  if (text.length > LONGEST) {
    return { proof: 'not checked', reason: `It is longer than ${LONGEST} characters.`, findings: [] };
  }
  const refused = refusalOf(text);
  if (refused === undefined) return { proof: 'parsed', findings: [] };
  if (artifact.fragment || /^\s*(?:\.{3}|…)|=\s*(?:\.{3}|…)/m.test(text)) {
    return { proof: 'not checked', reason: 'It leaves something out, so it is not TOML as it stands.', findings: [] };
  }
  if (/^\s*(?:\{\{|\{%|<%)|=\s*(?:\{\{|<%)/m.test(text.replace(/"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/g, ''))) {
    return { proof: 'not checked', reason: 'It is a template, whose values come later.', findings: [] };
  }
  if (/redefine|duplicate|already/i.test(refused.message) && refusalOf(apart(text)) === undefined) {
    return { proof: 'parsed', reason: 'It shows several files in one block; each was read by itself.', findings: [] };
  }
  return {
    proof: 'parsed',
    findings: [
      {
        level: 'error',
        rule: /redefine|duplicate|already/i.test(refused.message) ? 'toml/duplicate-key' : 'toml/syntax',
        message: `The TOML cannot be read here: ${refused.message}.`,
        line: lineIn(artifact, placeOf(text, refused.line)),
      },
    ],
  };
}

function refusalOf(text: string): { line: number; message: string } | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    // Brackets within brackets by the ten thousands; nothing to say of the text.
    if (!(error instanceof TomlError)) return undefined;
    const message = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '').replace(/\.$/, '');
    return { line: error.line, message };
  }
}

/** Files in one block are told apart by a comment that names the next one; what stands above it is then left out. */
function apart(text: string): string {
  const lines = text.split('\n');
  const next = lines.findLastIndex((line) => /^#.*(?:\.toml\b|^# or\b|\balternativ)/i.test(line));
  return next > 0 ? lines.slice(next).join('\n') : text;
}

/**
 * An array or a string that was not closed, and a comma that is missing in an array, are noticed only further down: the
 * line that they are missing on is the better place.
 */
function placeOf(text: string, noticed: number): number {
  const lines = text.split('\n');
  let opened = 0;
  for (let at = 1; at <= Math.min(noticed, lines.length); at++) {
    const bare = bareLine(lines[at - 1] ?? '');
    if (/["']/.test(bare.replace(/_+/g, ''))) return at;
    if (opened > 0 && startsEntry(bare)) return at - 1;
    if (opened > 0 && lacksComma(bare, bareLine(lines[at] ?? ''))) return at;
    if (/^\s*[\w.-]+\s*=\s*\[[^\]]*$/.test(bare)) opened = at;
    else if (bare.includes(']')) opened = 0;
  }
  return opened > 0 && !lines.slice(opened).some((line) => /^\s*\]/.test(line)) ? opened : noticed;
}

/** With strings as underscores, and without comments. */
function bareLine(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, (text) => '_'.repeat(text.length)).replace(/#.*/, '');
}

function startsEntry(bare: string): boolean {
  return /^\s*[\w.-]+\s*=\s/.test(bare) || /^\[\[?[\w.-]+\]/.test(bare);
}

function lacksComma(bare: string, next: string): boolean {
  return /^\s+_+\s*$/.test(bare) && /^\s+_+\s*,?\s*$/.test(next);
}
