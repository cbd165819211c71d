import type { Finding } from '../../../session/finding.ts';
import { declaredSets, toldSets, type ValueSet, valueKey } from '../claims/value-sets.ts';
import { mappedShapes } from '../contract/mapped-shape.ts';
import type { Design } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/claim-members';
/** Members in which two tellings of one set may differ: with more, they are two sets. */
const MOST = 2;

/** One set of values that two places of a design tell differently: it has lost a member in one, or gained one. */
export const claimsMembers: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const declared = declaredSets(design);
    return [...againstText(design, declared), ...againstColumns(declared), ...amongTwins(design, declared)];
  },
};

function againstText(design: Design, declared: readonly ValueSet[]): Finding[] {
  const told = toldSets(design);
  return told.flatMap((set): Finding[] => {
    const isNamed = ({ name }: ValueSet): boolean =>
      set.isCounted ? isNoun(name, set.name) : nameKey(name) === nameKey(set.name);
    const own = declared.filter((one) => isNamed(one) && isOneSet(one, set));
    // Another place tells it just as the text does: there are two sets, or the other rules see to it.
    const twins = [...declared, ...told.filter((one) => one !== set)].some(
      (one) => isOneSet(one, set) && odds(one, set).length === 0,
    );
    const [first] = [...own].sort((a, b) => odds(a, set).length - odds(b, set).length);
    if (!first || twins) return [];
    return [finding(set, first, 'the text', own)];
  });
}

/** An enumeration of the contract of its own name, and the columns that are called the same. */
function againstColumns(declared: readonly ValueSet[]): Finding[] {
  const types = declared.filter(({ from }) => from === 'enum');
  return types.flatMap((type): Finding[] => {
    const columns = declared.filter(({ from, name }) => from === 'column' && nameKey(name) === nameKey(type.name));
    const lacking = columns.filter((column) => {
      const lost = column.values.filter((value) => !has(type, value));
      return lost.length > 0 && isOneSet(column, type) && lost.length <= MOST;
    });
    const [first] = lacking;
    return first && lacking.length === columns.length ? [finding(type, first, `\`${type.name}\``, lacking)] : [];
  });
}

/**
 * A column without a value that all others of its name have: a table that keeps the same, or a field that is called the
 * same in a schema that stands for no table (`FreeDesk`, an event's).
 */
function amongTwins(design: Design, declared: readonly ValueSet[]): Finding[] {
  const pairs = mappedShapes(design).flatMap((shape) => shape.pairs);
  // What stands beside its column is held against it anyway.
  const seen = new Set<readonly string[] | undefined>(
    pairs.filter(({ field }) => field.values).map(({ column }) => column.values),
  );
  const columns = declared.filter(({ from, values }) => from === 'column' && !seen.has(values));
  // A type of its own may serve several columns, of which each takes a part.
  const types = new Set(declared.flatMap(({ from, values }) => (from === 'enum' || from === 'type' ? [values] : [])));
  return columns.flatMap((column): Finding[] => {
    const twins = declared.filter(
      (one) => one !== column && !types.has(one.values) && isTwin(one, column) && isOneSet(one, column),
    );
    const [first] = twins;
    if (!first) return [];
    const [lost, ...more] = first.values.filter((value) => !has(column, value));
    if (lost === undefined || more.length > 0) return [];
    const agree = twins.every((one) => has(one, lost) && odds(one, column).length === 1);
    return agree ? [finding(column, first, `\`${column.owner}.${column.name}\``, twins)] : [];
  });
}

/** Called the same, and of the same thing: the `role` of a member need not be that of a share. */
function isTwin({ from, owner, name }: ValueSet, column: ValueSet): boolean {
  if (nameKey(name) !== nameKey(column.name)) return false;
  const own = wordsOf(column.owner).map(stem);
  return from !== 'contract' || wordsOf(name).length > 1 || wordsOf(owner).some((word) => own.includes(stem(word)));
}

function finding(set: ValueSet, other: ValueSet, who: string, all: readonly ValueSet[]): Finding {
  const extra = set.values.filter((value) => !has(other, value));
  const gone = other.values.filter((value) => !has(set, value));
  const name = other.owner === '' ? other.name : `${other.owner}.${other.name}`;
  const parts = [
    ...(extra.length > 0 ? [`has ${extra.join(', ')}, which \`${name}\` (line ${other.line}) lacks`] : []),
    ...(gone.length > 0 ? [`lacks ${gone.join(', ')}, which \`${name}\` (line ${other.line}) has`] : []),
  ];
  const message = `Of the values of \`${set.name}\`, ${who} ${parts.join(', and ')}.`;
  const lines = [...new Set(all.map(({ line }) => line))].slice(0, 3);
  return { level: 'warning', rule: RULE, message: message.slice(0, 240), line: set.line, with: lines };
}

/** `states` for `bed_status`, `roles` for `Role`. */
function isNoun(name: string, noun: string): boolean {
  const [last, word] = [stem(wordsOf(name).at(-1) ?? ''), stem(noun.toLowerCase())];
  const same = (one: string): string => (/^(?:status|statuse|state|stage)$/.test(one) ? 'state' : one);
  return same(last) === same(word);
}

/** Two at least in common, more than they differ in, and few in which they do. */
function isOneSet(one: ValueSet, other: ValueSet): boolean {
  const shared = one.values.filter((value) => has(other, value)).length;
  const differ = odds(one, other).length;
  return shared >= 2 && differ <= MOST && shared >= differ;
}

function odds(one: ValueSet, other: ValueSet): string[] {
  return [...one.values.filter((value) => !has(other, value)), ...other.values.filter((value) => !has(one, value))];
}

function has({ values }: ValueSet, value: string): boolean {
  return values.some((one) => {
    const [longer, shorter] = [valueKey(one), valueKey(value)].sort((a, b) => b.length - a.length);
    return (
      longer === shorter ||
      (/^[A-Z0-9_]+$/.test(one + value) && (longer ?? '').endsWith(shorter ?? '') && (shorter ?? '').length > 3)
    );
  });
}
