import { jsonSentence } from '../../artifacts/data/json-sentence.ts';
import { readJson } from '../../artifacts/data/read-json.ts';

/** A text of JSON with comments, as editors write it. `problems`: what is wrong with it, by line. */
export type LooseJson = { value: unknown; problems: { line: number; message: string }[] };

/** In characters. */
const MAX_LENGTH = 1_000_000;

/** Reads JSON in which comments and final commas may stand. Never throws; `value` is undefined when it is none. */
export function looseJson(text: string): LooseJson {
  if (text.length > MAX_LENGTH) return { value: undefined, problems: [{ line: 1, message: 'The file is too long.' }] };
  const problems = readJson(text)
    .problems.filter(({ code }) => code !== 'comment' && code !== 'trailing-comma')
    .map((problem) => ({ line: problem.line, message: jsonSentence(problem) }));
  try {
    return { value: JSON.parse(strict(text)), problems };
  } catch {
    return { value: undefined, problems: problems.length > 0 ? problems : [{ line: 1, message: 'It is no JSON.' }] };
  }
}

function strict(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? ' ')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? ' ');
}
