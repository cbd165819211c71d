import { lineIn } from './artifact.ts';
import type { CheckedArtifact } from './checker.ts';
import type { DesignDocument } from './document.ts';

/** What is said of a name that a diagram uses once, and that is nearly another of its names. */
const SLIP = /^`([^`]+)` stands only here: did you mean `/;

/**
 * The same results without the slips of diagrams that are none: the document has the name in other places (`riders`
 * beside `rides`), or a key that is called after it (`rider_id`).
 */
export function excuseKnown(results: readonly CheckedArtifact[], { text }: DesignDocument): CheckedArtifact[] {
  if (!results.some(({ findings }) => findings.some(isSlip))) return [...results];
  const lines = text.split('\n');
  return results.map((result) => {
    const { artifact } = result;
    const last = lineIn(artifact, Number.MAX_SAFE_INTEGER);
    const findings = result.findings.filter((finding) => {
      const name = isSlip(finding) ? SLIP.exec(finding.message)?.[1] : undefined;
      if (name === undefined) return true;
      return !lines.some(
        (line, at) =>
          at + 1 !== finding.line &&
          (hasKeyOf(line, name) || ((at + 1 < artifact.firstLine || at + 1 > last) && hasWord(line, name))),
      );
    });
    return findings.length === result.findings.length ? result : { ...result, findings };
  });
}

function isSlip({ rule, message }: CheckedArtifact['findings'][number]): boolean {
  return rule === 'mermaid/reference' && SLIP.test(message);
}

/** Whether a line has a name as a whole word, in whatever case. */
function hasWord(line: string, name: string): boolean {
  const [all, word] = [line.toLowerCase(), name.toLowerCase()];
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
    if (!/[\w-]/.test(all[at - 1] ?? ' ') && !/[\w-]/.test(all[at + word.length] ?? ' ')) return true;
  }
  return false;
}

/** Whether a line has the column that points at what is called so. */
function hasKeyOf(line: string, name: string): boolean {
  const one = name.replace(/([^s])s$/i, '$1');
  return [one, name].some((word) => hasWord(line, `${word}_id`) || hasWord(line, `${word}Id`));
}
