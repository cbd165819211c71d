import type { CheckedArtifact } from '../../checker.ts';
import type { Diagram } from '../design.ts';
import { type DiagramLine, diagramLines } from './diagram-lines.ts';
import { readC4 } from './read-c4.ts';
import { readClass } from './read-class.ts';
import { readEr } from './read-er.ts';
import { readFlow } from './read-flow.ts';
import { readSequence } from './read-sequence.ts';
import { readState } from './read-state.ts';

/**
 * What the Mermaid diagrams of a document say, of the kinds that can be held against anything. Only those that Mermaid
 * itself could read: of a broken one it is not known what it says. A `;` in what is said in a sequence diagram breaks it,
 * and leaves no doubt about what was meant.
 */
export function gatherDiagrams(artifacts: readonly CheckedArtifact[]): Diagram[] {
  return artifacts.flatMap(({ artifact, proof, findings }) => {
    if (artifact.kind !== 'mermaid' || proof === 'not checked') return [];
    const [heading, ...lines] = diagramLines(artifact);
    const errors = findings.filter(({ level }) => level === 'error');
    if (!errors.every(({ line }) => isCutShort(line, lines))) return [];
    return heading ? readDiagram(heading, lines, artifact.index) : [];
  });
}

const SAID = /^[^:;]*-(?:-?>>?|x|\))[^:;]*:.*;/;

function isCutShort(line: number, lines: readonly DiagramLine[]): boolean {
  return lines.some((one) => one.line === line && SAID.test(one.text));
}

function readDiagram(heading: DiagramLine, lines: DiagramLine[], artifact: number): Diagram[] {
  const { line } = heading;
  const [, kind = '', rest = ''] = /^([\w-]+)[^;]*(?:;(.*))?$/.exec(heading.text) ?? [];
  const all = rest.trim() === '' ? lines : [{ text: rest.trim(), line }, ...lines];
  if (kind === 'erDiagram') return [{ kind: 'er', ...readEr(all), line, artifact }];
  if (kind === 'sequenceDiagram') return [{ kind: 'sequence', ...readSequence(all), line, artifact }];
  if (/^(?:flowchart|graph)(?:-elk)?$/.test(kind)) return [{ kind: 'flow', ...readFlow(all), line, artifact }];
  if (/^C4[A-Z]/.test(kind)) return [{ kind: 'c4', ...readC4(all), line, artifact }];
  if (/^stateDiagram/.test(kind)) return [{ kind: 'state', ...readState(all), line, artifact }];
  if (/^classDiagram/.test(kind)) return [{ kind: 'class', ...readClass(all), line, artifact }];
  return [];
}
