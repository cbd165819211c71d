import type { Finding } from '../../../session/finding.ts';
import type { Design, Diagram, DiagramMessage } from '../design.ts';
import { asSequence } from '../diagrams/http-calls.ts';
import { type SpokenCall, spokenCalls } from '../diagrams/spoken-calls.ts';
import { nameKey, wordsOf } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { type Callable, callables, isPart } from '../prose/callables.ts';
import { isElsewhere } from '../prose/is-elsewhere.ts';
import { isSlip } from '../prose/is-slip.ts';
import { VERB } from '../prose/verb.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/diagram-method';

type Arrow = { message: DiagramMessage; calls: SpokenCall[]; label: string };
type Context = { design: Design; all: readonly Callable[]; diagram: Diagram; served: ReadonlySet<string> };

/** Calls on the arrows of diagrams (of gRPC methods, GraphQL fields, operation ids) that the contract does not have. */
export const diagramMethods: Rule = {
  name: RULE,
  find(design) {
    const all = callables(design);
    return all.length === 0 ? [] : design.diagrams.flatMap((diagram) => findIn(diagram, all, design));
  },
};

function findIn(diagram: Diagram, all: readonly Callable[], design: Design): Finding[] {
  const sequence = asSequence(diagram);
  if (!sequence) return [];
  const labels = new Map(sequence.participants.map(({ id, label }) => [id, label]));
  const arrows = sequence.messages
    .filter(({ reply, from, to, text }) => !reply && (from !== to || /\b(?:mutation|query) [a-z]/.test(text)))
    .map((message): Arrow => ({ message, calls: spokenCalls(message.text), label: labels.get(message.to) ?? '' }));
  const served = new Set(
    arrows.filter(({ calls }) => calls.some((call) => isKnown(call, all))).map(({ message }) => message.to),
  );
  const context = { design, all, diagram, served };
  return arrows.flatMap((arrow) => arrow.calls.flatMap((call) => judge(call, arrow, context)));
}

function isKnown({ name, owner }: SpokenCall, all: readonly Callable[]): boolean {
  return all.some(
    (one) => nameKey(one.name) === nameKey(name) && (owner === undefined || !one.owner || isOf(one, owner)),
  );
}

function judge(call: SpokenCall, arrow: Arrow, context: Context): Finding[] {
  if (isKnown(call, context.all) || isNoCall(call, context)) return [];
  const isMethod = /^[A-Z][a-z]/.test(call.name);
  const pool = context.all.filter(({ name }) => /^[A-Z]/.test(name) === isMethod);
  if (pool.length === 0 || pool.some(({ from }) => isPart(context.design, from))) return [];
  const meant = isMethod ? methodsMeant(call, arrow, pool, context) : fieldsMeant(call, arrow, pool, context);
  const [first] = meant;
  if (!first) return [];
  const near = meant.find(({ name }) => isSlip(name, call.name)) ?? first;
  const names = [...new Set(meant.map(({ name }) => name))].slice(0, 6).join(', ');
  const message = `The contract has no \`${call.name.slice(0, 60)}\` to be called here; it has ${names} (line ${near.line}).`;
  return [{ level: 'warning', rule: RULE, message, line: arrow.message.line, with: [near.line] }];
}

/** What every server of gRPC has beside its contract. */
const PLUMBING =
  /^(?:health(?:check)?|ping|reflection|serverreflection|grpc\w*|https?|rest|json|protobuf|mtls|tls|tcp)$/i;
/** Events are called by what has happened. */
const HAPPENED = /(?:[a-z]ed|Sent|Paid|Made|Lost|Held|Built|Begun|Done|Left|Event|Message|Command)$/;

/** Whether a name is that of a whole service, of a message that the document knows, or of what any server has. */
function isNoCall({ name, owner }: SpokenCall, context: Context): boolean {
  return (
    PLUMBING.test(owner ?? name) ||
    (owner === undefined && context.all.some((one) => isCalled(one, name))) ||
    (HAPPENED.test(name) && !isLone(name, context))
  );
}

/** The methods of the service that is called: it is named, or the participant is called so, or it has others of them. */
function methodsMeant(
  call: SpokenCall,
  arrow: Arrow,
  pool: readonly Callable[],
  context: Context,
): readonly Callable[] {
  const { name, owner } = call;
  if (owner !== undefined) return pool.filter((one) => isOf(one, owner));
  if (context.design.shapes.some((shape) => shape.name === name)) return [];
  const called = pool.filter((one) => isCalled(one, arrow.label));
  const meant = called.length > 0 ? called : context.served.has(arrow.message.to) ? pool : [];
  if (wordsOf(name).length < 2) {
    // A single word may be one of the language, unless methods are called so and it is nowhere else.
    const single = meant.some((one) => wordsOf(one.name).length < 2);
    return single && context.served.has(arrow.message.to) && isLone(name, context) ? meant : [];
  }
  if (meant.length > 0) return meant;
  return isLone(name, context) ? kinOf(name, pool) : [];
}

/** The fields of the schema, where a word says that it is one, where it is a slip, or where others of them are called there. */
function fieldsMeant(call: SpokenCall, arrow: Arrow, pool: readonly Callable[], context: Context): Callable[] {
  const { name, kind } = call;
  const near = pool.filter((one) => one.from === 'graphql' && isSlip(one.name, name));
  if (near.length > 0) return near;
  if (kind !== undefined) return /^[a-z]/.test(name) ? pool.filter(({ method }) => method === kind) : [];
  const [verb = '', ...thing] = wordsOf(name);
  if (!/[A-Z]/.test(name) || thing.length === 0 || !VERB.test(verb) || !isLone(name, context)) return [];
  const isServed = context.served.has(arrow.message.to) || arrow.calls.some((one) => isKnown(one, pool));
  return isServed ? [...pool] : kinOf(name, pool);
}

/** Whether nothing outside of the diagram has this name. */
function isLone(name: string, { design, diagram }: Context): boolean {
  return !artifactWords(design).has(name.toLowerCase()) && !isElsewhere(name, diagram, design);
}

/** Those of the same thing, for a verb in front of a thing. */
function kinOf(name: string, pool: readonly Callable[]): Callable[] {
  const thing = (one: string): string => stem(wordsOf(one).at(-1) ?? '');
  const kin = pool.filter((one) => wordsOf(one.name).length > 1 && thing(one.name) === thing(name));
  // `order` is a thing and a verb: it is a thing where several are of it.
  return VERB.test(wordsOf(name)[0] ?? '') && kin.length > (VERB.test(thing(name)) ? 1 : 0) ? kin : [];
}

function isOf({ owner = '' }: Callable, service: string): boolean {
  return nameKey(owner) === nameKey(service);
}

/** Whether a participant is called as the service is: `ingest-service` and `Ingest`. */
function isCalled({ owner = '' }: Callable, label: string): boolean {
  const bare = (name: string): string =>
    wordsOf(name)
      .map(stem)
      .filter((word) => !/^(?:service|svc|api|server|grpc)$/.test(word))
      .join('');
  const own = bare(owner);
  return own !== '' && own === bare(label);
}
