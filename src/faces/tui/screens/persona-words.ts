import type { Persona, ToolGrant } from '../../../personas/persona.ts';
import type { AskPolicy, ModelChoice } from '../../../session/events.ts';
import { isFailure } from '../is-failure.ts';
import { plural } from '../parts/numbers.ts';
import { paragraph } from '../parts/paragraph.ts';
import { pathFromHome, pathWithin } from '../parts/path-within.ts';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { Stage } from '../stage.ts';
import type { Theme } from '../theme.ts';

const GAP = '    ';

const ASKS: Record<AskPolicy, string> = {
  always: 'asks first, always',
  'when-unclear': 'asks when unclear',
  never: 'never asks',
};

/** What tools come to, for a person: several names of ours are one word here. */
const TOOL_WORDS: readonly (readonly [word: string, names: readonly string[]])[] = [
  ['read', ['read']],
  ['search', ['glob', 'grep']],
  ['write', ['write', 'edit']],
  ['run', ['bash']],
  ['web', ['web_search', 'web_fetch']],
];

/** Cells of the words before each row of facts. */
const LABEL = 8;
/** Rows of the summary in the closer look. */
const SUMMARY_ROWS = 2;

/**
 * A closer look at a persona: who it is and why it stands here, what it is for, how it works, what its report holds,
 * and how its file was read. Always as many rows, so that nothing below moves while one looks through the list.
 */
export function previewLines(stage: Stage, theme: Theme, columns: number, persona: Persona, reason?: string): string[] {
  const { accent, dim, strong, warn, signs } = theme;
  const width = textWidth(columns);
  const line = (...spans: Span[]): string => row(width + 1, [['   '], ...spans], [], signs.ellipsis);
  const summary = paragraph(persona.summary, width - 2, SUMMARY_ROWS, signs.ellipsis).map((words) => line([words]));
  const [first, ...others] = persona.problems.filter(({ level }) => level !== 'note');
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const label = (word: string): Span => [word.padEnd(LABEL), dim];
  return [
    line([persona.name, strong], [GAP], reason ? [reason, accent] : [placeOf(stage, persona), dim]),
    ...summary,
    ...Array<string>(SUMMARY_ROWS - summary.length).fill(''),
    line(label('model'), ...modelSpans(stage, theme, persona), [GAP], [ASKS[persona.questions]]),
    line(label('tools'), [toolWords(persona.tools)]),
    line(label('report'), [persona.report.length > 0 ? persona.report.join(` ${signs.dot} `) : 'its own sections']),
    first ? line([`${signs.warn} line ${first.line}: ${first.message}${more}`, warn]) : '',
  ];
}

/** `opus → Opus 5.5`; or why none can be had. */
function modelSpans(stage: Stage, { dim, bad, signs }: Theme, persona: Persona): Span[] {
  const choice = stage.modelFor(persona);
  const asked = persona.model ?? 'inherit';
  const start: Span[] = [[asked], [` ${signs.right} `, dim]];
  if (isFailure(choice)) return [...start, [`${signs.bad} ${choice.message}`, bad]];
  return [...start, [modelWords(stage, choice)]];
}

/** A model as people call it. */
function modelWords(stage: Stage, choice: ModelChoice): string {
  return choice.provider === 'planner' ? 'the planner' : stage.modelName(choice.id);
}

/** `read, search, web`: what the persona is granted, in words; then what it names and we do not have. */
export function toolWords({ mode, granted, denied, unknown }: ToolGrant): string {
  if (mode === 'none') return 'none';
  const open = mode !== 'list';
  const words = TOOL_WORDS.filter(([, names]) =>
    names.some((name) => (open || granted.includes(name)) && !denied.includes(name)),
  ).map(([word]) => word);
  const servers = granted.filter((name) => name.startsWith('mcp__')).length;
  const all = [...words, ...(servers > 0 ? [plural(servers, 'MCP tool')] : [])];
  const missing = unknown.length > 0 ? ` (not here: ${unknown.join(', ')})` : '';
  return (all.join(', ') || 'none') + missing;
}

/** Where a persona comes from, when it is not built in: its file, from the workspace or the home folder it lies in. */
export function placeOf(stage: Stage, { source }: Persona): string {
  return source.place === 'built-in' ? 'built in' : shownPath(stage, source.path);
}

/** A path from the workspace, else from `~`, else as it is. */
export function shownPath({ look: { workspace, home = '' } }: Stage, path: string): string {
  const here = pathWithin(workspace, path);
  return here === path ? pathFromHome(home, path) : here;
}
