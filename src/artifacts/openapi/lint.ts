import { BaseResolver, type Config, createConfig, lintDocument, Source } from '@redocly/openapi-core';
import type { Level } from '../../session/finding.ts';
import type { Path } from '../json-schema/problem.ts';
import { stepsOf } from '../json-schema/resolve-ref.ts';

/** What the linter says, as it says it. */
export type LintProblem = { rule: string; message: string; path: Path; onKey: boolean; suggestions: string[] };

/**
 * What each rule of the linter counts for here: an error is a violation of the specification. Rules of style are left
 * out, and so are those on references, samples and schemas, which are checked by code that runs no pattern.
 */
export const RULES: Readonly<Record<string, Level>> = {
  struct: 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-parameters-defined': 'error',
  'path-declaration-must-exist': 'error',
  'path-not-include-query': 'error',
  'no-identical-paths': 'error',
  'no-ambiguous-paths': 'note',
  'security-defined': 'error',
  'security-scopes-defined': 'warning',
  'no-duplicated-tag-names': 'warning',
  'no-example-value-and-externalValue': 'error',
  'no-server-variables-empty-enum': 'error',
  'no-undefined-server-variable': 'error',
  'nullable-type-sibling': 'note',
  'spec-components-invalid-map-name': 'error',
  'spec-discriminator-defaultMapping': 'note',
  'spec-no-invalid-encoding-combinations': 'warning',
  'spec-no-invalid-tag-parents': 'error',
  'spec-querystring-parameters': 'error',
};

/** Refuses whatever lies outside of the document: the linter's own resolver reads files and asks hosts. */
class Refusal extends BaseResolver {
  override async loadExternalRef(): Promise<Source> {
    throw new Error('References out of the text are not followed.');
  }
}

let config: Promise<Config> | undefined;

/** Lints a document that has been read already. It touches no file and no host, whatever the references say. */
export async function lint(root: Record<string, unknown>): Promise<LintProblem[]> {
  config ??= createConfig({ rules: Object.fromEntries(Object.keys(RULES).map((rule) => [rule, 'error' as const])) });
  const document = { source: new Source('/document.yaml', ''), parsed: root };
  const problems = await lintDocument({ document, config: await config, externalRefResolver: new Refusal() });
  return problems.map(({ ruleId, message, location: [at], suggest }) => ({
    rule: ruleId,
    message,
    path: stepsOf(at?.pointer ?? ''),
    onKey: at?.reportOnKey === true,
    suggestions: suggest ?? [],
  }));
}
