import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked } from '../checker.ts';
import { placeYamlProblem } from './place-yaml-problem.ts';
import { type Data, readData } from './read-data.ts';
import { yamlSentence } from './yaml-sentence.ts';

/** What the text is too long, too deep or too tangled for; that is no defect of it. */
const REFUSED = new Set(['TOO_LONG', 'TOO_DEEP', 'UNREADABLE']);
/** Lines that no YAML file has, but samples do: markup, sections of other formats, code, arrows. */
const NOTATION =
  /^\s*(?:```|<\/?[A-Za-z]|(?:def|class|function|import|from) \w[^:]*(?:[({;].*)?$|[✅❌✓✗→←•↓])|^\[[\w.]+\]\s*$|^\s*\$ \w|^(?:GET|HEAD|PUT|POST|PATCH|DELETE) \S|^\s*\{\w+=|^[A-Z]+ [A-Z]+ \w/m;
/** Lines by which a template engine steers. */
const STEERING = /^\s*(?:- )?(?:\{\{|\{%|<%|#@|@\w)/m;

/**
 * What the YAML grammar refuses in an artifact, with rule ids `yaml/…`, or why it cannot be judged. For every checker
 * whose artifacts are YAML.
 *
 * @returns undefined when nothing was refused
 */
export function yamlFindings(artifact: Artifact, problems: Data['problems']): Checked | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const refused = problems.find(({ code }) => REFUSED.has(code));
  if (refused) return notChecked(`It was not read: ${refused.message}`.slice(0, 180));
  const { text } = artifact;
  if (artifact.fragment || /^\s*(?:- )?(?:\.{3}|…)\s*$|[:-] …|: \.\.\./m.test(text)) {
    return notChecked('It leaves something out, so it is not YAML as it stands.');
  }
  const bare = withoutText(text);
  const around = (lines: string): string =>
    lines
      .split('\n')
      .slice(Math.max(0, first.line - 2), first.line + 1)
      .join('\n');
  const near = around(bare);
  if (
    STEERING.test(bare) ||
    /\{\{[^}\n]*"[^}\n]*\}\}/.test(around(text)) ||
    /\{\{|\{%|<%|[/:]\s?\{[a-z_-]+\}|\{[a-z_-]+\}\//.test(near)
  ) {
    return notChecked('It is a template, whose values come later.');
  }
  if (NOTATION.test(bare) || /[→←⇒]|\s—\s|!`|: [<>] ?\d/.test(around(text)))
    return notChecked('It mixes YAML with another notation.');
  if (isSamples(text, problems)) return notChecked('It shows several samples in one block.');
  const others = problems.filter(({ code }) => code === 'DUPLICATE_KEY' && first.code === 'DUPLICATE_KEY');
  const findings = (others.length > 0 ? others : [first]).map((problem) => findingOf(artifact, problem));
  return { proof: 'parsed', findings: findings.slice(0, 20) };
}

function findingOf(artifact: Artifact, problem: Data['problems'][number]): Finding {
  const { code, message } = problem;
  const line = code === 'DUPLICATE_KEY' ? problem.line : placeYamlProblem(artifact.text, problem.line, code);
  const shown = artifact.text.split('\n')[line - 1] ?? '';
  const quote = line !== problem.line && /["']/.test(shown) ? 'Missing closing quote' : undefined;
  const bracket = line !== problem.line && /[[{]/.test(shown) ? 'must end' : undefined;
  const moved = code === 'BAD_INDENT' ? undefined : (quote ?? bracket);
  return {
    level: 'error',
    rule: code === 'DUPLICATE_KEY' ? 'yaml/duplicate-key' : 'yaml/syntax',
    message: yamlSentence(moved ? 'MISSING_CHAR' : code, moved ?? message, shown),
    line: lineIn(artifact, line),
  };
}

/** Alternatives or files one below another, each under a comment of its own, are no one document. */
function isSamples(text: string, problems: Data['problems']): boolean {
  const parts = text.split(/\n(?=#[^\n]*\n\S)/);
  if (parts.length > 1 && parts.length < 40 && parts.every(isWhole)) return true;
  if (!problems.every(({ code }) => code === 'DUPLICATE_KEY')) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const keys = new Set(lines.map((line) => line.replace(/:.*/, '')));
  if (keys.size === 1) return true;
  return problems.every(({ line }) => {
    const above = text.split('\n')[line - 2] ?? '';
    return /^\s*#.*(?:\bor\b|alternativ|option|instead|valid|❌|✅|\bbad\b|\bgood\b|before|after|example)/i.test(above);
  });
}

function isWhole(part: string): boolean {
  const { documents, problems } = readData(part);
  return problems.length === 0 && documents.every(({ value }) => typeof value === 'object');
}

/** The lines of a text without quoted strings, comments and block scalars. */
function withoutText(text: string): string {
  let block = -1;
  return text
    .split('\n')
    .map((line) => {
      const indent = line.search(/\S/);
      if (indent < 0 || (block >= 0 && indent > block)) return '';
      block = /(?:^|[\s:-])[|>][-+\d]*\s*(?:#.*)?$/.test(line) ? indent : -1;
      return line
        .replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, "''")
        .replace(/(?:^|\s)#(?!@).*/, '')
        .replace(/\$\{\{[^}]*\}\}/g, '_');
    })
    .join('\n');
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
