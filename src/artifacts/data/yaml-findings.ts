import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked } from '../checker.ts';
import { mendsWithOneEdit } from './mend-yaml.ts';
import { placeYamlProblem } from './place-yaml-problem.ts';
import type { Data } from './read-data.ts';
import { isYamlSamples } from './yaml-samples.ts';
import { yamlSentence } from './yaml-sentence.ts';

/** What the text is too long, too deep or too tangled for; that is no defect of it. */
const REFUSED = new Set(['TOO_LONG', 'TOO_DEEP', 'UNREADABLE', 'KEY_OVER_1024_CHARS']);
/** One slip may show in several places. */
const REPEATED = new Set(['DUPLICATE_KEY', 'LOOSE_ALIAS']);
const LEFT_OUT = /^\s*(?:- )?(?:\.{3}|…)(?:\s*etc\.?)?\s*$|[:-] …|: \.\.\./m;
/** A place in a line that a template fills. */
const HOLE = /\{\{|\{%|<%|[/:]\s?\{[a-z_-]+\}|\{[a-z_-]+\}\/|: @[\w.-]+@\s*$/m;
/** Lines that no YAML file has, but samples do: markup, sections of other formats, code, arrows. */
const NOTATION =
  /^\s*(?:```|<\/?[A-Za-z]|(?:def|class|function|import|from) \w[^:]*(?:[({;].*)?$|[✅❌✓✗→←•↓])|^\[[\w.]+\]\s*$|^\s*\$ \w|^(?:GET|HEAD|PUT|POST|PATCH|DELETE) \S|^\s*\{\w+=|^[A-Z]+ [A-Z]+ \w/m;
/** A command with its flags, a call, words in brackets as usages have them, and the choices of a type. */
const USAGE = /^[\w./-]+(?: [\w.-]+)* --?[a-z][^:\n]*$|^[\w.]+\([^\n]*\)\s*$|: (?:\[[^\]\n]*\] ?){2,}$|'' \| ''/m;
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
  const reason = whyNoDefect(artifact, problems, first);
  if (reason !== undefined) return notChecked(reason);
  const alike = problems.filter(({ code }) => code === first.code && REPEATED.has(code));
  const findings = (alike.length > 0 ? alike : [first]).map((problem) => findingOf(artifact, problem));
  return { proof: 'parsed', findings: findings.slice(0, 20) };
}

/** What YAML refuses, but no slip of the pen: then it is left alone. */
function whyNoDefect(
  artifact: Artifact,
  problems: Data['problems'],
  first: Data['problems'][number],
): string | undefined {
  const { text } = artifact;
  const isFile = artifact.firstLine === artifact.line;
  if (LEFT_OUT.test(text) || (artifact.fragment && !(isFile && mendsWithOneEdit(text, first)))) {
    return 'It leaves something out, so it is not YAML as it stands.';
  }
  if (first.code === 'LOOSE_ALIAS' && !isFile && !/[:-] &\w/.test(text) && /<<: +(?:\[ *)?\*/.test(text)) {
    return 'It is an excerpt: its anchors are set elsewhere.';
  }
  const bare = withoutText(text);
  const around = (lines: string): string =>
    lines
      .split('\n')
      .slice(Math.max(0, first.line - 2), first.line + 1)
      .join('\n');
  if (STEERING.test(bare) || /\{\{[^}\n]*"[^}\n]*\}\}/.test(around(text)) || HOLE.test(around(bare))) {
    return 'It is a template, whose values come later.';
  }
  if (NOTATION.test(bare) || USAGE.test(bare) || /[→←⇒]|\s—\s|!`|: [<>] ?\d/.test(around(text))) {
    return 'It mixes YAML with another notation.';
  }
  if (!isSlip(text, problems, first)) return 'It is YAML only in part.';
  return isYamlSamples(text, problems) ? 'It shows several samples in one block.' : undefined;
}

/** One line is all that is wrong; or what one slip brings about in many places, a key that stands twice or an anchor lost. */
function isSlip(text: string, problems: Data['problems'], first: Data['problems'][number]): boolean {
  const grammar = problems.find(({ code }) => !REPEATED.has(code));
  if (!grammar) return true;
  return mendsWithOneEdit(text, grammar) || (first !== grammar && mendsWithOneEdit(text, first));
}

function findingOf(artifact: Artifact, problem: Data['problems'][number]): Finding {
  const { code, message } = problem;
  const line = REPEATED.has(code) ? problem.line : placeYamlProblem(artifact.text, problem.line, code);
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
        .replace(/(^\s*|[:-] +|\[ *)["'][^"']*$/, "$1''")
        .replace(/(?:^|\s)#(?!@).*/, '')
        .replace(/\$\{\{[^}]*\}\}/g, '_');
    })
    .join('\n');
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
