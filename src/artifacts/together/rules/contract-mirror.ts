import type { Finding } from '../../../session/finding.ts';
import type { Field, Shape } from '../design.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** A type of a client's own language has the fields, the empty ones and the values of the contract's type of that name. */
export const contractMirror: Rule = {
  name: 'together/contract-mirror',
  find: ({ shapes }) =>
    soften(
      shapes
        .filter(({ from }) => from === 'typescript')
        .flatMap((own) => {
          const [other, ...more] = shapes.filter(
            ({ from, name }) => /^(?:openapi|graphql|protobuf)$/.test(from) && nameKey(name) === nameKey(own.name),
          );
          return other && more.length === 0 ? held(own, other) : [];
        }),
      MOST,
    ),
};

const MOST = 3;

function held(own: Shape, other: Shape): Finding[] {
  if (own.values && other.values) return valuesOf(own.name, own, other);
  const pairs = own.fields.flatMap((field) => {
    const twin = other.fields.find(({ name }) => nameKey(name) === nameKey(field.name));
    return twin ? [{ field, twin }] : [];
  });
  const rest = own.fields.filter((field) => !pairs.some((pair) => pair.field === field));
  const left = other.fields.filter((field) => !pairs.some((pair) => pair.twin === field));
  // A part of it, or a thing of the same name.
  if (pairs.length < 3 || pairs.length < rest.length * 3) return [];
  return [
    ...renamed(own, other, rest, left),
    ...pairs.flatMap(({ field, twin }) => [
      ...emptiness(own, other, field, twin),
      ...valuesOf(`${own.name}.${field.name}`, field, twin),
    ]),
  ];
}

/** Each side has one that the other lacks: one of them goes by another name. */
function renamed({ name }: Shape, other: Shape, rest: readonly Field[], left: readonly Field[]): Finding[] {
  const [field, ...more] = rest;
  const [twin, ...others] = left;
  if (!field || more.length > 0 || others.length > 0) return [];
  const instead = twin ? `; it has ${twin.name}` : '';
  const message = `${name}.${field.name} of the TypeScript is no field of the contract's ${other.name}${instead}.`;
  return [finding(message, field.line, twin?.line ?? other.line)];
}

function emptiness(own: Shape, other: Shape, field: Field, twin: Field): Finding[] {
  if (other.from === 'protobuf') return [];
  const [mayLack, twinMayLack] = [isEmpty(field), isEmpty(twin)];
  const said = `${own.name}.${field.name}`;
  if (!mayLack && twin.nullable)
    return [finding(`${said} is never null in the TypeScript; the contract lets it be null.`, field.line, twin.line)];
  if (field.nullable && !twinMayLack)
    return [finding(`${said} may be null in the TypeScript; in the contract it never is.`, field.line, twin.line)];
  return [];
}

function isEmpty({ nullable, required }: Field): boolean {
  return nullable || !required;
}

function valuesOf(
  name: string,
  { values, line }: { values?: readonly string[]; line: number },
  twin: { values?: readonly string[]; line: number },
): Finding[] {
  if (!values || !twin.values) return [];
  const has = (all: readonly string[], value: string): boolean => all.some((one) => nameKey(one) === nameKey(value));
  const strange = values.filter((value) => !has(twin.values ?? [], value));
  const missing = twin.values.filter((value) => !has(values, value));
  if (strange.length + missing.length === 0 || strange.length > values.length / 2) return [];
  const what = [
    ...(strange.length > 0 ? [`has ${strange.slice(0, 4).join(', ')}`] : []),
    ...(missing.length > 0 ? [`lacks ${missing.slice(0, 4).join(', ')}`] : []),
  ].join(' and ');
  return [finding(`${name} of the TypeScript ${what}, unlike the contract's.`, line, twin.line)];
}

function finding(message: string, line: number, beside: number): Finding {
  return { level: 'warning', rule: 'together/contract-mirror', message, line, with: [beside] };
}
