import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { checkRefs } from '../json-schema/check-refs.ts';
import { dialectOf } from '../json-schema/dialect.ts';
import { isLeftOut } from '../json-schema/is-left-out.ts';
import { nearest } from '../json-schema/near.ts';
import type { Problem } from '../json-schema/problem.ts';
import { readDocument, toFinding } from '../json-schema/read-document.ts';
import { sampleValidator } from '../json-schema/sample-validator.ts';
import { MOST_FINDINGS, schemaProblems } from '../json-schema/schema-problems.ts';
import { withoutRepeats } from '../json-schema/without-repeats.ts';

/**
 * Holds JSON Schemas of the drafts 4, 6, 7, 2019-09 and 2020-12 against their draft, by `$schema`; without one, what
 * any draft allows is right. References out of the text are not followed, and patterns are compiled, not trusted.
 */
export const jsonSchema: Checker = {
  kinds: ['json-schema'],
  check: async (artifacts) => artifacts.map(checkOne),
};

const FAMILY = 'json-schema';

function checkOne(artifact: Artifact): Checked {
  const document = readDocument(artifact, FAMILY);
  if ('proof' in document) return document;
  const { root } = document;
  const meta = dialectOf(root.$schema);
  const problems = [...metaProblems(root.$schema)];
  const { problems: dangling, outside } = checkRefs(root);
  problems.push(
    ...schemaProblems(root, [], { dialect: meta ?? { draft: 2020, lenient: true }, validate: sampleValidator(root) }),
  );
  problems.push(...dangling);
  const kept = artifact.fragment
    ? problems.filter(({ what, path }) => what !== 'unresolved-ref' && what !== 'required' && !isLeftOut(root, path))
    : problems;
  const findings = [
    ...document.findings,
    ...withoutRepeats(kept)
      .slice(0, MOST_FINDINGS)
      .map((problem) => toFinding(document, FAMILY, problem)),
  ];
  if (artifact.fragment)
    return { proof: 'validated', reason: 'It is an excerpt; what it leaves out was not asked for.', findings };
  if (!meta) return { proof: 'parsed', reason: 'Its $schema is not one of the drafts 4 to 2020-12.', findings };
  if (outside.length > 0) {
    return {
      proof: 'validated',
      reason: `References out of the text were not followed (${outside.length}).`,
      findings,
    };
  }
  return { proof: 'validated', findings };
}

const METAS = ['4', '6', '7']
  .map((n) => `http://json-schema.org/draft-0${n}/schema#`)
  .concat(['2019-09', '2020-12'].map((date) => `https://json-schema.org/draft/${date}/schema`));

function metaProblems(meta: unknown): Problem[] {
  if (meta === undefined || dialectOf(meta)) return [];
  if (typeof meta !== 'string')
    return [{ level: 'error', what: 'schema', message: 'must be a URI', path: ['$schema'] }];
  const meant = /json-schema\.org/.test(meta) ? nearest(meta, METAS) : undefined;
  const message = meant
    ? `no such draft, did you mean "${meant}"?`
    : 'this is not one of the drafts 4 to 2020-12; it was read by what any of them allows';
  return [{ level: meant ? 'warning' : 'note', what: 'schema', message, path: ['$schema'] }];
}
