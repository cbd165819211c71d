import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { nearest } from '../data/nearest.ts';
import { readData } from '../data/read-data.ts';
import { blameLine } from '../mermaid/blame-line.ts';
import { DIAGRAM_TYPES } from '../mermaid/diagram-types.ts';
import { complaintOf, explainError, isAboutMeaning } from '../mermaid/explain-error.ts';
import { findDeactivation } from '../mermaid/find-deactivation.ts';
import { findOpenBlock } from '../mermaid/find-open-block.ts';
import { findQuietDefects } from '../mermaid/find-quiet-defects.ts';
import { loadMermaid } from '../mermaid/load-mermaid.ts';
import type { QuietDefect } from '../mermaid/quiet/quiet-defect.ts';
import { type StrippedDiagram, stripDiagram } from '../mermaid/strip-diagram.ts';

/** Has Mermaid parse each diagram, of whatever type. */
export const mermaid: Checker = {
  kinds: ['mermaid'],
  async check(artifacts, { signal }) {
    const checked: Checked[] = [];
    for (const artifact of artifacts) {
      checked.push(signal.aborted ? notChecked('The check was stopped.') : await checkOne(artifact));
    }
    return checked;
  },
};

/** Mermaid itself draws nothing longer, in characters. */
const LONGEST = 50_000;

async function checkOne(artifact: Artifact): Promise<Checked> {
  if (artifact.text.length > LONGEST)
    return notChecked(`It is longer than the ${LONGEST} characters that Mermaid takes.`);
  const stripped = stripDiagram(artifact.text);
  if (stripped.text.trim() === '') return notChecked('It holds no diagram.');
  const place = (line: number): number => lineIn(artifact, stripped.lines[line - 1] ?? stripped.lines.at(-1) ?? 1);
  const findings = frontMatterOf(artifact, stripped);
  try {
    if (/^\s*zenuml\b/.test(stripped.text)) return notChecked('ZenUML is a plug-in of Mermaid that is not here.');
    const parser = await loadMermaid();
    await parser.parse(stripped.text);
    for (const defect of findQuietDefects(stripped.text)) findings.push({ ...defect, line: place(defect.line) });
  } catch (error) {
    if (artifact.fragment && /^\s*(?:\.{3}|…)/m.test(stripped.text))
      return notChecked('It leaves something out, so Mermaid cannot read it.');
    findings.push(await refusalOf(error, stripped.text, place));
  }
  return { proof: 'parsed', findings };
}

async function refusalOf(error: unknown, text: string, place: (line: number) => number): Promise<Finding> {
  const level = 'error';
  const first = text.trimStart().split(/[\s:;{]/)[0] ?? '';
  const inactive = /inactivate an inactive participant \((.*)\)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (inactive !== undefined) {
    const message = `\`${inactive.slice(0, 40)}\` is deactivated here, but was not active.`;
    return { level, rule: 'mermaid/activation', message, line: place(findDeactivation(text, inactive)) };
  }
  if (error instanceof Error && error.name === 'UnknownDiagramError') {
    const meant = nearest(first, DIAGRAM_TYPES);
    const hint =
      meant === undefined ? 'A diagram begins with its type, such as `flowchart TD`.' : `Did you mean \`${meant}\`?`;
    const message = `\`${first.slice(0, 40)}\` is no diagram type that Mermaid knows. ${hint}`;
    return { level, rule: 'mermaid/unknown-type', message, line: place(1) };
  }
  const block = findOpenBlock(text);
  if (block?.opened !== undefined) {
    const opened = place(block.opened);
    const message = `\`${block.end}\` is missing: the \`${block.word.slice(0, 30)}\` block that begins on line ${opened} is not closed.`;
    return { level, rule: 'mermaid/unbalanced-block', message, line: place(block.line), with: [opened] };
  }
  if (block) {
    const message = `This \`${block.end}\` closes no block: there are more of them than blocks.`;
    return { level, rule: 'mermaid/unbalanced-block', message, line: place(block.line) };
  }
  const { line, message } = explainError(error, text);
  const complaint = complaintOf(error);
  const blamed = isAboutMeaning(complaint) && text.length <= LONGEST_TO_RETRY;
  const told = quietDefectBefore(text, blamed ? Number.POSITIVE_INFINITY : line);
  if (told) return { ...told, line: place(told.line) };
  const at = blamed ? await blameLine(text, complaint, refuses) : undefined;
  return { level, rule: 'mermaid/syntax', message, line: place(at ?? line) };
}

/** In characters. A longer diagram is not parsed again and again to find the line that it is refused for. */
const LONGEST_TO_RETRY = 8000;

async function refuses(text: string): Promise<string | undefined> {
  try {
    await (await loadMermaid()).parse(text);
    return undefined;
  } catch (error) {
    return complaintOf(error);
  }
}

/** Mermaid reads entities and classes over the ends of lines, so it stumbles some lines after what is wrong. */
function quietDefectBefore(text: string, line: number): QuietDefect | undefined {
  if (!/^\s*(?:er|class)Diagram/.test(text)) return undefined;
  return findQuietDefects(text).find((one) => one.level === 'error' && one.line <= line);
}

function frontMatterOf(artifact: Artifact, { frontMatter }: StrippedDiagram): Finding[] {
  const [problem] = frontMatter ? readData(frontMatter.text).problems : [];
  if (!frontMatter || !problem) return [];
  const line = lineIn(artifact, frontMatter.line + problem.line - 1);
  return [
    { level: 'error', rule: 'mermaid/front-matter', message: 'The front matter of the diagram is not YAML.', line },
  ];
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
