import type { RepoReading } from '../repo/reading.ts';
import type { Change } from '../revise/change.ts';
import { isPlural } from '../words/plural.ts';
import { type Conventions, OWN_CONVENTIONS } from './columns.ts';

/** How the repo spells and numbers, as far as it shows; a follow-up on ids counts before it. */
export function conventionsOf(repo: RepoReading, changes: readonly Change[]): Conventions {
  const found = foundConventions(repo);
  const asked = changes.findLast((change) => change.kind === 'ids');
  return asked?.kind === 'ids' ? { ...found, ids: asked.ids, from: { ...found.from, ids: `"${asked.words}"` } } : found;
}

function foundConventions({ tables, contract }: RepoReading): Conventions {
  const prefix = contract?.prefix ? { prefix: contract.prefix } : {};
  const prefixFrom = contract?.prefix ? { prefix: contract.path } : {};
  const [first] = tables;
  if (first === undefined) return { ...OWN_CONVENTIONS, ...prefix, from: prefixFrom };
  const place = `${first.path}:${first.line}`;
  const names = tables.flatMap(({ columns }) => columns.map(({ name }) => name));
  const camels = names.filter((name) => /[a-z][A-Z]/.test(name)).length;
  const snakes = names.filter((name) => /[a-z]_[a-z]/.test(name)).length;
  const plurals = tables.filter(({ name }) => isPlural(name.toLowerCase())).length;
  const ids = commonId(tables);
  return {
    ...OWN_CONVENTIONS,
    ...prefix,
    columns: camels > snakes ? 'camel' : 'snake',
    tables: plurals * 2 >= tables.length ? 'plural' : 'singular',
    ...(ids ? { ids } : {}),
    from: { ...prefixFrom, columns: place, tables: place, ...(ids ? { ids: place } : {}) },
  };
}

/** The type that most single-column keys have. */
function commonId(tables: RepoReading['tables']): Conventions['ids'] | undefined {
  const kinds = tables.flatMap(({ primaryKey, columns }) => {
    const kind = columns.find(({ name }) => name === primaryKey[0])?.kind;
    return primaryKey.length === 1 && (kind === 'uuid' || kind === 'bigint' || kind === 'int') ? [kind] : [];
  });
  const counts = (['uuid', 'bigint', 'int'] as const).map((kind) => ({
    kind,
    count: kinds.filter((other) => other === kind).length,
  }));
  const best = counts.sort((a, b) => b.count - a.count)[0];
  return best && best.count > 0 ? best.kind : undefined;
}
