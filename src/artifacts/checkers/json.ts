import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { jsonSentence } from '../data/json-sentence.ts';
import { type Json, type JsonProblem, type JsonProblemCode, readJson } from '../data/read-json.ts';
import { splitHttpMessages } from '../data/split-http-messages.ts';
import { findUnbalanced } from '../data/unbalanced.ts';

/** Reads JSON strictly, and what is plainly an illustration (comments, dots, types for values) leniently. */
export const json: Checker = {
  kinds: ['json'],
  check: async (artifacts) => artifacts.map(checkOne),
};

/** Longer texts are not read, in characters. */
const LONGEST = 2_000_000;
/** Signs that the author illustrates. Beside them only certain defects count. */
const ILLUSTRATION = new Set<JsonProblemCode>(['comment', 'ellipsis']);
/** What the dialects with comments allow. */
const RELAXED = new Set<JsonProblemCode>([
  'comment',
  'trailing-comma',
  'bare-key',
  'single-quotes',
  'bad-number',
  'bad-escape',
]);
const TYPE_NAME =
  /^(?:string|number|bool(?:ean)?|int(?:eger)?\d*|float\d*|double|decimal|long|uuid|ulid|guid|date|time|datetime|timestamp\w*|object|array|any|unknown|text|json|url|uri|email|enum|iso\S*|base64\S*|bigint|nullable|optional|required|record|map|list|char|byte\S*|hash|token|secret)\b|[<>|?$(*]|^[A-Z]\w*$|^[A-Z_\d]+$/i;

function checkOne(artifact: Artifact): Checked {
  const { text } = artifact;
  if (text.trim() === '') return { proof: 'not checked', reason: 'It is empty.', findings: [] };
  if (text.length > LONGEST) {
    return { proof: 'not checked', reason: `It is longer than ${LONGEST} characters.`, findings: [] };
  }
  const http = splitHttpMessages(text);
  const body = http ?? text;
  if (http !== undefined && http.trim() === '') {
    return { proof: 'not checked', reason: 'It shows an HTTP message that has no JSON body.', findings: [] };
  }
  const read = readJson(body);
  if (read.problems.some(({ code }) => code === 'too-deep')) {
    return { proof: 'not checked', reason: 'It has too many brackets within brackets.', findings: [] };
  }
  return judge(artifact, body, read);
}

function judge(artifact: Artifact, body: string, read: Json): Checked {
  const relaxed = /jsonc|json5|jsonl?ines|ndjson/.test(artifact.dialect ?? '') || namesRelaxed(artifact.name);
  const illustrated = read.problems.some(({ code }) => ILLUSTRATION.has(code));
  const left = read.problems.filter(({ code }) => !ILLUSTRATION.has(code) && !(relaxed && RELAXED.has(code)));
  if (left.length === 0) {
    if (!illustrated || relaxed) return { proof: 'parsed', findings: [] };
    return { proof: 'parsed', reason: 'Its comments and omissions were read over.', findings: [] };
  }
  const why = excuse(artifact, body, read, left);
  if (why !== undefined) return { proof: why.proof, reason: why.reason, findings: [] };
  return { proof: 'parsed', findings: findingsOf(artifact, body, left) };
}

function namesRelaxed(name: string | undefined): boolean {
  return /(?:^|\/)(?:tsconfig|jsconfig|devcontainer|settings|launch|tasks|extensions|\.eslintrc|\.babelrc|\.swcrc)[^/]*\.json$|\.(?:jsonc|json5|code-workspace)$/i.test(
    name ?? '',
  );
}

/** Why the problems of a text are no defects of it, if so. */
function excuse(
  artifact: Artifact,
  body: string,
  read: Json,
  left: readonly JsonProblem[],
): { proof: 'parsed' | 'not checked'; reason: string } | undefined {
  const has = (code: JsonProblemCode): boolean => read.problems.some((problem) => problem.code === code);
  if (artifact.fragment || has('ellipsis')) {
    return { proof: 'not checked', reason: 'It leaves something out, so it is not JSON as it stands.' };
  }
  if (!/^[[{"]/.test(body.trimStart()) && !/^(?:\/\/|\/\*|#)/.test(body.trimStart())) {
    return { proof: 'not checked', reason: 'It does not begin like JSON.' };
  }
  if (lineWithOddQuotes(body) !== undefined) return undefined;
  const bare = body.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
  if (/\{\{|\{%|\$\{|<%|\{\s*[\w/.]+\s*\}/.test(bare)) {
    return { proof: 'not checked', reason: 'It is a template, whose values come later.' };
  }
  if (/[|←→⇒✓✗%]|<-|->|=>|\d\s*-\s*\d+\.|\b(?:POST|GET|PUT)\b/.test(bare)) {
    return { proof: 'not checked', reason: 'It is an annotated sample rather than JSON.' };
  }
  const words = left.filter(({ code }) => code === 'bare-word' || code === 'bare-key' || code === 'bad-number');
  if (
    words.some(({ code, at }) => code === 'bare-word' && TYPE_NAME.test(at) && !/^(?:True|False|None|NaN)$/.test(at))
  ) {
    return { proof: 'not checked', reason: 'It shows types in the place of values.' };
  }
  if (words.filter(({ code }) => code !== 'bare-word').length > 2 || words.length > 3) {
    return { proof: 'not checked', reason: 'It is written like program code rather than JSON.' };
  }
  return excerpt(body);
}

/** Members without the braces around them are an excerpt of an object, and so are the lines that follow such a one. */
function excerpt(body: string): { proof: 'parsed' | 'not checked'; reason: string } | undefined {
  if (!/^\s*(?:(?:\/\/|#)[^\n]*\s*)*"(?:[^"\\\n]|\\.)*"\s*:/.test(body)) return undefined;
  const { problems, values } = readJson(`{${body}\n}`);
  const rest = problems.filter(({ code }) => !ILLUSTRATION.has(code) && code !== 'trailing-comma');
  if (values === 1 && rest.length === 0) {
    return { proof: 'parsed', reason: 'It is an excerpt of an object; its members were read.' };
  }
  // Its brackets close more than it opens: then it has lost its beginning, and is no excerpt.
  if (values > 1 || rest.some(({ code }) => code === 'mismatched')) return undefined;
  return { proof: 'not checked', reason: 'It is an excerpt, which is not JSON as it stands.' };
}

/** A string ends on its line, so a line with an odd number of quotes has lost or gained one. */
function lineWithOddQuotes(body: string): number | undefined {
  const index = body.split('\n').findIndex((line) => {
    if (/\/\/|\/\*|#|…|\.\.\./.test(line.replace(/"(?:[^"\\]|\\.)*"/g, ''))) return false;
    return (line.replace(/\\./g, '').split('"').length - 1) % 2 === 1;
  });
  return index < 0 ? undefined : index + 1;
}

/** Above a closing bracket one too many: the key, as deep as it, that ends its line without an opening one. */
function keyWithoutOpener(body: string, closer: number): number | undefined {
  const lines = body.split('\n');
  const depth = lines[closer - 1]?.search(/\S/);
  const index = lines.slice(0, closer - 1).findLastIndex((line) => line.search(/\S/) === depth);
  return /"\s*:\s*$/.test(lines[index] ?? '') ? index + 1 : undefined;
}

function findingsOf(artifact: Artifact, body: string, problems: readonly JsonProblem[]): Finding[] {
  const offset =
    artifact.text.lastIndexOf(body) > 0
      ? artifact.text.slice(0, artifact.text.lastIndexOf(body)).split('\n').length - 1
      : 0;
  const first = problems.find(({ code }) => code !== 'duplicate-key');
  const quote = first && lineWithOddQuotes(body);
  const structural =
    first && quote === undefined && /^(?:unclosed|mismatched|unexpected|bare-key|missing-colon)$/.test(first.code);
  const unbalanced = structural ? findUnbalanced(body, 'json') : undefined;
  const bare = unbalanced && unbalanced.opened === undefined && keyWithoutOpener(body, unbalanced.line);
  const findings: Finding[] = [];
  if (bare) {
    findings.push({
      level: 'error',
      rule: 'json/syntax',
      message: 'The value that should follow this colon has lost its opening bracket.',
      line: lineIn(artifact, bare + offset),
    });
  } else if (unbalanced) {
    const { line, opened, bracket } = unbalanced;
    const finding: Finding = {
      level: 'error',
      rule: 'json/syntax',
      message:
        opened === undefined
          ? `\`${bracket}\` closes a bracket that was not opened.`
          : `A closing \`${bracket}\` is missing before this line, for the bracket opened on line ${lineIn(artifact, opened + offset)}.`,
      line: lineIn(artifact, line + offset),
    };
    findings.push(opened === undefined ? finding : { ...finding, with: [lineIn(artifact, opened + offset)] });
  } else if (first) {
    findings.push({
      level: 'error',
      rule: 'json/syntax',
      message: jsonSentence(quote === undefined ? first : { code: 'unclosed-string', line: quote, at: '' }),
      line: lineIn(artifact, (quote ?? first.line) + offset),
    });
  }
  for (const problem of problems) {
    if (problem.code !== 'duplicate-key') continue;
    findings.push({
      level: 'error',
      rule: 'json/duplicate-key',
      message: jsonSentence(problem),
      line: lineIn(artifact, problem.line + offset),
    });
  }
  return findings.slice(0, 20);
}
