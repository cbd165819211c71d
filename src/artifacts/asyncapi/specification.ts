import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';

/** The versions of AsyncAPI whose documents can be held against their specification. */
export type Version = '2' | '3.0' | '3.1';

const compiled = new Map<Version, Promise<ValidateFunction>>();

/** What the specification's own schema says of a document. Compiled at first use, which takes about a quarter second. */
export async function specificationErrors(root: Record<string, unknown>, version: Version): Promise<ErrorObject[]> {
  const validate = compiled.get(version) ?? load(version);
  compiled.set(version, validate);
  const check = await validate;
  // All of 2.x is held against the last of them, which allows what the earlier ones do.
  check(version === '2' ? { ...root, asyncapi: '2.6.0' } : version === '3.0' ? { ...root, asyncapi: '3.0.0' } : root);
  return [...(check.errors ?? [])];
}

async function load(version: Version): Promise<ValidateFunction> {
  const options = {
    meta: false,
    strict: false,
    validateFormats: false,
    validateSchema: false,
    allErrors: true,
    verbose: true,
    logger: false,
  } as const;
  const schema: object = (await importSchema(version)).default;
  return new Ajv(options).compile(schema);
}

function importSchema(version: Version): Promise<{ default: object }> {
  switch (version) {
    case '2':
      return import('@asyncapi/specs/schemas/2.6.0.json', { with: { type: 'json' } });
    case '3.0':
      return import('@asyncapi/specs/schemas/3.0.0.json', { with: { type: 'json' } });
    case '3.1':
      return import('@asyncapi/specs/schemas/3.1.0.json', { with: { type: 'json' } });
  }
  return version satisfies never;
}

/** The version of a document, undefined when it is not one that is known. */
export function versionOf(root: Record<string, unknown>): Version | undefined {
  const found = /^(2|3\.[01])(?:\.\d+){1,2}(-.*)?$/.exec(String(root.asyncapi ?? ''));
  if (!found) return undefined;
  return found[1] === '3.0' || found[1] === '3.1' ? found[1] : '2';
}
