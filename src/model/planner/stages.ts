import type { ToolUseBlock } from '../../session/events.ts';
import type { ModelRequest } from '../model.ts';
import type { Ask } from './ask/ask.ts';
import { explain } from './ask/explain.ts';
import { questionsFor } from './ask/questions.ts';
import { composeDesign, type Design } from './design/design.ts';
import { NO_CHANGES, scopeOf } from './design/scope.ts';
import type { Reply } from './reply.ts';
import { looksFor, worthReading } from './repo/look.ts';
import { globbedPaths, type Result } from './repo/results.ts';
import { findingsOf, isReview } from './review/review.ts';
import { revise } from './revise/revise.ts';
import { saidChanges } from './revise/understand-change.ts';
import { type Understood, understand } from './understand.ts';
import { listed } from './words/spelling.ts';
import { withNextStep } from './write/next-step.ts';
import { reportText, writeReport } from './write/report.ts';

const MOST_AT_ONCE = 4;
const MOST_ASKS = 2;
/** As the user is told of `--questions few`. */
const FEW = 3;

/** A report that was cut goes on with its very next character: it would come out the same again. */
function goOn(understood: Understood, request: ModelRequest): Reply | undefined {
  const { report = '', said } = request.intent;
  if (said.length > 0) return undefined;
  const whole = design(understood, request);
  const isCut = whole.kind === 'text' && whole.text.startsWith(report) && whole.text.length > report.length;
  return isCut ? { ...whole, text: whole.text.slice(report.length) } : undefined;
}

/** What the planner says next: it looks, reads, asks, designs, and then revises. A pure function of the request. */
export function nextReply(request: ModelRequest): Reply {
  const { intent, messages } = request;
  const understood = understand(intent, messages);
  const offered = new Set(request.tools.map(({ name }) => name));
  return (
    explain(intent) ??
    look(understood, offered) ??
    read(understood, offered) ??
    ask(understood, offered, request) ??
    (intent.report === undefined ? design(understood, request) : undefined) ??
    goOn(understood, request) ??
    revise(understood, understoodBefore(understood, request), intent, intent.report ?? '')
  );
}

function understoodBefore(understood: Understood, { intent, messages }: ModelRequest): Understood {
  const { askedBefore: asked } = intent;
  return asked ? understand({ ...intent, asked }, messages) : understood;
}

function look({ results, reading }: Understood, offered: ReadonlySet<string>): Reply | undefined {
  if (!offered.has('glob') || results.some(({ name }) => name === 'glob')) return undefined;
  const calls = looksFor(reading.job).map(({ pattern }, at) => call(results, at, 'glob', { pattern }));
  return {
    kind: 'calls',
    thinking: 'First a look at what the repo holds: packages, schemas, contracts, services.',
    calls,
  };
}

function read({ results, reading }: Understood, offered: ReadonlySet<string>): Reply | undefined {
  if (!offered.has('read') || results.some(({ name }) => name === 'read')) return undefined;
  const looks = looksFor(reading.job);
  const found = looks.map(({ pattern }) =>
    results.find(({ name, input }) => name === 'glob' && isPattern(input, pattern)),
  );
  const paths = worthReading(
    looks,
    found.map((result) => (result ? globbedPaths(result) : [])),
  );
  if (paths.length === 0) return undefined;
  const calls = paths.map((path, at) => call(results, at, 'read', { path }));
  return { kind: 'calls', thinking: `Worth reading: ${listed(paths)}.`, calls };
}

/** Questions in all: as many as the user wants, else as many as the persona is in the habit of. */
function mostQuestions({ pace, persona }: ModelRequest['intent']): number {
  if (pace === 'few') return FEW;
  return persona.questions === 'always' || pace === 'all' ? MOST_AT_ONCE + 1 : MOST_AT_ONCE;
}

function isPattern(input: unknown, pattern: string): boolean {
  return typeof input === 'object' && input !== null && 'pattern' in input && input.pattern === pattern;
}

function ask(understood: Understood, offered: ReadonlySet<string>, { intent }: ModelRequest): Reply | undefined {
  const { results, reading, repo } = understood;
  const calls = results.filter(({ name }) => name === 'ask');
  const enough = (calls.length >= MOST_ASKS && !intent.oneByOne) || calls.some(({ isError }) => isError);
  if (!offered.has('ask') || intent.persona.questions === 'never' || intent.report !== undefined || enough)
    return undefined;
  const most = mostQuestions(intent);
  const scope = scopeOf(reading, NO_CHANGES, repo);
  const known = new Set(intent.asked.map(({ question }) => question.question));
  const open = questionsFor(reading, repo, scope, most)
    .filter(({ topic }) => !isReview({ reading, repo }) || topic === 'care')
    .filter(({ question }) => !known.has(question));
  if (open.length === 0) return undefined;
  const now = open.slice(0, intent.oneByOne ? 1 : open.length > MOST_AT_ONCE ? MOST_AT_ONCE - 1 : MOST_AT_ONCE);
  const subject = isReview({ reading, repo })
    ? `A review of ${listed(repo.given.map(({ path }) => path))}. `
    : undefined;
  const thinking = subject
    ? `${subject}What is left open: ${listed(now.map(({ header }) => header.toLowerCase()))}.`
    : `The brief is about ${scope.name}: ${listed(scope.things.slice(0, 6).map(({ many }) => many))}. What it leaves open: ${listed(now.map(({ header }) => header.toLowerCase()))}.`;
  return { kind: 'calls', thinking, calls: [call(results, 0, 'ask', { questions: now.map(asInput) })] };
}

/** A question in the form that the tool takes. */
function asInput({ header, question, why, kind, options, recommended, because }: Ask): object {
  const label = options[recommended]?.label;
  return {
    header,
    question,
    why,
    kind,
    options: options.map((option) => ({ label: option.label, effect: option.effect })),
    ...(label === undefined ? {} : { recommended: label, because }),
  };
}

function design({ reading, repo }: Understood, { intent }: ModelRequest): Reply {
  const changes = saidChanges(intent.said, scopeOf(reading, NO_CHANGES, repo));
  const design = composeDesign({ reading, repo, asked: intent.asked, changes });
  const report = withNextStep(writeReport(design, intent.sections), design, intent.persona.prompt);
  return { kind: 'text', thinking: isReview(design) ? found(design) : designed(design), text: reportText(report) };
}

function found(design: Design): string {
  const findings = findingsOf(design);
  return `${findings.length} findings in ${listed(design.repo.given.map(({ path }) => path))}.`;
}

function designed({ scope, flows, tables, operations }: Design): string {
  return `${tables.length} tables, ${flows.length} flows and ${operations.length} operations for ${scope.name}.`;
}

/** Ids count on through the conversation, so each is used once. */
function call(results: readonly Result[], at: number, name: string, input: unknown): ToolUseBlock {
  return { type: 'tool_use', id: `plan_${results.length + at + 1}_${name}`, name, input };
}
