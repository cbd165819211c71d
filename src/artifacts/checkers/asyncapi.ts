import type { Artifact } from '../artifact.ts';
import { checkMeaning } from '../asyncapi/check-meaning.ts';
import { explain } from '../asyncapi/explain.ts';
import { findSchemas, isSchemaPath } from '../asyncapi/find-schemas.ts';
import { specificationErrors, versionOf } from '../asyncapi/specification.ts';
import type { Checked, Checker } from '../checker.ts';
import { checkLocalRefs } from '../json-schema/check-local-refs.ts';
import { isLeftOut } from '../json-schema/is-left-out.ts';
import { isObject } from '../json-schema/is-object.ts';
import type { Problem } from '../json-schema/problem.ts';
import { readDocument, type SpecDocument, toFinding } from '../json-schema/read-document.ts';
import { sampleValidator } from '../json-schema/sample-validator.ts';
import { MOST_FINDINGS, schemaProblems } from '../json-schema/schema-problems.ts';
import { valueAt } from '../json-schema/value-at.ts';
import { withoutRepeats } from '../json-schema/without-repeats.ts';

/**
 * Holds AsyncAPI documents (2.x, 3.0, 3.1) against the schema of their specification, and their names and references
 * against each other. References to files and hosts are not followed.
 */
export const asyncapi: Checker = {
  kinds: ['asyncapi'],
  async check(artifacts, { signal }) {
    const checked: Checked[] = [];
    for (const artifact of artifacts) checked.push(signal.aborted ? STOPPED : await checkOne(artifact));
    return checked;
  },
};

const FAMILY = 'asyncapi';
const STOPPED: Checked = { proof: 'not checked', reason: 'The check was stopped.', findings: [] };

async function checkOne(artifact: Artifact): Promise<Checked> {
  const document = readDocument(artifact, FAMILY, (root) => 'asyncapi' in root);
  if ('proof' in document) return document;
  const { root } = document;
  const excerpt = artifact.fragment || !('asyncapi' in root || ('info' in root && 'channels' in root));
  const version = versionOf(root);
  if (!version && !excerpt) {
    const given =
      root.asyncapi === undefined
        ? 'the version of AsyncAPI must be there, as "asyncapi: 3.0.0"'
        : `"${String(root.asyncapi)}" is not a version of AsyncAPI (2.x, 3.0, 3.1)`;
    const finding = toFinding(document, FAMILY, {
      level: 'error',
      what: 'version',
      message: given,
      path: root.asyncapi === undefined ? [] : ['asyncapi'],
    });
    return {
      proof: 'parsed',
      reason: 'Its version of AsyncAPI is not known.',
      findings: [...document.findings, finding],
    };
  }
  const { problems: dangling, outside } = checkLocalRefs(root);
  const structure = version
    ? explain(await specificationErrors(root, version)).filter((problem) => !isWithinSchema(problem, root))
    : [];
  const all = [...structure, ...dangling, ...checkMeaning(root), ...checkSchemas(root)];
  const kept = excerpt ? all.filter((problem) => !isAboutWhole(problem) && !isLeftOut(root, problem.path)) : all;
  return { ...proofOf(excerpt, version !== undefined, outside.length), findings: findingsOf(document, kept) };
}

function checkSchemas(root: Record<string, unknown>): Problem[] {
  const validate = sampleValidator(root);
  const { schemas, samples } = findSchemas(root);
  const dialect = { draft: 2020, lenient: true } as const;
  const within = schemas.flatMap(({ schema, path }) => schemaProblems(schema, path, { dialect, validate }));
  const beside = samples.flatMap(({ value, path, schema }): Problem[] => {
    const wrong = validate(schema, value);
    return wrong
      ? [{ level: 'warning', what: 'sample', message: `it is not valid by its schema: ${wrong}`, path }]
      : [];
  });
  return [...within, ...beside];
}

/** Schemas are checked by code of their own, where they are schemas at all. */
function isWithinSchema({ path }: Problem, root: Record<string, unknown>): boolean {
  return isSchemaPath(path) && (isSchemaPath(path.slice(0, -1)) || isObject(valueAt(root, path)));
}

function findingsOf(document: SpecDocument, problems: readonly Problem[]): Checked['findings'] {
  return [
    ...document.findings,
    ...withoutRepeats(problems)
      .slice(0, MOST_FINDINGS)
      .map((problem) => toFinding(document, FAMILY, problem)),
  ];
}

function proofOf(excerpt: boolean, known: boolean, outside: number): Pick<Checked, 'proof' | 'reason'> {
  if (excerpt)
    return { proof: known ? 'validated' : 'parsed', reason: 'It is an excerpt; what it leaves out was not asked for.' };
  if (outside > 0) return { proof: 'validated', reason: `References out of the text were not followed (${outside}).` };
  return { proof: 'validated' };
}

/** What an excerpt may leave out: what it refers to, and what would have to be there. */
function isAboutWhole({ what, message }: Problem): boolean {
  return (
    [
      'unresolved-ref',
      'unknown-server',
      'security',
      'required',
      'parameter',
      'variable',
      'channel',
      'message',
    ].includes(what) || /must be there/.test(message)
  );
}
