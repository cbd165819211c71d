import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { checkLocalRefs } from '../json-schema/check-local-refs.ts';
import type { Problem } from '../json-schema/problem.ts';
import { oneLine, readDocument, toFinding } from '../json-schema/read-document.ts';
import { MOST_FINDINGS } from '../json-schema/schema-problems.ts';
import { withoutRepeats } from '../json-schema/without-repeats.ts';
import { checkLinks } from '../openapi/check-links.ts';
import { checkSchemas } from '../openapi/check-schemas.ts';
import { judge } from '../openapi/judge.ts';
import { type LintProblem, lint } from '../openapi/lint.ts';
import { isAboutWhole, wrap } from '../openapi/wrap.ts';

/**
 * Holds OpenAPI documents (2.0, 3.0, 3.1, 3.2) against their specification. Errors are violations of it; advice on
 * style is left out. References to files and hosts are not followed.
 */
export const openapi: Checker = {
  kinds: ['openapi'],
  async check(artifacts, { signal }) {
    const checked: Checked[] = [];
    for (const artifact of artifacts) checked.push(signal.aborted ? STOPPED : await checkOne(artifact));
    return checked;
  },
};

const FAMILY = 'openapi';
const STOPPED: Checked = { proof: 'not checked', reason: 'The check was stopped.', findings: [] };

async function checkOne(artifact: Artifact): Promise<Checked> {
  const document = readDocument(artifact, FAMILY, (root) => 'openapi' in root || 'swagger' in root);
  if ('proof' in document) return document;
  const version = document.root.openapi ?? document.root.swagger;
  const excerpt =
    artifact.fragment || (version === undefined && !('info' in document.root && 'paths' in document.root));
  const wrapped = excerpt ? wrap(document.root, artifact.dialect) : { root: document.root, prefix: [] };
  if (!wrapped)
    return {
      proof: 'parsed',
      reason: 'It is an excerpt whose place in a document is not clear.',
      findings: document.findings,
    };
  const unknown = versionProblem(wrapped.root);
  if (unknown) {
    const finding = toFinding(document, FAMILY, unknown);
    return {
      proof: 'parsed',
      reason: 'Its version of OpenAPI is not known.',
      findings: [...document.findings, finding],
    };
  }
  const { problems: dangling, outside } = checkLocalRefs(wrapped.root);
  const linted = await lintSafely(wrapped.root);
  const judged = linted.problems.map((found) => judge(found, wrapped.root)).filter((problem) => problem !== undefined);
  const all = [...dangling, ...judged, ...checkSchemas(wrapped.root), ...checkLinks(wrapped.root)];
  const kept = (excerpt ? all.filter((problem) => !isAboutWhole(problem, wrapped)) : all)
    .filter(({ path }) => wrapped.prefix.every((step, i) => path[i] === step))
    .map((problem) => ({ ...problem, path: problem.path.slice(wrapped.prefix.length) }));
  const findings = [
    ...document.findings,
    ...withoutRepeats(kept)
      .slice(0, MOST_FINDINGS)
      .map((problem) => toFinding(document, FAMILY, problem)),
  ];
  return { ...proofOf(linted.gaveUp, excerpt, outside.length), findings };
}

/** The linter fails on what nobody would write: mappings that hold `hasOwnProperty`, references without an end. */
async function lintSafely(root: Record<string, unknown>): Promise<{ problems: LintProblem[]; gaveUp?: string }> {
  try {
    return { problems: await lint(root) };
  } catch (error) {
    return { problems: [], gaveUp: oneLine(error instanceof Error ? error.message : String(error)).slice(0, 120) };
  }
}

function proofOf(gaveUp: string | undefined, excerpt: boolean, outside: number): Pick<Checked, 'proof' | 'reason'> {
  if (gaveUp !== undefined) return { proof: 'parsed', reason: `The linter gave up on it: ${gaveUp}.` };
  if (excerpt) return { proof: 'validated', reason: 'It is an excerpt; what it leaves out was not asked for.' };
  if (outside > 0) return { proof: 'validated', reason: `References out of the text were not followed (${outside}).` };
  return { proof: 'validated' };
}

function versionProblem(root: Record<string, unknown>): Problem | undefined {
  const key = 'swagger' in root ? 'swagger' : 'openapi';
  const version = String(root[key] ?? '');
  if (key === 'swagger' ? version === '2.0' || root[key] === 2 : /^3\.[012]\.\d+(-[\w.]+)?$/.test(version))
    return undefined;
  const message =
    version === ''
      ? 'the version of OpenAPI must be there, as "openapi: 3.1.0"'
      : `"${version}" is not a version of OpenAPI (2.0, 3.0.x, 3.1.x, 3.2.x)`;
  return { level: 'error', what: 'version', message, path: version === '' ? [] : [key] };
}
