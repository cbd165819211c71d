import type { Finding } from '../../../session/finding.ts';
import { withoutZero } from '../contract/zero-value.ts';
import type { Design, Diagram, Named } from '../design.ts';
import { literally } from '../literally.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';

type Values = { name: string; values: string[]; line: number };

/** States of a diagram against the values that a column or a field of the same lifecycle may have. */
export const diagramStates: Rule = {
  name: 'together/diagram-state',
  find(design) {
    const lists = valueLists(design);
    return design.diagrams.flatMap((diagram) =>
      diagram.kind === 'state' && diagram.states.length >= 2
        ? compare(
            diagram.states,
            diagram.line,
            lists.filter((list) => !isOfGroups(list, diagram)),
          ).filter(({ message }) => !isToldInWords(message, design))
        : [],
    );
  },
};

/** Whether some of the values are groups of the diagram: what is inside of them is then told nowhere else. */
function isOfGroups({ values }: Values, { states, edges }: Extract<Diagram, { kind: 'state' }>): boolean {
  const own = new Set(states.map(({ name }) => nameKey(name)));
  const groups = new Set(edges.flatMap(({ from, to }) => [nameKey(from), nameKey(to)]).filter((one) => !own.has(one)));
  return values.some((value) => nameKey(value) !== '' && groups.has(nameKey(value)));
}

/** Whether a sentence says of a value that is not drawn how it comes about: `` `cancelled` is reached from `open` ``. */
function isToldInWords(message: string, { prose }: Design): boolean {
  const [, value = ''] = /^The value `([^`]+)`/.exec(message) ?? [];
  const said = new RegExp(
    String.raw`\x60${literally(value)}\x60\s+(?:is|can be|may be)\s+(?:reached|entered|set|possible|allowed)\s+(?:from|in|at)\b`,
  );
  return value !== '' && prose.passages.some(({ text }) => said.test(text.replaceAll('\n', ' ')));
}

function compare(states: readonly Named[], line: number, lists: readonly Values[]): Finding[] {
  const keys = new Set(states.map(({ name }) => nameKey(name)));
  const shared = ({ values }: Values): number => values.filter((value) => keys.has(nameKey(value))).length;
  const most = Math.max(0, ...lists.map(shared));
  // Fewer in common, and it is another lifecycle that happens to share a word or two.
  if (most < 2 || most < keys.size * 0.6) return [];
  const meant = lists.filter((list) => shared(list) === most && most >= list.values.length * 0.6);
  const [first] = meant;
  if (!first || meant.some(({ values }) => most === keys.size && values.length === keys.size)) {
    return first
      ? strangers(
          states,
          line,
          meant.filter(({ values }) => values.length !== keys.size || most !== keys.size),
        )
      : [];
  }
  return strangers(states, line, meant);
}

/** What one side has and the other has not. Lists that are alike are told of once. */
function strangers(states: readonly Named[], line: number, lists: readonly Values[]): Finding[] {
  const found = new Map<string, Finding>();
  const keys = new Set(states.map(({ name }) => nameKey(name)));
  for (const { name, values, line: at } of lists) {
    const own = new Set(values.map(nameKey));
    const extra = states.filter((state) => !own.has(nameKey(state.name)));
    for (const state of extra) {
      add(
        found,
        {
          message: `The state \`${state.name}\` of the diagram is not among the values of ${name} (line ${at}): ${values.join(', ')}.`,
          line: state.line,
          with: [at],
        },
        state.name,
      );
    }
    const never = values.filter((value) => !keys.has(nameKey(value)));
    if (never.length > 2) continue;
    for (const value of never) {
      add(
        found,
        {
          message: `The value \`${value}\` of ${name} (line ${at}) is not a state of the diagram.`,
          line: extra.length > 0 ? at : line,
          with: [extra.length > 0 ? line : at],
        },
        value,
      );
    }
  }
  return [...found.values()];
}

function add(
  found: Map<string, Finding>,
  { message, line, with: lines }: Pick<Finding, 'message' | 'line' | 'with'>,
  key: string,
): void {
  const before = found.get(key);
  if (before) before.with = [...(before.with ?? []), ...(lines ?? [])];
  else
    found.set(key, {
      level: 'warning',
      rule: 'together/diagram-state',
      message: message.slice(0, 220),
      line,
      ...(lines && { with: lines }),
    });
}

function valueLists({ schema, shapes }: Design): Values[] {
  return [
    ...schema.tables.flatMap((table) =>
      table.columns.flatMap(({ name, values, line }) =>
        values ? [{ name: `\`${table.name}.${name}\``, values, line }] : [],
      ),
    ),
    ...shapes.flatMap(({ name, values, line, fields, from }) => [
      ...(values ? [{ name: `\`${name}\``, values: withoutZero(values, from), line }] : []),
      ...fields.flatMap((field) =>
        // What has happened is no state.
        field.values && !/^(?:event_?)?(?:type|name|kind)$/i.test(field.name)
          ? [{ name: `\`${name}.${field.name}\``, values: withoutZero(field.values, from), line: field.line }]
          : [],
      ),
    ]),
  ];
}
