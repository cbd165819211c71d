import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { Design, Named } from '../design.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-scope';
const SCOPE = /^[a-z][\w-]*(?:[:.][a-z][\w-]*){1,2}$/;
const METHODS = /^(?:get|put|post|delete|patch|head|options|trace)$/;

/** Scopes in code spans that the security of the contract does not have, and scopes it uses without defining them. */
export const proseScopes: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const { defined, used } = scopesOf(design);
    const all = new Map([...defined, ...used].map(({ name, line }) => [name, line]));
    const found: Finding[] = [];
    const names = new Set(defined.map(({ name }) => name));
    for (const { name, line } of names.size > 0 ? used : []) {
      if (!names.has(name))
        found.push({
          level: 'warning',
          rule: RULE,
          message: `The scope \`${name.slice(0, 60)}\` is required here, but the security scheme does not define it.`,
          line,
          with: [defined[0]?.line ?? line],
        });
    }
    const parts = new Set([...all.keys()].flatMap((name) => name.split(/[:.]/)));
    const mark = [...all.keys()].some((name) => name.includes(':')) ? ':' : '.';
    const seen = new Set<string>();
    for (const { codes, aside, text } of all.size < 2 ? [] : design.prose.passages.flatMap(sentencesOf)) {
      if (aside || isOutside(text.replace(/`[^`]*`/g, ''))) continue;
      for (const { text: name, line } of codes) {
        const own = name.split(mark);
        const isScope =
          SCOPE.test(name) && own.length > 1 && (mark === ':' || /\bscopes?\b|\bpermissions?\b/i.test(text));
        if (
          !isScope ||
          all.has(name) ||
          seen.has(name) ||
          !own.some((part) => parts.has(part)) ||
          /^\w+:\/\//.test(name)
        )
          continue;
        if (!/\bscopes?\b|\bpermissions?\b/i.test(text) && !own.every((part) => parts.has(part))) continue;
        seen.add(name);
        const [other, at = 0] = [...all].find(([one]) => one.split(mark).some((part) => own.includes(part))) ?? [];
        found.push({
          level: 'warning',
          rule: RULE,
          message: `The scope \`${name.slice(0, 60)}\` is not in the contract, which has \`${other}\` (line ${at}).`,
          line,
          with: [at],
        });
      }
    }
    return found;
  },
};

function scopesOf({ artifacts }: Design): { defined: Named[]; used: Named[] } {
  const defined: Named[] = [];
  const used: Named[] = [];
  for (const { artifact } of artifacts) {
    if (artifact.kind !== 'openapi' || !artifact.text.includes('security')) continue;
    for (const { value, lineOf } of readData(artifact.text).documents) {
      const put = (list: Named[], name: string, path: (string | number)[]): void => {
        list.push({ name, line: lineIn(artifact, lineOf(path)) });
      };
      const require = (security: unknown, path: (string | number)[]): void => {
        for (const [at, entry] of listOf(security).entries()) {
          for (const [scheme, scopes] of entriesOf(entry))
            for (const scope of listOf(scopes)) if (typeof scope === 'string') put(used, scope, [...path, at, scheme]);
        }
      };
      for (const [scheme, one] of entriesOf(at(value, 'components', 'securitySchemes'))) {
        for (const [flow, each] of entriesOf(at(one, 'flows'))) {
          for (const [scope] of entriesOf(at(each, 'scopes')))
            put(defined, scope, ['components', 'securitySchemes', scheme, 'flows', flow, 'scopes', scope]);
        }
      }
      require(at(value, 'security'), ['security']);
      for (const [path, item] of entriesOf(at(value, 'paths'))) {
        for (const [method, operation] of entriesOf(item))
          if (METHODS.test(method)) require(at(operation, 'security'), ['paths', path, method, 'security']);
      }
    }
  }
  return { defined, used };
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (one, key) => (typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[key] : undefined),
    value,
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
